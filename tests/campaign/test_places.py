"""Which question comes next, which came before, and how many have an answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Application, Place
from campaign.model import Track
from campaign.places import answered, before, next_open
from tests.handlers.dialogue import the_campaign

NOW = datetime(2023, 5, 8, tzinfo=UTC)
BLANK = Application("home")
TRACKS = tuple(the_campaign().tracks.values())


def application(track: Track, *places: Place) -> Application:
    return Application(track.id).with_values(dict.fromkeys(places, 1), NOW)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Track, Application, Place | None]:
    track = draw(st.sampled_from(TRACKS))
    places = draw(st.sets(st.sampled_from(track.places)))
    after = draw(st.none() | st.sampled_from(track.places))
    return track, application(track, *places), after


def test_places_follow_the_official_forms() -> None:
    home, station = TRACKS
    assert len(home.places) == 31
    assert home.places[0] == Place("scorecard", "1.1")
    assert home.places[-1] == Place("scorecard", "6.2")
    assert len(station.places) == 15
    assert [place.part for place in station.places[6:14:7]] == ["basics", "remarks"]


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.id)
def test_the_first_question_is_the_first_place(track: Track) -> None:
    assert next_open(track, Application(track.id)) == track.places[0]
    assert before(track, BLANK, track.places[0]) is None
    assert before(track, BLANK, None) == track.places[-1]


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.id)
def test_the_question_after_the_last_place_is_the_first_open_one(track: Track) -> None:
    begun = application(track, track.places[0], track.places[-1])
    assert next_open(track, begun, after=track.places[-1]) == track.places[1]


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.id)
def test_when_all_is_answered_nothing_is_open(track: Track) -> None:
    done = application(track, *track.places)
    assert next_open(track, done) is None
    assert next_open(track, done, after=track.places[3]) is None


@given(situations())
def test_the_next_question_is_the_nearest_open_one_in_the_ring(
    situation: tuple[Track, Application, Place | None],
) -> None:
    track, current, after = situation
    found = next_open(track, current, after)
    open_places = [place for place in track.places if current.value(place) is None]
    if found is None:
        assert open_places == []
        return
    start = track.places.index(after) + 1 if after else 0
    size = len(track.places)
    distance = {place: (track.places.index(place) - start) % size for place in open_places}
    assert found in open_places
    assert distance[found] == min(distance.values())


@given(situations())
def test_going_back_from_the_end_visits_every_place(
    situation: tuple[Track, Application, Place | None],
) -> None:
    track = situation[0]
    visited: list[Place] = []
    place = before(track, BLANK, None)
    while place is not None and len(visited) <= len(track.places):
        visited.append(place)
        place = before(track, BLANK, place)
    assert visited == list(reversed(track.places))


@given(situations())
def test_answered_counts_the_places_with_a_value(
    situation: tuple[Track, Application, Place | None],
) -> None:
    track, current, _ = situation
    assert answered(track, current) == sum(
        current.value(place) is not None for place in track.places
    )


def test_what_is_not_asked_does_not_count_as_answered() -> None:
    home = TRACKS[0]
    stray = application(home, Place("scorecard", "9.9"), Place("photos", "1"), home.places[0])
    assert answered(home, stray) == 1
