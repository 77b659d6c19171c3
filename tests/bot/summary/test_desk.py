"""The summary page over the product's own records: one text for chat and page, whoever saves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import requests
from redis import Redis

from bot.clock import TRIAL_FILE, TrialClock
from storage.effects import SendText
from tests.bot.served import app_on, campaign, serving, settings_for
from tests.bot.summary.summary_product import Page, TwoProcesses

OPENED = datetime.fromisoformat("2023-05-08T09:00:00+08:00")
ENDED = campaign().deadline + timedelta(seconds=1)
FIRST, SECOND = f"{'建' * 300}。", f"{'家' * 300}。"


@pytest.fixture
def product(tmp_path: Path, redis_url: str, server: Redis) -> Iterator[TwoProcesses]:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    settings = settings_for(tmp_path)
    with ExitStack() as stack:
        urls = [stack.enter_context(serving(app_on(settings, redis_url, clock))) for _ in range(2)]
        yield TwoProcesses(server, urls, clock, settings.secret)


def message(response: requests.Response) -> str:
    return str(response.json()["message"])


def test_the_page_shows_what_the_chat_was_sent_and_the_chat_counts_what_it_saves(
    product: TwoProcesses,
) -> None:
    product.say("申报小家", "总结", FIRST, SECOND)
    page = product.open()
    assert page.text == f"{FIRST}\n{SECOND}"
    assert "03 地球科学与资源学院分工会 · 先进教职工小家" in page.response.text
    done = page.save(f"{FIRST}\n{SECOND}\n{'完' * 400}。")
    assert (done.status_code, message(done)) == (200, "已保存 1003 字")
    asked = product.record.session("chair03").asked
    assert asked
    assert asked.part == "scorecard"
    told = "【小家】总结已在网页保存 · 总结 1003/1000\n已够 1000 字。"
    assert product.told("chair03") == [SendText("chair03", told)]
    last = product.audit()[-1]
    assert (last["by"], last["did"], last["track"]) == ("chair03", "essay", "home")
    assert (json.loads(last["before"]), json.loads(last["after"])) == (
        {"essay": 602},
        {"essay": 1003},
    )
    assert "第 4 段已收，+15 字 · 总结 1018/1000" in product.say(
        "总结", "今年又新增了两个教职工活动室。"
    )


def test_the_office_writes_for_a_branch_and_its_chat_names_it(product: TwoProcesses) -> None:
    product.say("代填 地科", "申报小家", "总结", by="office01")
    page = product.open(by="office01")
    assert page.save("建" * 1200).status_code == 200
    assert product.text == "建" * 1200
    (told,) = product.told("office01")
    assert isinstance(told, SendText)
    assert told.text.startswith("〔代填 03 地科〕\n【小家】总结已在网页保存")
    assert product.audit()[-1]["by"] == "office01"


def test_a_former_chair_can_no_longer_open_the_page(product: TwoProcesses) -> None:
    product.say("申报小家", "总结", FIRST)
    page = product.open()
    asked = product.say("绑定 chair31 地科", by="office01")
    product.say(asked.splitlines()[-1].removeprefix("确认请回复 "), by="office01")
    assert page.save("网页上写的。").status_code == 403
    assert FIRST not in product.open().response.text
    assert product.open(by="chair31", process=1).text == FIRST


def test_what_the_chat_got_in_between_is_not_overwritten(product: TwoProcesses) -> None:
    product.say("申报小家", "总结", FIRST)
    page = product.open()
    assert page.save(f"{FIRST}\n网页上写的。").status_code == 200
    late = product.open(process=1)
    product.say("总结", "工会今年组织教职工开展了三次业务培训和两次文体活动，参加的人超过八成。")
    answer = late.save("网页上重写的。")
    assert answer.status_code == 409
    theirs = answer.json()["theirs"]
    assert (
        theirs["text"]
        == product.text
        == f"{FIRST}\n网页上写的。\n工会今年组织教职工开展了三次业务培训和两次文体活动，参加的人超过八成。"
    )
    assert late.save("网页上重写的。", theirs["version"]).status_code == 200
    assert product.text == "网页上重写的。"


def test_of_many_saves_at_once_one_is_kept_and_the_others_are_told(product: TwoProcesses) -> None:
    product.say("申报小家", "总结")
    for turn in range(5):
        pages = [product.open(process=number % 2) for number in range(6)]
        texts = [f"第{turn}轮第{number}份总结。" for number in range(len(pages))]
        with ThreadPoolExecutor(len(pages)) as people:
            answers = list(people.map(Page.save, pages, texts))
        kept = [text for text, answer in zip(texts, answers, strict=True) if answer.ok]
        assert kept == [product.text]
        refused = [answer for answer in answers if not answer.ok]
        assert {answer.status_code for answer in refused} == {409}
        assert {answer.json()["theirs"]["text"] for answer in refused} == {product.text}


def test_a_text_may_come_back_to_what_it_was(product: TwoProcesses) -> None:
    product.say("申报小家")
    version = product.open().version
    for text in ("一。", "二。", "一。", "二。"):
        answer = product.open().save(text, version)
        assert answer.status_code == 200
        assert product.text == text
        version = answer.json()["version"]
    assert len(product.told("chair03")) == 4


def test_saving_again_after_a_lost_answer_tells_the_chat_once(product: TwoProcesses) -> None:
    product.say("申报小家")
    page = product.open()
    answers = [page.save("一份总结。") for _ in range(3)]
    assert [message(answer) for answer in answers] == ["已保存 5 字"] * 3
    assert len(product.told("chair03")) == 1


@pytest.mark.parametrize(
    ("by", "branch", "track"),
    [
        ("chair04", "03", "home"),
        ("chair03", "04", "home"),
        ("nobody", "03", "home"),
        ("chair03", "03", "station"),
        ("chair03", "03", "none"),
    ],
)
def test_who_is_no_longer_on_the_roster_neither_reads_nor_writes(
    product: TwoProcesses, by: str, branch: str, track: str
) -> None:
    product.say("申报小家", "总结", FIRST)
    version = product.open().version
    page = product.open(by, branch, track)
    assert page.response.status_code == 403
    assert FIRST not in page.response.text
    answer = page.save("不该写进去的。", version)
    assert (answer.status_code, "不能填写" in message(answer)) == (403, True)
    assert product.text == FIRST


def test_the_campaign_clock_closes_the_page(product: TwoProcesses) -> None:
    product.say("申报小家", "总结", FIRST)
    page = product.open()
    product.clock.move_to(ENDED)
    answer = page.save("晚了一步。")
    assert answer.status_code == 403
    assert message(answer) == "申报已于 5月12日（周五）12:00 截止。这里只能查看。"
    closed = product.open()
    assert closed.text == product.text == FIRST
    assert "readonly" in closed.response.text
    product.clock.move_to(OPENED)
    assert page.save("又可以了。").status_code == 200


def test_a_declined_application_is_only_shown(product: TwoProcesses) -> None:
    product.say("申报小家", "总结", FIRST, "本次不申报", "确认")
    page = product.open()
    assert page.text == FIRST
    answer = page.save("还想写。")
    assert (answer.status_code, "本次不申报" in message(answer)) == (403, True)
    assert product.text == FIRST


def test_an_empty_box_does_not_remove_the_text(product: TwoProcesses) -> None:
    product.say("申报小家", "总结", FIRST)
    answer = product.open().save(" \n")
    assert (answer.status_code, message(answer)) == (422, "框里没有文字，没有保存。")
    assert product.text == FIRST
