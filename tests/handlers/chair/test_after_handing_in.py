"""What was changed or taken back after it was handed in: everybody concerned reads of it."""

from __future__ import annotations

import re

import pytest
from redis import Redis

from campaign.open_matters import open_matters
from handlers.reminding import reminder_text
from storage.effects import SendText
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in

LATE = DEADLINE.replace(hour=15, minute=10)


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05")
    return live


def office(live: Live, text: str, late: bool = False) -> str:
    return live.say(text, by="office01", now=LATE if late else DURING)


def chair(live: Live, *texts: str) -> str:
    """The chair of 05 says these and confirms what is asked back."""
    told = live.say(*texts, by="chair05")
    is_asked = re.search("请回复[：: ]*确认", told)
    return live.say("确认", by="chair05") if is_asked else told


def change(live: Live) -> None:
    chair(live, "小家", "改 2.3 1")


def reminder(live: Live) -> str:
    branch = the_campaign().branch_by_number["05"]
    matters = open_matters(the_campaign(), branch, live.record("05").applications)
    return reminder_text(the_campaign(), branch, matters, DURING)


def news(live: Live, person: str = "office01") -> list[str]:
    texts = [e for e in live.outbox(person) if isinstance(e, SendText) and e.user_id == person]
    return [text.text for text in texts]


def test_the_office_reads_of_a_change_with_old_and_new_points(live: Live) -> None:
    change(live)
    told = office(live, "状态")
    assert "改后没交（小家）：05 信工（J05-v1 得分 110；改动后得分 107，还没提交）" in told
    assert "已提交 1" in told
    told = office(live, "未完成 小家")
    assert (
        "小家改后没交的 1 个：\n05 信工　已提交 J05-v1 得分 110；改动后得分 107，还没提交" in told
    )
    told = office(live, "状态 信工")
    assert "【小家】已提交 J05-v1 · 已答 31/31 · 得分 110" in told
    assert "改动后得分 107，还没提交" in told
    assert "改动后得分 107，还没提交" in office(live, "看 信工 小家")
    assert "改动后得分 107，还没提交" in office(live, "名额 小家")


def test_a_nudge_reaches_who_changed_something(live: Live) -> None:
    live.say("收 5 小家", by="office01")
    live.say("本次不申报驿站", "确认", by="chair05")
    assert "05 信工" in office(live, "催 小家").partition("不用催")[2]
    change(live)
    assert "没提醒过：" in office(live, "催 小家")
    assert "05 信工" in office(live, "催 小家").partition("不用催")[0]


def test_a_reminder_tells_the_change_and_not_that_only_paper_is_left(live: Live) -> None:
    assert "J05-v1 已提交，只差加盖公章的纸质版" in reminder(live)
    change(live)
    told = reminder(live)
    assert "小家已提交 J05-v1 得分 110；改动后得分 107，还没提交，要算数请回复 提交小家" in told
    assert "只差" not in told
    assert "纸质也还没收到" in told


def test_a_change_that_lacks_something_says_what(live: Live) -> None:
    chair(live, "小家", "删 1")
    assert "之后有改动，还没提交，还差 照片 1 张" in reminder(live)
    assert "（差 照片 1 张）" in office(live, "未完成 小家")


def test_the_chair_reads_both_figures_apart(live: Live) -> None:
    told = chair(live, "小家", "改 2.3 1")
    assert "已提交的 J05-v1 不变（得分 110），改动还没提交" in told
    told = chair(live, "进度")
    assert "先进教职工小家：已提交 J05-v1，纸质还没收到　已答 31/31 · 得分 110" in told
    assert "（改动后得分 107，还没提交）" in told


def test_a_paper_counts_only_while_what_it_shows_is_handed_in(live: Live) -> None:
    office(live, "收 5 小家")
    assert "已提交 1 已退回 0 不申报 0\n已有称号 1\n其中已收纸质 1\n" in office(live, "状态")
    chair(live, "撤回")
    told = office(live, "状态")
    assert "已提交 0 已退回 0 不申报 0\n已有称号 1\n其中已收纸质 0\n" in told
    assert "撤回没再交（小家）：05 信工（填齐了，没提交）" in told
    assert "纸质在这里、眼下不算（小家）：05 信工 v1（已撤回）" in told
    chair(live, "改 2.3 1", "提交")
    told = office(live, "状态")
    assert "其中已收纸质 0，要换 1" in told
    assert "纸质要换（小家）：05 信工（有 v1）" in told


def test_the_office_hears_at_once_that_the_paper_it_has_is_void(live: Live) -> None:
    office(live, "收 5 小家")
    chair(live, "撤回")
    told = "05 信工 小家已撤回 J05-v1，已收的纸质 v1 眼下不算，请先留着。"
    for person in ("office01", "office02"):
        assert news(live, person).count(told) == 1


def test_without_a_paper_the_office_is_left_in_peace(live: Live) -> None:
    chair(live, "撤回")
    assert not [text for text in news(live) if "撤回" in text]


def test_what_was_taken_back_is_never_called_not_yet_handed_in(live: Live) -> None:
    office(live, "收 5 小家")
    chair(live, "撤回")
    assert "【小家】05 信工 已撤回 J05-v1，填齐了，还没再提交" in office(live, "看 信工 小家")
    assert "纸质 v1 在校工会，眼下不算" in office(live, "看 信工 小家")
    told = office(live, "状态 信工")
    assert "【小家】已撤回 J05-v1，填齐了，还没再提交" in told
    assert "收到，眼下不算" in told
    assert "05 信工　已撤回 J05-v1，填齐了，没提交（纸质 v1 在校工会，眼下不算）" in office(
        live, "未完成 小家"
    )
    assert "小家的 J05-v1 已撤回，还没有再提交" in reminder(live)
    assert "撤回没再交、不在列：05 信工" in office(live, "名额 小家")


def test_what_is_declined_is_told_on_one_line(live: Live) -> None:
    live.say("本次不申报小家", "确认", by="chair07")
    told = office(live, "状态 海洋")
    assert "【小家】本次不申报\n最近改动" in told
    assert "·　" not in told
    assert "没有可看的" in office(live, "看 海洋 小家")


def test_after_the_deadline_no_nudge_is_offered_that_would_reach_nobody(live: Live) -> None:
    live.say("申报小家", by="chair07")
    assert "催办：催 未完成" in office(live, "状态")
    told = office(live, "状态", late=True)
    assert "催 未完成" not in told
    assert "催办：催 未收" in told
    assert "将催 1 个分工会" in office(live, "催 未收", late=True)
    office(live, "收 5 小家", late=True)
    assert "催办" not in office(live, "状态", late=True)
    office(live, "退 信工 小家 2.3 材料不全", late=True)
    assert "催办：催 退回" in office(live, "状态", late=True)
    assert "将催 1 个分工会" in office(live, "催 退回", late=True)


def test_what_was_sent_back_is_named_with_its_date(live: Live) -> None:
    office(live, "退 信工 小家 2.3 照片 材料不全")
    assert "已退回（小家）：05 信工（5月8日 09:00 退回，还有 2 处没改）" in office(live, "状态")


def test_a_second_version_says_that_the_first_print_is_void(live: Live) -> None:
    chair(live, "小家", "改 2.3 1")
    told = chair(live, "提交")
    assert "编号 J05-v2" in told
    assert "以前打印的 J05-v1 作废，打印随后发来的《自评表》" in told


def test_a_second_version_with_the_same_form_leaves_the_first_print_good(live: Live) -> None:
    live.say("小家", "总结", "这一年我们又做了不少工作，为教职工办了实事。", "完成", by="chair05")
    told = live.say("提交", "确认", by="chair05")
    assert "编号 J05-v2" in told
    assert "已打印的 J05-v1 内容相同，可以直接用" in told
    assert "作废" not in told


def test_a_receipt_names_what_is_still_open_of_the_other_award(live: Live) -> None:
    chair(live, "小家", "改 2.3 1")
    told = live.say("提交", "确认", by="chair05")
    assert "驿站还没有说报不报：回复 申报驿站 或 本次不申报驿站。" in told
    live.say("本次不申报驿站", "确认", "小家", "改 2.3 2", by="chair05")
    assert "驿站" not in live.say("提交", "确认", by="chair05")
