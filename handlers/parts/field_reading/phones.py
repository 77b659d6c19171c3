"""Phone numbers as people write them: `电话：82322450。`, `(+86)13800000000`, `82322450转8012`."""

from __future__ import annotations

import re

from handlers.hearing.clean import plain
from handlers.parts.field_reading.dates import is_a_date

LEAST_DIGITS, LEAST_WITH_AREA, MOST_DIGITS = 7, 10, 15
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LABEL = re.compile(
    r"(?:(?:我的|我|办公室?|联系|固定)*(?:电话|手机|座机|号码|联系方式|tel|phone|mobile)(?:号码?)?(?:是|为)?\s*[:.]?\s*)+",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:[\s。.,、;!~吧呢哦啊的]|谢谢)+$")
_MAIN = r"[+(]{0,2}\d[\d\-() ]{5,22}\d"
_PHONE = re.compile(
    rf"({_MAIN})(?:\s*,?\s*(?:转|分机|ext\.?|#)\s*:?\s*(\d{{1,6}}))?", re.IGNORECASE
)
_WITH_AREA = re.compile(r"[( ]*[0+]")


def read_phone(text: str) -> str | None:
    """The phone number that a text is; None where it is anything else."""
    text = _LABEL.sub("", plain(text).translate(_DASHES), count=1)
    match = _PHONE.fullmatch(_ENDING.sub("", text).strip())
    if not match or not _is_dialled(match[1]):
        return None
    return f"{match[1]}转{match[2]}" if match[2] else match[1]


def find_phone(text: str) -> str | None:
    """The only phone number that stands in a text."""
    found = [match[0] for match in _PHONE.finditer(plain(text).translate(_DASHES))]
    return read_phone(found[0]) if len(found) == 1 else None


def _is_dialled(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    least = LEAST_WITH_AREA if _WITH_AREA.match(number) else LEAST_DIGITS
    is_balanced = number.count("(") == number.count(")")
    return is_balanced and least <= len(digits) <= MOST_DIGITS and not is_a_date(number)
