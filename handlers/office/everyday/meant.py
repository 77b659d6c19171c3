"""A meaning of the catalogue with the branches and awards that its sentence names or leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.model import Branch, Campaign, Track
from handlers.hearing.clean import compact
from handlers.hearing.names import Names
from handlers.hearing.slots import Slots
from handlers.hearing.understanding import Reading
from handlers.office.everyday.words import is_of_work
from handlers.office.resolve.branches import named_in
from handlers.office.resolve.exceptions import split_exception

ONE_BRANCH = frozenset(
    {"status_branch", "who_changed", "export_branch", "phone", "history", "look"}
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A meaning, with the branches and awards it names, and the branches it leaves out."""

    intent: str
    said: str
    branches: tuple[Branch, ...] = ()
    tracks: tuple[Track, ...] = ()
    slots: Slots = Slots()
    without: tuple[Branch, ...] = ()

    @property
    def track(self) -> str:
        """The only award it names, as people write it; "" for none, or for several."""
        return self.tracks[0].short_name if len(self.tracks) == 1 else ""

    @property
    def names(self) -> str:
        """The branches it names, as they are written in a command."""
        return " ".join(map(name_of, self.branches))


def meant_by(campaign: Campaign, reading: Reading, said: str) -> Meant:
    """A reading of a sentence, with what it names in this campaign."""
    known, tracks = campaign.branch_by_number, campaign.tracks
    named = [known[number] for number in reading.slots.branches if number in known]
    left_out = _left_out(campaign, said)
    if not named and reading.intent in ONE_BRANCH and (called := named_in(campaign, said)):
        named = [called]
    return Meant(
        reading.intent,
        said,
        tuple(branch for branch in named if branch not in left_out),
        tuple(tracks[key] for key in reading.slots.tracks if key in tracks),
        reading.slots,
        left_out,
    )


def _left_out(campaign: Campaign, said: str) -> tuple[Branch, ...]:
    """The branches that stand behind 除了."""
    _, who = split_exception(said)
    if not who:
        return ()
    found = Names.of(campaign, with_branches=True).masked(compact(who)).branches
    return tuple(campaign.branch_by_number[number] for number in found)


def name_of(branch: Branch) -> str:
    """A branch as it is written in a command; by its number where its name is an everyday word."""
    return branch.shown if is_of_work(branch.short_name) else branch.short_name
