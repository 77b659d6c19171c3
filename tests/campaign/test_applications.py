"""An application takes answers, gives them back and knows where it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Application, Photo, Place, Status, Value

NOW = datetime(2023, 5, 8, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
FIRST, SECOND = Place("card", "1.1"), Place("card", "1.2")
NAME = Place("basics", "name")

places = st.builds(Place, st.sampled_from(["a", "b"]), st.sampled_from("1234"))
values = st.integers(0, 9) | st.booleans() | st.text(max_size=5)
changes = st.lists(st.dictionaries(places, st.none() | values, max_size=4), max_size=8)


def test_a_new_application_is_blank() -> None:
    new = Application("home")
    assert new.status is Status.NOT_STARTED
    assert new.value(FIRST) is None
    assert dict(new.part("card")) == {}
    assert new.changed_at is None


def test_answers_are_written_and_the_time_is_noted() -> None:
    filled = Application("home").with_values({FIRST: 4, NAME: "地科"}, NOW)
    assert (filled.value(FIRST), filled.value(NAME), filled.value(SECOND)) == (4, "地科", None)
    assert filled.status is Status.FILLING
    assert filled.changed_at == NOW


def test_zero_and_no_are_answers() -> None:
    filled = Application("home").with_values({FIRST: 0, SECOND: False}, NOW)
    assert filled.value(FIRST) == 0
    assert filled.value(SECOND) is False


def test_none_takes_an_answer_back() -> None:
    filled = Application("home").with_values({FIRST: 4, SECOND: 3}, NOW)
    emptied = filled.with_values({FIRST: None}, LATER)
    assert emptied.value(FIRST) is None
    assert emptied.value(SECOND) == 3
    assert emptied.changed_at == LATER
    assert filled.value(FIRST) == 4


def test_starting_without_an_answer_still_starts() -> None:
    assert Application("home").with_values({}, NOW).status is Status.FILLING


@pytest.mark.parametrize(
    ("status", "then"),
    [
        (Status.NOT_STARTED, Status.FILLING),
        (Status.DECLINED, Status.DECLINED),
        (Status.FILLING, Status.FILLING),
        (Status.SUBMITTED, Status.SUBMITTED),
        (Status.RETURNED, Status.RETURNED),
    ],
)
def test_an_answer_moves_only_an_untouched_application(status: Status, then: Status) -> None:
    application = Application("home").with_status(status, NOW)
    assert application.with_values({FIRST: 1}, LATER).status is then


def test_another_status_leaves_the_answers_alone() -> None:
    filled = Application("home").with_values({FIRST: 4}, NOW)
    declined = filled.with_status(Status.DECLINED, LATER)
    assert declined.answers == filled.answers
    assert declined.changed_at == LATER
    assert filled.status is Status.FILLING


def test_stored_status_words_never_change() -> None:
    assert [status.value for status in Status] == [
        "not_started",
        "filling",
        "submitted",
        "returned",
        "declined",
    ]


@given(changes)
def test_the_last_word_on_each_place_stands(steps: list[dict[Place, Value | None]]) -> None:
    application, said = Application("home"), dict[Place, Value | None]()
    for step in steps:
        earlier = application
        kept = {place: earlier.value(place) for place in said}
        application = application.with_values(step, NOW)
        assert {place: earlier.value(place) for place in said} == kept
        said |= step
    for place, value in said.items():
        assert application.value(place) == value
        assert type(application.value(place)) is type(value)
    stored = sum(len(entries) for entries in application.answers.values())
    assert stored == sum(value is not None for value in said.values())


def test_a_paper_shows_what_counts_while_the_entries_are_the_same() -> None:
    first = Application("home").with_values({FIRST: 4}, NOW).handed_in("J03-v1", "chair03", NOW)
    photo = Photo(1, "1.jpg", "1" * 64, "1" * 16)
    pictured = first.with_photos((photo,), LATER).with_essay(("字",), LATER)
    second = pictured.handed_in("J03-v2", "chair03", LATER)
    assert second.is_shown_by(1)
    emptied = second.with_values({NAME: "地科"}, LATER).with_values({NAME: None}, LATER)
    assert emptied.handed_in("J03-v3", "chair03", LATER).is_shown_by(1)
    third = second.with_values({FIRST: 3}, LATER).handed_in("J03-v3", "chair03", LATER)
    assert [third.is_shown_by(version) for version in (0, 1, 2, 3, 4)] == [
        False,
        False,
        False,
        True,
        False,
    ]
    assert not Application("home").is_shown_by(1)
