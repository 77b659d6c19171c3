"""Whole numbers as people write them: `30 人`, `约30`, `一百二十`, `1,200`."""

from __future__ import annotations

import re

from handlers.hearing.clean import plain
from handlers.reading.numerals import arabic

_AHEAD = r"(?:加起来|合计|总计|大?约|大概|大致|差不多|一?共|总共|全部|有|现在?|目前|我们|小组|本|会员|成员|人数|数|是|为|就|[:=,\s])*"
_UNIT = r"\s*[个名位]?\s*(?:人|会员|成员|教?职工|员工|老师|教师)?"
_BEHIND = r"(?:左右|上下|吧|呢|了|的|。|[.,;!\s])*"
_INTEGER = re.compile(rf"{_AHEAD}(?<![\d.-])(\d{{1,6}})(?:\.0+)?{_UNIT}{_BEHIND}")
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MEN_AND_WOMEN = re.compile(r"\D*[男女]\D{0,4}(\d{1,5})\D{0,6}[男女]\D{0,4}(\d{1,5})\D{0,4}")
_ABOUT = re.compile(r"\D*?(?<![\d.\-−几])(\d{1,6})\s*[多余来]?\s*[个名位人](?![\d.]).*", re.DOTALL)


def read_integer(text: str) -> int | None:
    """The whole number that a text is; None where it is anything else."""
    match = _INTEGER.fullmatch(_digits(text))
    return int(match[1]) if match else None


def find_integer(text: str) -> int | None:
    """The only number that stands in a text, when it counts people; men and women together."""
    text = _digits(text)
    if both := _MEN_AND_WOMEN.fullmatch(text):
        return int(both[1]) + int(both[2])
    match = _ABOUT.fullmatch(text)
    return int(match[1]) if match and len(re.findall(r"\d+", text)) == 1 else None


def is_large(text: str) -> bool:
    """True for a number with too many digits to count people."""
    text = _digits(text).strip()
    return text.isdecimal() and len(text) > 6


def _digits(text: str) -> str:
    return arabic(_COMMA.sub("", plain(text)).replace("一共", "共"))
