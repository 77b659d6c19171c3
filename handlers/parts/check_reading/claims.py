"""What is said of named items: `1.是 2.否`, `除了2、4，其他都是`, `前三项是，后面否`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.parts.check_reading.words import WORD, is_yes

_NAME = r"第?\s*\d{1,2}(?!\d|\.\d)(?:\s*[项条题号])?"
_NAMES = rf"{_NAME}(?:\s*(?:[、,和及与到至~-]|\s)\s*{_NAME})*"
_BUT = r"(?:除了?|但是?|就|只有|只)"
_CLAIM = re.compile(
    rf"(?:但是?|而|就|(?P<only>只有?|仅))?\s*(?:(?P<rest>其[他它余]|剩下|余下|别|后面|后边)的?"
    rf"|(?P<all>全部?都?|都|所有)的?|前(?P<first>\d+)[项条个题]?|最?后(?P<last>\d+)[项条个题]?"
    rf"|\(?(?P<names>{_NAMES})\)?)\s*[、.):=,]?\s*(?:都|全|均)?\s*[填选答写为]?\s*[:=]?\s*"
    rf"(?:是(?=有|没|无|否))?(?P<word>{WORD})[\s,、;。.!]*"
)
_EXCEPT = re.compile(
    rf"{_BUT}\s*[:,]?\s*(?P<names>{_NAMES})\s*(?P<word>{WORD})?(?:以?外|之外)?[\s,、;。.!]*"
)
_SPAN = re.compile(r"(\d+)\s*[项条题号]?\s*(?:到|至|[~-])\s*第?\s*(\d+)")


@dataclass(slots=True)
class Claims:
    """What each named item is said to be, and what the others are."""

    named: dict[str, bool] = field(default_factory=dict)
    others: bool | None = None
    excepted: list[str] = field(default_factory=list)
    only: bool = False


def read_claims(text: str, order: Sequence[str]) -> Claims | None:
    """The claims that a text consists of; None where something is left over or contradicts."""
    claims, at, many = Claims(), 0, 0
    while at < len(text):
        match = _EXCEPT.match(text, at) if not _only(text, at) else None
        match = match or _CLAIM.match(text, at)
        if not match or not _add(claims, match, order):
            return None
        at, many = match.end(), many + 1
    return claims if many and _settle(claims, order) else None


def _only(text: str, at: int) -> bool:
    """True for `只有4没有`, which begins like an exception and is none of anything before."""
    return at == 0 and text.startswith(("只", "就"))


def _add(claims: Claims, match: re.Match[str], order: Sequence[str]) -> bool:
    """Note one claim; False where it contradicts one before."""
    found = match.groupdict()
    names = _names(found, order)
    if names is None or found["word"] is None:
        claims.excepted += names or ()
        return names is not None
    value = is_yes(found["word"])
    if match.re is _CLAIM and (found["rest"] or found["all"]):
        is_new = claims.others in (None, value)
        claims.others = value
        return is_new
    claims.only = claims.only or bool(found.get("only"))
    is_new = all(claims.named.get(name, value) == value for name in names)
    claims.named |= dict.fromkeys(names, value)
    return is_new


def _names(found: dict[str, str | None], order: Sequence[str]) -> list[str] | None:
    """The ids a claim is about; None for one that is unknown."""
    if first := found.get("first"):
        return list(order[: int(first)]) if int(first) <= len(order) else None
    if last := found.get("last"):
        return list(order[-int(last) :]) if 0 < int(last) <= len(order) else None
    text = _SPAN.sub(_spelled, found["names"] or "")
    names = re.findall(r"\d+", text)
    return names if set(names) <= set(order) else None


def _spelled(span: re.Match[str]) -> str:
    first, last = int(span[1]), int(span[2])
    return " ".join(map(str, range(first, last + 1))) if first < last else "-1 999"


def _settle(claims: Claims, order: Sequence[str]) -> bool:
    """Give exceptions the other sense; False where there is none to except from."""
    if claims.only and claims.others is None:
        claims.others = not next(iter(claims.named.values()))
    if claims.excepted and claims.others is None:
        return False
    for name in claims.excepted:
        if claims.named.setdefault(name, not claims.others) is claims.others:
            return False
    return True
