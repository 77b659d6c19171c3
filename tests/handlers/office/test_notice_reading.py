"""Whom a notice is for: what is plain is read, what could be the text's own words is asked about."""

from __future__ import annotations

import re

import pytest
from redis import Redis

from handlers.office.notices.reading import Notice, read_notice
from storage.effects import SendNotice
from tests.handlers.dialogue import the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def notices(live: Live, user_id: str) -> list[str]:
    return [effect.text for effect in live.outbox(user_id) if isinstance(effect, SendNotice)]


def read(text: str) -> Notice | str:
    return read_notice(the_campaign(), text)


@pytest.mark.parametrize(
    ("text", "numbers", "body"),
    [
        ("1 2 6 请把纸质送来", "01 02 06", "请把纸质送来"),
        ("１、６，信工 请送来", "01 06 05", "请送来"),
        ("信工 3：3 份都要", "05 03", "3 份都要"),
        ("信工\n3 份都要", "05", "3 份都要"),
        ("机关 信工：3 份都要", "01 05", "3 份都要"),
        ("信工、珠宝 明天开会", "05 14", "明天开会"),
        ("信工和珠宝 明天开会", "05 14", "明天开会"),
        ("15：下午开会", "15", "下午开会"),
        ("图书馆分工会 下午开会", "15", "下午开会"),
        ("海洋学院 下午开会", "07", "下午开会"),
        ("J05-v1 请来换纸质", "05", "请来换纸质"),
        ("第三 请回电话", "03", "请回电话"),
        ("15 图书馆：12:00 开会", "15", "12:00 开会"),
        ("05 信工 14 珠宝：2 月的表", "05 14", "2 月的表"),
    ],
)
def test_branches_in_front_are_whom_it_is_for(text: str, numbers: str, body: str) -> None:
    notice = read(text)
    assert isinstance(notice, Notice), notice
    assert notice.group is None
    assert [branch.number for branch in notice.branches] == numbers.split()
    assert notice.body == body


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("全部 3 份都要", "全部", "3 份都要"),
        ("大家 明天开会", "全部", "明天开会"),
        ("明天上午开会", "全部", "明天上午开会"),
        ("5月12日中午截止", "全部", "5月12日中午截止"),
        ("30 号前交齐", "全部", "30 号前交齐"),
        ("材料请在周五前送来", "全部", "材料请在周五前送来"),
        ("除夕放假", "全部", "除夕放假"),
        ("全部：1 2月份经费表请交", "全部", "1 2月份经费表请交"),
        ("未完成 请抓紧", "未完成", "请抓紧"),
        ("没交的 请抓紧", "未完成", "请抓紧"),
        ("未提交，请抓紧", "未完成", "请抓紧"),
        ("小家 请抓紧", "小家", "请抓紧"),
        ("小家 已提交 请送纸质", "小家 已提交", "请送纸质"),
        ("已提交 小家 请送纸质", "小家 已提交", "请送纸质"),
        ("小家已提交的：请送纸质", "小家 已提交", "请送纸质"),
        ("推荐 请准备汇报", "推荐", "请准备汇报"),
        ("驿站 不推荐 感谢参与", "驿站 不推荐", "感谢参与"),
        ("退回 请尽快改", "退回", "请尽快改"),
        ("不申报的 请说明原因", "不申报", "请说明原因"),
        ("没来过 请打开看看", "没来过", "请打开看看"),
        ("未收 请送来", "未收", "请送来"),
    ],
)
def test_a_group_in_front_is_whom_it_is_for(text: str, name: str, body: str) -> None:
    notice = read(text)
    assert isinstance(notice, Notice), notice
    assert notice.group
    assert (notice.group.name, notice.body) == (name, body)
    assert notice.group.without == ()


@pytest.mark.parametrize(
    ("text", "name", "without"),
    [
        ("除了信工、海洋 明天开会", "全部", "05 07"),
        ("除了 信工、海洋 明天开会", "全部", "05 07"),
        ("除信工外 明天开会", "全部", "05"),
        ("全部 除了 5 7 明天开会", "全部", "05 07"),
        ("未完成 除了信工以外 明天开会", "未完成", "05"),
        ("小家 已提交 除了 信工和珠宝：明天开会", "小家 已提交", "05 14"),
    ],
)
def test_some_are_left_out(text: str, name: str, without: str) -> None:
    notice = read(text)
    assert isinstance(notice, Notice), notice
    assert notice.group
    assert (notice.group.name, notice.body) == (name, "明天开会")
    assert [branch.number for branch in notice.group.without] == without.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("材料 周五前交齐", "“材料”是发给谁，还是内容的开头？"),
        ("材料：周五前交齐", "“材料”是发给谁"),
        ("图书馆 下午开会", "发给分工会：广播 15 图书馆：下午开会"),
        ("海洋 请来一趟", "发给全部：广播 全部：海洋 请来一趟"),
        ("信工 材料 请尽快交齐", "“材料”是发给谁"),
        ("1 2月份经费表请交", "“1”是发给谁，还是内容的开头？"),
        ("5 月 12 日截止", "“5”是发给谁"),
        ("12:00 截止", "“12”是发给谁"),
        ("3 份材料请交", "“3”是发给谁"),
        ("1. 请交表\n2. 请盖章", "“1.”是发给谁"),
        ("1、请交表\n2、请盖章", "“1”是发给谁"),
        ("99 请来", "没有 99 号分工会"),
        ("工程学院 周五开会", "“工程学院”是发给 02 工程、05 信工、08 材料 吗？"),
        ("信公学院 周五开会", "“信公学院”是发给 05 信工 吗？"),
        ("没盖章的 请补", "没有“没盖章的”这一类"),
        ("未推荐过 请补", "没有“未推荐过”这一类"),
        ("除了火星 明天开会", "是除了谁"),
        ("全部 除了 明天开会", "是除了谁"),
        ("", "请写发给谁和内容"),
        ("未完成", "没有写内容"),
        ("信工", "没有写内容"),
    ],
)
def test_what_is_not_plain_is_asked_and_nothing_waits(live: Live, text: str, told: str) -> None:
    assert told in office(live, f"广播 {text}")
    assert "没有要确认的事" in office(live, "确认")
    assert live.outbox("chair15") == []


def test_to_tell_the_results_is_no_notice_of_that_word(live: Live) -> None:
    hand_in(live, "05")
    office(live, "结果 信工 小家 推荐")
    for said in ("通知结果", "发结果", "通知 结果"):
        assert "将把结果通知 1 个分工会" in office(live, said)


def test_the_preview_shows_the_whole_text_and_everybody(live: Live) -> None:
    text = "周五中午十二点前，请把盖章的表送到校工会。" * 5
    told = office(live, f"广播 除了 信工、珠宝：{text}")
    assert f"\n内容：{text}\n" in told
    assert "20 个分工会、21 人" in told
    assert "不发：05 信工、14 珠宝" in told


def test_who_is_shown_by_a_group_is_who_gets_it(live: Live) -> None:
    hand_in(live, "05", "07")
    office(live, "结果 信工 小家 推荐")
    assert "“小家 已提交”的 2 个分工会、2 人：05 信工、07 海洋" in office(
        live, "广播 小家 已提交 请来"
    )
    assert "“推荐”的 1 个分工会、1 人：05 信工" in office(live, "广播 推荐 请来")
    assert "“驿站 已提交”现在没有要发的人" in office(live, "广播 驿站 已提交 请来")
    told = office(live, "广播 小家 已提交 除了 珠宝、7：请来")
    assert "“小家 已提交”的 1 个分工会、1 人：05 信工" in told
    (code,) = re.findall(r"确认 (\d{4})", told)
    office(live, f"确认 {code}")
    assert notices(live, "chair05") == ["【校工会通知】请来"]
    assert notices(live, "chair07") == []


def test_the_text_stands_in_the_history(live: Live) -> None:
    (code,) = re.findall(r"确认 (\d{4})", office(live, "广播 信工 珠宝：周五下午三点开会"))
    office(live, f"确认 {code}")
    assert "校工会 office01 广播（周五下午三点开会）" in office(live, "记录 信工")
    assert "还没有任何记录" in office(live, "记录 地科")
    told = office(live, "记录 广播")
    assert told == "5月8日 09:00 office01 广播 2 个分工会：周五下午三点开会"


@pytest.mark.parametrize(
    "body",
    ["12:00 截止", "2月份的表", "3 份都要", "材料请交", "：好", "除了信工 都要", "未完成的请抓紧"],
)
@pytest.mark.parametrize(
    "whom", ["全部", "05 信工", "15 图书馆 07 海洋", "小家 已提交", "未完成 除了 05、07"]
)
def test_what_waits_for_its_code_is_read_again_as_it_was_shown(
    live: Live, whom: str, body: str
) -> None:
    told = office(live, f"广播 {whom}：{body}")
    (code,) = re.findall(r"确认 (\d{4})", told) or [""]
    shown = told.partition("内容：")[2].partition("\n确认")[0]
    sent = office(live, f"确认 {code}") if code else ""
    if "正在发给" in sent:
        assert {text for n in range(1, 23) for text in notices(live, f"chair{n:02}")} == {
            f"【校工会通知】{shown}"
        }
    else:
        assert "现在没有要发的人" in told
