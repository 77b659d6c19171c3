"""Chinese numerals up to 九十九, as people type scores."""

from __future__ import annotations

import re

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_DIGITS |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_DIGIT = f"[{''.join(_DIGITS)}]"
_NUMERAL = re.compile(rf"({_DIGIT})?(十)({_DIGIT})?|{_DIGIT}+")


def arabic(text: str) -> str:
    """The text with every Chinese numeral written in digits: `十五` as `15`, `二一` as `21`."""
    return _NUMERAL.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    tens, ten, ones = match.groups()
    if ten:
        return str(_DIGITS.get(tens or "一", 1) * 10 + _DIGITS.get(ones or "零", 0))
    return "".join(str(_DIGITS[digit]) for digit in match.group())
