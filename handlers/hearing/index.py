"""Examples indexed by the pieces they are made of, so that the nearest are found at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

from handlers.hearing.forms import Form
from handlers.hearing.leanings import Leanings
from handlers.hearing.sounds import sounds

CHARACTER_WEIGHT = 0.5  # of one character against a pair
MISSING_WEIGHT = 0.5  # of what an example has and the sentence lacks against the reverse
UNKNOWN_WEIGHT = 0.7  # of a piece that no example holds against the rarest of those that one holds
SOUND_WEIGHT = 0.93  # what only sounds the same is a little less sure
COMMON, AT_LEAST = 40, 3  # a piece that more examples hold finds nobody, unless few are rarer
NEAREST = 20  # examples that are looked at closely


@dataclass(frozen=True, slots=True)
class Example:
    """One example of an intent, reworded, with its form."""

    intent: str
    said: str
    form: Form


class Pieces:
    """One way to take sentences apart: which examples hold a piece, and how much each piece tells."""

    def __init__(self, examples: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        shared: dict[str, str] = {}
        # one object for each piece, however many examples hold it: half of the memory
        self._of = [tuple({shared.setdefault(p, p) for p in _pieces(s)}) for _, s in examples]
        intents: dict[str, set[str]] = defaultdict(set)
        for number, (intent, _) in enumerate(examples):
            for piece in self._of[number]:
                self._holders[piece].append(number)
                intents[piece].add(intent)
        total = len({intent for intent, _ in examples})
        self._unknown = UNKNOWN_WEIGHT * log(1 + total)
        self._weight = {p: _weight(log(1 + total / len(i)), p) for p, i in intents.items()}
        self._sizes = [self._size(pieces) for pieces in self._of]

    def likeness(self, said: Sequence[str]) -> dict[int, float]:
        """How like the nearest examples are to a sentence."""
        pieces = set(_pieces(said))
        size = self._size(pieces)
        like = {}
        for number in self._near(pieces):
            both = self._size(piece for piece in self._of[number] if piece in pieces)
            missing, more = self._sizes[number] - both, size - both
            like[number] = both / (both + MISSING_WEIGHT * missing + (1 - MISSING_WEIGHT) * more)
        return like

    def _near(self, pieces: set[str]) -> list[int]:
        """The examples that share most with these pieces."""
        shared: dict[int, float] = defaultdict(float)
        known = sorted((p for p in pieces if p in self._holders), key=self._rank)
        for place, piece in enumerate(known):
            if place >= AT_LEAST and len(self._holders[piece]) > COMMON:
                break
            weight = self._weight[piece]
            for number in self._holders[piece]:
                shared[number] += weight
        return sorted(shared, key=shared.__getitem__, reverse=True)[:NEAREST]

    def _rank(self, piece: str) -> int:
        return len(self._holders[piece])

    def _size(self, pieces: Iterable[str]) -> float:
        weight, unknown = self._weight, self._unknown
        return sum(weight[p] if p in weight else _weight(unknown, p) for p in pieces)


class Index:
    """All examples of a catalogue."""

    def __init__(self, examples: Sequence[Example]) -> None:
        examples = list({(e.intent, e.said, e.form): e for e in examples}.values())
        self._examples = examples
        self.leanings = Leanings([(e.intent, e.said, e.form) for e in examples])
        self._heard = [sounds(example.said) for example in examples]
        self._written = Pieces([(e.intent, e.said) for e in examples])
        self._spoken = Pieces(
            [(e.intent, heard) for e, heard in zip(examples, self._heard, strict=True)]
        )

    def by_words(self, said: str) -> Iterator[tuple[Example, float]]:
        """The examples that have most words in common with a sentence, and how like it they are."""
        for number, like in self._written.likeness(said).items():
            yield self._examples[number], like

    def by_sound(self, said: str) -> Iterator[tuple[Example, float]]:
        """The examples that sound most like a sentence, letter for letter too."""
        heard = sounds(said)
        for number, like in self._spoken.likeness(heard).items():
            spelled = fuzz.ratio(heard, self._heard[number]) / 100
            yield self._examples[number], SOUND_WEIGHT * (like + spelled) / 2


def _pieces(said: Sequence[str]) -> Iterator[str]:
    """Every character or syllable, and every two in a row."""
    yield from said
    for one, two in zip(said, said[1:], strict=False):
        yield f"{one} {two}"


def _weight(rarity: float, piece: str) -> float:
    return rarity if " " in piece else rarity * CHARACTER_WEIGHT
