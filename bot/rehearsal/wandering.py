"""A branch that does whatever comes to its mind: anything a person may do as its applications stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.rehearsal.acts import Part
from bot.rehearsal.applicant import Applicant
from bot.rehearsal.expected import Expected, figures
from bot.rehearsal.timetable import Scene
from campaign.applications import Status
from campaign.model import Track

MOST_ACTS = 3
# In a restart nobody knows what was heard, and who wants quiet has to know what is left.
SCENES = (
    Scene.OPENING,
    Scene.FIRST_MORNING,
    Scene.FIRST_AFTERNOON,
    Scene.MIDDLE,
    Scene.MIDDLE_LATER,
    Scene.LAST_EVENING,
    Scene.LAST_MORNING,
)


def wanders() -> Part:
    """Does up to three things at every opportunity."""
    return dict.fromkeys(SCENES, _wanders)


def _wanders(branch: Applicant) -> None:
    for _ in range(branch.dice.randint(0, MOST_ACTS)):
        track = branch.dice.choice(branch.tracks)
        possible = [*_possible(branch, track)]
        if possible:
            branch.dice.choice(possible)()


def _possible(branch: Applicant, track: Track) -> Iterator[Callable[[], None]]:
    """What may be done now for an award."""
    expected = branch.application(track)
    match expected.status:
        case Status.NOT_STARTED:
            yield lambda: branch.starts(track)
            yield lambda: branch.fills(track, upto=branch.dice.randint(1, 2))
            yield lambda: branch.declines(track)
        case Status.FILLING:
            yield from _while_filling(branch, track, expected)
        case Status.SUBMITTED:
            yield lambda: branch.takes_back(track)
            yield lambda: branch.corrects(track)
            yield lambda: branch.hands_in_if_changed(track)


def _while_filling(
    branch: Applicant, track: Track, expected: Expected
) -> Iterator[Callable[[], None]]:
    is_answered = len(expected.answers) == len(track.places)
    if not is_answered and not expected.essay:
        yield lambda: branch.fills(track)
    if expected.answers:
        yield lambda: branch.corrects(track)
    if track.pictures and not expected.photos:
        yield lambda: _sends_photos(branch, track)
    if is_answered and bool(expected.essay) is bool(track.long_text):
        yield from _at_the_end(branch, track, expected)


def _at_the_end(
    branch: Applicant, track: Track, expected: Expected
) -> Iterator[Callable[[], None]]:
    """Hand in, or be told why not."""
    least = track.pictures.minimum if track.pictures else 0
    points = figures(track, expected.answers, 0, ()).get("得分", "0")
    if short_by := max(0, (track.minimum_score or 0) - int(points)):
        yield lambda: branch.may_not_submit(track, short_by)
    elif expected.photos >= least:
        yield lambda: branch.hands_in(track)


def _sends_photos(branch: Applicant, track: Track) -> None:
    branch.sends_photos(track)
    branch.reads_about_photos(track)
