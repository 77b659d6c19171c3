"""What nobody could answer reaches the office: on 问题, and in the morning."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from redis import Redis

from bot.closing.digest import MorningDigest
from handlers import history
from handlers.office.views.asked import QUESTIONS
from handlers.outcomes import Outcome
from handlers.splitting import split
from handlers.talk import OfficeTalk
from storage import readings
from storage.batches import Batch
from storage.effects import SendText
from storage.questions import KEPT_FOR
from storage.records import Change, Record
from storage.sessions import OfficeSession
from storage.store import Store
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live, a_callback

MORNING = datetime.fromisoformat("2023-05-09T08:23:05+08:00")
DAY = timedelta(days=1)


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def ask(
    live: Live, said: str, by: str = "chair03", number: str = "03", at: datetime = DURING
) -> None:
    """A message that came to nothing but this question."""
    outcome = Outcome(("……",), unanswered=said)
    what = the_campaign(), number, Record(), Change(), outcome
    notes = history.of_branch(*what, by, at)
    assert Store(the_campaign(), live.server).once(a_callback(), Batch(notes=notes))


def shown(live: Live, now: datetime = DURING) -> str:
    needs = QUESTIONS.needs(the_campaign(), None)
    found = readings.read(live.server, live.keys, the_campaign().tracks, needs)
    talk = OfficeTalk(the_campaign(), "office01", OfficeSession(), now, readings=found)
    return "\n".join(QUESTIONS.run(talk, None).texts)


def told_in_the_morning(live: Live, now: datetime = MORNING) -> list[str]:
    before = len(live.outbox("office01"))
    MorningDigest(Store(the_campaign(), live.server)).tick(now)
    sends = [e for e in live.outbox("office01")[before:] if isinstance(e, SendText)]
    lines = [line for send in sends if send.user_id == "office01" for line in send.text.split("\n")]
    return [line for line in lines if "没答上的问题" in line]


def test_questions_are_listed_with_branch_person_and_time(live: Live) -> None:
    assert shown(live) == "没有答不上的问题。"
    ask(live, "评审的时候要去现场吗")
    ask(live, "能带家属吗？", by="chair05", number="05", at=DURING + timedelta(minutes=1))
    head, *lines = shown(live, DURING + DAY).split("\n")
    assert head == "我没答上的问题 2 条，新的在前："
    assert lines[1] == "5月8日 09:01　05 信工 chair05　“能带家属吗？”"
    assert lines[2] == "5月8日 09:00　03 地科 chair03　“评审的时候要去现场吗”"
    assert "faq" in lines[-1]


def test_markup_of_others_is_words(live: Live) -> None:
    ask(live, '<a href="https://example.org">点这里</a>领补助吗')
    for text in (shown(live), *told_in_the_morning(live)):
        assert "<a" not in text
        assert "＜a href" in text


def test_of_many_the_newest_are_shown_and_long_ones_are_cut(live: Live) -> None:
    for number in range(20):
        ask(live, f"问题{number:02}" + "长" * 300, at=DURING + timedelta(minutes=number))
    told = shown(live)
    assert "我没答上的问题 20 条" in told
    assert "问题19" in told
    assert "问题10" in told
    assert "问题09" not in told
    assert "另有更早的 10 条" in told
    assert len(split(told)) <= 2


def test_a_question_of_the_office_for_a_branch_is_not_kept(live: Live) -> None:
    ask(live, "能带家属吗", by="Office01")
    assert shown(live) == "没有答不上的问题。"


def test_what_a_chair_asks_in_vain_is_kept_in_the_same_commit_as_the_reply(live: Live) -> None:
    assert "答不上来" in live.say("食堂的饭卡在哪里充值？")
    assert "“食堂的饭卡在哪里充值？”" in shown(live)
    assert "03 地科 chair03" in shown(live)


@pytest.mark.parametrize("said", ["菜单", "几号截止", "食堂的饭卡充值"])
def test_what_is_answered_or_asks_nothing_is_not_kept(live: Live, said: str) -> None:
    live.say(said)
    assert shown(live) == "没有答不上的问题。"


def test_the_morning_report_names_the_new_ones_once(live: Live) -> None:
    ask(live, "评审的时候要去现场吗")
    ask(live, "能带家属吗" + "长" * 100, by="chair05", number="05")
    (line,) = told_in_the_morning(live)
    assert line.startswith("没答上的问题 2 条：")
    assert "03 地科“评审的时候要去现场吗”" in line
    assert "05 信工“能带家属吗" in line
    assert line.endswith("，看：问题")
    assert len(line) < 140
    assert told_in_the_morning(live, MORNING + DAY) == []


def test_after_two_weeks_they_are_gone(live: Live) -> None:
    ask(live, "能带家属吗")
    assert "能带家属吗" in shown(live, DURING + KEPT_FOR - DAY)
    assert shown(live, DURING + KEPT_FOR) == "没有答不上的问题。"
