"""What reminders say: of a branch as it stands, never a generic nudge."""

from __future__ import annotations

import pytest

from campaign.applications import Place
from campaign.returns import send_back
from handlers import commands
from tests.handlers.chair.handing_in import ALL_FULL, STATION, complete_home, with_materials
from tests.handlers.dialogue import Dialogue, home_dialogue, routes, station_dialogue, the_campaign
from tests.handlers.reminder_chat import at, changed, reminder_of, with_paper


def test_the_opening_tells_what_it_is_and_how_to_start() -> None:
    text, buttons = reminder_of(Dialogue(), at("2023-05-05T09:17:00"), is_opening=True)
    assert text.splitlines()[0].startswith("03 地球科学与资源学院分工会，您好。")
    for piece in (
        "中地大（京）工发〔2023〕9 号",
        "关于开展2023年“先进教职工小家”、“职工暖心驿站”推选工作的通知",
        "截止 5月12日（周五）12:00，还有 7 天 2 小时",
        "先进教职工小家：自评 31 项（80 分可申报）、照片 3–5 张、总结 1000 字",
        "职工暖心驿站：填 15 项、照片 3–5 张",
        "本次不申报驿站",
    ):
        assert piece in text
    assert text.endswith("回复 申报小家 或 申报驿站 开始。")
    assert list(buttons.values()) == [
        "申报小家",
        "申报驿站",
        "本次不申报小家",
        "本次不申报驿站",
        "今天别再提醒",
    ]


def test_who_has_not_begun_reads_how_to_begin_and_how_long_is_left() -> None:
    text, _ = reminder_of(Dialogue())
    head = "03 地科分工会：离截止还有 1 天 2 小时（5月12日 12:00），还没有开始申报。"
    assert text.splitlines()[0] == head
    assert text.endswith("回复 申报小家 或 申报驿站 开始。")


def test_only_what_is_open_to_the_branch_is_offered() -> None:
    text, buttons = reminder_of(Dialogue("chair17"))
    assert "小家" not in text
    assert list(buttons) == ["申报驿站", "本次不申报驿站", "今天别再提醒"]


def test_what_is_missing_by_section() -> None:
    chat = with_materials(home_dialogue(*ALL_FULL[:4], "2 2 3 4 2 1 2"), "home", essay="字" * 742)
    text, buttons = reminder_of(chat)
    assert text.splitlines() == [
        "03 地科分工会：离截止还有 1 天 2 小时（5月12日 12:00）。",
        "小家还差：第五部分 2 项、第六部分 2 项、总结 258 字。得分 95，填完最高 110。",
        "驿站：未开始，不推荐请回复 本次不申报驿站。",
        "回复 继续 接着填，或 申报驿站 开始。",
    ]
    assert buttons == {
        "继续": "接着填",
        "申报驿站": "申报驿站",
        "本次不申报驿站": "本次不申报驿站",
        "今天别再提醒": "今天别再提醒",
    }


def test_many_open_sections_are_counted_together() -> None:
    text, _ = reminder_of(home_dialogue("4 3 5 4 4"))
    assert "小家还差：26 项、照片 3 张、总结 1000 字。得分 20，填完最高 110。" in text


def test_two_begun_are_told_apart() -> None:
    chat = home_dialogue("全满分")
    chat.say("申报驿站", "小站")
    text, buttons = reminder_of(chat)
    assert "驿站还差：" in text
    assert text.endswith("回复 小家 或 驿站 接着填。")
    assert buttons["接着填小家"] == "小家"
    assert buttons["接着填驿站"] == "驿站"


def test_a_score_that_cannot_reach_is_told() -> None:
    chat = home_dialogue("0 0 0 0 0", "0 0 0 0 0")
    text, _ = reminder_of(chat)
    assert "填完最高 70，不到申报要求 80 分；不申报请回复 本次不申报小家。" in text


def test_a_score_too_low_when_all_is_answered() -> None:
    chat = with_materials(home_dialogue("0 0 0 0 0", "0 0 0 0 0", *ALL_FULL[2:]), "home")
    text, _ = reminder_of(chat)
    assert "小家自评 70 分，离申报要求 80 分还差 10 分，请核对" in text
    assert "还差：" not in text


def test_complete_but_not_handed_in() -> None:
    text, buttons = reminder_of(complete_home())
    assert "小家都填好了，还没有提交，请回复 提交小家。" in text
    assert buttons["提交小家"] == "提交小家"


def test_handed_in_without_paper_gets_only_that() -> None:
    chat = complete_home()
    chat.say("提交", "确认", "本次不申报驿站", "确认")
    text, buttons = reminder_of(chat)
    assert text.splitlines() == [
        "03 地科分工会：离截止还有 1 天 2 小时（5月12日 12:00）。",
        "小家 J03-v1 已提交，只差加盖公章的纸质版，5月12日（周五）12:00 前送校工会。",
        "如已送到，请告诉校工会 孙曙光 82322450。",
    ]
    assert list(buttons) == ["进度", "今天别再提醒"]


def test_done_or_declined_gets_nothing() -> None:
    chat = complete_home()
    chat.say("提交", "确认", "本次不申报驿站", "确认")
    assert reminder_of(with_paper(chat, "home")) == ("", {})
    chat = Dialogue("chair17")
    chat.say("本次不申报驿站", "确认")
    assert reminder_of(chat) == ("", {})


def test_sent_back_names_the_places_and_why() -> None:
    chat = complete_home()
    chat.say("提交", "确认")
    card = the_campaign().tracks["home"]
    places = Place("scorecard", "2.3"), Place("photos", "")
    returned = send_back(card, chat.home, places, "请补佐证", "office01", chat.now)
    text, buttons = reminder_of(changed(chat, returned))
    assert "退回的小家：待改 2.3、照片。理由：请补佐证" in text
    assert "还没有提交" not in text
    assert buttons["继续"] == "接着填"
    text, _ = reminder_of(changed(chat, returned.dealt_with(places[0])))
    assert "待改 照片。" in text
    text, buttons = reminder_of(changed(chat, returned.dealt_with(*places)))
    assert "退回的小家：都已改过，请回复 提交小家。" in text
    assert buttons["提交小家"] == "提交小家"


def test_a_station_counts_its_items() -> None:
    text, _ = reminder_of(station_dialogue(*STATION[:5]))
    assert "驿站还差：7 项、照片 3 张。" in text


@pytest.mark.parametrize("now", ["2023-05-12T08:37:00", "2023-05-12T10:57:00"])
def test_on_the_last_day_nobody_is_offered_silence(now: str) -> None:
    for chat in (Dialogue(), home_dialogue("全满分"), complete_home()):
        _, buttons = reminder_of(chat, at(now))
        assert buttons
        assert "今天别再提醒" not in buttons


def test_every_button_is_a_word_of_the_chair() -> None:
    paper = complete_home()
    paper.say("提交", "确认", "本次不申报驿站", "确认")
    both = home_dialogue("全满分")
    both.say("申报驿站", "小站")
    for chat in (Dialogue(), both, complete_home(), paper, station_dialogue("小站")):
        for word in reminder_of(chat)[1].values():
            assert commands.find(routes().commands, word), word
