"""What a branch still has to do before the deadline, award by award."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from campaign.applications import Application
from campaign.completeness import Missing
from campaign.condition import Condition, State, condition
from campaign.model import Branch, Campaign, Track


class Step(StrEnum):
    """A thing to do for an application; AGAIN is to hand in what was changed since."""

    START = "start"
    FILL = "fill"
    SUBMIT = "submit"
    AGAIN = "again"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Matter:
    """An application that is not done, how it stands, and what there is to do, the next thing first."""

    track: Track
    application: Application
    condition: Condition
    steps: tuple[Step, ...]

    @property
    def step(self) -> Step:
        """What comes next."""
        return self.steps[0]

    @property
    def missing(self) -> Missing:
        """What the answers lack."""
        return self.condition.lacks

    def needs(self, steps: Iterable[Step]) -> bool:
        """Whether one of these is still to be done."""
        return not set(self.steps).isdisjoint(steps)


def open_matters(
    campaign: Campaign, branch: Branch, applications: Mapping[str, Application]
) -> tuple[Matter, ...]:
    """Every award the branch still has to do something for; none when it is done or declined."""
    found = []
    for track in campaign.tracks.values():
        application = applications.get(track.id) or Application(track.id)
        how = condition(track, branch, application)
        if steps := steps_of(how):
            found.append(Matter(track, application, how, steps))
    return tuple(found)


def steps_of(how: Condition) -> tuple[Step, ...]:
    """What there is to do before the deadline for an application that stands so."""
    match how.state:
        case State.NOT_BEGUN:
            return (Step.START,)
        case State.FILLING:
            return (Step.FILL,)
        case State.COMPLETE | State.WITHDRAWN | State.RETURNED:
            return (Step.SUBMIT if how.is_ready else Step.FILL,)
    again = (Step.AGAIN,) if how.state is State.CHANGED else ()
    return (*again, Step.PAPER) if how.owes_paper else again


def steps_left(how: Condition, *, is_over: bool) -> tuple[Step, ...]:
    """What there is still to do; once the time is over, the paper and what was sent back."""
    steps = steps_of(how)
    if not is_over or how.state is State.RETURNED:
        return steps
    return tuple(step for step in steps if step is Step.PAPER)


def still_possible(
    campaign: Campaign, matters: Sequence[Matter], now: datetime
) -> tuple[Matter, ...]:
    """The matters a branch may still see to: after the deadline its paper, and what was sent back."""
    is_over = now >= campaign.deadline
    left = [(matter, steps_left(matter.condition, is_over=is_over)) for matter in matters]
    return tuple(Matter(m.track, m.application, m.condition, steps) for m, steps in left if steps)


def is_untouched(campaign: Campaign, branch: Branch, matters: Sequence[Matter]) -> bool:
    """True for a branch that has begun nothing and declined nothing of what is open to it."""
    possible = [track for track in campaign.tracks if track not in branch.holds]
    started = [matter for matter in matters if matter.step is not Step.START]
    return len(matters) == len(possible) and not started


def open_sections(track: Track, application: Application) -> dict[str, int]:
    """The sections of the scorecard with open items: their number as written -> how many."""
    card = track.scorecard
    if card is None:
        return {}
    given = application.part(card.id)
    left = {section.number: _left(section.ids, given) for section in card.sections}
    return {number: count for number, count in left.items() if count}


def open_elsewhere(track: Track, application: Application) -> int:
    """How many required entries are open outside of the scorecard."""
    return sum(part.missing(application).entries for part in track.parts if not part.scored)


def _left(ids: tuple[str, ...], given: Mapping[str, object]) -> int:
    return sum(entry not in given for entry in ids)
