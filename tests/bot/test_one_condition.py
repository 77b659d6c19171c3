"""Whatever happened, everything that tells how an application stands tells the same."""

from __future__ import annotations

import re

import pytest
from redis import Redis

from bot.closing.bell import ClosingBell
from campaign.condition import Condition, PaperState, State
from storage.store import Store
from tests.bot import chair_views, office_views
from tests.bot.closing.test_bell import told as told_at_the_deadline
from tests.bot.export import archive_views
from tests.bot.histories import BRANCHES, TRACKS, History
from tests.bot.view_reading import Stands, counts_are_right, row_of
from tests.handlers.dialogue import DEADLINE, the_campaign
from tests.handlers.live import Live

DEEDS, LOOK_EVERY = 60, 6


def _at_the_deadline(history: History, stands: Stands) -> None:
    ClosingBell(Store(the_campaign(), history.live.server)).tick(DEADLINE)
    text = "\n".join(told_at_the_deadline(history.live, "office01"))
    for track in TRACKS:
        counts_are_right(text, track, stands[track.id].values())
    for branch in BRANCHES:
        found = [stands[track.id][branch.number] for track in TRACKS]
        told = "\n".join(told_at_the_deadline(history.live, branch.chair))
        assert bool(told) == any(how.is_left_open or how.owes_paper for how in found)
        for track, how in zip(TRACKS, found, strict=True):
            row = row_of(told, f"{track.short_name}：")
            assert ("有效" in row) == (bool(told) and how.is_handed_in), told
            assert ("不算在内" in row) == (how.is_changed), told
    _offers_nothing_in_vain(history, [stands[t.id][b.number] for b in BRANCHES for t in TRACKS])


def _offers_nothing_in_vain(history: History, found: list[Condition]) -> None:
    """After the deadline 状态 offers to nudge only where there is somebody to be reached."""
    now = DEADLINE.replace(hour=15, minute=10)
    text = history.office("状态", now)
    is_back = any(how.state is State.RETURNED for how in found)
    owes = any(how.owes_paper for how in found)
    assert ("催 退回" in text) == is_back, text
    assert ("催 未收" in text) == owes, text
    for offered in re.findall("催 (退回|未收)", text):
        assert "将催" in history.office(f"催 {offered}", now)


VIEWS = (
    office_views.standings,
    office_views.status,
    office_views.branch_status,
    office_views.unfinished,
    office_views.papers,
    office_views.nudges,
    office_views.board,
    chair_views.reminders,
    office_views.ranking,
    office_views.the_list,
    office_views.submitted,
    office_views.today,
    office_views.history_told,
    chair_views.progress,
    chair_views.overview,
    chair_views.questions,
    office_views.metrics,
)


@pytest.mark.parametrize("seed", range(4))
def test_every_view_tells_the_same(server: Redis, seed: int) -> None:
    history = History(Live(server), seed)
    since = history.now
    for deed in range(1, DEEDS + 1):
        history.goes_on()
        if deed % LOOK_EVERY == 0:
            stands = {track.id: history.stands(track) for track in TRACKS}
            for view in VIEWS:
                view(history, stands)
            chair_views.digest(history, stands, since)
            since = history.now
    stands = {track.id: history.stands(track) for track in TRACKS}
    archive_views.archive(history, stands)
    archive_views.list_of_now(history, stands)
    _at_the_deadline(history, stands)


def test_the_histories_reach_every_state(server: Redis) -> None:
    states: set[State] = set()
    papers: set[PaperState] = set()
    for seed in range(8):
        server.flushall()
        history = History(Live(server), seed)
        for _ in range(DEEDS // LOOK_EVERY):
            for _ in range(LOOK_EVERY):
                history.goes_on()
            found = [how for track in TRACKS for how in history.stands(track).values()]
            states |= {how.state for how in found}
            papers |= {how.paper for how in found}
    assert states == set(State)
    assert papers == set(PaperState)
