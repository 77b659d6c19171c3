"""Chinese numerals as people type them: `四`, `十五`, `一百二十`, `两千`, `一万二`."""

from __future__ import annotations

import re

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_DIGITS |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = "十百千万"
NUMERALS = "".join(_DIGITS) + _UNITS
_DIGIT = "([一二两三四五六七八九])"
_RUN = re.compile(rf"(?<![\d{NUMERALS}])[{NUMERALS}]+")
_BELOW_TEN_THOUSAND = re.compile(
    rf"(?:{_DIGIT}千)?(?:零?{_DIGIT}百)?(?:零?{_DIGIT}?(十))?(零)?{_DIGIT}?"
)


def arabic(text: str) -> str:
    """The text with every Chinese numeral in digits: `十五` as `15`, `二一` as `21`.

    What is no numeral, like `三四十` or `千万`, stays as it is.
    """
    return _RUN.sub(lambda run: _in_digits(run.group()), text)


def _in_digits(run: str) -> str:
    if not set(run) & set(_UNITS):
        return "".join(str(_DIGITS[digit]) for digit in run)
    high, ten_thousand, low = run.partition("万")
    number = _above(high, low) if ten_thousand else _below(run)
    return run if number is None else str(number)


def _above(high: str, low: str) -> int | None:
    """Ten thousands and what follows them; one digit alone counts thousands, as in `一万二`."""
    many, rest = _below(high), _below(low) if low else 0
    if many is None or rest is None:
        return None
    return many * 10_000 + (rest * 1000 if low in _DIGITS else rest)


def _below(run: str) -> int | None:
    match = _BELOW_TEN_THOUSAND.fullmatch(run)
    if not run or not match:
        return None
    thousands, hundreds, tens, ten, zero, ones = match.groups()
    worth = 1
    if ones and not ten and not zero:
        worth = 10 if hundreds else 100 if thousands else 1
    number = 1000 * _DIGITS.get(thousands, 0) + 100 * _DIGITS.get(hundreds, 0)
    return number + (10 * _DIGITS.get(tens, 1) if ten else 0) + worth * _DIGITS.get(ones, 0)
