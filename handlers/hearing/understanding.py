"""What a sentence means: the catalogue's intents that are like it, best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import exp

from handlers.hearing.catalogue import Catalogue, Intent
from handlers.hearing.clean import cores
from handlers.hearing.faces import is_face, meaning_of_face
from handlers.hearing.forms import without_doubles
from handlers.hearing.names import NO_NAMES, Names, beside
from handlers.hearing.rewording import spoken, written
from handlers.hearing.slots import Slots, read_slots, without_numbers
from handlers.hearing.sounds import heard

SURE = {"tell": 0.6, "talk": 0.6, "lead": 0.78, "none": 0.0}
ASK, ASK_AT_LEAST = 0.06, 0.4  # of each choice; of the best of them
MOST_CHOICES = 3
LIKE = 0.89  # at most, of what is not word for word
LONGEST = 60  # characters; what is longer is somebody's text
SHORTEST = 3  # characters; particles are kept where less would be left
DAMPING = 5.0  # pieces overlap, so that they tell less than their sum
KNOWN = 0.5  # the share of its pairs without which nothing is like a sentence
KNOWN_BY_SOUND = 0.9
MISHEARD = 0.5  # where less is known, the sounds are listened to as well
HINT, VETO = (
    3.0,
    -3.0,
)  # what a pattern that is likely or never gives; a reading against a veto is never sure


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
    """What a person means: one sure reading, up to three to choose from, or none.

    `states` tells where the person is; an intent bound to other states is not considered.
    """
    if is_face(said):
        return [Reading(meaning_of_face(said), 1.0, is_sure=True)]
    forms = cores(said)
    if len(forms[0]) > LONGEST or not any(map(str.isalpha, forms[0])):
        return []
    names = beside(names or NO_NAMES, catalogue.words)
    masked = names.masked(next((f for f in reversed(forms) if len(f) >= SHORTEST), forms[0]))
    matcher = Matcher(catalogue, states)
    settled = matcher.settled(without_numbers(names.masked(form).said) for form in forms)
    scores = {settled: 1.0} if settled else matcher.shares(without_numbers(masked.said))
    found = sorted(scores.items(), key=lambda pair: pair[1], reverse=True)
    slots = read_slots(forms[-1], masked.tracks, masked.branches)
    readings = [
        Reading(name, round(score, 3), _narrowed(catalogue.which[name], slots, masked.said))
        for name, score in found[:MOST_CHOICES]
    ]
    return _chosen(readings, catalogue, matcher.vetoed(masked.said))


class Matcher:
    """A catalogue as it applies in these states."""

    def __init__(self, catalogue: Catalogue, states: Collection[str]) -> None:
        self._catalogue = catalogue
        self._able = {n: i for n, i in catalogue.intents.items() if _fits(i, states)}
        self._is_anywhere = not states

    def settled(self, forms: Iterable[str]) -> str:
        """The one intent that claims the sentence as it stands or by a pattern; "" if none does."""
        for said in forms:
            claims = [n for n in self._catalogue.word_for_word.get(said, ()) if n in self._able]
            if claims:  # what is bound to a state comes first, where a state is known
                return claims[-1 if self._is_anywhere else 0]
            for name, pattern in self._catalogue.surely:
                if name in self._able and pattern.search(said) and self._allows(name, said):
                    return name
        return ""

    def shares(self, said: str) -> Mapping[str, float]:
        """How much of what a sentence leans to falls to each intent; empty where it is like nothing."""
        reworded = self._catalogue.rewording.of_masked(said)
        known = self._catalogue.written.knows(said)
        if known < KNOWN and self._catalogue.spoken.knows(heard(reworded)) < KNOWN_BY_SOUND:
            return {}
        scores = self._catalogue.written.of(written(said, reworded), self._able)
        if known < MISHEARD:
            by_sound = self._catalogue.spoken.of(spoken(reworded), self._able)
            scores = {name: score + by_sound[name] for name, score in scores.items()}
        scores = {name: scores[name] + self._told(name, said, reworded) for name in scores}
        most = max(scores.values())
        weights = {name: exp((score - most) / DAMPING) for name, score in scores.items()}
        total = sum(weights.values())
        return {name: LIKE * weight / total for name, weight in weights.items()}

    def vetoed(self, said: str) -> Collection[str]:
        """The intents that their `never` patterns rule out."""
        return [name for name in self._able if not self._allows(name, said)]

    def _told(self, name: str, said: str, reworded: str) -> float:
        """What the patterns of an intent add to its score."""
        likely = self._catalogue.likely.get(name)
        is_likely = likely and likely.search(f"{said}\n{reworded}")
        return (HINT if is_likely else 0.0) + (0.0 if self._allows(name, said) else VETO)

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
    """The one that is sure, else those near enough to ask about."""
    if not readings or catalogue.intents[readings[0].intent].kind == "none":
        return []
    best = readings[0]
    is_settled = len(readings) == 1
    if is_settled or (
        best.score >= SURE[catalogue.intents[best.intent].kind] and best.intent not in vetoed
    ):
        return [replace(best, is_sure=True)]
    if best.score < ASK_AT_LEAST:
        return []
    likely = (r for r in readings if r.score >= ASK and r.intent not in vetoed)
    return [reading for reading in likely if catalogue.intents[reading.intent].kind != "none"]
