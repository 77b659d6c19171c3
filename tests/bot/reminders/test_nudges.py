"""催 from the words of the office to the phones of the chairs, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta

import pytest
from redis import Redis

from bot.outbox.reachability import Reachability
from bot.outbox.reports import Reports
from bot.outbox.worker import send_handlers
from bot.reminders.claiming import Claiming
from bot.reminders.reporting import NudgeReporter
from bot.reminders.sending import ReminderSender, reminder_handlers
from bot.settings import Settings
from bot.wecom.gateway import Gateway
from simulator.server import Simulator
from storage.store import Store
from tests.bot.outbox.outbound import KEYS, QUICK_S, texts_on_phone, wait_until
from tests.bot.working import outbox_drained
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in

LATE = DURING.replace(hour=15, minute=10)


class StillClock:
    """Campaign time stands still."""

    def now(self) -> datetime:
        return LATE

    def wall(self) -> datetime:
        return datetime.now(LATE.tzinfo)


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.worker.LOOK_EVERY_S", 0.2)


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


@contextmanager
def working(server: Redis, redis_url: str, settings: Settings) -> Iterator[None]:
    clock, campaign = StillClock(), the_campaign()
    watch = Reachability(Store(campaign, server), clock)
    gateway = Gateway(settings, Store(the_campaign(), server), timeouts_s=QUICK_S, watch=watch)
    sender = ReminderSender(Store(campaign, server), gateway, clock)
    reporter = NudgeReporter(
        Store(campaign, server), Reports(gateway, Store(the_campaign(), server))
    )
    handlers = send_handlers(gateway) | reminder_handlers(
        sender, Claiming(Store(campaign, server)), reporter, clock
    )
    with closing(gateway), outbox_drained(server, redis_url, KEYS, handlers):
        yield


def office(live: Live, text: str) -> str:
    return live.say(text, by="office01", now=LATE)


def confirm(live: Live, told: str) -> str:
    (code,) = re.findall(r"确认 (\d{4})", told)
    return office(live, f"确认 {code}")


def report_of(simulator: Simulator) -> str:
    wait_until(lambda: any("催办结果" in t for t in texts_on_phone(simulator, "office01")))
    return next(t for t in reversed(texts_on_phone(simulator, "office01")) if "催办结果" in t)


def test_those_not_done_are_shown_reminded_and_reported(
    live: Live, server: Redis, redis_url: str, settings: Settings, simulator: Simulator
) -> None:
    simulator.directory.add("chair07").is_visible = False
    hand_in(live, "03")
    hand_in(live, "03", track="station")
    live.say("申报小家", "4", by="chair05")
    live.say("今天别再提醒", by="chair06")
    told = office(live, "催 未完成")
    assert "将催 20 个分工会的 20 人" in told
    assert "没提醒过：01 机关、02 工程、04 水环、05 信工" in told
    assert "不催，本人今天不要提醒：06 地物" in told
    assert "不用催（已交或不申报）：03 地科" in told
    with working(server, redis_url, settings):
        assert "正在催 20 个分工会" in confirm(live, told)
        report = report_of(simulator)
    assert "送到 19 人" in report
    assert "没送到，请电话联系 1 人：07 海洋 chair07" in report
    assert "提醒 1 次：5月8日 15:10（催）\n" in office(live, "状态 信工") + "\n"
    assert "没发出 1 次：5月8日 15:10（催）（没送到）" in office(live, "状态 海洋")
    (text,) = [t for t in texts_on_phone(simulator, "chair05") if "小家还差" in t]
    assert text.startswith("05 信工分工会")
    assert texts_on_phone(simulator, "chair03") == texts_on_phone(simulator, "chair06") == []


def test_who_was_reminded_today_is_left_out_unless_named(
    live: Live, server: Redis, redis_url: str, settings: Settings, simulator: Simulator
) -> None:
    with working(server, redis_url, settings):
        confirm(live, office(live, "催 5 7"))
        assert "送到 2 人" in report_of(simulator)
        told = office(live, "催 小家")
        assert "将催 19 个" in told
        assert "不催，今天已提醒过：05 信工、07 海洋" in told
        again = office(live, "催 信工")
        assert "5月8日 15:10 提醒过：05 信工" in again
        confirm(live, again)
        wait_until(lambda: len(texts_on_phone(simulator, "chair05")) == 2)
    assert len(texts_on_phone(simulator, "chair07")) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("催", "要催谁"),
        ("催 火星", "没有找到“火星”"),
        ("催 工程学院", "“工程学院”有"),
        ("催 未收", "现在没有要催的"),
        ("催 3", "现在没有要催的"),
    ],
)
def test_what_cannot_be_nudged_is_said(live: Live, said: str, told: str) -> None:
    for track in ("home", "station"):
        hand_in(live, "03", track=track)
        live.say(f"收 3 {the_campaign().tracks[track].short_name}", by="office01")
    assert told in office(live, said)
    assert "没有要确认的事" in office(live, "确认 1111")


def test_a_paper_still_out_is_asked_for(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "收 5 小家")
    told = office(live, "催 未收")
    assert "将催 1 个分工会的 1 人：\n没提醒过：03 地科" in told
    assert "不用催（纸质已收）：05 信工" in told
    assert "还没提交，谈不上纸质：20 个" in told


def test_after_the_deadline_papers_are_asked_for_and_nothing_else(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "收 5 小家")
    live.say("申报小家", "4", by="chair06")
    after = the_campaign().deadline + timedelta(hours=2)
    told = live.say("催 未收", by="office01", now=after)
    assert "将催 1 个分工会的 1 人：\n没提醒过：03 地科" in told
    told = live.say("催 未完成", by="office01", now=after)
    assert "现在没有要催的" in told
    assert "不催，不在申报期内：01 机关" in told
    assert "不催" in live.say("催 6", by="office01", now=after)
    night = after.replace(hour=22)
    assert "现在是免打扰时间" in live.say("催 未收", by="office01", now=night)


def test_who_wants_none_today_is_not_shown_as_about_to_be_nudged(
    live: Live, server: Redis, redis_url: str, settings: Settings, simulator: Simulator
) -> None:
    with working(server, redis_url, settings):
        confirm(live, office(live, "催 5"))
        assert "送到 1 人" in report_of(simulator)
    live.say("今天别再提醒", by="chair05")
    told = office(live, "催 信工")
    assert "现在没有要催的" in told
    assert "本人今天不要提醒：05 信工" in told


def test_at_night_nobody_is_nudged(live: Live) -> None:
    night = DURING.replace(hour=22)
    told = live.say("催 未完成", by="office01", now=night)
    assert "现在没有要催的" in told
    assert "现在是免打扰时间" in told


def test_what_the_office_asks_for_does_not_wait_at_the_full_hour(
    live: Live,
    server: Redis,
    redis_url: str,
    settings: Settings,
    simulator: Simulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"{__name__}.LATE", LATE.replace(minute=0))
    with working(server, redis_url, settings):
        confirm(live, office(live, "催 5"))
        assert "送到 1 人" in report_of(simulator)
