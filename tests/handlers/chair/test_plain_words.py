"""Short sentences whose meaning needs no guess: nothing is stored, deleted or handed in for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from campaign.applications import Application, Place
from campaign.returns import send_back
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue, the_campaign
from tests.handlers.office_chat import PHOTOS, complete_application

TEXT = "分工会坚持服务职工，开展了形式多样的活动，受到好评。"


def full_home() -> Dialogue:
    """Everything of 小家 is there but the photos."""
    dialogue = home_dialogue()
    complete = replace(complete_application("home"), photos=())
    dialogue.record = replace(dialogue.record, applications={"home": complete})
    return dialogue


def before_and_after(dialogue: Dialogue, said: str) -> tuple[Application, Application, str]:
    before = dialogue.home
    told = dialogue.say(said)
    return before, dialogue.home, told


@pytest.mark.parametrize(
    "said",
    [
        "谁让你删了",
        "谁让你删的",
        "谁删的啊",
        "你怎么把我的删了",
        "你把我整段都删了",
        "你怎么又给我清空了",
        "凭什么删我的总结",
        "我写的都没了",
        "我刚才填的怎么没了",
        "我昨天写的总结不见了",
        "我的东西怎么没了",
    ],
)
@pytest.mark.parametrize("state", ["items", "essay"])
def test_who_misses_something_reads_what_is_kept_and_nothing_goes(said: str, state: str) -> None:
    dialogue = home_dialogue("全满分")
    if state == "essay":
        dialogue.say("总结", TEXT * 8)
    before, after, told = before_and_after(dialogue, said)
    assert after == before
    assert told.startswith("填的东西我自己不会删。现在存着的：\n【小家】已答 5/31")
    assert "撤销" in told
    assert dialogue.record.session("chair03").waiting is None


@pytest.mark.parametrize(
    "said", ["怎么删照片", "怎么删掉第2张", "怎么把我的总结删掉", "照片怎么删"]
)
def test_who_asks_how_to_delete_is_told_how(said: str) -> None:
    assert "我自己不会删" not in full_home().say(said)


@pytest.mark.parametrize("said", ["第1段删掉", "删第 1 段"])
def test_a_wish_to_delete_is_still_one(said: str) -> None:
    dialogue = home_dialogue("总结", TEXT * 8)
    dialogue.say(said)
    assert dialogue.home.essay == ()


@pytest.mark.parametrize(
    "said", ["图还没拍", "照片还没照", "照片都还没拍呢", "还没来得及拍照", "图片还没弄好"]
)
@pytest.mark.parametrize("make", [full_home, home_dialogue, station_dialogue])
def test_photos_may_come_later(said: str, make: Callable[[], Dialogue]) -> None:
    dialogue = make()
    told = dialogue.say(said)
    assert told.startswith("不急，照片拍好了直接发到这里就行。")
    assert "接下来：" in told


@pytest.mark.parametrize("said", ["交", "交吧", "提交", "我要交了"])
def test_what_is_missing_is_named_when_only_photos_are(said: str) -> None:
    told = full_home().say(said)
    assert "照片 3 张" in told
    assert "都已填" not in told
    assert "都齐了" not in told


@pytest.mark.parametrize("said", ["不交了", "不想交了", "那不交了吧"])
def test_not_handing_in_is_asked_about(said: str) -> None:
    dialogue = home_dialogue("全满分")
    told = dialogue.say(said)
    assert "1 先停下，下次接着填\n2 本次不申报" in told
    assert dialogue.say("2").startswith("【小家】确认本次不申报")


def test_after_handing_in_it_may_be_a_wish_to_take_it_back() -> None:
    dialogue = full_home()
    complete = replace(dialogue.home, photos=PHOTOS)
    dialogue.record = replace(dialogue.record, applications={"home": complete})
    dialogue.say("提交", "确认")
    assert "撤回已提交的" in dialogue.say("不交了")


@pytest.mark.parametrize(
    "said", ["到底还要填啥", "还要写什么啊", "究竟还需要弄些什么", "还有哪些没填"]
)
def test_what_is_left_is_told(said: str) -> None:
    assert "26 项没有答" in home_dialogue("全满分").say(said)


@pytest.mark.parametrize("said", ["快点", "搞快点", "你快一点行不行", "别磨蹭", "急死我了"])
def test_haste_is_no_answer(said: str) -> None:
    dialogue = home_dialogue("全满分")
    assert dialogue.say(said).startswith("好的。")
    assert dialogue.asked == "2.1"


@pytest.mark.parametrize("said", ["对", "对对对", "是的", "嗯嗯", "行吧", "可以", "好的", "没问题"])
def test_a_bare_yes_is_no_name(said: str) -> None:
    dialogue = station_dialogue()
    assert dialogue.say(said).startswith("好的。")
    assert dialogue.record.session("chair03").waiting is None


@pytest.mark.parametrize("said", ["第27号暖心驿站名称", "北苑驿站名称", "职工之家暖心驿站名称"])
def test_a_value_that_ends_with_the_label_is_asked_about(said: str) -> None:
    dialogue = station_dialogue()
    assert f"暖心驿站名称 记“{said}”，对吗？" in dialogue.say(said)
    dialogue.say("对")
    assert said in dialogue.record.application("station").part("basics").values()


@pytest.mark.parametrize("said", ["改暖心驿站名称", "暖心驿站名称", "怎么填暖心驿站名称"])
def test_what_speaks_of_the_field_is_no_value_of_it(said: str) -> None:
    assert f"记“{said}”" not in station_dialogue().say(said)


def test_small_talk_is_answered_in_one_line_from_the_second_time_on() -> None:
    dialogue = station_dialogue("地学楼暖心驿站", "张三", "地学小组")
    assert dialogue.say("嗯嗯").endswith("基本情况 · 联系电话\n写电话号码就行，如 82320000。")
    for said in ("好吧好吧", "今天真热", "知道了"):
        assert dialogue.say(said).endswith("\n\n现在答 联系电话：写电话号码就行，如 82320000。")
    assert "小组会员数" in dialogue.say("82320000")
    assert dialogue.say("嗯嗯").endswith("基本情况 · 小组会员数\n写人数就行，如 36。")


@pytest.mark.parametrize("said", ["名称写错了", "驿站名称错了", "主席写错了"])
def test_that_something_is_wrong_is_no_new_value(said: str) -> None:
    dialogue = station_dialogue("地学楼暖心驿站", "张三")
    assert "记“错了”" not in dialogue.say(said)


@pytest.mark.parametrize("said", ["要改什么", "改哪里呀", "让我改哪几处"])
def test_what_is_to_be_corrected_is_told(said: str) -> None:
    dialogue = full_home()
    complete = replace(dialogue.home, photos=PHOTOS)
    handed_in = complete.handed_in("J03-v1", "chair03", dialogue.now)
    places = (Place("scorecard", "2.3"),)
    track = the_campaign().tracks["home"]
    back = send_back(track, handed_in, places, "缺签到表", "office01", dialogue.now)
    dialogue.record = replace(dialogue.record, applications={"home": back})
    told = dialogue.say(said)
    assert "2.3" in told
    assert "缺签到表" in told
