"""What a sentence means: the catalogue's intents that are like it, best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from handlers.hearing.catalogue import Catalogue, Intent
from handlers.hearing.clean import cores
from handlers.hearing.forms import Form, form_of
from handlers.hearing.slots import Names, Slots, read_slots

SURE, ASK = 0.72, 0.5
MARGIN = 0.08  # by which a sure reading is ahead of all others
CLOSE = 0.25  # how far behind the best a choice may be
MOST_CHOICES = 3
LONGEST = 60  # characters; what is longer is somebody's text
ASKED_DIFFERENTLY, DENIED_DIFFERENTLY, ASKED_TO_LEAD = 0.85, 0.6, 0.6


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
    text = cores(said)
    if not text[0] or len(text[0]) > LONGEST:
        return []
    masked, tracks, branches = (names or Names()).masked(text[-1])
    slots = read_slots(text[-1], tracks, branches)
    able = {n: i for n, i in catalogue.intents.items() if _fits(i, states)}
    scores = _scores(catalogue, able, masked, form_of(text[0]))
    for name, pattern in catalogue.surely:
        if name in able and pattern.search(masked) and not _ruled_out(catalogue, name, masked):
            scores[name] = max(scores.get(name, 0.0), 1.0)
    found = sorted(scores.items(), key=lambda pair: pair[1], reverse=True)
    readings = [
        Reading(name, round(score, 3), _narrowed(catalogue.which.get(name, {}), slots, masked))
        for name, score in found[: MOST_CHOICES + 1]
    ]
    return _chosen(readings)


def _fits(intent: Intent, states: Collection[str]) -> bool:
    return not intent.when or not states or not set(intent.when).isdisjoint(states)


def _scores(
    catalogue: Catalogue, able: Mapping[str, Intent], masked: str, form: Form
) -> dict[str, float]:
    """The score of each intent: that of its example that is most like the sentence."""
    scores: dict[str, float] = {}
    for example, score in catalogue.index.nearest(catalogue.rewording.of_masked(masked)):
        name = example.intent
        if name in able and score * 1.0 > scores.get(name, 0.0):
            if form.asks != example.form.asks:
                is_dangerous = form.asks and able[name].kind == "lead"
                score *= ASKED_TO_LEAD if is_dangerous else ASKED_DIFFERENTLY
            if form.denies != example.form.denies:
                score *= DENIED_DIFFERENTLY
            if not _ruled_out(catalogue, name, masked):
                scores[name] = max(score, scores.get(name, 0.0))
    return scores


def _ruled_out(catalogue: Catalogue, name: str, masked: str) -> bool:
    pattern = catalogue.never.get(name)
    return bool(pattern and pattern.search(masked))


def _narrowed(ways: Mapping[str, re.Pattern[str]], slots: Slots, masked: str) -> Slots:
    found = next((key for key, pattern in ways.items() if pattern.search(masked)), "")
    return replace(slots, which=found) if found else slots


def _chosen(readings: list[Reading]) -> list[Reading]:
    """The one that is sure, else those near enough to ask about."""
    likely = [reading for reading in readings if reading.score >= ASK]
    if not likely:
        return []
    best = likely[0]
    second = readings[1].score if len(readings) > 1 else 0.0
    if best.score >= SURE and best.score - second >= MARGIN:
        return [replace(best, is_sure=True)]
    return [reading for reading in likely if best.score - reading.score <= CLOSE][:MOST_CHOICES]
