"""How much each piece of a sentence speaks for each intent, as `python -m tests.hearing --learn` found it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from math import exp
from zlib import crc32

SCALE = 20.0  # the file holds whole numbers: twentieths


class Weights:
    """The weights of all pieces, sorted by a checksum of the piece: a tenth of what a dictionary takes.

    The first line of the text names the intents; each other one is a piece, then place:weight pairs.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        first, *others = lines or ("",)
        self._place = {intent: place for place, intent in enumerate(first.split())}
        self._pieces, self._starts = array("I"), array("I")
        self._places, self._weights = bytearray(), array("b")
        for line in others:
            self._take(*line.split(" "))
        self._starts.append(len(self._places))

    def _take(self, piece: str, *pairs: str) -> None:
        self._pieces.append(crc32(piece.encode()))
        self._starts.append(len(self._places))
        for pair in pairs:
            place, _, weight = pair.partition(":")
            self._places.append(int(place))
            self._weights.append(int(weight))

    def shares(self, pieces: Collection[str], able: Collection[str]) -> Mapping[str, float]:
        """How likely each of these intents is; empty where nothing was learned of any."""
        places = {intent: self._place[intent] for intent in able if intent in self._place}
        if not places:
            return {}
        scores = [0] * len(self._place)
        for piece in pieces:
            if (at := self._found(crc32(piece.encode()))) is not None:
                for place in range(self._starts[at], self._starts[at + 1]):
                    scores[self._places[place]] += self._weights[place]
        unit = SCALE * len(pieces) ** 0.5
        most = max(scores[place] for place in places.values())
        found = {intent: exp((scores[at] - most) / unit) for intent, at in places.items()}
        total = sum(found.values())
        return {intent: share / total for intent, share in found.items()}

    def _found(self, piece: int) -> int | None:
        at = bisect_left(self._pieces, piece)
        return at if at < len(self._pieces) and self._pieces[at] == piece else None
