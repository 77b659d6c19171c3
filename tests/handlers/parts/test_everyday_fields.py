"""Values of fields as people say them: what is said around them goes, what is none is asked about."""

from __future__ import annotations

import pytest

from tests.handlers.dialogue import Dialogue, station_dialogue

STATION, CHAIR, GROUP, PHONE, MEMBERS = (), ("小站",), ("小站", "主席"), ("小站", "主席", "小组"), ("小站", "主席", "小组", "82320000")  # fmt: skip


def basics(chat: Dialogue) -> dict[str, object]:
    return dict(chat.station.part("basics"))


@pytest.mark.parametrize(
    ("before", "said", "entry", "value"),
    [
        (STATION, "名字叫海洋之家", "station_name", "海洋之家"),
        (STATION, "就叫温馨小站吧", "station_name", "温馨小站"),
        (STATION, "站名定的是周口店驿站", "station_name", "周口店驿站"),
        (STATION, "叫信工驿站", "station_name", "信工驿站"),
        (STATION, "想了想还是叫地大之家吧", "station_name", "地大之家"),
        (STATION, "暖心驿站名称是野外驿站", "station_name", "野外驿站"),
        (CHAIR, "主席是陈主席", "chair_name", "陈主席"),
        (CHAIR, "我叫陈主席", "chair_name", "陈主席"),
        (GROUP, "名称就叫第一小组", "group_name", "第一小组"),
        (PHONE, "电话是82322451", "phone", "82322451"),
        (MEMBERS, "一共42个人", "member_count", 42),
        (MEMBERS, "全部加起来42人", "member_count", 42),
    ],
)  # fmt: skip
def test_what_is_said_around_a_value_is_not_written(
    before: tuple[str, ...], said: str, entry: str, value: object
) -> None:
    chat = station_dialogue(*before, said)
    assert basics(chat)[entry] == value


@pytest.mark.parametrize(
    "name", ["家是港湾驿站", "叫醒耳朵小站", "定海驿站", "我们的家", "是家小站"]
)
def test_a_name_that_only_begins_like_that_is_kept_whole(name: str) -> None:
    chat = station_dialogue(name)
    if "对吗" in chat.text:
        chat.say("对")
    assert basics(chat)["station_name"] == name


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (STATION, "42人"), (STATION, "13800000000"), (GROUP, "3"), (MEMBERS, "男10女20"),
        (STATION, "八十平米上下"), (STATION, "在食堂二层"), (STATION, "钥匙是传达室保管的"), (STATION, "食堂隔壁"),
    ],
)  # fmt: skip
def test_what_hardly_fits_is_asked_about(before: tuple[str, ...], said: str) -> None:
    chat = station_dialogue(*before)
    values = basics(chat)
    assert "对吗" in chat.say(said)
    assert basics(chat) == values


@pytest.mark.parametrize("before", [STATION, CHAIR, GROUP, PHONE, MEMBERS])
@pytest.mark.parametrize("said", ["没有", "无", "还没有呢", "暂时没想好", "木有"])
def test_nothing_is_no_value_of_what_must_be_filled(before: tuple[str, ...], said: str) -> None:
    chat = station_dialogue(*before)
    values, asked = basics(chat), chat.asked
    told = chat.say(said)
    assert "必须填" in told
    assert "跳过" in told
    assert basics(chat) == values
    chat.say("跳过")
    assert chat.asked != asked


def test_myself_is_no_name() -> None:
    chat = station_dialogue(*CHAIR)
    assert "姓名" in chat.say("就是我")
    assert "chair_name" not in basics(chat)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("哦不对，是82322465", "联系电话 记“82322465”，对吗"),
        ("打错了，82322465", "联系电话 记“82322465”，对吗"),
        ("改成82322465", "联系电话 记“82322465”，对吗"),
        ("小组名改成第二小组", "小组名称 记“第二小组”"),
        ("站名想好了，叫海洋之家", "暖心驿站名称 记“海洋之家”"),
        ("名字改成海洋之家", "暖心驿站名称 记“海洋之家”"),
    ],
)
def test_what_was_given_before_is_corrected_in_speech(said: str, told: str) -> None:
    chat = station_dialogue(*PHONE, "82322456")
    before = basics(chat)
    assert told in chat.say(said)
    if "对吗" in chat.text:
        assert basics(chat) == before
        chat.say("对")
    assert basics(chat) != before
    assert "member_count" not in basics(chat)


def test_an_opinion_is_kept_without_what_is_said_around_it() -> None:
    chat = station_dialogue(*MEMBERS, "12", "全是", "无", "意见写同意推荐就行")
    assert chat.station.part("remarks")["opinion"] == "同意推荐"
