"""What the answers of a scorecard add up to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Answers
from campaign.model import Track
from campaign.parts.roles import Scored
from campaign.scoring import bonus_points, gap, tally, tally_section
from tests.handlers.dialogue import the_campaign, the_card

BONUS = ("6.1", "6.2")


@st.composite
def answers(draw: st.DrawFn) -> dict[str, int | str | bool]:
    """Points within the limits for some of the items."""
    chosen = draw(st.sets(st.sampled_from(the_card().order)))
    return {
        item: draw(st.integers(0, the_card().items[item].points))
        for item in the_card().order
        if item in chosen
    }


@pytest.fixture(scope="module")
def card() -> Scored:
    return the_card()


@pytest.fixture(scope="module")
def home() -> Track:
    return the_campaign().tracks["home"]


def full(card: Scored, *left_open: str) -> dict[str, int | str | bool]:
    return {name: item.points for name, item in card.items.items() if name not in left_open}


def test_nothing_answered_is_nothing(card: Scored) -> None:
    assert tally(card, {}).points == 0
    assert tally(card, {}).answered == 0
    assert not tally(card, {}).is_complete


def test_everything_full_is_the_points_of_the_form(card: Scored) -> None:
    everything = tally(card, full(card))
    assert (everything.points, everything.out_of) == (110, 110)
    assert (everything.answered, everything.items) == (31, 31)
    assert everything.is_complete
    assert bonus_points(card, full(card)) == 10


def test_zero_points_are_an_answer(card: Scored) -> None:
    zeros: Answers = dict.fromkeys(card.order, 0)
    assert tally(card, zeros).is_complete
    assert tally(card, zeros).points == 0


def test_an_answer_that_is_no_item_of_the_form_does_not_count(card: Scored) -> None:
    assert tally(card, {"1.1": 4, "9.9": 50}).points == 4
    assert tally(card, {"1.1": 4, "9.9": 50}).answered == 1


@given(answers())
def test_sections_add_up_to_the_form(given_answers: Answers) -> None:
    card = the_card()
    whole = tally(card, given_answers)
    sections = [tally_section(section, given_answers) for section in card.sections]
    assert whole.points == sum(section.points for section in sections)
    assert whole.points == sum(int(value) for value in given_answers.values())
    assert whole.answered == sum(section.answered for section in sections) == len(given_answers)
    assert whole.is_complete == all(section.is_complete for section in sections)
    assert bonus_points(card, given_answers) == sum(
        int(given_answers.get(item, 0)) for item in BONUS
    )


@given(answers())
def test_the_gap_is_what_full_marks_for_the_rest_would_show(given_answers: Answers) -> None:
    home, card = the_campaign().tracks["home"], the_card()
    now = gap(home, card, given_answers)
    best = {**full(card), **given_answers}
    assert now.counted == tally(card, given_answers).points
    assert now.counted + now.reachable == tally(card, best).points
    assert now.short_by == max(0, 80 - now.counted)
    assert now.is_out_of_reach == (tally(card, best).points < 80)


@pytest.mark.parametrize(
    ("lost", "short_by"), [(29, 0), (30, 0), (31, 1), (110, 80)], ids=["81", "80", "79", "0"]
)
def test_eighty_itself_is_enough(home: Track, card: Scored, lost: int, short_by: int) -> None:
    assert gap(home, card, _losing(card, lost)).short_by == short_by


def _losing(card: Scored, lost: int) -> dict[str, int | str | bool]:
    """Full marks less `lost`, taken from the first items on."""
    given_answers: dict[str, int | str | bool] = {}
    for name, item in card.items.items():
        taken = min(item.points, lost)
        given_answers[name] = item.points - taken
        lost -= taken
    return given_answers


def test_bonus_points_count_only_where_the_campaign_says_so(home: Track, card: Scored) -> None:
    strict = home.model_copy(update={"counts_bonus": False})
    only_bonus: Answers = {"6.1": 5, "6.2": 5}
    assert gap(home, card, only_bonus).counted == 10
    assert gap(strict, card, only_bonus).counted == 0
    assert gap(strict, card, {}).reachable == 100
    assert gap(home, card, {}).reachable == 110


def test_a_track_without_a_least_score_has_no_gap(home: Track, card: Scored) -> None:
    free = home.model_copy(update={"minimum_score": None})
    assert gap(free, card, {}).short_by == 0
    assert not gap(free, card, dict.fromkeys(card.order, 0)).is_out_of_reach


def test_out_of_reach_starts_when_the_rest_can_not_make_up_for_it(
    home: Track, card: Scored
) -> None:
    just = _losing(card, 30)
    assert not gap(home, card, just).is_out_of_reach
    assert gap(home, card, _losing(card, 31)).is_out_of_reach
    still_open = {name: value for name, value in _losing(card, 31).items() if name != "1.1"}
    assert not gap(home, card, still_open).is_out_of_reach
