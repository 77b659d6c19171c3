"""The long text of an application: the pieces it is kept in, and the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_CHARACTERS = 100_000
LONGEST_MESSAGE = 2048  # bytes of UTF-8; what a person writes beyond may not arrive
_WIDEST_CHARACTER = 4  # bytes, so a cut between two of them may leave up to three unused
_CLOSING = tuple("。！？；：…”’」』）》】〉.!?;:)]\"'")

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Controls, marks that turn the writing direction, byte order marks, halves of pairs, non-characters:
# invisible in the page, and some of them may not stand in a Word file at all.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff0-\ufffb\ufffe\uffff]"
)


def tidy(text: str) -> str:
    """Line ends as \\n, nothing invisible, no spaces at the end of a line, no wide gaps."""
    text = UNWANTED.sub("", LINE_ENDS.sub("\n", text))
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
