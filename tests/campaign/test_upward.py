"""What goes upward, and what an application that corrects a return remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from campaign.applications import Application, Place, Status
from campaign.model import Branch, Track
from campaign.office_notes import Result, Return
from campaign.upward import Recommended, going_upward
from storage.records import Change, Record, from_fields, to_fields
from tests.handlers.dialogue import the_campaign

AT = datetime(2023, 5, 8, 1, 41, 7, tzinfo=UTC)
BEGUN = Application("home").with_values({Place("scorecard", "1.1"): 4}, AT)
HANDED_IN = BEGUN.handed_in("J03-v1", "chair03", AT)
CHOSEN = Result(True, "", AT, "office01")


def sent_back(application: Application, at: datetime) -> Application:
    """The application returned to be corrected."""
    returned = Return(at, "office01", "请改", (Place("scorecard", "1.1"),))
    return replace(application.with_status(Status.RETURNED, at), returned=returned)


def test_a_version_that_answers_a_return_tells_what_it_corrects() -> None:
    day = timedelta(days=1)
    second = sent_back(HANDED_IN, AT + day).handed_in("J03-v2", "chair03", AT + 2 * day)
    third = sent_back(second, AT + 3 * day).handed_in("J03-v3", "chair03", AT + 4 * day)
    assert second.corrected == third.corrected == HANDED_IN.submission
    fields = to_fields(Record(), Change((third,)))
    back = from_fields(dict(zip(fields[::2], fields[1::2], strict=True)))
    assert back.application("home") == third


def test_a_version_handed_in_again_of_ones_own_accord_corrects_nothing() -> None:
    withdrawn = HANDED_IN.with_status(Status.FILLING, AT)
    assert withdrawn.handed_in("J03-v2", "chair03", AT).corrected is None
    assert HANDED_IN.corrected is None


def test_the_recommended_of_each_award_in_the_order_of_the_roster() -> None:
    chosen = replace(HANDED_IN, result=CHOSEN)
    stands = {
        "05": chosen,
        "03": chosen,
        "06": replace(HANDED_IN, result=replace(CHOSEN, is_recommended=False)),
        "07": HANDED_IN,
        "08": sent_back(HANDED_IN, AT),
        "09": BEGUN,
    }

    def application_of(branch: Branch, track: Track) -> Application:
        started = stands.get(branch.number) if track.id == "home" else None
        return started or Application(track.id)

    home, station = going_upward(the_campaign(), application_of)
    assert [one.branch.number for one in home.recommended] == ["03", "05"]
    assert [branch.number for branch in home.undecided] == ["07"]
    assert [branch.number for branch in home.correcting] == ["08"]
    assert (home.beyond_quota, home.grants) == (0, 0)
    assert (station.recommended, station.undecided) == ((), ())


def test_the_name_of_the_chair_is_that_of_the_roster_before_that_on_the_form() -> None:
    campaign = the_campaign()
    branch, track = campaign.branch_by_number["03"], campaign.tracks["station"]
    answers = {Place("basics", "chair_name"): "表上的姓名", Place("basics", "phone"): "82320003"}
    application = Application("station").with_values(answers, AT).handed_in("Y03-v1", "chair03", AT)
    assert Recommended(branch, track, application).chair_name == "表上的姓名"
    named = branch.altered(chair_name="张明")
    assert Recommended(named, track, application).chair_name == "张明"
    assert Recommended(named, track, application).phone == "82320003"
    assert Recommended(branch, track, Application("station")).chair_name == ""
