"""A summary as its page shows and saves it; who keeps it is not this page's business."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from bot.summary.links import Claim


@dataclass(frozen=True, slots=True)
class Draft:
    """A summary as it stands, and who looks at it; `closed_because` is said when it is not open."""

    title: str
    text: str
    minimum: int
    who: str
    is_open: bool
    closed_because: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written down: the text as it is kept now, and its 字数."""

    count: int
    text: str


class ChangedError(Exception):
    """The text is no longer the one that was edited; nothing was written."""

    def __init__(self, text: str) -> None:
        super().__init__("changed in between")
        self.text = text


class ClosedError(Exception):
    """No text is taken any more; the sentence says why."""

    def __init__(self, because: str) -> None:
        super().__init__(because)
        self.because = because


# write(claim, text, version) writes only if version_of(the present text) is `version`, in one step.
Read = Callable[[Claim], Draft]
Write = Callable[[Claim, str, str], Saved]


def version_of(text: str) -> str:
    """A short name for exactly this text."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
