"""Cutting a long text into messages WeCom shows whole."""

from __future__ import annotations

MOST_BYTES = 2048  # WeCom cuts a text silently beyond this many bytes of UTF-8
_PAUSES = "、，；。！？"


def split(text: str, most: int = MOST_BYTES) -> list[str]:
    """The text in pieces of at most `most` bytes, cut between lines, inside a line only if it must.

    Then it is cut behind a comma or the like, where there is one in the second half.
    """
    if _size(text) <= most:  # nearly all are
        text = text.lstrip("\n")
        return [text] if text else []
    pieces, piece = [], ""
    for line in text.split("\n"):
        joined = f"{piece}\n{line}" if piece else line
        if _size(joined) <= most:
            piece = joined
            continue
        if piece:
            pieces.append(piece)
        *full, piece = _cut(line, most)
        pieces += full
    return [piece for piece in (*pieces, piece) if piece]


def _size(text: str) -> int:
    return len(text.encode())


def _cut(line: str, most: int) -> list[str]:
    cuts = []
    while _size(line) > most:
        head = line.encode()[:most].decode(errors="ignore")
        pause = max(map(head.rfind, _PAUSES)) + 1
        head = head[:pause] if 2 * pause > len(head) else head
        cuts.append(head)
        line = line[len(head) :]
    return [*cuts, line]
