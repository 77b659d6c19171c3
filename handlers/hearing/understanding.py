"""What a sentence means: the catalogue's intents that are like it, best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from handlers.hearing.catalogue import Catalogue, Intent
from handlers.hearing.clean import cores
from handlers.hearing.faces import is_face, meaning_of_face
from handlers.hearing.forms import Form, form_of, without_doubles
from handlers.hearing.index import Example
from handlers.hearing.names import NO_NAMES, Names, beside
from handlers.hearing.slots import Slots, read_slots, without_numbers

SURE = {"tell": 0.5, "talk": 0.53, "lead": 0.64, "none": 0.0}
ASK = 0.46
MARGIN = 0.08  # by which a sure reading is ahead of all others
CLOSE = 0.2  # how far behind the best a choice may be
MOST_CHOICES = 3
LONGEST = 60  # characters; what is longer is somebody's text
SHORTEST = 3  # characters; particles are kept where less would be left
LEANING = 0.45  # of the score, against the example that is most like the sentence
HINT, HINT_TO_LEAD = 0.45, 0.3  # of what is missing to certainty, where a pattern speaks for it
NEARLY = 0.97  # word for word after rewording, yet not as it stands
CLAUSE = 0.9  # of a sentence that says more
POLITENESS = 0.85  # of small talk in a sentence that wants something too
ASKED_DIFFERENTLY, DENIED_DIFFERENTLY, ASKED_TO_LEAD = 0.9, 0.65, 0.65
_CLAUSES = re.compile(r"[,.;:!?~…、]+")


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
    said: str,
    states: Collection[str],
    catalogue: Catalogue,
    names: Names | None = None,
    *,
    by_clauses: bool = True,
) -> list[Reading]:
    """What a person means: one sure reading, up to three to choose from, or none.

    `states` tells where the person is; an intent bound to other states is not considered.
    `by_clauses`: one of several clauses may carry the meaning.
    """
    if is_face(said):
        return [Reading(meaning_of_face(said), 1.0, is_sure=True)]
    forms = cores(said)
    if len(forms[0]) > LONGEST or not any(map(str.isalpha, forms[0])):
        return []
    names = beside(names or NO_NAMES, catalogue.words)
    masked = names.masked(next((f for f in reversed(forms) if len(f) >= SHORTEST), forms[0]))
    matcher = Matcher(catalogue, states)
    scores = matcher.settled(without_numbers(names.masked(form).said) for form in forms)
    scores = scores or matcher.scores(without_numbers(masked.said), form_of(forms[0]), by_clauses)
    found = sorted(scores.items(), key=lambda pair: pair[1], reverse=True)
    slots = read_slots(forms[-1], masked.tracks, masked.branches)
    readings = [
        Reading(name, round(score, 3), _narrowed(catalogue.which[name], slots, masked.said))
        for name, score in found[: MOST_CHOICES + 1]
    ]
    return _chosen(readings, catalogue)


class Matcher:
    """A catalogue as it applies in these states."""

    def __init__(self, catalogue: Catalogue, states: Collection[str]) -> None:
        self._catalogue = catalogue
        self._able = {n: i for n, i in catalogue.intents.items() if _fits(i, states)}
        self._is_anywhere = not states

    def settled(self, forms: Iterable[str]) -> dict[str, float]:
        """The one intent that claims the sentence as it stands or by a pattern, if any does."""
        for said in forms:
            claims = [n for n in self._catalogue.word_for_word.get(said, ()) if n in self._able]
            if claims:  # what is bound to a state comes first, where a state is known
                return {claims[-1 if self._is_anywhere else 0]: 1.0}
            for name, pattern in self._catalogue.surely:
                if name in self._able and pattern.search(said) and self._allows(name, said):
                    return {name: 1.0}
        return {}

    def scores(self, masked: str, form: Form, by_clauses: bool) -> dict[str, float]:
        """The score of each intent: that of its example that is most like the sentence."""
        scores: dict[str, float] = {}
        self._note(scores, masked, masked, form, NEARLY)
        clauses = [clause for clause in _CLAUSES.split(masked) if len(clause) > 1]
        for clause in clauses if by_clauses and len(clauses) > 1 else ():
            self._note(scores, clause, masked, form_of(clause), CLAUSE)
        self._lean(scores, masked, form)
        self._hint(scores, masked, form)
        return self._without_politeness(scores) if len(clauses) > 1 else scores

    def _without_politeness(self, scores: dict[str, float]) -> dict[str, float]:
        """Small talk counts for less beside a clause that wants something."""
        kinds = {name: self._able[name].kind for name in scores}
        wanted = max((s for n, s in scores.items() if kinds[n] in ("tell", "lead")), default=0.0)
        if wanted < ASK:
            return scores
        return {n: s * (POLITENESS if kinds[n] == "talk" else 1) for n, s in scores.items()}

    def _lean(self, scores: dict[str, float], masked: str, form: Form) -> None:
        """Mix in what the whole sentence leans to."""
        reworded = self._catalogue.rewording.of_masked(masked)
        shares = self._catalogue.index.leanings.shares(reworded, form, self._able)
        for name in scores:
            scores[name] += LEANING * (shares[name] - scores[name])

    def _hint(self, scores: dict[str, float], masked: str, form: Form) -> None:
        """Raise the score of every intent that a pattern speaks for."""
        both = f"{masked}\n{self._catalogue.rewording.of_masked(masked)}"
        for name, pattern in self._catalogue.likely.items():
            if name in self._able and pattern.search(both) and self._allows(name, masked):
                is_led = self._able[name].kind == "lead"
                hint = (HINT_TO_LEAD if not form.asks else 0) if is_led else HINT
                score = scores.get(name, 0.0)
                scores[name] = score + (1 - score) * hint

    def _note(
        self, scores: dict[str, float], said: str, whole: str, form: Form, worth: float
    ) -> None:
        for example, like in self._nearest(self._catalogue.rewording.of_masked(said)):
            score = worth * like
            name = example.intent
            if name in self._able and score > scores.get(name, 0.0):
                score *= self._unlike(example, form)
                if score > scores.get(name, 0.0) and self._allows(name, whole):
                    scores[name] = score

    def _nearest(self, reworded: str) -> Iterator[tuple[Example, float]]:
        best = 0.0
        for example, like in self._catalogue.index.by_words(reworded):
            best = max(best, like)
            yield example, like
        if best < SURE["lead"]:
            yield from self._catalogue.index.by_sound(reworded)

    def _unlike(self, example: Example, form: Form) -> float:
        """What is left of a likeness between an assertion and a question, or a yes and a no."""
        left = 1.0 if form.denies == example.form.denies else DENIED_DIFFERENTLY
        if form.asks == example.form.asks:
            return left
        is_led = form.asks and self._able[example.intent].kind == "lead"
        return left * (ASKED_TO_LEAD if is_led else ASKED_DIFFERENTLY)

    def _allows(self, name: str, masked: str) -> bool:
        pattern = self._catalogue.never.get(name)
        return not (pattern and pattern.search(without_doubles(masked)))


def _fits(intent: Intent, states: Collection[str]) -> bool:
    return not intent.when or not states or not set(intent.when).isdisjoint(states)


def _narrowed(ways: Mapping[str, re.Pattern[str]], slots: Slots, masked: str) -> Slots:
    found = next((key for key, pattern in ways.items() if pattern.search(masked)), "")
    return replace(slots, which=found) if found else slots


def _chosen(readings: list[Reading], catalogue: Catalogue) -> list[Reading]:
    """The one that is sure, else those near enough to ask about."""
    likely = [reading for reading in readings if reading.score >= ASK]
    if not likely:
        return []
    best = likely[0]
    if catalogue.intents[best.intent].kind == "none":
        return []
    likely = [r for r in likely if catalogue.intents[r.intent].kind != "none"]
    second = readings[1].score if len(readings) > 1 else 0.0
    if best.score >= SURE[catalogue.intents[best.intent].kind] and best.score - second >= MARGIN:
        return [replace(best, is_sure=True)]
    return [reading for reading in likely if best.score - reading.score <= CLOSE][:MOST_CHOICES]
