"""How full each stretch of an application is."""

from __future__ import annotations

from campaign.applications import Application, Photo, Place, Value
from campaign.progress import progress, stretches
from tests.handlers.dialogue import DURING, the_campaign

HOME, STATION = the_campaign().tracks["home"], the_campaign().tracks["station"]
PICTURE = "a.jpg", "0" * 64, ""


def all_answers(track: str) -> dict[Place, Value | None]:
    return dict.fromkeys(the_campaign().tracks[track].places, 1)


def test_a_scorecard_counts_by_section_and_the_rest_by_part() -> None:
    found = {stretch.name: stretch.enough for stretch in stretches(HOME)}
    assert list(found) == [*(f"scorecard/{n}" for n in "一二三四五六"), "photos", "essay"]
    assert list(found.values()) == [5, 5, 4, 6, 9, 2, 3, 1000]
    assert [stretch.name for stretch in stretches(STATION)] == [
        "basics",
        "checklist",
        "remarks",
        "photos",
    ]


def test_nothing_is_there_at_first() -> None:
    assert progress(HOME, Application("home")) == {}


def test_answers_photos_and_characters_are_counted_where_they_belong() -> None:
    answers: dict[Place, Value | None] = {
        Place("scorecard", "1.1"): 0,
        Place("scorecard", "1.5"): 4,
        Place("scorecard", "6.2"): 5,
    }
    home = (
        Application("home")
        .with_values(answers, DURING)
        .with_photos((Photo(1, *PICTURE), Photo(4, *PICTURE)), DURING)
        .with_essay(("建家。", "一年 2023"), DURING)
    )
    assert progress(HOME, home) == {"scorecard/一": 2, "scorecard/六": 1, "photos": 2, "essay": 6}


def test_what_may_stay_empty_is_not_waited_for() -> None:
    full = all_answers("station")
    without = {place: value for place, value in full.items() if place.entry != "other_facilities"}
    enough = {stretch.name: stretch.enough for stretch in stretches(STATION)}
    del enough["photos"]
    assert enough["remarks"] == 1
    for answers in (full, without):
        assert progress(STATION, Application("station").with_values(answers, DURING)) == enough
