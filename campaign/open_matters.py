"""What a branch still has to do before the deadline, award by award."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from campaign.applications import Application, Status
from campaign.completeness import Missing, missing
from campaign.model import Branch, Campaign, Track
from campaign.parts import Scorecard, entries_of


class Step(StrEnum):
    """The next thing to do for an application."""

    START = "start"
    FILL = "fill"
    SUBMIT = "submit"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Matter:
    """An application that is not done: what comes next, and what it lacks."""

    track: Track
    application: Application
    step: Step
    missing: Missing


def open_matters(
    campaign: Campaign, branch: Branch, applications: Mapping[str, Application]
) -> tuple[Matter, ...]:
    """Every award the branch still has to do something for; none when it is done or declined."""
    found = []
    for track in campaign.tracks.values():
        application = applications.get(track.id) or Application(track.id)
        lacking = missing(track, application)
        step = None if track.id in branch.holds else _step(application, lacking)
        if step:
            found.append(Matter(track, application, step, lacking))
    return tuple(found)


def still_possible(
    campaign: Campaign, matters: Sequence[Matter], now: datetime
) -> tuple[Matter, ...]:
    """The matters a branch may still see to: after the deadline its paper, and what was sent back."""
    if now < campaign.deadline:
        return tuple(matters)
    return tuple(m for m in matters if m.step is Step.PAPER or m.application.open_return)


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
    return sum(
        len(track.required[part.id] - application.part(part.id).keys())
        for part in track.parts
        if not isinstance(part, Scorecard) and entries_of(part)
    )


def _left(ids: tuple[str, ...], given: Mapping[str, object]) -> int:
    return sum(entry not in given for entry in ids)


def _step(application: Application, lacking: Missing) -> Step | None:
    match application.status:
        case Status.NOT_STARTED:
            return Step.START
        case Status.DECLINED:
            return None
        case Status.SUBMITTED:
            return None if application.has_paper else Step.PAPER
    if application.open_return and application.open_return.pending:
        return Step.FILL
    return Step.FILL if lacking else Step.SUBMIT
