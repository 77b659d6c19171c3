"""The ranked view: whatever the order of arrival, ties share a rank, and the swing really swings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Application, Place, Status
from campaign.office_notes import Paper
from campaign.ranking import Entrant, Ranking, entrant_of, rank
from campaign.reviewing import counted_scores, is_reviewed
from tests.handlers.dialogue import DURING, the_campaign, the_card

HOME, STATION = the_campaign().tracks.values()
ITEMS = ("1.1", "1.2", "2.1", "2.2")


def scored(number: str, items: Mapping[str, int], is_complete: bool = False) -> Entrant:
    return Entrant(number, (sum(items.values()),), is_complete, items)


entrants = st.lists(
    st.builds(
        scored,
        st.integers(1, 99).map("{:02}".format),
        st.fixed_dictionaries({item: st.integers(0, 4) for item in ITEMS}),
        st.booleans(),
    ),
    max_size=9,
    unique_by=lambda entrant: entrant.number,
)
quotas = st.integers(1, 4)


def numbers(ranking: Ranking) -> list[str]:
    return [entry.entrant.number for entry in ranking.entries]


@given(entrants.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))), quotas)
def test_the_order_of_arrival_is_no_matter(
    found: tuple[list[Entrant], list[Entrant]], quota: int
) -> None:
    one, other = found
    assert rank(one, quota).entries == rank(other, quota).entries


@given(entrants, quotas)
def test_a_rank_is_one_more_than_how_many_are_better(found: list[Entrant], quota: int) -> None:
    ranking = rank(found, quota)
    assert sorted(numbers(ranking)) == sorted(entrant.number for entrant in found)
    for entry in ranking.entries:
        better = sum(other.points > entry.entrant.points for other in found)
        assert entry.rank == better + 1


@given(entrants, quotas)
def test_the_line_stands_behind_the_quota_and_names_the_tie_it_divides(
    found: list[Entrant], quota: int
) -> None:
    ranking = rank(found, quota)
    assert len(ranking.inside) == min(quota, len(found))
    assert (*ranking.inside, *ranking.outside) == ranking.entries
    tied = ranking.tied_at_line
    if ranking.outside:
        at_line = ranking.outside[0].entrant.points
        divides = ranking.inside[-1].entrant.points == at_line
        same = [e for e in ranking.entries if e.entrant.points == at_line]
        assert list(tied) == (same if divides else [])
    else:
        assert tied == ()


@given(entrants, quotas)
def test_among_equals_the_complete_ones_come_first(found: list[Entrant], quota: int) -> None:
    entries = rank(found, quota).entries
    for one, next_one in zip(entries, entries[1:], strict=False):
        if one.rank == next_one.rank:
            assert one.entrant.is_complete >= next_one.entrant.is_complete


@given(entrants, quotas)
def test_the_swing_lets_the_next_one_in_and_nothing_smaller_does(
    found: list[Entrant], quota: int
) -> None:
    ranking = rank(found, quota)
    swing = ranking.swing
    if not ranking.outside:
        assert swing is None
        return
    assert swing is not None
    loser = next(e for e in found if e.number == swing.loser)
    if swing.item:
        assert swing.drop == loser.items[swing.item]
        after = without(found, loser, swing.item)
        assert loser.number not in inside(after, quota)
        assert set(inside(after, quota)) & set(swing.winners)
        for entry in ranking.inside:
            for item, points in entry.entrant.items.items():
                if points < swing.drop:
                    assert not is_surely_out(entry.entrant, item, ranking)
    else:
        for entry in ranking.inside:
            for item in ITEMS:
                assert not is_surely_out(entry.entrant, item, ranking)
        assert swing.drop == loser.points - ranking.outside[0].entrant.points + 1


def without(found: list[Entrant], loser: Entrant, item: str) -> list[Entrant]:
    less = scored(loser.number, {**loser.items, item: 0}, loser.is_complete)
    return [less if entrant is loser else entrant for entrant in found]


def inside(found: list[Entrant], quota: int) -> list[str]:
    return [entry.entrant.number for entry in rank(found, quota).inside]


def is_surely_out(loser: Entrant, item: str, ranking: Ranking) -> bool:
    """Whether the loser falls below the first outside, not only level with it."""
    return loser.points - loser.items[item] < ranking.outside[0].entrant.points


def test_the_sample_of_the_office() -> None:
    def branch(number: str, points: int, is_complete: bool = True) -> Entrant:
        return scored(number, {"4.1": points - 5, "4.2": 5}, is_complete)

    ranking = rank(
        [branch("10", 96, False), branch("05", 95, False), branch("08", 96), branch("03", 99)], 2
    )
    assert [(e.rank, e.entrant.number) for e in ranking.entries] == [
        (1, "03"),
        (2, "08"),
        (2, "10"),
        (4, "05"),
    ]
    assert [e.entrant.number for e in ranking.tied_at_line] == ["08", "10"]
    assert ranking.swing
    assert (ranking.swing.loser, ranking.swing.item, ranking.swing.drop) == ("08", "4.2", 5)
    assert ranking.swing.winners == ("10",)


def submitted(track_id: str, values: Mapping[Place, int | bool], hours: int = 0) -> Application:
    at = DURING + timedelta(hours=hours)
    return Application(track_id).with_values(values, at).handed_in(f"X-v{hours}", "chair03", at)


def home(points: int = 2) -> Application:
    return submitted("home", {Place("scorecard", item): points for item in ("1.1", "2.3")})


def test_the_points_the_office_allowed_count_before_the_self_score() -> None:
    application = replace(home(), reviewed={"2.3": 1})
    assert counted_scores(the_card(), application) == {"1.1": 2, "2.3": 1}
    entrant = entrant_of(HOME, "03", application)
    assert entrant
    assert entrant.points == 3
    assert not is_reviewed(the_card(), application)
    assert is_reviewed(the_card(), replace(home(), reviewed=dict.fromkeys(the_card().order, 1)))


def test_what_was_changed_after_handing_in_does_not_rank() -> None:
    application = home().with_values({Place("scorecard", "1.1"): 4}, DURING)
    entrant = entrant_of(HOME, "03", application)
    assert entrant
    assert entrant.points == 4


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.SUBMITTED])
def test_only_what_is_submitted_ranks(status: Status) -> None:
    assert entrant_of(HOME, "03", replace(home(), status=status)) is None


def test_without_scores_paper_then_yes_then_the_first_to_hand_in() -> None:
    def station(yes: int, hours: int, has_paper: bool = False) -> Application:
        values = {Place("checks", str(n)): n <= yes for n in range(1, 7)}
        found = submitted(
            "station", {Place(_checks(), p.entry): v for p, v in values.items()}, hours
        )
        paper = Paper(DURING, 1, "office01", 1) if has_paper else None
        return replace(found, paper=paper)

    applications = {
        "03": station(6, 2),
        "05": station(5, 0),
        "07": station(6, 1),
        "09": station(4, 3, has_paper=True),
    }
    found = [entrant_of(STATION, number, a) for number, a in applications.items()]
    ranking = rank([entrant for entrant in found if entrant], 2)
    assert numbers(ranking) == ["09", "07", "03", "05"]
    assert ranking.swing is None


def _checks() -> str:
    return next(part.id for part in STATION.parts if part.kind == "checklist")
