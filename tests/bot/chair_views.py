"""What chairs read and what the office reads in the morning, held against how applications stand."""

from __future__ import annotations

import re
from datetime import datetime

from campaign.condition import PaperState, State
from campaign.model import Track
from campaign.open_matters import open_matters
from handlers.digest import Morning, digest_text
from handlers.reminding import reminder_text
from handlers.wording import conditions
from storage.standings import read_standings
from tests.bot.histories import BRANCHES, TRACKS, History
from tests.bot.view_reading import Stands, numbers, row_of, where
from tests.handlers.chair.asking_chat import Chat
from tests.handlers.dialogue import the_campaign

HALF_WAY = (State.CHANGED, State.WITHDRAWN, State.RETURNED)


def reminders(history: History, stands: Stands) -> None:
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
            is_refused = how.state is not State.CHANGED and how.paper is PaperState.REFUSED
            assert ("纸质被退回" in rows) == is_refused, text
            assert ("还没提交，" in rows) == (how.state is State.CHANGED), text
            assert ("已撤回" in rows) == (how.state is State.WITHDRAWN), text


def progress(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        text = history.chair(branch, "进度")
        for track in TRACKS:
            how = stands[track.id][branch.number]
            row = row_of(text, f"{track.name}：")
            assert row.startswith(conditions.stands_to_chair(how)), text
            assert ("纸质已于" in row) == how.has_paper, text
        changed = [t for t in TRACKS if stands[t.id][branch.number].state is State.CHANGED]
        assert text.count("还没提交）") == len(changed), text


def overview(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        for track in TRACKS:
            how = stands[track.id][branch.number]
            if how.state in (State.NOT_BEGUN, State.TITLED, State.DECLINED):
                continue  # naming it would begin it
            text = history.chair(branch, track.short_name, "总览")
            assert text.startswith(f"【{track.short_name}】"), text
            if track.scorecard and how.state is not State.RETURNED:
                now = how.points if how.points_now is None else how.points_now
                assert f"得分 {now}" in text.partition("\n")[0], text
            assert (f"已提交 {how.receipt}" in text) == how.is_handed_in, text
            assert (f"已撤回 {how.receipt}" in text) == (how.state is State.WITHDRAWN), text
            assert ("已退回" in text) == (how.state is State.RETURNED), text
            assert ("填齐了，还没提交" in text) == (how.state is State.COMPLETE), text
            is_changed = how.is_changed
            assert bool(re.search("改动.*还没提交", text)) == is_changed, text


def questions(history: History, stands: Stands) -> None:
    for branch in BRANCHES:
        chat = Chat(at=history.now)
        chat.branch, chat.user_id = branch, branch.chair
        chat.record = history.live.record(branch.number)
        for track in TRACKS:
            how = stands[track.id][branch.number]
            for intent in ("missing", "received"):
                text, _, _ = chat.ask(intent, track.short_name).partition("接下来：")
                assert (f"已撤回 {how.receipt}" in text) == (how.state is State.WITHDRAWN), text
                assert ("已退回" in text) == (how.state is State.RETURNED), text
                assert ("纸质还没收到" in text) == (how.paper is PaperState.AWAITED), text
                assert ("纸质被退回" in text) == (how.paper is PaperState.REFUSED), text
                is_changed = how.is_changed
                assert bool(re.search("改动.*还没(有)?提交", text)) == is_changed, text


def digest(history: History, stands: Stands, since: datetime) -> None:
    live = history.live
    read = read_standings(live.server, live.keys, [t.id for t in TRACKS])
    text = digest_text(Morning(the_campaign(), history.now, since, read))
    for track in TRACKS:
        row = row_of(text, f"{track.short_name}有动静：")
        told_of = re.findall(r"(?:：|；)([^；（]+?) \d+（([^）]*)）", f"：{row}")
        news = {what: numbers(names) for what, names in told_of}
        found = stands[track.id]
        handed_in = where(
            found,
            lambda h: h.is_handed_in and h.submitted_at is not None and h.submitted_at > since,
        )
        corrected = where(found, lambda h: h.corrects) & handed_in
        assert news.get("改好交回", set()) == corrected, text
        assert news.get("提交", set()) == handed_in - corrected, text
        for what, state in (
            ("提交后又改、没再交", State.CHANGED),
            ("撤回", State.WITHDRAWN),
            ("退回", State.RETURNED),
            ("不申报", State.DECLINED),
        ):
            assert news.get(what, set()) <= where(found, lambda h, s=state: h.state is s), text  # type: ignore[misc]
        left = row_of(text, f"{track.short_name}等着办：")
        told = set().union(*news.values()) | numbers(left)
        assert where(found, lambda h: h.state in HALF_WAY) <= told, text
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
