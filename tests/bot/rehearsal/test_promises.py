"""Every promise of the verdict is kept by a good season, and broken by a spoiled one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.rehearsal.diary import Surprise
from bot.rehearsal.evidence import Evidence, Shown
from bot.rehearsal.promises.verdict import PROMISES, verdict
from bot.rehearsal.report import calendar_lines, conclusion, final_table, verdict_lines
from campaign.applications import Application
from storage.effects import SendText
from storage.outbox.dead_letters import Letter, Refusal
from tests.bot.rehearsal.rehearsal_evidence import (
    CAMPAIGN,
    HANDED_IN_AT,
    HOME,
    PATHS,
    SLOTS,
    TABLE,
    due,
    good,
    reminder,
    screens,
    stored_application,
    totals,
)

Spoil = Callable[[], Evidence]


def stored(**changed: Any) -> Evidence:
    return good(stored={HOME: replace(stored_application(), **changed)})


def answered(value: int) -> Evidence:
    given = {"scorecard": {**stored_application().answers["scorecard"], "2.3": value}}
    return stored(answers=given)


def handed_in(**changed: Any) -> Evidence:
    (version,) = stored_application().submissions
    return stored(submissions=(replace(version, **changed),))


def shown(*more: Shown, but: Callable[[Shown], bool] = lambda _: False) -> Evidence:
    """With more on the screens, and without what is left out."""
    seen = {user: [s for s in screen if not but(s)] for user, screen in screens().items()}
    for one in more:
        seen[one.user_id].append(one)
    return good(screens=seen)


def is_reminder(shown: Shown) -> bool:
    return "离截止" in shown.text


def letter(user_id: str) -> Letter:
    return Letter("1-0", SendText(user_id, "x"), "WeCom 81013", Refusal.PERSON, "send_text")


EVENING, MORNING = timedelta(hours=13), timedelta(hours=3)
FORM = "J03-v1 自评表.docx"
SPOILED: list[tuple[str, str, Spoil]] = [
    (
        "每句话",
        "chair03 说“4”，应答里应有“已答 1/31”，实为“（没有回答）”",
        lambda: good(surprises=[Surprise("chair03", "4", "已答 1/31", "")]),
    ),
    ("一个不少", "03 小家 2.3：说的是 4，存的是 3", lambda: answered(3)),
    ("一个不少", "03 小家：应为已提交，存的是未开始", lambda: good(stored={})),
    ("一个不少", "总结应有 2 段", lambda: stored(essay=("工会",))),
    (
        "一个不少",
        "照片应有 3 张，存了 2 张",
        lambda: stored(photos=stored_application().photos[:2]),
    ),
    ("一个不少", "存的版本是 []", lambda: stored(submissions=())),
    ("一个不少", "J03-v1：存的版本与提交时不一样", lambda: handed_in(essay=())),
    (
        "一个不少",
        "99 home：存了没有人说过的内容",
        lambda: good(stored={HOME: stored_application(), ("99", "home"): Application("home")}),
    ),
    ("状态 <分工会>", "里应有“已提交 J03-v1”", lambda: good(office={"03": "【小家】填写中"})),
    (
        "状态 <分工会>",
        "应为 {'已答': '31/31'",
        lambda: good(
            office={
                "03": "【小家】已提交 J03-v1 · 已答 30/31",
                "04": "【小家】未开始【驿站】未开始",
            }
        ),
    ),
    (
        "状态 的合计",
        "小家 已提交 应为 1，说的是 0",
        lambda: good(
            totals=[totals("小家：未开始 1 填写中 0 已提交 0 已退回 0 不申报 0 已收纸质 0")]
        ),
    ),
    (
        "编号",
        "J03-v1：提交 1 次，告诉了 2 次",
        lambda: shown(Shown("chair03", "text", "已提交，编号 J03-v1，5月5日。", "", HANDED_IN_AT)),
    ),
    ("编号", "J03-v1：提交 1 次，告诉了 0 次", lambda: shown(but=lambda s: "编号" in s.text)),
    ("照片", "不在盘上或打不开", lambda: good(pictures={PATHS[0]: 11, PATHS[1]: 12})),
    (
        "照片",
        "第 3 张：不是这个分工会发的",
        lambda: good(pictures=dict(zip(PATHS, (11, 12, 99), strict=True))),
    ),
    (
        "照片",
        "第 2 张：存了 2 次",
        lambda: good(pictures=dict(zip(PATHS, (11, 12, 12), strict=True))),
    ),
    ("申报表", "应有 2 份文件，发了 1 份", lambda: shown(but=lambda s: s.name == FORM)),
    (
        "申报表",
        f"{FORM}：发了 2 次",
        lambda: shown(Shown("chair03", "file", "", FORM, HANDED_IN_AT)),
    ),
    ("截止前", "已过截止", lambda: handed_in(at=CAMPAIGN.deadline + timedelta(seconds=1))),
    (
        "截止前",
        "还改过，已过截止",
        lambda: stored(changed_at=CAMPAIGN.deadline + timedelta(minutes=6)),
    ),
    (
        "争议",
        "03：争议里应有 chair03 的“改 1.1 1”，实为“现在没有争议。”",
        lambda: good(disputed={"03": "改 1.1 1"}, disputes={"03": "现在没有争议。"}),
    ),
    (
        "截止时",
        "chair03：截止时应告知 1 次，收到 0 次",
        lambda: good(left_open=frozenset({"chair03"})),
    ),
    (
        "截止时",
        "chair03：截止时应告知 0 次，收到 1 次",
        lambda: shown(
            Shown(
                "chair03", "text", "03 地科分工会：申报已于 5月12日 截止。", "", CAMPAIGN.deadline
            )
        ),
    ),
    (
        "截止时",
        "校工会收到截止汇总 2 次",
        lambda: shown(Shown("office01", "text", TABLE, "", CAMPAIGN.deadline)),
    ),
    (
        "截止时",
        "校工会收到截止汇总 0 次，最终汇总 0 次",
        lambda: shown(but=lambda s: s.text == TABLE),
    ),
    (
        "截止时",
        "【早报】5月12日（周五）：发了 2 次",
        lambda: shown(Shown("office01", "text", "【早报】5月12日（周五），又", "", SLOTS[5].at)),
    ),
    (
        "每次提醒",
        f"“{SLOTS[1].name}”：chair03 应收到 1 次，收到 2 次",
        lambda: shown(reminder("chair03", SLOTS[1].at + timedelta(minutes=2))),
    ),
    (
        "每次提醒",
        f"“{SLOTS[0].name}”：chair04 应收到 1 次，收到 0 次",
        lambda: shown(but=lambda s: s.user_id == "chair04" and is_reminder(s)),
    ),
    (
        "没有再被提醒",
        "chair03 已没有要办的事，却收到 1 次",
        lambda: good(
            due=[
                replace(d, people=frozenset({"chair04"}), done=frozenset({"chair03"}))
                for d in due()
            ]
        ),
    ),
    (
        "没有再被提醒",
        "还没有到第一次提醒，chair03 却收到了",
        lambda: shown(reminder("chair03", SLOTS[0].at - timedelta(minutes=9))),
    ),
    (
        "没有迟到",
        "chair03 05-05 09:17 该收到，05-05 12:17 才收到",
        lambda: shown(reminder("chair03", SLOTS[0].at + MORNING)),
    ),
    (
        "夜里",
        "是夜里，chair04 收到了提醒",
        lambda: shown(reminder("chair04", SLOTS[0].at + EVENING)),
    ),
    (
        "夜里",
        "是休息日",
        lambda: shown(reminder("chair04", SLOTS[0].at + timedelta(days=2))),
    ),
    (
        "夜里",
        "是整点或半点",
        lambda: shown(reminder("chair04", SLOTS[0].at + timedelta(minutes=13))),
    ),
    (
        "夜里",
        "不在申报期间",
        lambda: shown(reminder("chair04", CAMPAIGN.deadline)),
    ),
    (
        "马上告诉",
        "没有告诉校工会 chair04 收不到消息",
        lambda: good(unreachable=frozenset({"chair04"}), dead_letters=[letter("chair04")]),
    ),
    ("马上告诉", "可信 IP 里缺 203.0.113.7", lambda: good(untrusted_ip="203.0.113.7")),
    (
        "两遍",
        "office01 收到两遍“【早报】5月12日（周五），离截止还有 3 小时”",
        lambda: shown(
            replace(screens()["office01"][0], at=SLOTS[4].at + timedelta(minutes=9)),
        ),
    ),
    ("平台", "chair03 text：500", lambda: good(failed_callbacks=["chair03 text：500"])),
    ("平台", "text cut", lambda: good(platform_complaints=["chair03：text cut at 2048 bytes"])),
    (
        "联系不上",
        "给 chair03 的 send_text 没有发出",
        lambda: good(dead_letters=[letter("chair03")]),
    ),
    ("发完", "有事没有做完", lambda: good(unsettled=["05-05 09:17 有事没有做完"])),
    ("重启", "退出码 1", lambda: good(exit_codes=[0, 1])),
    ("重启", "Traceback", lambda: good(log=["ERROR | Traceback (most recent call last)"])),
]


def test_a_good_season_keeps_every_promise() -> None:
    assert {p.words: p.broken for p in verdict(good())} == {words: () for words, _ in PROMISES}


@pytest.mark.parametrize(("words", "told", "spoil"), SPOILED, ids=[told for _, told, _ in SPOILED])
def test_a_spoiled_season_breaks_its_promise(words: str, told: str, spoil: Spoil) -> None:
    (promise,) = (promise for promise in verdict(spoil()) if words in promise.words)
    assert any(told in line for line in promise.broken), promise.broken


def test_every_promise_can_be_broken() -> None:
    spoiled = {p.words for _, _, spoil in SPOILED for p in verdict(spoil()) if not p.is_kept}
    assert spoiled == {words for words, _ in PROMISES}


def test_who_is_known_to_be_out_of_reach_breaks_nothing() -> None:
    warning = "04 水环 chair04 收不到消息（5月10日 09:07 起）：账号不对。"
    seen = screens() | {"office01": [Shown("office01", "text", warning, "", HANDED_IN_AT)]}
    seen["office01"] += screens()["office01"]
    evidence = good(
        unreachable=frozenset({"chair04"}), dead_letters=[letter("chair04")], screens=seen
    )
    assert all(promise.is_kept for promise in verdict(evidence))


def test_the_report_tells_what_was_sent_how_it_stands_and_what_went_wrong() -> None:
    evidence = answered(3)
    sent = list(calendar_lines(evidence))
    assert sent[1] == "  5月5日（周五）09:17　开始申报　2 人"
    assert len(sent) == 1 + len(SLOTS)
    (home,) = (line for line in final_table(evidence) if "先进教职工小家" in line)
    assert "未开始 1　填写中 0　已提交 1　已退回 0　不申报 0　已收纸质 0　共交 1 版" in home
    lines = list(verdict_lines(verdict(evidence)))
    at = lines.index("✗ 确认过的回答一个不少、一字不差")
    assert lines[at + 1] == "    03 小家 2.3：说的是 4，存的是 3"
    assert sum(line.startswith("✓") for line in lines) == len(PROMISES) - 1
    told = conclusion(verdict(evidence), seed=7, seconds=41.6)
    assert told == "演练结束：1 项没有做到。种子 7，用时 42 秒。"


def test_a_late_reminder_shows_its_real_time_in_the_calendar() -> None:
    late = [d if d.slot != SLOTS[2] else replace(d, at=d.at + timedelta(minutes=25)) for d in due()]
    seen = shown(
        *(
            reminder(c, SLOTS[2].at + timedelta(minutes=25, seconds=9))
            for c in ("chair03", "chair04")
        ),
        but=lambda s: is_reminder(s) and s.at - SLOTS[2].at == timedelta(seconds=5),
    )
    evidence = replace(seen, due=late)
    assert all(promise.is_kept for promise in verdict(evidence))
    assert "（09:32 发出）　2 人" in list(calendar_lines(evidence))[3]


def test_what_the_office_knows_of_breaks_nothing() -> None:
    listed = "03 地科　1 条\n· chair03 11:59 发、12:10 到：小家 “改 1.1 1”"
    evidence = good(disputed={"03": "改 1.1 1"}, disputes={"03": listed})
    assert all(promise.is_kept for promise in verdict(evidence))
