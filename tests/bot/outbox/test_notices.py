"""广播 from the words of the office to the phones of the chairs, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from redis import Redis

from bot.outbox.notice_worker import NoticeWorker, notice_handlers
from bot.outbox.reports import Reports
from bot.outbox.worker import send_handlers
from bot.wecom.gateway import Gateway
from handlers.office.commands import CODE_LASTS
from simulator.server import Simulator
from storage.notices import NoticeBook
from storage.store import Store
from tests.bot.outbox.outbound import KEYS, texts_on_phone, wait_until
from tests.bot.working import outbox_drained
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.worker.LOOK_EVERY_S", 0.2)


@contextmanager
def working(server: Redis, redis_url: str, gateway: Gateway) -> Iterator[None]:
    handlers = send_handlers(gateway) | notice_handlers(
        NoticeWorker(
            gateway, NoticeBook(server, KEYS), Reports(gateway, Store(the_campaign(), server))
        )
    )
    with outbox_drained(server, redis_url, KEYS, handlers):
        yield


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def code_in(told: str) -> str:
    (code,) = re.findall(r"确认 (\d{4})", told)
    return str(code)


def test_a_notice_reaches_all_and_the_office_hears_who_was_missed(
    live: Live, server: Redis, redis_url: str, gateway: Gateway, simulator: Simulator
) -> None:
    simulator.directory.add("deputy03")
    simulator.directory.add("chair07").is_visible = False
    told = office(live, "广播 全部 明天上午办公室有人，材料可以送来。")
    assert "22 个分工会、23 人" in told
    assert "材料可以送来" in told
    assert live.outbox("chair03") == []
    with working(server, redis_url, gateway):
        assert "正在发给 23 人" in office(live, f"确认 {code_in(told)}")
        wait_until(lambda: any("通知已发" in t for t in texts_on_phone(simulator, "office01")))
    (report,) = [t for t in texts_on_phone(simulator, "office01") if "通知已发" in t]
    assert "通知已发给 22 人" in report
    assert "没送到 1 人" in report
    assert "07 海洋 chair07" in report
    for chair in ("chair01", "chair22"):
        assert [t for t in texts_on_phone(simulator, chair) if "【校工会通知】明天上午" in t]


def test_a_target_chooses_whom(live: Live) -> None:
    hand_in(live, "03")
    hand_in(live, "03", track="station")
    assert "将发给“未完成”的 21 个分工会" in office(live, "广播 未完成 请抓紧")
    assert "将发给“小家”的 21 个分工会" in office(live, "广播 小家 请抓紧")
    assert "将发给 1 个分工会、1 人：07 海洋" in office(live, "广播 7 请抓紧")
    assert "将发给 2 个分工会、" in office(live, "广播 3、7 请抓紧")
    assert "将发给“全部”的 22 个分工会" in office(live, "广播 材料请在周五前送来")


@pytest.mark.parametrize(
    ("typed", "whom", "body"),
    [
        ("广播 1 2 6 请把纸质送来", "3 个分工会、3 人：01 机关、02 工程、06 地物", "请把纸质送来"),
        ("广播 １、６，信工 请送来", "01 机关、06 地物、05 信工", "请送来"),
        ("广播 机关 信工：3 份都要", "2 个分工会、2 人：01 机关、05 信工", "3 份都要"),
        ("广播 信工\n3 份都要", "1 个分工会、1 人：05 信工", "3 份都要"),
        ("广播 全部 3 份都要", "“全部”的 22 个分工会", "3 份都要"),
    ],
)
def test_several_branches_are_named_in_front(live: Live, typed: str, whom: str, body: str) -> None:
    told = office(live, typed)
    assert whom in told
    assert f"\n内容：{body}\n" in told


def test_those_whose_paper_is_out_are_a_group(live: Live) -> None:
    hand_in(live, "03", "05")
    live.say("收 3", by="office01")
    assert "“未收”的 1 个分工会、1 人：05 信工" in office(live, "广播 未收 请送来")


def test_a_number_of_no_branch_sends_nothing(live: Live) -> None:
    told = office(live, "广播 3 99 请送来")
    assert "没有 99 号分工会，没有发" in told
    assert "广播 3：99 …" in told
    assert "没有要确认的事" in office(live, "确认")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("广播", "请写发给谁和内容"),
        ("广播 未完成", "没有写内容"),
        ("广播 全部 " + "字" * 700, "内容太长"),
    ],
)
def test_what_cannot_be_sent_is_said_and_nobody_hears_it(live: Live, said: str, told: str) -> None:
    assert told in office(live, said)
    assert "没有要确认的事" in office(live, "确认 1234")
    assert live.outbox("chair03") == []


def test_a_wrong_code_an_old_code_and_a_second_use_send_nothing(live: Live) -> None:
    code = code_in(office(live, "广播 7 请来一趟"))
    wrong = str(int(code) % 9000 + 1000)
    assert f"确认 {code}" in office(live, f"确认 {wrong}")
    assert f"确认 {code}" in office(live, "确认")
    assert live.outbox("chair07") == []
    office(live, f"确认{code}")
    assert len(live.outbox("chair07")) == 1
    assert "没有要确认的事" in office(live, f"确认 {code}")
    assert len(live.outbox("chair07")) == 1


def test_a_code_is_good_in_another_process_for_ten_minutes(live: Live) -> None:
    other = Live(live.server)
    for later, told in ((CODE_LASTS, "已过期"), (CODE_LASTS - timedelta(seconds=1), "正在发给")):
        code = code_in(office(live, "广播 7 请来一趟"))
        assert told in other.say(f"确认 {code}", by="office01", now=DURING + later)
    assert len(live.outbox("chair07")) == 1


def test_the_other_person_of_the_office_cannot_confirm_it(live: Live) -> None:
    code = code_in(office(live, "广播 7 请来一趟"))
    assert "没有要确认的事" in live.say(f"确认 {code}", by="office02")
    assert live.outbox("chair07") == []


@pytest.mark.parametrize(
    "typed", ["广播 信工：明天开会", "广播 信工\n明天开会", "广播　05 明天开会"]
)
def test_whatever_stands_behind_it_the_one_branch_is_meant(live: Live, typed: str) -> None:
    told = office(live, typed)
    assert "1 个分工会、1 人：05 信工" in told
    assert "内容：明天开会" in told


def test_everybody_who_will_be_told_is_named(live: Live) -> None:
    told = office(live, "广播 全部 明天开会")
    assert all(f"{b.number} {b.short_name}" in told for b in the_campaign().branches)
