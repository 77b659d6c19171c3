"""What the office reads, held against how the applications stand."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from bot.export.standing import Standing as Cells
from bot.web.metrics import metrics_routes
from campaign.applications import Status
from campaign.condition import PaperState, State
from handlers.office.views.board import board_of
from handlers.office.views.board_content import Mark
from handlers.wording import conditions
from handlers.wording.changes import did
from storage.acts import Act
from storage.standings import read_standings, standing_of
from storage.store import Store
from tests.bot.histories import BRANCHES, TRACKS, History
from tests.bot.view_reading import Stands, Takes, counted, counts_are_right, numbers, row_of, where
from tests.handlers.dialogue import the_campaign


def standings(history: History, stands: Stands) -> None:
    read = read_standings(history.live.server, history.live.keys, [t.id for t in TRACKS])
    for track in TRACKS:
        for branch in BRANCHES:
            application = history.application(branch, track)
            stored = read[track.id].get(branch.number)
            if application.changed_at is None:
                assert stored is None
            else:
                assert stored == standing_of(track, application, history.now)


def status(history: History, stands: Stands) -> None:
    text = history.office("状态")
    for track in TRACKS:
        found = stands[track.id]
        counts_are_right(text, track, found.values())
        named: dict[str, Takes] = {
            "已退回": lambda how: how.state is State.RETURNED,
            "改后没交": lambda how: how.is_changed,
            "撤回没再交": lambda how: how.state is State.WITHDRAWN,
            "填齐了没提交": lambda how: how.state is State.COMPLETE,
            "纸质要换": lambda how: how.paper is PaperState.OUTDATED,
            "纸质退了没再来": lambda how: how.paper is PaperState.REFUSED,
            "纸质在这里、眼下不算": lambda how: how.paper is PaperState.ORPHANED,
        }
        for head, takes in named.items():
            row = row_of(text, f"{head}（{track.short_name}）：")
            assert numbers(row) == where(found, takes), (head, text)


def branch_status(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        text = history.office(f"状态 {branch.number}")
        for track in TRACKS:
            how = stands[track.id][branch.number]
            _, _, section = text.partition(f"【{track.short_name}】")
            section = section.partition("【")[0]
            assert section.startswith(conditions.stands(how)), text
            assert ("还没提交" in section.partition("\n")[2]) == (how.is_changed)
            assert ("要换" in section) == (how.paper is PaperState.OUTDATED), text
            assert ("眼下不算" in section) == (how.paper is PaperState.ORPHANED), text
            assert ("没盖公章" in section) == (how.paper is PaperState.REFUSED), text
            assert ("没收到" in section) == (how.paper is PaperState.AWAITED), text
            assert ("不用再送" in section) == (how.paper is PaperState.WAIVED), text


def unfinished(history: History, stands: Stands) -> None:
    for track in TRACKS:
        found = stands[track.id]
        text = history.office(f"未完成 {track.short_name}")
        before, _, changed = text.partition(f"{track.short_name}改后没交的")
        is_open = where(found, lambda h: h.is_left_open or h.state is State.NOT_BEGUN)
        is_changed = where(found, lambda h: h.state is State.CHANGED)
        assert numbers(before) == is_open - is_changed, text
        assert numbers(changed) == is_changed, text
        for number, how in found.items():
            if how.points_now is not None and how.points_now != how.points:
                assert f"得分 {how.points}；改动后得分 {how.points_now}，还没提交" in changed
            if how.state is State.WITHDRAWN:
                assert f"已撤回 {how.receipt}" in row_of(text, f"{number} ")


def papers(history: History, stands: Stands) -> None:
    text = history.office("未收")
    for track in TRACKS:
        found = stands[track.id]
        row = next(r for r in text.splitlines() if r.startswith(track.short_name))
        assert numbers(row) == where(found, lambda how: how.owes_paper), text


def nudges(history: History, stands: Stands) -> None:
    now = history.now.replace(hour=15, minute=10)
    everybody = {
        number
        for track in TRACKS
        for number, how in stands[track.id].items()
        if how.is_left_open or how.state is State.NOT_BEGUN
    }
    owing = {
        number for track in TRACKS for number in where(stands[track.id], lambda how: how.owes_paper)
    }
    for group, wanted in (("未完成", everybody), ("未收", owing)):
        text = history.office(f"催 {group}", now)
        reached = "".join(row for row in text.splitlines() if "提醒过：" in row)
        assert numbers(reached) == wanted, text


def board(history: History, stands: Stands) -> None:
    read = read_standings(history.live.server, history.live.keys, [t.id for t in TRACKS])
    board = board_of(the_campaign(), read, history.now)
    text = history.office("状态")
    for lane, track in zip(board.lanes, TRACKS, strict=True):
        told = counted(text, track)
        for mark, word in ((Mark.SUBMITTED, "已提交"), (Mark.FILLING, "填写中")):
            assert lane.counts[mark] == str(told[word])
        assert lane.counts[Mark.PAPER] == str(told["已收纸质"])
        for row in board.rows:
            entry = row.entries[TRACKS.index(track)]
            how = stands[track.id][row.number]
            assert entry.has_paper == how.has_paper
            assert (entry.mark is Mark.CHANGED) == (how.is_changed)


def submitted(history: History, stands: Stands) -> None:
    text = history.office("已提交")
    for track in TRACKS:
        _, _, block = text.partition(f"{track.short_name}已提交")
        block = block.partition("\n\n")[0]
        found = stands[track.id]
        assert numbers(block) == where(found, lambda how: how.is_handed_in), text
        for number, how in found.items():
            row = next((r for r in block.splitlines() if r.startswith(f"{number} ")), "")
            assert (how.receipt in row) == how.is_handed_in or not how.receipt, text
            assert ("改后没交" in row) == (how.is_changed), text
            assert ("纸质已收" in row) == how.has_paper, text
            assert ("要换" in row) == (how.paper is PaperState.OUTDATED), text
            assert ("不用再送" in row) == (how.paper is PaperState.WAIVED), text
            assert ("纸质退了没再来" in row) == (how.paper is PaperState.REFUSED), text


def today(history: History, stands: Stands) -> None:
    """What stands since midnight is told as what it is; what has changed again may be told too."""
    text = history.office("今天")
    midnight = history.now.replace(hour=0, minute=0)
    for track in TRACKS:
        found = stands[track.id]
        told = {
            word: numbers(row_of(text, f"{track.short_name}{word} "))
            for word in ("提交", "改好交回", "撤回", "退回", "不申报")
        }
        of_today = {
            number: how
            for number, how in found.items()
            if how.submitted_at is not None and how.submitted_at >= midnight
        }
        assert where(of_today, lambda h: h.is_handed_in and not h.corrects) <= told["提交"], text
        assert where(of_today, lambda h: h.is_handed_in and h.corrects) <= told["改好交回"], text
        for word, state in (
            ("撤回", State.WITHDRAWN),
            ("退回", State.RETURNED),
            ("不申报", State.DECLINED),
        ):
            new = where(
                found,
                lambda h, s=state: h.state is s and h.since is not None and h.since >= midnight,  # type: ignore[misc]
            )
            assert new <= told[word], text


_LAST_ACTS = {
    State.WITHDRAWN: (Act.WITHDRAW,),
    State.RETURNED: (Act.SEND_BACK,),
    State.DECLINED: (Act.DECLINE,),
    State.HANDED_IN: (Act.SUBMIT, Act.RETURN_TAKEN_BACK),
    State.CHANGED: (Act.SUBMIT, Act.RETURN_TAKEN_BACK),
}
_MOVES = {act for acts in _LAST_ACTS.values() for act in acts} | {Act.REOPEN}


def history_told(history: History, stands: Stands) -> None:
    """记录 names every version, and its last turn is the one that led to where it stands."""
    for branch in BRANCHES:
        text = history.office(f"记录 {branch.number} 全部")
        for track in TRACKS:
            application = history.application(branch, track)
            for submission in application.submissions:
                assert f"{track.short_name} {submission.receipt}" in text, text
            rows = [r for r in text.splitlines()[1:] if f" {track.short_name}" in r]
            turns = [act for row in rows for act in _MOVES if f" {did(act)} " in f"{row} "]
            how = stands[track.id][branch.number]
            if wanted := _LAST_ACTS.get(how.state):
                assert turns, text
                assert turns[-1] in wanted, (how.state, text)


def ranking(history: History, stands: Stands) -> None:
    for track in TRACKS:
        found = stands[track.id]
        text = history.office(f"名额 {track.short_name}")
        rows = [row.split("　") for row in text.splitlines() if "　" in row]
        out = numbers(row_of(text, "已定不推荐、不占名额"))
        assert out == where(found, lambda how: how.state is State.REJECTED)
        ranked = where(found, lambda how: how.is_handed_in) - out
        assert {row[1].split()[0] for row in rows} == ranked
        for row in rows:
            how = found[row[1].split()[0]]
            told = "　".join(row)
            assert ("材料齐" in told) == how.has_paper
            assert ("还没提交" in told) == (how.is_changed)
        back = numbers(row_of(text, "退回修改中、不在列："))
        assert back == where(found, lambda how: how.state is State.RETURNED)


def the_list(history: History, stands: Stands) -> None:
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
            assert ("另有改动没提交" in lacking) == (how.is_changed)
            assert ("纸质版" in lacking) == how.owes_paper
            assert ("眼下不算" in (cells.paper or "")) == (how.paper is PaperState.ORPHANED)


def metrics(history: History, stands: Stands) -> None:
    app = Flask("metrics")
    live = history.live
    app.register_blueprint(metrics_routes(Store(the_campaign(), live.server), Path.cwd()))
    text = app.test_client().get("/metrics").get_data(as_text=True)
    for track in TRACKS:
        found = stands[track.id]
        for status in Status:
            count = sum(how.status is status for how in found.values())
            assert f'bot_applications{{track="{track.id}",status="{status}"}} {count}\n' in text
        right = sum(how.has_paper for how in found.values())
        assert f'bot_papers{{track="{track.id}",paper="right"}} {right}\n' in text
