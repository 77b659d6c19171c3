"""How far the pieces of a sentence lean to each intent: naive Bayes, counted over all examples."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from zlib import crc32

SCARCE = 0.1  # added to every count, so that nothing is impossible
MOST = 255  # as often as an example's piece is counted
_PARTS, _PART_SHIFT = 64, 26  # sorted one after another, so that building takes little memory


@dataclass(frozen=True, slots=True)
class Counts:
    """How often which piece stands in examples of which intent.

    Behind each of `pieces`, in order, `starts` tells where its `intents` and their `times` begin;
    `held` are all pieces of each intent.
    """

    held: array[int]
    pieces: array[int]
    starts: array[int]
    intents: array[int]
    times: array[int]

    @classmethod
    def of(cls, examples: Iterable[tuple[str, Iterable[int]]], intents: Sequence[str]) -> Counts:
        """The counts over these examples, each with the intent it is one of."""
        places = {intent: place for place, intent in enumerate(intents)}
        held = array("I", [0] * len(intents))
        counts = cls(held, array("I"), array("I"), array("B"), array("B"))
        parts = [array("Q") for _ in range(_PARTS)]
        for intent, pieces in examples:
            place = places[intent]
            for piece in pieces:
                held[place] += 1
                parts[piece >> _PART_SHIFT].append(piece << 8 | place)
        for part in parts:
            counts._add(part)
        counts.starts.append(len(counts.intents))
        return counts

    def _add(self, part: array[int]) -> None:
        last = None
        for pair, times in sorted(Counter(part).items()):
            if pair >> 8 != last:
                last = pair >> 8
                self.pieces.append(last)
                self.starts.append(len(self.intents))
            self.intents.append(pair & 0xFF)
            self.times.append(min(MOST, times))


class Leanings:
    """For each piece of text, in how many examples of which intent it stands.

    All counts lie in four arrays, sorted by a checksum of the piece: a tenth of what a dictionary takes.
    """

    def __init__(self, intents: Sequence[str], counts: Counts) -> None:
        self._place = {intent: place for place, intent in enumerate(intents)}
        self.counts = counts
        self._pieces, self._starts = counts.pieces, counts.starts
        self._intents, self._counts = counts.intents, counts.times
        self._weight = [log(1 + n / SCARCE) for n in range(MOST + 1)]
        self._least = [-log(n + SCARCE * len(self._pieces)) for n in counts.held]

    def of(self, pieces: Collection[int], able: Collection[str]) -> Mapping[str, float]:
        """How far the pieces of a text lean to each of these intents."""
        scores = [0.0] * len(self._least)
        for piece in pieces:
            if (at := self._found(piece)) is None:
                continue
            for place in range(self._starts[at], self._starts[at + 1]):
                scores[self._intents[place]] += self._weight[self._counts[place]]
        places = {intent: self._place[intent] for intent in able}
        return {intent: scores[at] + len(pieces) * self._least[at] for intent, at in places.items()}

    def knows(self, said: str) -> float:
        """The share of the pairs of a text that stand in some example."""
        pairs = pieces_of(said, (2,)) if len(said) > 1 else pieces_of(said, (1,))
        return sum(self._found(pair) is not None for pair in pairs) / max(len(pairs), 1)

    def _found(self, piece: int) -> int | None:
        at = bisect_left(self._pieces, piece)
        return at if at < len(self._pieces) and self._pieces[at] == piece else None


def pieces_of(said: str, lengths: Sequence[int] = (1, 2, 3), mark: int = 0) -> set[int]:
    """Checksums of all characters, pairs and threes in a row; a mark keeps one kind from another."""
    data = said.encode("utf-16-le")
    return {
        crc32(data[at : at + 2 * length], mark)
        for length in lengths
        for at in range(0, len(data) - 2 * length + 2, 2)
    }
