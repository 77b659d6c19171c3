"""`除了 信工、海洋`: who is left out, wherever in a sentence it stands."""

from __future__ import annotations

import re

from handlers.hearing.clean import plain

_BEGINS = re.compile(r"[\s,，、;；]*(?<![解删清扣开])除(?:了|去|开)?[\s:：]*")
_ENDS = re.compile(
    r"\s*(?:以外|之外|外(?=[\s,，、都的其全]|$)|[,，]?\s*(?=都|其[他它余]|剩|别的|全[部都]|统统)|[。;；:：])"
)
_THE_OTHERS = re.compile(r"^[\s,，、的]*(?:(?:其[他它余]|剩下?|别|全部?|统统)的?|都|[\s,，、])+")


def split_exception(text: str) -> tuple[str, str | None]:
    """A text without its 除了 and whom that names; with None where it has none."""
    text = plain(text)
    begins = _BEGINS.search(text)
    if not begins:
        return text, None
    tail = text[begins.end() :]
    ends = _ENDS.search(tail)
    who, behind = (tail[: ends.start()], tail[ends.end() :]) if ends else (tail, "")
    behind = _THE_OTHERS.sub("", behind)
    return f"{text[: begins.start()]} {behind}".strip(), who.strip()
