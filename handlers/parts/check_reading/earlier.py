"""Answers given before, spoken of again: `上一个改成没有`, `标识那项其实没有`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from campaign.parts.checklist import Checklist
from handlers.parts.check_reading.words import WORD, is_yes
from handlers.reading.entry_words import BACK, WORDS_BEHIND, entries_like

_CHANGES = r"(?:[,，\s]|错了?|不对|填|答|说|选|打|我|再|想想?|其实|应该?|改|换|成|为|回|是|就|还|都|的|了|吧)*"
_SAID = re.compile(
    rf"(?:把|将|哦|对了|不对|嗯|那|[,，])*(?:(?P<back>{BACK})|(?P<words>[^\d,，。;]{{2,12}}?){WORDS_BEHIND})"
    rf"{_CHANGES}(?P<word>{WORD})(?:[的了吧啊呢])*"
)


def read_earlier(text: str, part: Checklist, last: tuple[str, ...]) -> Mapping[str, bool] | None:
    """The answer to an item that is spoken of by its words or as the last one."""
    match = _SAID.fullmatch(text)
    if not match:
        return None
    found = last[-1:] if match["back"] else ()
    if match["words"]:
        found = entries_like(match["words"], {q.id: q.text for q in part.items})
    return {found[0]: is_yes(match["word"])} if len(found) == 1 else None
