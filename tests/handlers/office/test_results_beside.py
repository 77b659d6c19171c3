"""What was changed, noted or still open stands beside the results, wherever they are told."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from redis import Redis

from campaign.condition import describe
from handlers.messages import Text
from storage.effects import SendText
from storage.standings import standing_of, standings_in, write_of
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import hand_in

AFTER = DEADLINE + timedelta(days=3)


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05", "09", "10")
    live.say("改 1.1 3", by="chair05")
    return live


def ask(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01", now=AFTER)


def confirm(live: Live, text: str) -> str:
    code = re.findall(r"确认 (\d{4})", ask(live, text))[-1]
    return ask(live, f"确认 {code}")


def test_a_change_stays_visible_when_a_result_is_noted(live: Live) -> None:
    before = live.say("进度", by="chair05", now=AFTER)
    ask(live, "结果 信工 小家 推荐")
    assert "改后没交（小家）：05 信工（J05-v1 得分 110；改动后得分 109，还没提交）" in ask(
        live, "状态"
    )
    assert "改动后得分 109，还没提交" in ask(live, "状态 信工")
    assert "改后没交" in ask(live, "已提交")
    assert "改动后得分 109，还没提交" in ask(live, "名额 小家")
    assert live.say("进度", by="chair05", now=AFTER) == before


def test_it_is_over_once_the_chair_was_told(live: Live) -> None:
    ask(live, "结果 信工 小家 推荐")
    confirm(live, "结果 通知")
    assert "改后没交" not in ask(live, "状态") + ask(live, "已提交")
    assert "结果 推荐（已通知主席）" in ask(live, "状态 信工")


def test_what_is_stored_of_it_is_read_again(live: Live) -> None:
    ask(live, "结果 信工 小家 不推荐")
    how = describe(the_campaign().tracks["home"], live.record("05").application("home"))
    assert how.is_changed
    application = live.record("05").application("home")
    standing = standing_of(the_campaign().tracks["home"], application, DURING)
    line = write_of(live.keys, "home", "05", standing)[-1]
    assert standings_in({"05": line})["05"].condition == how


def test_who_is_recommended_with_something_open_is_pointed_out(live: Live) -> None:
    told = ask(live, "结果 信工 小家 推荐")
    assert "注意：纸质还没有收到；还没有核分；改后没交，算的是 J05-v1。" in told
    ask(live, "收 9 小家", "核分 经管 1.1 3")
    assert "注意：只核了 1/31 项。" in ask(live, "结果 经管 小家 推荐")
    ask(live, "核分 能源 无异议", "收 10 小家", "结果 经管 小家 取消")
    assert "注意" not in ask(live, "结果 能源 小家 推荐")


def test_the_sums_tell_what_was_decided(live: Live) -> None:
    assert "已记结果" not in ask(live, "状态")
    ask(live, "结果 信工 小家 推荐", "结果 经管 小家 不推荐")
    assert "已记结果：推荐 1，不推荐 1，未定 1" in ask(live, "状态")
    assert "结果 不推荐（主席还不知道）" in ask(live, "状态 经管")


def test_telling_says_how_many_people_that_are(live: Live) -> None:
    hand_in(live, "03")
    ask(live, "结果 地科 小家 推荐", "结果 经管 小家 不推荐")
    assert "将把结果通知 2 个分工会的 3 人" in ask(live, "结果 通知")
    assert "正在通知 3 人" in confirm(live, "结果 通知")


def test_who_is_to_be_reviewed_next_is_one_who_waits(live: Live) -> None:
    ask(live, "核分 信工 无异议")
    assert ask(live, "未核").endswith("核一个：核分 经管")


def test_what_waits_to_be_corrected_is_not_called_unfinished(live: Live) -> None:
    hand_in(live, "05", track="station")
    live.say("退 信工 小家 照片 看不清", by="office01")
    ask(live, "收 信工 驿站")
    told = [sent.text for sent in live.outbox("chair05") if isinstance(sent, SendText)]
    assert "小家已退回、还没改完：回复 小家 接着改。" in "".join(told)


def test_a_question_after_the_end_names_the_office_once(live: Live) -> None:
    told = live.say("我现在还能交吗", by="chair13", now=AFTER)
    assert told.count("82322450") == 1


def test_when_it_was_handed_in_is_when_that_was_sent(live: Live) -> None:
    """Whoever looks reads the same minute, though it was handled a moment later."""
    sent, done = DURING.replace(minute=59, second=59), DURING.replace(hour=10, second=1)
    live.say("小家", "改 1.1 2", "提交", by="chair09", now=sent)
    live.conversation.answer(Text(a_callback(), "chair09", sent, "确认"), done)
    look = done + timedelta(minutes=5)
    status = live.say("状态 经管", by="office01", now=look)
    assert "J09-v2 5月8日 09:59" in status
    assert "最近改动 5月8日 09:59" in status
    assert "09 经管 09:59" in live.say("今天", by="office01", now=look)
    assert "5月8日 09:59 chair09 提交" in live.say("记录 经管", by="office01", now=look)
