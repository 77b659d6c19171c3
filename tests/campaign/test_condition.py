"""The one description of how an application stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from campaign.applications import Application, Photo, Place, Status
from campaign.condition import NOT_BEGUN, TITLED, PaperState, State, condition, describe
from campaign.office_notes import Paper, Result
from campaign.open_matters import Step, open_matters, steps_left, steps_of, still_possible
from campaign.returns import send_back, take_return_back
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign
from tests.handlers.office_chat import complete_application

HOME, STATION = the_campaign().tracks.values()
BRANCH = the_campaign().branch_by_number["03"]
LATER = DURING + timedelta(hours=3)
ITEM = Place("scorecard", "2.3")
FULL = complete_application("home")
HANDED_IN = FULL.handed_in("J03-v1", "chair03", DURING)
CHANGED = HANDED_IN.with_values({ITEM: 1}, LATER)
RETURNED = send_back(HOME, HANDED_IN, [ITEM], "请补充", "office01", LATER)


def with_paper(application: Application, version: int = 1) -> Application:
    return replace(application, paper=Paper(DURING, version, "office01", version))


def decided(application: Application, *, is_recommended: bool) -> Application:
    return replace(application, result=Result(is_recommended, "", LATER, "office01"))


@pytest.mark.parametrize(
    ("application", "state", "paper", "steps"),
    [
        (Application("home"), State.NOT_BEGUN, PaperState.NONE, [Step.START]),
        (FULL.with_values({ITEM: None}, LATER), State.FILLING, PaperState.NONE, [Step.FILL]),
        (FULL, State.COMPLETE, PaperState.NONE, [Step.SUBMIT]),
        (HANDED_IN, State.HANDED_IN, PaperState.AWAITED, [Step.PAPER]),
        (with_paper(HANDED_IN), State.HANDED_IN, PaperState.RIGHT, []),
        (CHANGED, State.CHANGED, PaperState.AWAITED, [Step.AGAIN, Step.PAPER]),
        (with_paper(CHANGED), State.CHANGED, PaperState.RIGHT, [Step.AGAIN]),
        (
            with_paper(CHANGED.handed_in("J03-v2", "chair03", LATER)),
            State.HANDED_IN,
            PaperState.OUTDATED,
            [Step.PAPER],
        ),
        (
            with_paper(HANDED_IN.with_status(Status.FILLING, LATER)),
            State.WITHDRAWN,
            PaperState.ORPHANED,
            [Step.SUBMIT],
        ),
        (with_paper(RETURNED), State.RETURNED, PaperState.ORPHANED, [Step.FILL]),
        (RETURNED.with_values({ITEM: 3}, LATER), State.RETURNED, PaperState.NONE, [Step.SUBMIT]),
        (take_return_back(RETURNED, LATER), State.HANDED_IN, PaperState.AWAITED, [Step.PAPER]),
        (
            with_paper(HANDED_IN)
            .with_status(Status.FILLING, LATER)
            .with_status(Status.DECLINED, LATER),
            State.DECLINED,
            PaperState.ORPHANED,
            [],
        ),
        (
            decided(with_paper(HANDED_IN), is_recommended=True),
            State.RECOMMENDED,
            PaperState.RIGHT,
            [],
        ),
        (decided(CHANGED, is_recommended=False), State.REJECTED, PaperState.AWAITED, [Step.PAPER]),
    ],
)
def test_state_paper_and_what_is_to_be_done(
    application: Application, state: State, paper: PaperState, steps: list[Step]
) -> None:
    how = describe(HOME, application)
    assert (how.state, how.paper) == (state, paper)
    assert list(steps_of(how)) == steps
    assert how.has_paper == (paper is PaperState.RIGHT)
    assert how.status is application.status


def test_who_holds_the_title_has_nothing_to_do() -> None:
    holder = the_campaign().branch_by_number["17"]
    assert condition(HOME, holder, with_paper(HANDED_IN)) is TITLED
    assert steps_of(TITLED) == ()
    assert TITLED.status is None
    assert describe(HOME, Application("home")) == replace(NOT_BEGUN, points=0)


def test_what_counts_and_what_was_changed_since_have_points_of_their_own() -> None:
    how = describe(HOME, CHANGED)
    assert (how.receipt, how.points, how.points_now) == ("J03-v1", 110, 107)
    assert not how.lacks
    assert describe(HOME, HANDED_IN).points_now is None


def test_changes_that_lack_something_cannot_be_handed_in() -> None:
    fewer = HANDED_IN.with_photos(HANDED_IN.photos[:2], LATER)
    how = describe(HOME, fewer)
    assert how.state is State.CHANGED
    assert how.lacks.photos == 1
    assert not how.is_ready
    assert describe(HOME, CHANGED).is_ready


def test_since_when_it_stands_so_is_not_moved_by_answers() -> None:
    back = HANDED_IN.with_status(Status.FILLING, LATER)
    edited = back.with_values({ITEM: 2}, LATER + timedelta(hours=1))
    assert describe(HOME, edited).since == LATER
    assert describe(HOME, CHANGED).since == DURING
    assert describe(HOME, RETURNED).since == LATER
    photo = Photo(1, "1.jpg", "0" * 64, "0" * 16)
    assert Application("home").with_photos((photo,), LATER).stands_since == LATER


def test_what_may_stay_empty_is_counted_apart() -> None:
    answers = dict.fromkeys(STATION.optional)
    station = complete_application("station").with_values(dict(answers), LATER)
    how = describe(STATION, station)
    assert how.state is State.COMPLETE
    assert how.lacks.optional == len(STATION.optional) == 1


def test_after_the_deadline_only_paper_and_returns_are_left() -> None:
    left = {
        state: steps_left(describe(HOME, application), is_over=True)
        for state, application in {
            "blank": Application("home"),
            "complete": FULL,
            "changed": CHANGED,
            "changed, with paper": with_paper(CHANGED),
            "returned": RETURNED,
        }.items()
    }
    assert left == {
        "blank": (),
        "complete": (),
        "changed": (Step.PAPER,),
        "changed, with paper": (),
        "returned": (Step.FILL,),
    }
    matters = open_matters(the_campaign(), BRANCH, {"home": CHANGED})
    (matter,) = still_possible(the_campaign(), matters, DEADLINE)
    assert matter.step is Step.PAPER
