"""Whatever happened, everything that tells how an application stands tells the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

import pytest
from flask import Flask
from redis import Redis

from bot.closing.bell import ClosingBell
from bot.export.standing import Standing as Cells
from bot.metrics import metrics_routes
from campaign.applications import Status
from campaign.condition import Condition, PaperState, State
from campaign.model import Track
from campaign.open_matters import open_matters
from handlers.digest import Morning, digest_text
from handlers.office.board import board_of
from handlers.office.board_content import Mark
from handlers.reminding import reminder_text
from handlers.wording import conditions
from storage.standings import read_standings, standing_of
from tests.bot.histories import BRANCHES, TRACKS, History
from tests.bot.test_closing_bell import told as told_at_the_deadline
from tests.handlers.dialogue import DEADLINE, the_campaign
from tests.handlers.live import Live

HALF_WAY = (State.CHANGED, State.WITHDRAWN, State.RETURNED)
DEEDS, LOOK_EVERY = 60, 6
ALL = the_campaign().branches
Stands = dict[str, dict[str, Condition]]  # by track and branch number
Takes = Callable[[Condition], bool]


def _numbers(text: str) -> set[str]:
    """The branches a text names."""
    return {b.number for b in ALL if f"{b.number} {b.short_name}" in text}


def _rows(text: str, head: str) -> str:
    """What the one row that begins so tells; "" where there is none."""
    rows = [row for row in text.splitlines() if row.startswith(head)]
    assert len(rows) <= 1, text
    return rows[0].removeprefix(head) if rows else ""


def _where(found: dict[str, Condition], takes: Takes) -> set[str]:
    return {number for number, how in found.items() if takes(how)}


def _standings(history: History, stands: Stands) -> None:
    read = read_standings(history.live.server, history.live.keys, [t.id for t in TRACKS])
    for track in TRACKS:
        for branch in BRANCHES:
            application = history.application(branch, track)
            stored = read[track.id].get(branch.number)
            if application.changed_at is None:
                assert stored is None
            else:
                assert stored == standing_of(track, application, history.now)


def _counted(text: str, track: Track) -> dict[str, int]:
    """The figures of an award in the text, by their word."""
    _, _, block = text.partition(f"{track.short_name}：")
    rows = "\n".join(block.splitlines()[:3])
    return {word: int(n) for word, n in re.findall(r"(?:其中)?([^\s，]+) (\d+)", rows)}


def _counts_are_right(text: str, track: Track, found: Iterable[Condition]) -> None:
    found = list(found)
    told = _counted(text, track)
    groups = Counter(how.status for how in found)
    for status, word in conditions.COUNTED.items():
        assert told[word] == groups[status], (word, text)
    assert sum(told[word] for word in conditions.COUNTED.values()) + told["已有称号"] == len(found)
    papers = Counter(how.paper for how in found)
    assert told["已收纸质"] == papers[PaperState.RIGHT]
    assert told.get("要换", 0) == papers[PaperState.OUTDATED]
    assert told.get("没收到", 0) == papers[PaperState.AWAITED]
    assert sum(told.get(word, 0) for word in ("已收纸质", "要换", "没收到")) == told["已提交"]


def _status(history: History, stands: Stands) -> None:
    text = history.office("状态")
    for track in TRACKS:
        found = stands[track.id]
        _counts_are_right(text, track, found.values())
        named: dict[str, Takes] = {
            "已退回": lambda how: how.state is State.RETURNED,
            "改后没交": lambda how: how.state is State.CHANGED,
            "撤回没再交": lambda how: how.state is State.WITHDRAWN,
            "填齐了没提交": lambda how: how.state is State.COMPLETE,
            "纸质要换": lambda how: how.paper is PaperState.OUTDATED,
            "纸质在这里、眼下不算": lambda how: how.paper is PaperState.ORPHANED,
        }
        for head, takes in named.items():
            row = _rows(text, f"{head}（{track.short_name}）：")
            assert _numbers(row) == _where(found, takes), (head, text)


def _branch_status(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        text = history.office(f"状态 {branch.number}")
        for track in TRACKS:
            how = stands[track.id][branch.number]
            _, _, section = text.partition(f"【{track.short_name}】")
            section = section.partition("【")[0]
            assert section.startswith(conditions.stands(how)), text
            assert ("还没提交" in section.partition("\n")[2]) == (how.state is State.CHANGED)
            assert ("要换" in section) == (how.paper is PaperState.OUTDATED), text
            assert ("眼下不算" in section) == (how.paper is PaperState.ORPHANED), text
            assert ("没收到" in section) == (how.paper is PaperState.AWAITED), text


def _unfinished(history: History, stands: Stands) -> None:
    for track in TRACKS:
        found = stands[track.id]
        text = history.office(f"未完成 {track.short_name}")
        before, _, changed = text.partition(f"{track.short_name}改后没交的")
        is_open = _where(found, lambda h: h.is_left_open or h.state is State.NOT_BEGUN)
        is_changed = _where(found, lambda h: h.state is State.CHANGED)
        assert _numbers(before) == is_open - is_changed, text
        assert _numbers(changed) == is_changed, text
        for number, how in found.items():
            if how.points_now is not None and how.points_now != how.points:
                assert f"得分 {how.points}；改动后得分 {how.points_now}，还没提交" in changed
            if how.state is State.WITHDRAWN:
                assert f"已撤回 {how.receipt}" in _rows(text, f"{number} ")


def _papers(history: History, stands: Stands) -> None:
    text = history.office("未收")
    for track in TRACKS:
        found = stands[track.id]
        row = next(r for r in text.splitlines() if r.startswith(track.short_name))
        assert _numbers(row) == _where(found, lambda how: how.owes_paper), text


def _nudges(history: History, stands: Stands) -> None:
    now = history.now.replace(hour=15, minute=10)
    everybody = {
        number
        for track in TRACKS
        for number, how in stands[track.id].items()
        if how.is_left_open or how.state is State.NOT_BEGUN
    }
    owing = {
        number
        for track in TRACKS
        for number in _where(stands[track.id], lambda how: how.owes_paper)
    }
    for group, wanted in (("未完成", everybody), ("未收", owing)):
        text = history.office(f"催 {group}", now)
        reached = "".join(row for row in text.splitlines() if "提醒过：" in row)
        assert _numbers(reached) == wanted, text


def _board(history: History, stands: Stands) -> None:
    read = read_standings(history.live.server, history.live.keys, [t.id for t in TRACKS])
    board = board_of(the_campaign(), read, history.now)
    text = history.office("状态")
    for lane, track in zip(board.lanes, TRACKS, strict=True):
        told = _counted(text, track)
        for mark, word in ((Mark.SUBMITTED, "已提交"), (Mark.FILLING, "填写中")):
            assert lane.counts[mark] == str(told[word])
        assert lane.counts[Mark.PAPER] == str(told["已收纸质"])
        for row in board.rows:
            entry = row.entries[TRACKS.index(track)]
            how = stands[track.id][row.number]
            assert entry.has_paper == how.has_paper
            assert (entry.mark is Mark.CHANGED) == (how.state is State.CHANGED)


def _reminders(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        applications = history.live.record(branch.number).applications
        matters = open_matters(the_campaign(), branch, applications)
        text = reminder_text(the_campaign(), branch, matters, history.now) if matters else ""
        for track in TRACKS:
            how = stands[track.id][branch.number]
            rows = "\n".join(
                r
                for r in text.splitlines()
                if r.startswith((track.short_name, f"退回的{track.short_name}"))
            )
            is_done = how.state in (State.DECLINED, State.TITLED) or (
                how.has_paper and how.state is not State.CHANGED
            )
            assert bool(rows) != is_done or not text or "可以申报" in text, text
            is_only_paper = how.state is not State.CHANGED and how.paper is PaperState.AWAITED
            assert ("只差加盖公章的纸质版" in rows) == is_only_paper, text
            assert ("还没提交，" in rows) == (how.state is State.CHANGED), text
            assert ("已撤回" in rows) == (how.state is State.WITHDRAWN), text


def _digest(history: History, stands: Stands, since: datetime) -> None:
    live = history.live
    read = read_standings(live.server, live.keys, [t.id for t in TRACKS])
    text = digest_text(Morning(the_campaign(), history.now, since, read))
    for track in TRACKS:
        row = _rows(text, f"{track.short_name}有动静：")
        told_of = re.findall(r"(?:：|；)([^；（]+?) \d+（([^）]*)）", f"：{row}")
        news = {what: _numbers(names) for what, names in told_of}
        found = stands[track.id]
        handed_in = _where(
            found,
            lambda h: h.is_handed_in and h.submitted_at is not None and h.submitted_at > since,
        )
        assert news.get("提交", set()) == handed_in, text
        for what, state in (
            ("提交后又改、没再交", State.CHANGED),
            ("撤回", State.WITHDRAWN),
            ("退回", State.RETURNED),
            ("不申报", State.DECLINED),
        ):
            assert news.get(what, set()) <= _where(found, lambda h, s=state: h.state is s), text  # type: ignore[misc]
        left = _rows(text, f"{track.short_name}等着办：")
        told = set().union(*news.values()) | _numbers(left)
        assert _where(found, lambda h: h.state in HALF_WAY) <= told, text
        orphaned = {
            number
            for number, how in found.items()
            if how.state in HALF_WAY and how.paper is PaperState.ORPHANED
        }
        assert {n for n in orphaned if f"{n} " in text} == set(
            re.findall(r"(\d\d) [^、（）]+，纸质 v\d+ 在校工会", _rows_of(text, track))
        ) & orphaned


def _rows_of(text: str, track: Track) -> str:
    heads = (f"{track.short_name}有动静：", f"{track.short_name}等着办：")
    return "\n".join(row for row in text.splitlines() if row.startswith(heads))


def _ranking(history: History, stands: Stands) -> None:
    for track in TRACKS:
        found = stands[track.id]
        text = history.office(f"名额 {track.short_name}")
        rows = [row.split("　") for row in text.splitlines() if "　" in row]
        assert {row[1].split()[0] for row in rows} == _where(found, lambda how: how.is_handed_in)
        for row in rows:
            how = found[row[1].split()[0]]
            told = "　".join(row)
            assert ("材料齐" in told) == how.has_paper
            assert ("还没提交" in told) == (how.state is State.CHANGED)
        back = _numbers(_rows(text, "退回修改中、不在列："))
        assert back == _where(found, lambda how: how.state is State.RETURNED)


def _list(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        for track in TRACKS:
            application, how = history.application(branch, track), stands[track.id][branch.number]
            cells = Cells(the_campaign(), branch, track, application)
            if how.state is State.WITHDRAWN:
                assert cells.status.text == f"已撤回 {how.receipt}"
            else:
                word = conditions.STATUS[how.status] if how.status else conditions.HAS_TITLE
                assert cells.status.text == word
            lacking = cells.lacking or ""
            assert ("另有改动没提交" in lacking) == (how.state is State.CHANGED)
            assert ("纸质版" in lacking) == how.owes_paper
            assert ("眼下不算" in (cells.paper or "")) == (how.paper is PaperState.ORPHANED)


def _progress(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        text = history.chair(branch, "进度")
        for track in TRACKS:
            how = stands[track.id][branch.number]
            row = _rows(text, f"{track.name}：")
            assert row.startswith(conditions.stands_to_chair(how)), text
            assert ("纸质已于" in row) == how.has_paper, text
        changed = [t for t in TRACKS if stands[t.id][branch.number].state is State.CHANGED]
        assert text.count("还没提交）") == len(changed), text


def _metrics(history: History, stands: Stands) -> None:
    app = Flask("metrics")
    app.register_blueprint(metrics_routes(the_campaign(), history.live.server, history.live.keys))
    text = app.test_client().get("/metrics").get_data(as_text=True)
    for track in TRACKS:
        found = stands[track.id]
        for status in Status:
            count = sum(how.status is status for how in found.values())
            assert f'bot_applications{{track="{track.id}",status="{status}"}} {count}\n' in text
        right = sum(how.has_paper for how in found.values())
        assert f'bot_papers{{track="{track.id}",paper="right"}} {right}\n' in text


def _at_the_deadline(history: History, stands: Stands) -> None:
    ClosingBell(the_campaign(), history.live.server, history.live.keys).tick(DEADLINE)
    text = "\n".join(told_at_the_deadline(history.live, "office01"))
    for track in TRACKS:
        _counts_are_right(text, track, stands[track.id].values())
    for branch in BRANCHES:
        found = [stands[track.id][branch.number] for track in TRACKS]
        told = "\n".join(told_at_the_deadline(history.live, branch.chair))
        assert bool(told) == any(how.is_left_open for how in found)
        for track, how in zip(TRACKS, found, strict=True):
            row = _rows(told, f"{track.short_name}：")
            assert ("有效" in row) == (bool(told) and how.is_handed_in), told
            assert ("不算在内" in row) == (how.state is State.CHANGED), told
    _offers_nothing_in_vain(history, [stands[t.id][b.number] for b in BRANCHES for t in TRACKS])


def _offers_nothing_in_vain(history: History, found: list[Condition]) -> None:
    """After the deadline 状态 offers to nudge only where there is somebody to be reached."""
    now = DEADLINE.replace(hour=15, minute=10)
    text = history.office("状态", now)
    is_back = any(how.state is State.RETURNED for how in found)
    owes = any(how.owes_paper for how in found)
    assert ("催 未完成" in text) == is_back, text
    assert ("催 未收" in text) == (owes and not is_back), text
    for offered in re.findall("催 (未完成|未收)", text):
        assert "将催" in history.office(f"催 {offered}", now)


VIEWS = (
    _standings,
    _status,
    _branch_status,
    _unfinished,
    _papers,
    _nudges,
    _board,
    _reminders,
    _ranking,
    _list,
    _progress,
    _metrics,
)


@pytest.mark.parametrize("seed", range(8))
def test_every_view_tells_the_same(server: Redis, seed: int) -> None:
    history = History(Live(server), seed)
    since = history.now
    for deed in range(1, DEEDS + 1):
        history.goes_on()
        if deed % LOOK_EVERY == 0:
            stands = {track.id: history.stands(track) for track in TRACKS}
            for view in VIEWS:
                view(history, stands)
            _digest(history, stands, since)
            since = history.now
    _at_the_deadline(history, {track.id: history.stands(track) for track in TRACKS})


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
