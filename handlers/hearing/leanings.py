"""What the pieces of a sentence speak for, all examples of an intent taken together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import exp, log

from handlers.hearing.forms import Form

SCARCE = 0.02  # added to every count, so that nothing is impossible
LEAST = -2.0  # how much a piece speaks against an intent that does not know it
DAMPING = 6.0  # pieces overlap, so that they tell less than their sum
OFTEN = (
    2  # examples that hold a piece of three characters; what is rarer takes room and tells little
)
_LENGTH_WEIGHT = (0.0, 0.5, 1.0, 1.0)  # of pieces of one, two and three characters


class Leanings:
    """Naive Bayes over pieces of one to three characters: for each piece, how far it leans where."""

    def __init__(self, examples: Sequence[tuple[str, str, Form]]) -> None:
        count: dict[str, Counter[str]] = defaultdict(Counter)
        of_intent: Counter[str] = Counter()
        for intent, said, form in examples:
            of_intent[intent] += 1
            for piece in set(_pieces(said, form)):
                count[piece][intent] += 1
        total = len(examples)
        shared: dict[tuple[str, float], tuple[str, float]] = {}
        self._leaning: dict[str, tuple[tuple[str, float], ...]] = {}
        for piece, by_intent in count.items():
            if len(piece) > 2 and by_intent.total() < OFTEN:
                continue
            far = (
                (i, round(_leaning(piece, n, of_intent[i], by_intent.total(), total), 1))
                for i, n in by_intent.items()
            )
            self._leaning[piece] = tuple(shared.setdefault(pair, pair) for pair in far)

    def shares(self, said: str, form: Form, able: Collection[str]) -> Mapping[str, float]:
        """How much of what a sentence leans to falls to each intent; all shares together are 1."""
        leaning: dict[str, float] = defaultdict(float)
        for piece in set(_pieces(said, form)):
            for intent, far in self._leaning.get(piece, ()):
                leaning[intent] += far
        weights = {intent: exp(leaning.get(intent, 0.0) / DAMPING) for intent in able}
        total = sum(weights.values())
        return {intent: weight / total for intent, weight in weights.items()}


def _leaning(piece: str, inside: int, of: int, everywhere: int, total: int) -> float:
    likely = (inside + SCARCE) / (of + 0.5)
    elsewhere = (everywhere - inside + SCARCE) / (total - of + 0.5)
    return _LENGTH_WEIGHT[len(piece)] * (log(likely / elsewhere) - LEAST)


def _pieces(said: str, form: Form) -> Iterator[str]:
    yield from said
    ended = f"^{said}$"
    yield from (ended[at : at + 2] for at in range(len(ended) - 1))
    yield from (ended[at : at + 3] for at in range(len(ended) - 2))
    yield "?" if form.asks else "!"
    if form.denies:
        yield "-"
