"""收 and 未收: stamped papers are registered against the version that counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from redis import Redis

from storage.effects import SendText
from storage.records import Change, to_fields
from tests.handlers.dialogue import DEADLINE
from tests.handlers.live import Live
from tests.handlers.office_chat import PHOTOS, complete, hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def has_paper(live: Live, number: str, track: str = "home") -> bool:
    return live.record(number).application(track).has_paper


def test_several_papers_are_registered_in_one_message(live: Live) -> None:
    hand_in(live, "03", "07", "12")
    assert "3 份" in office(live, "未收")
    told = office(live, "收 3 海洋、12 小家")
    for receipt in ("J03-v1", "J07-v1", "J12-v1"):
        assert receipt in told
    assert all(has_paper(live, number) for number in ("03", "07", "12"))
    assert "小家：已提交的，纸质都收到了" in office(live, "未收")
    assert "已收纸质 3" in office(live, "状态")
    (told_chair,) = [e for e in live.outbox("chair07") if isinstance(e, SendText)][-1:]
    assert told_chair.user_id == "chair07"
    assert "J07-v1" in told_chair.text


def test_the_history_tells_who_took_which_paper(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 J03-v1")
    entry = live.audit("03")[-1]
    assert (entry["by"], entry["did"], entry["after"]) == ("office01", "receive", {"paper": 1})
    whole = live.audit("office")[-1]
    assert (whole["whom"], whole["said"]) == ("03", "收 J03-v1")


def test_an_old_paper_is_asked_back_with_what_differs(live: Live) -> None:
    hand_in(live, "03", "05")
    live.say("小家", "改 2.3 1", "提交", "确认")
    told = office(live, "收 J03-v1 5")
    assert "纸质是 J03-v1，线上已是 J03-v2（改了 2.3）" in told
    assert has_paper(live, "05")
    assert not has_paper(live, "03")
    code = re.findall(r"确认 (\d{4})", told)[-1]
    assert "已收小家纸质 1 份" in office(live, f"确认 {code}")
    paper = live.record("03").application("home").paper
    assert paper
    assert (paper.version, paper.taken_for) == (1, 2)
    assert has_paper(live, "03")
    assert "没有要确认的事" in office(live, f"确认 {code}")


def test_which_version_is_asked_where_there_are_several(live: Live) -> None:
    hand_in(live, "03")
    live.say("小家", "改 2.3 1", "提交", "确认")
    assert "有 2 个版本" in office(live, "收 3 小家")
    assert not has_paper(live, "03")
    office(live, "收 J03-v2")
    assert has_paper(live, "03")


def test_a_newer_version_needs_a_newer_paper(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 3")
    live.say("小家", "改 2.3 1", "提交", "确认")
    assert not has_paper(live, "03")
    assert "03 地科" in office(live, "未收 小家")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("收", "请写分工会和项目"),
        ("收 99 小家", "没有找到“99”"),
        ("收 学院 小家", "“学院”有"),
        ("收 8 小家", "08 材料 小家：未开始，线上没有提交"),
        ("收 8", "还没有提交任何项目"),
        ("收 J03-v7", "没有 v7，最新是 J03-v1"),
        ("收 3 小家 取消", "没有登记过纸质"),
        ("未收 海洋", "请回复 未收"),
    ],
)
def test_what_cannot_be_registered_is_said_and_nothing_is_written(
    live: Live, said: str, told: str
) -> None:
    hand_in(live, "03")
    before = live.record("03")
    assert told in office(live, said)
    assert live.record("03") == before


def test_a_branch_with_both_awards_is_asked_which(live: Live) -> None:
    hand_in(live, "03")
    hand_in(live, "03", track="station")
    assert "请写明是哪一项" in office(live, "收 3")
    office(live, "收 3 小家 驿站")
    assert has_paper(live, "03", "home")
    assert has_paper(live, "03", "station")


def test_a_registration_is_taken_back(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 3 小家", "收 3 小家 取消")
    assert not has_paper(live, "03")
    assert "03 地科" in office(live, "未收")


def test_registering_twice_tells_when_it_was_and_sends_one_receipt(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 3 小家")
    sent = len(live.outbox("chair03"))
    assert "已登记过" in office(live, "收 3 小家")
    assert len(live.outbox("chair03")) == sent


def test_a_paper_after_the_deadline_is_marked(live: Live) -> None:
    hand_in(live, "03")
    told = live.say("收 3 小家", by="office01", now=DEADLINE.replace(hour=15))
    assert "J03-v1，截止后收到" in told
    assert has_paper(live, "03")


def test_an_extension_counts_for_the_paper_too(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "延期 05 2023-05-15 12:00 停电")
    told = live.say("收 3 5 小家", by="office01", now=DEADLINE.replace(hour=15))
    assert "03 地科（J03-v1，截止后收到）、05 信工（J05-v1）" in told


def test_a_chair_cannot_register_papers(live: Live) -> None:
    hand_in(live, "03")
    live.say("收 3 小家", by="chair03")
    assert not has_paper(live, "03")


def hand_in_with_four_photos(live: Live) -> None:
    """Branch 03 hands in its 小家, so that it can do without one of the photos."""
    complete(live, "03")
    application = live.record("03").application("home")
    fourth = replace(PHOTOS[0], number=4, path="4.jpg", sha256="4" * 64)
    fields = to_fields(live.record("03"), Change((replace(application, photos=(*PHOTOS, fourth)),)))
    named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch("03"), mapping=named)
    live.say("小家", "提交", "确认")


@pytest.mark.parametrize(
    "said",
    [
        "收3 7小家",
        "收 小家3、小家7",
        "收 03号小家，第7号小家。",
        "收：地科和海洋小家",
        "收 ０３小家 ， ７小家 。",
        "/收 小家 海洋 地科",
        "收 J03 Ｊ０７－ｖ１",
    ],
)
def test_names_are_understood_in_any_spelling(live: Live, said: str) -> None:
    hand_in(live, "03", "07")
    assert "已收小家纸质 2 份：" in office(live, said)
    assert has_paper(live, "03")
    assert has_paper(live, "07")


def test_the_version_may_stand_alone_beside_one_branch(live: Live) -> None:
    hand_in(live, "03", "07")
    live.say("小家", "改 2.3 1", "提交", "确认")
    assert "J03-v2" in office(live, "收 地科 小家 v2")
    assert has_paper(live, "03")
    assert "版本请和编号一起写" in office(live, "收 3 7 v1")


@pytest.mark.parametrize("said", ["收 3小家取消", "收 取消 3", "收3取消", "收 撤销 小家 3。"])
def test_taking_back_is_never_taken_for_registering(live: Live, said: str) -> None:
    hand_in(live, "03")
    assert "没有登记过纸质" in office(live, said)
    assert not has_paper(live, "03")
    office(live, "收 3 小家")
    assert "已取消纸质登记" in office(live, said)
    assert not has_paper(live, "03")


def test_a_version_with_other_photos_needs_no_other_paper(live: Live) -> None:
    hand_in_with_four_photos(live)
    office(live, "收 J03-v1")
    live.say("小家", "删 4", "提交")
    assert "已收的纸质不用换" in live.say("确认")
    assert has_paper(live, "03")
    assert "纸质已于 5月8日 收到，这一项都办完了" in live.say("提交")
    assert "纸质都收到了" in office(live, "未收 小家")
    assert "要换" not in office(live, "状态 地科")


def test_an_older_paper_with_the_same_entries_is_taken_as_it_is(live: Live) -> None:
    hand_in_with_four_photos(live)
    live.say("小家", "删 4", "提交", "确认")
    told = office(live, "收 J03-v1")
    assert "已收小家纸质 1 份：03 地科（J03-v1）" in told
    assert "纸质是 J03-v1，线上是 J03-v2（改了 照片），表上内容一样，不用换" in told
    assert has_paper(live, "03")


def test_where_all_versions_print_the_same_nobody_asks_which(live: Live) -> None:
    hand_in_with_four_photos(live)
    live.say("小家", "删 4", "提交", "确认")
    assert "已收小家纸质 1 份" in office(live, "收 3 小家")


def test_an_old_paper_is_asked_back_again_when_online_is_newer_than_shown(live: Live) -> None:
    hand_in(live, "03")
    live.say("小家", "改 2.3 1", "提交", "确认")
    (code,) = re.findall(r"确认 (\d{4})", office(live, "收 J03-v1"))
    live.say("改 2.4 1", "提交", "确认")
    again = office(live, f"确认 {code}")
    assert "线上已是 J03-v3（改了 2.3、2.4）" in again
    assert not has_paper(live, "03")
    (code,) = re.findall(r"确认 (\d{4})", again)
    office(live, f"确认 {code}")
    assert has_paper(live, "03")


def test_late_is_what_comes_after_the_branchs_own_deadline(live: Live) -> None:
    hand_in(live, "03", "07")
    office(live, "延期 地科 2023-05-15 12:00 停电")
    told = live.say("收 3 7 小家", by="office01", now=DEADLINE.replace(hour=15))
    assert "03 地科（J03-v1）、07 海洋（J07-v1，截止后收到）" in told


def test_the_history_tells_for_which_version_an_older_paper_was_taken(live: Live) -> None:
    hand_in(live, "03")
    office(live, "收 3")
    live.say("小家", "改 2.3 1", "提交", "确认")
    (code,) = re.findall(r"确认 (\d{4})", office(live, "收 J03-v1"))
    office(live, f"确认 {code}")
    entry = live.audit("03")[-1]
    assert (entry["before"], entry["after"]) == ({"paper_for": None}, {"paper_for": 2})
    assert "抵用：v2" in office(live, "记录 地科")


def test_a_paper_of_what_was_sent_back_waits_for_the_correction(live: Live) -> None:
    hand_in(live, "03")
    office(live, "退 地科 小家 照片 模糊")
    assert "退回修改中，交回后再登记" in office(live, "收 J03-v1")
    assert not has_paper(live, "03")


def test_where_nothing_is_handed_in_no_paper_is_said_to_be_there(live: Live) -> None:
    assert office(live, "未收").splitlines() == [
        "小家：还没有人提交，谈不上纸质。",
        "驿站：还没有人提交，谈不上纸质。",
    ]


def test_a_chair_whose_paper_was_registered_by_mistake_is_told_so(live: Live) -> None:
    hand_in(live, "07")
    office(live, "收 7 小家", "收 7 小家 取消")
    told = [effect.text for effect in live.outbox("chair07") if isinstance(effect, SendText)]
    assert len(told) == 2
    assert "是误记" in told[-1]


def test_a_paper_to_exchange_is_listed_as_such(live: Live) -> None:
    hand_in(live, "07")
    office(live, "收 7 小家")
    live.say("小家", "改 2.3 1", "提交", "确认", by="chair07")
    assert "07 海洋（有 v1，要换）" in office(live, "未收 小家")
    told = [effect.text for effect in live.outbox("office02") if isinstance(effect, SendText)]
    assert told[-1] == "07 海洋 小家已改为 J07-v2，已收的纸质 v1 要换。"
