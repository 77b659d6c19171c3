"""The long text of an application: the pieces it is kept in, and the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from campaign.applications import Application
from campaign.characters import printable
from campaign.word_count import count_characters

MOST_CHARACTERS = 100_000
LONGEST_MESSAGE = 2048  # bytes of UTF-8; what a person writes beyond may not arrive
_WIDEST_CHARACTER = 4  # bytes, so a cut between two of them may leave up to three unused
_CLOSING = tuple("。！？；：…”’」』）》】〉.!?;:)]\"'")


def tidy(text: str) -> str:
    """Line ends as \\n, nothing invisible, no spaces at the end of a line, no wide gaps."""
    text = printable(text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n")


def is_closed(piece: str) -> bool:
    """Whether a piece ends as a sentence does."""
    return piece.endswith(_CLOSING)


def was_cut(piece: str) -> bool:
    """Whether a piece broke off where a message can be no longer."""
    unused = LONGEST_MESSAGE - len(piece.encode())
    return 0 <= unused < _WIDEST_CHARACTER and not is_closed(piece)


def text_of(pieces: Sequence[str]) -> str:
    """The whole text: each piece on a new line, except behind one that was cut in mid-sentence."""
    ended = (piece if was_cut(piece) else f"{piece}\n" for piece in pieces[:-1])
    return "".join((*ended, *pieces[-1:]))


def pieces_of(text: str) -> tuple[str, ...]:
    """A tidy text as one piece a paragraph; text_of gives back exactly this text."""
    pieces: list[str] = []
    for paragraph in re.split(r"\n(?!\n)", text) if text else ():
        if pieces and was_cut(pieces[-1]):
            pieces[-1] += f"\n{paragraph}"
        else:
            pieces.append(paragraph)
    return tuple(pieces)


def essay_length(application: Application) -> int:
    """The 字数 of the long text so far."""
    return _length(application.essay)


@lru_cache(maxsize=256)
def _length(essay: tuple[str, ...]) -> int:
    return count_characters(text_of(essay))
