"""The labelled sentences, and how one was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from zlib import crc32

from campaign.loading import read_campaign
from handlers.hearing import catalogue
from handlers.hearing.catalogue import Catalogue
from handlers.hearing.clean import compact
from handlers.hearing.names import Names
from handlers.hearing.slots import without_numbers
from handlers.hearing.understanding import Reading, understand

ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "tests" / "handlers" / "hearing"
NOTHING = "-"
HELD_OUT_OF = 3  # one sentence in so many is kept from tuning, by its checksum


class Verdict(StrEnum):
    """How a sentence was read."""

    RIGHT = "right"
    ASKED = "asked back"  # with the right one among the choices
    MISSED = "missed"  # nothing was understood
    WRONG = "wrong"  # or only wrong choices were offered
    DANGEROUS = "dangerous"  # surely taken for something that is done, and wrongly


@dataclass(frozen=True)
class Labelled:
    """A sentence, where it is said, and what it may rightly be taken for."""

    role: str
    states: tuple[str, ...]
    meant: frozenset[str]
    said: str

    @property
    def catalogue(self) -> Catalogue:
        return catalogue.chairs() if self.role == "chairs" else catalogue.office()

    @property
    def is_held_out(self) -> bool:
        """Whether it is kept from tuning; a sentence that became an example is not."""
        form = without_numbers(names(self.role).masked(compact(self.said)).said)
        is_example = form in self.catalogue.word_for_word
        return crc32(self.said.encode()) % HELD_OUT_OF == 0 and not is_example

    def read(self) -> list[Reading]:
        return understand(self.said, self.states, self.catalogue, names(self.role))

    def verdict(self) -> Verdict:
        readings = self.read()
        found = {reading.intent for reading in readings}
        if not readings:
            return Verdict.RIGHT if NOTHING in self.meant else Verdict.MISSED
        if not readings[0].is_sure:
            return Verdict.ASKED if found & self.meant else Verdict.WRONG
        if found & self.meant:
            return Verdict.RIGHT
        is_done = self.catalogue.intents[readings[0].intent].kind == "lead"
        return Verdict.DANGEROUS if is_done else Verdict.WRONG


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


def _read(role: str) -> Iterator[Labelled]:
    for line in (SENTENCES / f"{role}.tsv").read_text(encoding="utf-8").splitlines():
        meant, states, said = line.split("\t")
        at = () if states == "-" else tuple(states.split(","))
        yield Labelled(role, at, frozenset(meant.split("|")), said)
