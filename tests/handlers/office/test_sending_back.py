"""退: the office opens some places again, the chair corrects just those, and it comes back by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from redis import Redis

from campaign.applications import Application, Photo, Place, Status
from storage.effects import Effect, SendDocument, SendText
from storage.outbox.lanes import MAIL_LANE
from storage.records import Change, to_fields
from tests.handlers.dialogue import DEADLINE
from tests.handlers.live import Live
from tests.handlers.office_chat import PHOTOS, hand_in

LATER = DEADLINE + timedelta(hours=2)
FOURTH = Photo(4, "4.jpg", f"{4:064}", f"{4:016}")


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str, by: str = "office01") -> str:
    return live.say(*texts, by=by, now=LATER)


def chair(live: Live, *texts: str, by: str = "chair05") -> str:
    return live.say(*texts, by=by, now=LATER)


def home(live: Live, number: str = "05") -> Application:
    return live.record(number).application("home")


def texts_to(live: Live, user_id: str) -> list[str]:
    sends = [e for e in live.outbox(user_id) if isinstance(e, SendText)]
    return [send.text for send in sends if send.user_id == user_id]


def papers(live: Live, user_id: str) -> list[Effect]:
    return [e for e in live.outbox(user_id) if isinstance(e, SendDocument) and e.version == 2]


def put(live: Live, application: Application) -> None:
    """Photos come on another way; another process has stored them."""
    fields = to_fields(live.record("05"), Change((application,)))
    pairs: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch("05"), mapping=pairs)


def test_the_chair_is_told_what_why_and_asked_at_once(live: Live) -> None:
    hand_in(live, "05")
    told = office(live, "退 信工 小家 2.3 照片 缺少会议记录，请补充")
    assert "J05-v1 已退回，只开放：2.3、照片" in told
    assert "理由：缺少会议记录，请补充" in told
    application = home(live)
    assert application.status is Status.RETURNED
    assert application.open_return
    assert application.open_return.places == (Place("scorecard", "2.3"), Place("photos", ""))
    notice = texts_to(live, "chair05")[-1]
    for piece in ("J05-v1 已退回", "2.3、照片", "缺少会议记录，请补充", "请回复 0–4"):
        assert piece in notice
    assert "已退回 1" in office(live, "状态")
    assert chair(live, "3").startswith("【小家】2.3 由 4 改为 3")


@pytest.mark.parametrize(
    "words",
    ["退 05 小家 2.3、照片 理由：缺章", "退回 信工 小家 2.3 照片 缺章", "退 小家 信工 第2.3项 照片 原因 缺章",
     "/退 5小家2.3 照片，缺章", "退 J05-v1 2.3，照片 缺章", "退信工小家2.3照片 缺章", "退 ５ 小家 ２.３ 相片 缺章"],
)  # fmt: skip
def test_it_may_be_said_in_many_ways(live: Live, words: str) -> None:
    hand_in(live, "05")
    office(live, words)
    returned = home(live).open_return
    assert returned
    assert returned.places == (Place("scorecard", "2.3"), Place("photos", ""))
    assert returned.reason == "缺章"
    assert returned.user_id == "office01"


def test_sections_fields_and_everything_can_be_named(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 第六部分 总结 写具体些")
    returned = home(live).open_return
    assert returned
    assert [place.entry for place in returned.places] == ["6.1", "6.2", ""]
    hand_in(live, "07", track="station")
    office(live, "退 海洋 驿站 联系电话 第4项 打不通")
    station = live.record("07").application("station").open_return
    assert station
    assert [place.entry for place in station.places] == ["phone", "4"]
    hand_in(live, "08")
    office(live, "退 材料 小家 全部 重填")
    everything = home(live, "08").open_return
    assert everything
    assert len(everything.places) == 33


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("退", "请先写分工会和项目"),
        ("退 小家", "请先写分工会和项目"),
        ("退 信工", "没看到要退回哪几项"),
        ("退 信工 小家 缺章", "没看到要退回哪几项"),
        ("退 信工 小家 2.3 照片", "退回要写理由"),
        ("退 信工 小家 2.3 理由：", "退回要写理由"),
        ("退 信工 小家 9.9 缺章", "没有 9.9 这一项"),
        ("退 信工 小家 2.3 8.1 缺章", "没有 8.1 这一项"),
        ("退 信工 小家 2.3 " + "长" * 201, "200 字以内"),
        ("退 信工 驿站 1 缺章", "未开始"),
        ("退 07 小家 2.3 缺章", "未开始"),
        ("退 学院 小家 2.3 缺章", "请写编号"),
        ("退 火星 小家 2.3 缺章", "没有找到“火星”"),
        ("退 信工 小家 取消", "没有退回，不用取消"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(live: Live, words: str, told: str) -> None:
    hand_in(live, "05")
    before = live.record("05"), live.record("07"), live.outbox("chair05")
    assert told in office(live, words)
    assert (live.record("05"), live.record("07"), live.outbox("chair05")) == before


def test_a_number_that_counts_something_begins_the_reason(live: Live) -> None:
    hand_in(live, "05", track="station")
    told = office(live, "退 信工 驿站 照片 3 张照片模糊")
    assert "只开放：照片。" in told
    assert "理由：3 张照片模糊" in told


def test_the_last_correction_hands_it_in_after_the_deadline(live: Live) -> None:
    hand_in(live, "05")
    office(live, "收 J05-v1", "退 信工 小家 2.3 5.1 缺章")
    told = chair(live, "3")
    assert "5.1" in told
    assert home(live).status is Status.RETURNED
    told = chair(live, "2")
    assert "已交回校工会，编号 J05-v2，5月12日 14:00:00" in told
    assert "已收的纸质是 v1" in told
    application = home(live)
    assert application.status is Status.SUBMITTED
    assert application.returned is None
    assert application.submissions[1].answers["scorecard"]["2.3"] == 3
    assert application.paper
    assert application.paper.version == 1
    assert papers(live, "chair05") == [
        SendDocument("chair05", "05", "home", 2, name) for name in ("form", "summary")
    ]
    mails = live.server.xlen(live.keys.outbox(MAIL_LANE))
    assert mails == 2
    (notice,) = [t for t in texts_to(live, "office01") if "J05-v2" in t]
    for piece in (
        "05 信工 已按退回改好",
        "2.3 4 → 3",
        "5.1 保持原样",
        "纸质是 v1，表上的内容变了，要换",
    ):
        assert piece in notice
    assert "截止" in chair(live, "改 2.3 1")
    assert home(live).value(Place("scorecard", "2.3")) == 3


def test_only_the_one_who_returned_it_is_told(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 2.3 缺章", by="office02")
    chair(live, "3")
    assert any("J05-v2" in text for text in texts_to(live, "office02"))
    assert not any("J05-v2" in text for text in texts_to(live, "office01"))


def test_photos_need_a_change_enough_of_them_and_a_word(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 照片 模糊")
    assert "照片还和退回前一样" in chair(live, "完成")
    assert "现在要改的是照片" in chair(live, "4")
    chair(live, "删 1")
    assert "照片还差 1 张" in chair(live, "完成")
    assert "还要改：照片" in chair(live, "提交")
    put(live, replace(home(live), photos=(*PHOTOS[1:], FOURTH)))
    assert "J05-v2" in chair(live, "完成")
    assert "照片 3 张 → 3 张" in texts_to(live, "office01")[-1]


def test_the_long_text_needs_the_same(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 总结 写具体些")
    assert "总结还和退回前一样" in chair(live, "完成")
    told = chair(live, "新增两个教职工之家。")
    assert "第 2 段已收" in told
    assert home(live).status is Status.RETURNED
    assert "J05-v2" in chair(live, "完成")
    assert "总结 1000 字 → 1010 字" in texts_to(live, "office01")[-1]


def test_handing_in_needs_no_other_word_once_all_is_corrected(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 照片 模糊")
    put(live, replace(home(live), photos=(*PHOTOS, FOURTH)))
    assert "J05-v2" in chair(live, "提交")


def test_too_low_a_score_is_not_handed_in(live: Live) -> None:
    hand_in(live, "05", scores=3)
    assert home(live).submissions
    office(live, "退 信工 小家 第二部分 第三部分 重评")
    told = chair(live, "0 0 0 0 0 0 0 0 0")
    assert "还不能交回" in told
    assert "还差" in told
    assert "82322450" in told
    assert home(live).status is Status.RETURNED
    assert "还不能交回" in chair(live, "提交")
    chair(live, "改 2.1 3 2.2 3 2.3 3 2.4 3")
    assert home(live).status is Status.RETURNED
    assert "J05-v2" in chair(live, "改 3.1 3 3.2 3 3.3 3 3.4 3")


def test_everything_else_stays_shut_and_says_so(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 2.3 缺章")
    before = home(live)
    for words in ("改 1.1 2", "改 1.1", "1.1=0", "全满分 除了 1=0", "删 1", "总结"):
        assert "只退回了 2.3" in chair(live, words), words
    for words in ("撤回", "本次不申报小家"):
        assert "退回修改中" in chair(live, words), words
    for words in ("撤销", "删最后一段", "申报驿站"):
        chair(live, words)
    assert home(live) == before
    assert live.record("05").application("station").status is Status.NOT_STARTED
    assert "校工会只退回了" in chair(live, "改 1.1 2", by="chair05")


def test_progress_overview_and_menu_show_just_what_is_open(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 2.3 照片 缺章")
    assert "退回的小家：待改 2.3、照片。理由：缺章" in chair(live, "进度")
    told = chair(live, "总览")
    assert "2.3　4　待改" in told
    assert "照片　3/5　待改" in told
    assert "第一部分" not in told
    assert "一 4" not in told
    chair(live, "继续", "3")
    assert "2.3　3　已改" in chair(live, "总览")
    assert "待改 照片" in chair(live, "菜单")
    assert "2.3" in chair(live, "上一题")
    assert "请重新整理" in chair(live, "跳过")


def test_taking_an_answer_back_opens_its_place_again(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 2.3 2.4 缺章")
    chair(live, "3")
    assert "已撤销 2.3 的回答" in chair(live, "撤销")
    returned = home(live).open_return
    assert returned
    assert not returned.done
    chair(live, "改 2.4 4")
    assert home(live).status is Status.RETURNED


def test_what_was_not_handed_in_is_dropped_and_the_chair_is_told(live: Live) -> None:
    hand_in(live, "05")
    live.say("小家", "改 1.1 0", by="chair05")
    office(live, "退 信工 小家 2.3 缺章")
    assert home(live).value(Place("scorecard", "1.1")) == 4
    assert "没有再提交的 1.1 已恢复" in texts_to(live, "chair05")[-1]
    chair(live, "3")
    assert home(live).submissions[1].answers["scorecard"]["1.1"] == 4


def test_the_office_can_return_more_and_take_it_back(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 2.3 5.1 缺章")
    chair(live, "3")
    assert "只开放：5.1、照片" in office(live, "退 信工 小家 照片 模糊")
    assert home(live).value(Place("scorecard", "2.3")) == 3
    assert "退回已取消" in office(live, "退 信工 小家 取消")
    application = home(live)
    assert application.status is Status.SUBMITTED
    assert application.value(Place("scorecard", "2.3")) == 4
    assert len(application.submissions) == 1
    assert "退回已取消" in texts_to(live, "chair05")[-1]
    assert "截止" in chair(live, "3")


def test_a_chair_busy_with_another_award_is_not_interrupted(live: Live) -> None:
    hand_in(live, "05")
    live.say("申报驿站", by="chair05")
    live.say("退 信工 小家 2.3 缺章", by="office01")
    assert "要改请回复 小家" in texts_to(live, "chair05")[-1]
    live.say("小站", by="chair05")
    assert live.record("05").application("station").part("basics")["station_name"] == "小站"
    assert "2.3" in live.say("小家", by="chair05")
    assert "J05-v2" in live.say("3", by="chair05")


def test_who_is_asked_about_it_is_asked_again_after_it_came_back(live: Live) -> None:
    hand_in(live, "03")
    live.say("小家", "改 2.3", by="deputy03")
    live.say("退 地科 小家 5.1 缺章", by="office01")
    told = live.say("1", by="deputy03")
    assert "5.1" in told
    assert live.record("03").application("home").value(Place("scorecard", "2.3")) == 4


def test_the_history_has_the_reason_and_both_sides(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 2.3 缺章")
    entry = live.audit("05")[-1]
    assert (entry["by"], entry["did"], entry["why"]) == ("office01", "send_back", "缺章")
    assert entry["after"]["status"] == "returned"
    assert live.audit("office")[-1]["whom"] == "05"


def test_another_process_sees_the_lock(live: Live) -> None:
    hand_in(live, "05")
    other = Live(live.server)
    other.say("小家", by="chair05")
    office(live, "退 信工 小家 2.3 缺章")
    assert "只退回了 2.3" in other.say("改 1.1 0", by="chair05")
    assert home(live).value(Place("scorecard", "1.1")) == 4


@pytest.mark.parametrize("words", ["退 信工 小家 照片 取消", "退信工小家 2.3 撤销。"])
def test_taking_back_part_of_a_return_is_no_reason_for_one(live: Live, words: str) -> None:
    hand_in(live, "05")
    for before in ("状态", "退 信工 小家 照片 模糊"):
        office(live, before)
        known, sent = live.record("05"), live.outbox("chair05")
        assert "要取消退回，不写哪几项，直接回复 退 信工 小家 取消" in office(live, words)
        assert (live.record("05"), live.outbox("chair05")) == (known, sent)


def test_what_the_chair_is_told_at_length_comes_in_messages_that_are_not_cut(live: Live) -> None:
    hand_in(live, "05")
    for page in "甲乙丙丁":
        office(live, f"退 信工 小家 全部 {page}{'缺章，' * 60}")
    sent = texts_to(live, "chair05")
    assert all(len(text.encode()) <= 2048 for text in sent)
    assert "".join(sent).count("缺章") == 60 * (1 + 2 + 3 + 4)
