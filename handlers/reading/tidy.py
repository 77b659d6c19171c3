"""Typed text made even before answers are looked for in it: marks like `①` and `4️⃣` as numbers."""

from __future__ import annotations

import re
import unicodedata

from handlers.hearing.clean import plain

_KEYCAP = r"[0-9]\ufe0f?\u20e3"
_ENCLOSED = r"[\u2460-\u249b\u24eb-\u24fe\u2776-\u2793]"
_MARK = re.compile(f"{_KEYCAP}|{_ENCLOSED}")
_POLITE = "吧呢哦啊哈呀了.!~ \n\t。,、;"


def tidy(text: str) -> str:
    """The plain text, without polite endings.

    Marks before other numbers are places, `①3` is `(1)3`; where there is nothing else they are
    the scores themselves.
    """
    if _MARK.search(text):
        alone = not re.search(r"[^\W分]", _MARK.sub("", text))
        text = _MARK.sub(
            lambda mark: f" {_number(mark[0])} " if alone else f"({_number(mark[0])})", text
        )
    return plain(text).rstrip(_POLITE)


def _number(mark: str) -> int:
    return int(unicodedata.numeric(mark[0]))
