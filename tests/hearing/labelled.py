"""The labelled sentences, and how one was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from campaign.loading import read_campaign
from handlers.hearing import catalogue
from handlers.hearing.catalogue import Catalogue
from handlers.hearing.names import Names
from handlers.hearing.understanding import Reading, understand

ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "tests" / "handlers" / "hearing"
NOTHING, NOTHING_TOO = "-", "nothing_meant"
HELD_OUT = "strangers_"  # a file whose name begins so is never learned from
NEWCOMERS = "newcomers_"  # written by people who never saw the catalogue


class Verdict(StrEnum):
    """How a sentence was read."""

    RIGHT = "right"
    ASKED = "asked back"  # with the right one among the choices
    MISSED = "missed"  # nothing was understood
    WRONG = "wrong"  # or only wrong choices were offered
    DANGEROUS = "dangerous"  # surely taken for something that is done, and wrongly


@dataclass(frozen=True)
class Labelled:
    """A sentence, where it is said, and what it may rightly be taken for.

    `is_held_out`: it is never learned from; `is_by_newcomer`: its writer never saw the catalogue.
    """

    role: str
    is_held_out: bool
    states: tuple[str, ...]
    meant: frozenset[str]
    said: str
    is_by_newcomer: bool = False

    @property
    def catalogue(self) -> Catalogue:
        return catalogue.chairs() if self.role == "chairs" else catalogue.office()

    def read(self, by: Catalogue | None = None) -> list[Reading]:
        return understand(self.said, self.states, by or self.catalogue, names(self.role))

    def verdict(self, by: Catalogue | None = None) -> Verdict:
        """How it is read: by the shipped catalogue, or by another one."""
        readings = self.read(by)
        found = {reading.intent for reading in readings}
        if not readings:
            return Verdict.RIGHT if NOTHING in self.meant else Verdict.MISSED
        best = readings[0]
        if best.is_sure and best.intent in self.meant:
            return Verdict.RIGHT
        if best.is_sure and self.catalogue.intents[best.intent].kind == "lead":
            return Verdict.DANGEROUS
        return Verdict.ASKED if found & self.meant else Verdict.WRONG


@cache
def names(role: str) -> Names:
    """The names of the shipped campaign that may stand in sentences of this role."""
    campaign = read_campaign((ROOT / "config.yaml").read_text(encoding="utf-8"))
    return Names.of(campaign, with_branches=role == "office")


@cache
def sentences(role: str) -> tuple[Labelled, ...]:
    """All sentences of a role."""
    return tuple(_read(role))


def count(role: str, *, held_out: bool) -> Counter[Verdict]:
    """How the sentences of one part were read."""
    return Counter(s.verdict() for s in sentences(role) if s.is_held_out is held_out)


def confused(role: str, *, held_out: bool) -> Counter[tuple[str, str, str]]:
    """Verdict, meant and read intents of all sentences that were not read rightly."""
    return Counter(
        (s.verdict().value, "|".join(sorted(s.meant)), " ".join(r.intent for r in s.read()))
        for s in sentences(role)
        if s.is_held_out is held_out and s.verdict() is not Verdict.RIGHT
    )


def _read(role: str) -> Iterator[Labelled]:
    tuned_on: set[str] = set()
    files = SENTENCES.glob(f"*{role}.tsv")
    for file in sorted(files, key=lambda file: (file.name.startswith(HELD_OUT), file.name)):
        is_held_out = file.name.startswith(HELD_OUT)
        for line in file.read_text(encoding="utf-8").splitlines():
            meant, states, said = line.split("\t")
            at = () if states == "-" else tuple(states.split(","))
            if is_held_out and said in tuned_on:
                continue  # it is no longer held out
            tuned_on.add(said)
            yield Labelled(
                role,
                is_held_out,
                at,
                frozenset(meant.replace(NOTHING_TOO, NOTHING).split("|")),
                said,
                file.name.startswith(NEWCOMERS),
            )
