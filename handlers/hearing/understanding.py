"""What a sentence means: the catalogue's intents that are like it, best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.hearing.catalogue import Catalogue, Intent
from handlers.hearing.clean import cores
from handlers.hearing.faces import is_face, meaning_of_face
from handlers.hearing.forms import without_doubles
from handlers.hearing.names import NO_NAMES, Names, beside
from handlers.hearing.pieces import piece_of_place, pieces_of
from handlers.hearing.slots import Slots, read_slots, without_numbers

SURE = {"tell": 0.33, "talk": 0.33, "lead": 0.6, "none": 0.0}
ASK, ASK_AT_LEAST = 0.06, 0.25  # of each choice; of the best of them
BEYOND_DOUBT = 0.75  # what is likelier needs no other readings beside it
MOST_CHOICES = 3
LIKE = 0.89  # at most, of what is not word for word
LONGEST = 60  # characters; what is longer is somebody's text
SHORTEST = 3  # characters; particles are kept where less would be left
VETOED = 0.2  # what is left of a reading that a pattern rules out; it is never sure


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a sentence may mean, how surely (0 to 1), and what it names.

    `is_sure`: it is the only reading, good enough to act on without asking which was meant.
    """

    intent: str
    score: float
    slots: Slots = Slots()
    is_sure: bool = False


def understand(
    said: str, states: Collection[str], catalogue: Catalogue, names: Names | None = None
) -> list[Reading]:
    """What a person means: one sure reading, with others that are likely, some to choose from, or none.

    `states` tells where the person is; an intent bound to other states is not considered.
    """
    if is_face(said):
        return [Reading(meaning_of_face(said), 1.0, is_sure=True)]
    forms = cores(said)
    if len(forms[0]) > LONGEST or not any(map(str.isalpha, forms[0])):
        return []
    names = beside(names or NO_NAMES, catalogue.words)
    masked = names.masked(_shortened(forms))
    matcher = Matcher(catalogue, states)
    whole = [without_numbers(names.masked(form).said) for form in forms]
    settled = matcher.settled(whole)
    scores = {settled: 1.0} if settled else matcher.shares(without_numbers(masked.said), whole[0])
    found = sorted(scores.items(), key=lambda pair: pair[1], reverse=True)
    slots = read_slots(forms[-1], masked.tracks, masked.branches)
    readings = [
        Reading(name, round(score, 3), _narrowed(catalogue.which[name], slots, masked.said))
        for name, score in found[:MOST_CHOICES]
    ]
    return _chosen(
        readings, catalogue, matcher.vetoed(masked.said, [reading.intent for reading in readings])
    )


def form_to_weigh(said: str, catalogue: Catalogue, names: Names) -> tuple[str, str]:
    """A sentence as its pieces are taken: without particles, and whole."""
    forms, names = cores(said), beside(names, catalogue.words)
    less, whole = _shortened(forms), forms[0]
    return without_numbers(names.masked(less).said), without_numbers(names.masked(whole).said)


def _shortened(forms: Sequence[str]) -> str:
    """Without particles, unless too little would be left."""
    return next((form for form in reversed(forms) if len(form) >= SHORTEST), forms[0])


class Matcher:
    """A catalogue as it applies in these states."""

    def __init__(self, catalogue: Catalogue, states: Collection[str]) -> None:
        self._catalogue = catalogue
        self._able = {n: i for n, i in catalogue.intents.items() if _fits(i, states)}
        self._states = states

    def settled(self, forms: Iterable[str]) -> str:
        """The one intent that claims the sentence as it stands or by a pattern; "" if none does."""
        for said in forms:
            claims = [n for n in self._catalogue.word_for_word.get(said, ()) if n in self._able]
            if claims:  # what is bound to a state comes first, where a state is known
                return claims[0 if self._states else -1]
            for name, pattern in self._catalogue.surely:
                if name in self._able and pattern.search(said) and self._allows(name, said):
                    return name
        return ""

    def shares(self, said: str, whole: str) -> Mapping[str, float]:
        """How likely each intent is, less where a pattern rules it out."""
        reworded = self._catalogue.rewording.of_masked(said)
        pieces = pieces_of(said, reworded, whole) | {piece_of_place(self._states)}
        found = self._catalogue.weights.shares(pieces, self._able)
        return {
            name: LIKE * share * (1 if share < ASK or self._allows(name, said) else VETOED)
            for name, share in found.items()
        }

    def vetoed(self, said: str, intents: Iterable[str]) -> Collection[str]:
        """Which of these intents their `never` patterns rule out."""
        return [name for name in intents if not self._allows(name, said)]

    def _allows(self, name: str, masked: str) -> bool:
        pattern = self._catalogue.never.get(name)
        return not (pattern and pattern.search(without_doubles(masked)))


def _fits(intent: Intent, states: Collection[str]) -> bool:
    return not intent.when or not states or not set(intent.when).isdisjoint(states)


def _narrowed(ways: Mapping[str, re.Pattern[str]], slots: Slots, masked: str) -> Slots:
    found = next((key for key, pattern in ways.items() if pattern.search(masked)), "")
    return replace(slots, which=found) if found else slots


def _chosen(
    readings: list[Reading], catalogue: Catalogue, vetoed: Collection[str]
) -> list[Reading]:
    """The one that is sure, with what else is likely, else those near enough to ask about."""
    if not readings or catalogue.intents[readings[0].intent].kind == "none":
        return []
    best, *others = readings
    if not others:
        return [replace(best, is_sure=True)]
    kinds = {reading.intent: catalogue.intents[reading.intent].kind for reading in readings}
    likely = [
        reading
        for reading in others
        if reading.score >= ASK and reading.intent not in vetoed and kinds[reading.intent] != "none"
    ]
    if best.score >= SURE[kinds[best.intent]] and best.intent not in vetoed:
        beside_it = likely if best.score < BEYOND_DOUBT else []
        return [replace(best, is_sure=True), *beside_it]
    if best.score < ASK_AT_LEAST:
        return []
    return ([] if best.intent in vetoed else [best]) + likely
