"""Examples indexed by the pieces they are made of, so that the nearest are found at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

from handlers.hearing.forms import Form
from handlers.hearing.sounds import sounds

CHARACTER_WEIGHT = 0.5  # of a pair of characters
SOUND_WEIGHT = 0.93  # what only sounds the same is a little less sure
NEAREST = 40  # examples that are looked at closely


@dataclass(frozen=True, slots=True)
class Example:
    """One example of an intent, reworded, with what is compared."""

    intent: str
    said: str
    heard: str
    form: Form


class Pieces:
    """One way to take sentences apart: which examples hold a piece, and how much each piece tells."""

    def __init__(self, examples: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        intents: dict[str, set[str]] = defaultdict(set)
        taken_apart = [set(_pieces(said)) for _, said in examples]
        for number, ((intent, _), pieces) in enumerate(zip(examples, taken_apart, strict=True)):
            for piece in pieces:
                self._holders[piece].append(number)
                intents[piece].add(intent)
        self._total = len({intent for intent, _ in examples})
        self._weight = {p: _rarity(self._total, len(i), p) for p, i in intents.items()}
        self._of_intent = intents
        self._sizes = [sum(map(self._weigh, pieces)) for pieces in taken_apart]

    def likeness(self, said: Sequence[str]) -> tuple[Mapping[int, float], Mapping[str, float]]:
        """How like each example is to a sentence, and how much of it each intent explains."""
        pieces = set(_pieces(said))
        shared: dict[int, float] = defaultdict(float)
        explained: dict[str, float] = defaultdict(float)
        size = sum(map(self._weigh, pieces))
        for piece in pieces:
            if holders := self._holders.get(piece):
                weight = self._weight[piece]
                for number in holders:
                    shared[number] += weight
                for intent in self._of_intent[piece]:
                    explained[intent] += weight
        like = {n: 2 * both / (size + self._sizes[n]) for n, both in shared.items()}
        return like, {intent: weight / size for intent, weight in explained.items()}

    def _weigh(self, piece: str) -> float:
        return self._weight.get(piece) or _rarity(self._total, 0, piece)


class Index:
    """All examples of a catalogue."""

    def __init__(self, examples: Sequence[tuple[str, str, Form]]) -> None:
        unique = dict.fromkeys(examples)
        self.examples = [
            Example(intent, said, " ".join(sounds(said)), form) for intent, said, form in unique
        ]
        self._written = Pieces([(e.intent, e.said) for e in self.examples])
        self._heard = Pieces([(e.intent, e.heard.split(" ")) for e in self.examples])

    def nearest(self, said: str) -> Iterator[tuple[Example, float]]:
        """The examples most like a sentence by words, by sound and by spelling."""
        syllables = sounds(said)
        heard = " ".join(syllables)
        written, explained = self._written.likeness(said)
        by_sound, explained_by_sound = self._heard.likeness(syllables)
        first = sorted(by_sound, key=by_sound.__getitem__, reverse=True)[:NEAREST]
        for number in first:
            example = self.examples[number]
            in_words = _mixed(written.get(number, 0.0), explained.get(example.intent, 0.0))
            in_sound = _mixed(by_sound[number], explained_by_sound.get(example.intent, 0.0))
            in_sound = (in_sound + fuzz.ratio(heard, example.heard) / 100) / 2
            yield example, max(in_words, SOUND_WEIGHT * in_sound)


def _mixed(like: float, explained: float) -> float:
    return 0.75 * like + 0.25 * explained


def _pieces(said: Sequence[str]) -> Iterator[str]:
    """Every character or syllable, and every two in a row."""
    yield from said
    for one, two in zip(said, said[1:], strict=False):
        yield f"{one} {two}"


def _rarity(total: int, holders: int, piece: str) -> float:
    weight = log(1 + total / max(holders, 1))
    return weight if " " in piece else weight * CHARACTER_WEIGHT
