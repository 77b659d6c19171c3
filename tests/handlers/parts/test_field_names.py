"""Fields called by their name or a part of it, one or several in a message."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.parts.fields import FieldsKind
from handlers.parts.kind import Around, Doubtful, Kept, Refused, Values
from tests.handlers.dialogue import station_dialogue, the_campaign
from tests.handlers.parts.test_fields import fields

KIND = FieldsKind()
MAY_8 = Around(date(2023, 5, 8), the_campaign().tracks["station"])
FOUR = {"station_name": "地学小站", "chair_name": "新主席", "phone": "82322450", "member_count": 36}


def read(entry: str, text: str, part: str = "basics") -> Values | Refused:
    return KIND.read(fields(part), text, {}, entry, MAY_8)


@pytest.mark.parametrize(
    ("text", "values"),
    [("驿站名称 地学小站", {"station_name": "地学小站"}), ("驿站名称：地学小站", {"station_name": "地学小站"}), ("驿站名称改为地学小站", {"station_name": "地学小站"}),
     ("主席 新主席", {"chair_name": "新主席"}), ("主席姓名：新主席", {"chair_name": "新主席"}), ("人数 36", {"member_count": 36}),
     ("会员数 36人", {"member_count": 36}), ("电话 82320000", {"phone": "82320000"}), ("手机号 13800000000", {"phone": "13800000000"}),
     ("日期 5月8日", {"applied_on": "2023-05-08"}), ("把主席改成新主席", {"chair_name": "新主席"})],
)  # fmt: skip
def test_a_part_that_only_one_name_has_is_that_field(text: str, values: Values) -> None:
    assert KIND.read_change(fields(), text, MAY_8) == values


@pytest.mark.parametrize(
    ("text", "labels"),
    [("名称 地学", ("暖心驿站名称", "分工会名称（全称）", "小组名称")), ("小组 三", ("小组名称", "小组会员数")), ("小组", ("小组名称", "小组会员数"))],
)  # fmt: skip
def test_a_part_that_several_have_names_them(text: str, labels: tuple[str, ...]) -> None:
    result = KIND.read_change(fields(), text, MAY_8)
    assert isinstance(result, Refused)
    assert all(label in result.why for label in labels)
    assert "没有保存" in result.why


def test_a_part_asks_its_field_again() -> None:
    assert [KIND.find(fields(), name) for name in ("驿站名称", "主席", "人数", "名称")] == [
        "station_name", "chair_name", "member_count", None
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["工会主席改为新主席", "主席改成新主席", "把工会主席改成新主席", "工会主席：新主席", "改 主席 新主席", "改 工会主席 新主席"],
)  # fmt: skip
@pytest.mark.parametrize("asked", ["member_count", "phone", "station_name"])
def test_another_field_is_filled_while_one_is_asked(text: str, asked: str) -> None:
    assert read(asked, text) == {"chair_name": "新主席"}


@pytest.mark.parametrize(
    "text",
    ["驿站名称：地学小站\n主席：新主席\n电话：82322450\n会员数：36", "暖心驿站名称:地学小站\n\n工会主席:新主席\n联系电话:82322450。\n小组会员数:36人",
     "1、驿站名称：地学小站\n2、主席：新主席\n3、电话：82322450\n4、人数：三十六", "驿站名称：地学小站，主席：新主席，电话：82322450，人数：36"],
)  # fmt: skip
def test_lines_fill_the_fields_they_name(text: str) -> None:
    assert read("station_name", text) == FOUR
    assert read("member_count", text) == FOUR


def test_the_name_of_the_asked_field_is_no_part_of_its_value() -> None:
    assert read("station_name", "名称：地学小站") == {"station_name": "地学小站"}
    assert read("group_name", "名称：第三小组") == {"group_name": "第三小组"}
    assert read("phone", "电话：82322450") == {"phone": "82322450"}


@pytest.mark.parametrize(
    ("text", "told"),
    [("驿站名称：地学小站\n电话：没有", "联系电话必须填"), ("地学小站\n主席：新主席", "没看懂“地学小站”这一行"), ("名称：一\n名称：二", "两个不同的内容"),
     ("主席：\n电话：82322450", "工会主席不能为空"), ("地学小站\n一楼", "只写一行"), ("小组：三\n主席：新主席", "小组名称、小组会员数"),
     ("改 备注 没有", "没看懂要改哪一项")],
)  # fmt: skip
def test_lines_are_taken_whole_or_not(text: str, told: str) -> None:
    result = read("station_name", text)
    assert isinstance(result, Refused)
    assert told in result.why
    assert "没有保存" in result.why


def test_a_doubt_about_one_line_is_about_all() -> None:
    result = read("station_name", "驿站名称：地学小站\n人数：30多人")
    assert isinstance(result, Doubtful)
    assert result.values == {"station_name": "地学小站", "member_count": 30}


def test_a_long_answer_keeps_its_lines_and_colons() -> None:
    for text in ("情况属实。\n同意推荐。", "地点：一楼"):
        assert read("opinion", text, "remarks") == {"opinion": text}
    for text in ("分工会意见：同意", "意见：同意"):
        assert read("opinion", text, "remarks") == {"opinion": "同意"}
    assert read("other_facilities", "服务：\n图书角", "remarks") == {
        "other_facilities": "服务：\n图书角"
    }
    assert isinstance(read("opinion", "分工会意见：同意\n一切属实", "remarks"), Doubtful)


def test_kept_says_which() -> None:
    result = read("station_name", "跟原来一样")
    assert isinstance(result, Kept)
    assert result.entry == "station_name"


@pytest.mark.parametrize("said", [("小站",), ("小站", "主席", "小组", "82320000", "12"), ()])
def test_in_the_chat_a_field_of_another_part_is_filled(said: tuple[str, ...]) -> None:
    chat = station_dialogue(*said)
    asked = chat.asked
    chat.say("分工会意见：同意")
    assert dict(chat.station.part("remarks")) == {"opinion": "同意"}
    assert chat.asked == asked
    chat.say("主席改为新主席", "改 驿站名称 地学小站")
    assert chat.station.part("basics")["chair_name"] == "新主席"
    assert chat.station.part("basics")["station_name"] == "地学小站"


def test_in_the_chat_lines_are_saved_together_and_none_of_a_wrong_message() -> None:
    chat = station_dialogue()
    before = dict(chat.station.part("basics"))
    chat.say("驿站名称：地学小站\n电话：没有")
    assert dict(chat.station.part("basics")) == before
    chat.say("工会主席改为新主席")
    assert dict(chat.station.part("basics")) == before | {"chair_name": "新主席"}
    assert chat.asked == "station_name"
    chat.say("驿站名称：地学小站\n人数：36")
    assert chat.station.part("basics")["station_name"] == "地学小站"
    assert chat.station.part("basics")["member_count"] == 36
