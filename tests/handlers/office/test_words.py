"""Whatever the office types: always an answer, nothing done but what a command says, never a crash."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Place
from campaign.office_notes import Paper
from campaign.returns import send_back
from handlers import commands
from handlers.messages import Text
from handlers.office import routes
from handlers.office.commands import LOOKS
from handlers.office.everyday import sentences
from handlers.office.table import OFFICE_COMMANDS
from handlers.outcomes import Outcome
from handlers.splitting import split
from handlers.talk import OfficeTalk
from storage.effects import (
    Export,
    SendBoard,
    SendContactSheet,
    SendDocument,
    SendList,
    SendPhoto,
    SendText,
)
from storage.readings import Needs, Readings
from storage.records import Record
from storage.sessions import OfficeSession
from storage.standings import Standing, standing_of
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign
from tests.handlers.office_chat import complete_application

BETWEEN = st.sampled_from(["", " ", "　", "、", "，", "\n", "/", "。"])
PIECES = st.sampled_from(
    [word for command in OFFICE_COMMANDS for word in command.words]
    + [name for b in the_campaign().branches[2:6] for name in (b.number, b.short_name, b.name)]
    + [name for t in the_campaign().tracks.values() for name in (t.name, t.short_name)]
    + [
        "J03-v1",
        "J03V2",
        "Ｊ０４",
        "Y05-v1",
        "J99",
        "2.3",
        "2.3=3",
        "9.9",
        "3",
        "３",
        "0",
        "99999999999999999999",
        "全部",
        "未完成",
        "未收",
    ]
    + [
        "照片",
        "总结",
        "第二部分",
        "推荐",
        "不推荐",
        "取消",
        "撤销",
        "理由",
        "通知",
        "无异议",
        "不收",
        "副",
        "chair31",
        "office01",
        "学院",
    ]
    + [
        "明天",
        "2023-05-13",
        "12:00",
        "5月13日12点半",
        "13月40日",
        "v1",
        "号",
        "和",
        "🙂",
        "ﷺ",
        "<a>",
        "{branch}",
        "确认",
        "1234",
    ]
)
TEXTS = st.lists(st.tuples(PIECES | st.text(max_size=6), BETWEEN), max_size=7).map(
    lambda found: "".join(f"{piece}{between}" for piece, between in found)
)
NOWS = st.sampled_from([DURING, DEADLINE + timedelta(hours=3)])


@cache
def records() -> dict[str, Record]:
    """A branch that has handed in both awards, one on its way back, one begun, all others blank."""
    home = the_campaign().tracks["home"]
    fresh = complete_application("home")
    first = fresh.handed_in("J03-v1", "chair03", DURING)
    second = first.with_values({Place("scorecard", "2.3"): 1}, DURING)
    second = second.handed_in("J03-v2", "chair03", DURING)
    second = replace(second, paper=Paper(DURING, 1, "office01", 1), reviewed={"2.3": 0})
    station = complete_application("station").handed_in("Y03-v1", "chair03", DURING)
    returned = send_back(home, first, [Place("photos", "")], "模糊", "office02", DURING)
    filled = {
        "03": {"home": second, "station": station},
        "04": {"home": returned},
        "05": {"home": fresh},
    }
    return {b.number: Record(1, filled.get(b.number, {})) for b in the_campaign().branches}


@cache
def standings() -> dict[str, dict[str, Standing]]:
    return {
        track.id: {
            number: standing_of(track, record.applications[track.id], DURING)
            for number, record in records().items()
            if track.id in record.applications
        }
        for track in the_campaign().tracks.values()
    }


def hear(
    text: str, session: OfficeSession, callback: str, now: datetime = DURING
) -> tuple[Outcome, Needs]:
    """What the office is answered, when no more was read than the routes asked for."""
    message = Text(callback, "office01", now, text)
    heard = routes.hear(the_campaign(), session, message)
    needs = heard.needs
    readings = Readings(
        standings=standings() if needs.standings else {},
        records={number: records()[number] for number in needs.looks},
        reminded=dict.fromkeys(needs.reminded, ()),
    )
    talk = OfficeTalk(
        the_campaign(),
        "office01",
        session,
        now,
        callback,
        {number: records()[number] for number in needs.branches},
        readings,
    )
    return heard.run(talk), needs


LOOKED_AT = (Export, SendBoard, SendContactSheet, SendDocument, SendList, SendPhoto, SendText)


def assert_sound(text: str, outcome: Outcome, needs: Needs) -> None:
    """It is answered in Chinese, and what it does is what a command does, named and with whom."""
    told = "\n".join(outcome.texts)
    assert re.search(r"[\u4e00-\u9fff]", told), (text, told)
    assert all(len(piece.encode()) <= 2048 for text in outcome.texts for piece in split(text))
    touched = {*outcome.changes, *outcome.roster}
    assert set(outcome.changes) <= set(needs.branches)
    assert touched <= set(outcome.whom)
    does = touched or outcome.effects
    assert bool(outcome.did) or not does
    if outcome.did in LOOKS:
        assert not touched
        assert all(isinstance(effect, LOOKED_AT) for effect in outcome.effects)


@given(TEXTS, NOWS)
def test_any_text_is_answered_and_does_only_what_it_says(text: str, now: datetime) -> None:
    outcome, needs = hear(text, OfficeSession(), "1" * 40, now)
    assert_sound(text, outcome, needs)
    if not commands.find(OFFICE_COMMANDS, sentences.as_command(the_campaign(), text)):
        assert not outcome.changes
        assert not outcome.roster
        assert all(isinstance(effect, LOOKED_AT) for effect in outcome.effects)
    session = outcome.own
    if isinstance(session, OfficeSession) and (pending := session.pending):
        confirmed, needs = hear(f"确认{pending.code}", session, "2" * 40, now)
        assert_sound(text, confirmed, needs)
        assert isinstance(confirmed.own, OfficeSession)
        assert confirmed.own.pending != pending


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("总表 " + "信" * 70, "没看懂这条。\n清单"),
        ("状态" + "信" * 70, "没看懂这条。\n状态："),
        ("结束代填 信工", "没看懂这条。\n结束代填："),
        ("信工 代填", "回复 代填 信工"),
        ("小家加报。", "请把命令写在前面：加报 小家"),
    ],
)
def test_a_command_written_wrongly_is_answered_with_how_to_write_it(typed: str, told: str) -> None:
    assert told in "\n".join(hear(typed, OfficeSession(), "1" * 40)[0].texts)


@pytest.mark.parametrize("typed", ["收到", "好的。", "谢谢！", "OK"])
def test_thanks_are_no_command(typed: str) -> None:
    assert hear(typed, OfficeSession(), "1" * 40)[0] == Outcome(("好的。",))
