"""结果: noted one by one, never beyond the quota by accident, told to chairs only on command."""

from __future__ import annotations

import re
from datetime import timedelta
from threading import Thread

import pytest
from redis import Redis

from campaign.applications import Status
from campaign.office_notes import Result
from storage.effects import ReportNotice, SendNotice
from tests.handlers.dialogue import DEADLINE
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in

LATER = DEADLINE + timedelta(days=3)


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str, minutes: int = 0) -> str:
    return live.say(*texts, by="office01", now=LATER + timedelta(minutes=minutes))


def result(live: Live, number: str, track: str = "home") -> Result | None:
    return live.record(number).application(track).result


def notices(live: Live, user_id: str) -> list[SendNotice]:
    return [e for e in live.outbox(user_id) if isinstance(e, SendNotice) and e.user_id == user_id]


def code_in(told: str) -> str:
    found = re.search(r"确认 (\d{4})", told)
    assert found, told
    return found[1]


def test_a_third_home_needs_a_reason(live: Live) -> None:
    hand_in(live, "03", "05", "07")
    assert "小家已推荐 1/2：03 地科" in office(live, "结果 地科 小家 推荐")
    assert "小家已推荐 2/2：03 地科、05 信工" in office(live, "结果 信工 小家 推荐")
    told = office(live, "结果 海洋 小家 推荐")
    assert "名额 2 个已推荐满：03 地科、05 信工，没有保存" in told
    assert result(live, "07") is None
    told = office(live, "结果 海洋 小家 推荐 上级增加一个名额")
    assert "小家已推荐 3/2（超出 1 个）" in told
    noted = result(live, "07")
    assert noted
    assert (noted.is_recommended, noted.reason) == (True, "上级增加一个名额")
    assert live.audit("07")[-1]["why"] == "上级增加一个名额"


def test_an_eighth_station_needs_a_reason_and_the_grants_are_totalled(live: Live) -> None:
    numbers = ("03", "05", "07", "08", "09", "10", "11", "12")
    hand_in(live, *numbers, track="station")
    for number in numbers[:7]:
        told = office(live, f"结果 {number} 驿站 推荐")
    assert "驿站已推荐 7/7" in told
    assert "经费合计 28000 元（市总工会 14000 + 市教育工会 14000）" in told
    assert "已推荐满" in office(live, "结果 12 驿站 推荐")
    assert result(live, "12", "station") is None
    office(live, "结果 11 驿站 取消")
    assert "驿站已推荐 7/7" in office(live, "结果 12 驿站 推荐")


def test_a_result_noted_twice_or_turned_round_counts_once(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "结果 地科 小家 推荐")
    assert "已是推荐，没有改动" in office(live, "结果 地科 小家 推荐")
    assert "小家已推荐 0/2" in office(live, "结果 地科 小家 不推荐 材料不足")
    noted = result(live, "03")
    assert noted
    assert (noted.is_recommended, noted.reason) == (False, "材料不足")
    assert "还没有结果，不用取消" in office(live, "结果 信工 小家 取消")


def test_all_results_at_a_glance(live: Live) -> None:
    hand_in(live, "03", "05", "07")
    hand_in(live, "03", track="station")
    office(live, "结果 地科 小家 推荐", "结果 信工 小家 不推荐", "结果 地科 驿站 推荐")
    told = office(live, "结果")
    for piece in (
        "小家已推荐 1/2：03 地科",
        "不推荐 1：05 信工",
        "已提交、未定 1：07 海洋",
        "驿站已推荐 1/7：03 地科",
        "经费合计 4000 元",
        "结果 通知",
    ):
        assert piece in told
    assert "驿站" not in office(live, "结果 小家")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("结果 信工 小家", "还没有结果。要记请回复"),
        ("结果 信工 小家 好", "要记请回复"),
        ("结果 海洋 小家 推荐", "未开始"),
        ("结果 火星 小家 推荐", "没有找到"),
        ("结果 信工 驿站 推荐", "未开始"),
        ("结果 信工 小家 推荐 " + "长" * 201, "200 字以内"),
        ("结果 通知", "没有要通知的结果"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(live: Live, words: str, told: str) -> None:
    hand_in(live, "05")
    before = live.record("05"), live.record("07")
    assert told in office(live, words)
    assert (live.record("05"), live.record("07")) == before


def test_after_a_result_nothing_moves_until_it_is_taken_back(live: Live) -> None:
    hand_in(live, "05")
    live.say("结果 信工 小家 推荐", by="office01")
    before = live.record("05").application("home")
    assert "已记结果" in office(live, "退 信工 小家 2.3 缺章")
    assert "已记结果" in office(live, "核分 信工 2.3 3")
    for words in ("改 2.3 1", "撤回", "提交", "本次不申报小家", "删 1"):
        assert "评审已有结果" in live.say("小家", words, by="chair05"), words
    assert live.record("05").application("home") == before
    office(live, "结果 信工 小家 取消", "退 信工 小家 2.3 缺章")
    assert live.record("05").application("home").status is Status.RETURNED


def test_chairs_hear_of_it_only_on_command_and_once(live: Live) -> None:
    hand_in(live, "03", "05", "07")
    hand_in(live, "03", track="station")
    office(live, "结果 地科 小家 推荐", "结果 信工 小家 不推荐 材料不足", "结果 地科 驿站 推荐")
    assert not notices(live, "chair03")
    told = office(live, "结果 通知")
    for piece in ("2 个分工会", "小家推荐 1：03 地科", "小家不推荐 1：05 信工", "还有 1 个"):
        assert piece in told
    assert not notices(live, "chair03")
    assert "确认码 0000 不对" in office(live, "确认 0000")
    assert "正在通知 3 人" in office(live, f"确认 {code_in(told)}")
    for person in ("chair03", "deputy03"):
        (notice,) = notices(live, person)
        assert notice.text.count("列入推荐，后续") == 2
    (notice,) = notices(live, "chair05")
    assert "本次未列入推荐" in notice.text
    assert "材料不足" not in notice.text
    assert not notices(live, "chair07")
    assert any(isinstance(effect, ReportNotice) for effect in live.outbox("office01"))
    assert "没有要通知的结果" in office(live, "结果 通知")
    office(live, "结果 信工 小家 推荐")
    assert "1 个分工会" in office(live, "结果 通知")


def test_who_has_been_told_and_who_has_not_is_said_as_it_is(live: Live) -> None:
    hand_in(live, "03", "05", "07")
    assert "结果 通知" not in office(live, "结果")
    office(live, "结果 地科 小家 推荐")
    told = office(live, "结果")
    assert told.endswith("还没通知 1 个：03 地科。要通知请回复 结果 通知")
    code = office(live, "结果 通知").split("确认 ")[-1][:4]
    office(live, f"确认 {code}")
    told = office(live, "结果")
    assert told.endswith("结果通知已发给 1 个分工会。")
    office(live, "结果 信工 小家 不推荐")
    told = office(live, "结果 小家")
    assert told.endswith(
        "结果通知已发给 1 个分工会；还没通知 1 个：05 信工。要通知请回复 结果 通知"
    )


def test_what_is_being_corrected_is_not_left_out(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "退 地科 小家 2.3 材料不全")
    told = office(live, "结果 小家")
    assert "已提交、未定 1：05 信工" in told
    assert "退回修改中 1：03 地科" in told


def test_a_result_changed_after_it_was_shown_is_not_told(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "结果 地科 小家 推荐", "结果 信工 小家 推荐")
    code = code_in(office(live, "结果 通知", minutes=1))
    live.say("结果 信工 小家 不推荐 材料不足", by="office02", now=LATER + timedelta(minutes=2))
    told = office(live, f"确认 {code}", minutes=3)
    assert "刚又改过、没有发：05 信工 小家" in told
    assert notices(live, "chair03")
    assert not notices(live, "chair05")


def test_two_of_the_office_at_once_cannot_pass_the_quota(server: Redis) -> None:
    setup = Live(server)
    numbers = ("03", "05", "07", "08", "09", "10")
    hand_in(setup, *numbers)
    desks = {number: Live(server) for number in numbers}

    def recommend(number: str, by: str) -> None:
        desks[number].say(f"结果 {number} 小家 推荐", by=by, now=LATER)

    threads = [
        Thread(target=recommend, args=(number, f"office0{1 + at % 2}"))
        for at, number in enumerate(numbers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    recommended = [number for number in numbers if result(setup, number)]
    assert len(recommended) == 2


# -- several at once


def test_several_are_shown_first_and_noted_on_the_code(live: Live) -> None:
    hand_in(live, "05", "07", "08")
    told = office(live, "结果 小家 信工 海洋 推荐")
    assert "【小家】将记推荐 2 个：05 信工、07 海洋" in told
    assert "记完小家已推荐 2/2：05 信工、07 海洋" in told
    assert live.record("05").application("home").result is None
    (code,) = re.findall(r"确认 (\d{4})", told)
    told = office(live, f"确认 {code}")
    assert "已记推荐 2 个：05 信工、07 海洋" in told
    for number in ("05", "07"):
        noted = live.record(number).application("home").result
        assert noted
        assert noted.is_recommended
    told = office(live, "结果 小家 其余 不推荐 名额已满")
    assert "将记不推荐 1 个：08 材料" in told
    assert "理由：名额已满" in told
    (code,) = re.findall(r"确认 (\d{4})", told)
    office(live, f"确认 {code}")
    noted = live.record("08").application("home").result
    assert noted
    assert (noted.is_recommended, noted.reason) == (False, "名额已满")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("结果 小家 5 7 8 推荐", "名额 2 个，这样就是 3 个"),
        ("结果 5 7 推荐", "请写明是哪一项"),
        ("结果 其余 不推荐", "请写明是哪一项"),
        ("结果 驿站 其余 不推荐", "没有其余的"),
        ("结果 小家 5 9 推荐", "09 经管 现在是未开始，没有可评审的提交"),
        ("结果 小家 5 火星 7 推荐", "没有找到“火星”"),
    ],
)
def test_what_several_cannot_have_is_said_and_nothing_waits(
    live: Live, said: str, expected: str
) -> None:
    hand_in(live, "05", "07", "08")
    assert expected in office(live, said)
    assert "没有要确认的事" in office(live, "确认")


def test_who_takes_back_before_the_code_is_left_out(live: Live) -> None:
    hand_in(live, "05", "07")
    (code,) = re.findall(r"确认 (\d{4})", office(live, "结果 小家 信工 海洋 推荐"))
    live.say("小家", "撤回", "确认", by="chair07")
    told = office(live, f"确认 {code}")
    assert "刚撤回或退回、没有记：07 海洋" in told
    assert live.record("07").application("home").result is None


def test_who_is_being_corrected_stands_in_the_summary(live: Live) -> None:
    hand_in(live, "07")
    office(live, "退 海洋 小家 照片 模糊")
    assert "退回修改中 1：07 海洋" in office(live, "结果 小家")


def test_a_result_that_was_not_told_changes_nothing_of_what_a_chair_owes(live: Live) -> None:
    hand_in(live, "03", "05")
    before = live.say("进度", by="chair05", now=LATER)
    assert "纸质还没收到" in before
    office(live, "结果 地科 小家 推荐", "结果 信工 小家 不推荐 名额已满")
    assert live.say("进度", by="chair05", now=LATER) == before
    code = code_in(office(live, "结果 通知"))
    office(live, f"确认 {code}")
    assert "纸质还没收到" in live.say("进度", by="chair03", now=LATER)
    assert "纸质" not in live.say("进度", by="chair05", now=LATER)


def test_paper_is_owed_until_the_chair_is_told_of_a_no_and_then_by_nobody(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "结果 地科 小家 推荐", "结果 信工 小家 不推荐 名额已满")
    assert "05 信工" in office(live, "未收 小家")
    assert "没收到 2" in office(live, "状态 小家")
    office(live, f"确认 {code_in(office(live, '结果 通知'))}")
    assert "05" not in office(live, "未收 小家")
    assert "其中已收纸质 0，没收到 1\n纸质不用再送 1" in office(live, "状态 小家")
    assert "纸质 不用再送" in office(live, "状态 信工")
    assert "不用催（纸质不用再送）：05 信工" in office(live, "催 未收")
    for asked in ("我的材料收到了吗", "纸质交到哪", "还要做什么"):
        told = live.say(asked, by="chair05", now=LATER)
        assert "没收到" not in told
        assert "送到" not in told
    office(live, "收 地科 小家")
    assert "小家：已提交的，除了不用再送的 1 份，纸质都收到了。" in office(live, "未收 小家")


def test_a_chair_whose_paper_is_out_is_not_led_to_what_was_declined(live: Live) -> None:
    hand_in(live, "03")
    live.say("本次不申报驿站", "确认", by="chair03", now=LATER - timedelta(days=4))
    told = live.say("进度", by="chair03", now=LATER - timedelta(days=4))
    assert "网上都已交齐，只差纸质。" in told
    assert "回复 申报驿站 开始" not in told


def test_once_told_the_progress_of_a_chair_names_the_result_and_what_comes_next(
    live: Live,
) -> None:
    hand_in(live, "03", "05")
    office(live, "收 3 5 小家", "结果 地科 小家 推荐", "结果 信工 小家 不推荐 名额已满")
    for user in ("chair03", "chair05"):
        before = live.say("进度", by=user, now=LATER)
        assert "经评审" not in before
        assert "接下来：不用再做什么，等校工会通知。" in before
    code = code_in(office(live, "结果 通知"))
    office(live, f"确认 {code}")
    told = live.say("进度", by="chair03", now=LATER)
    assert "先进教职工小家：已提交 J03-v1，" in told
    assert "，经评审列入推荐　" in told
    assert "接下来：不用再做什么；列入推荐的后续事项，校工会另行通知。" in told
    told = live.say("进度", by="chair05", now=LATER)
    assert "经评审本次未列入推荐" in told
    assert "名额已满" not in told
    assert "接下来：都办完了，不用再做什么。" in told


def test_of_several_the_one_noted_before_is_not_counted_again(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "结果 地科 小家 推荐")
    shown = office(live, "结果 小家 地科 信工 推荐")
    assert "将记推荐 1 个：05 信工" in shown
    assert "原来就是推荐、不动的：03 地科" in shown
    assert "记完小家已推荐 2/2：03 地科、05 信工" in shown
    told = office(live, f"确认 {code_in(shown)}")
    assert "已记推荐 1 个：05 信工" in told
    assert "小家已推荐 2/2" in told
    assert "03 地科、05 信工 已是推荐，没有改动" in office(live, "结果 小家 地科 信工 推荐")
