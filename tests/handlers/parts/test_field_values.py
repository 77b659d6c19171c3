"""Phones, numbers and dates as people write them, and what is none of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Value
from handlers.parts.fields import FieldsKind
from handlers.parts.kind import Around, Doubtful, Refused, Values
from tests.handlers.dialogue import station_dialogue, the_campaign
from tests.handlers.parts.test_fields import fields

KIND = FieldsKind()
MAY_8 = Around(date(2023, 5, 8), the_campaign().tracks["station"])


def read(entry: str, text: str) -> Values | Refused:
    return KIND.read(fields(), text, {}, entry, MAY_8)


@pytest.mark.parametrize(
    ("text", "phone"),
    [("82322450。", "82322450"), ("电话：82322450", "82322450"), ("联系电话: 82322450", "82322450"), ("我的电话是82322450", "82322450"),
     ("(+86)13800000000", "(+86)13800000000"), ("（+86）138 0000 0000", "(+86)138 0000 0000"), ("010–82322450", "010-82322450"),
     ("010—82322450", "010-82322450"), ("82322450转8012", "82322450转8012"), ("82322450 转 8012", "82322450转8012"),
     ("010-82322450 分机8012", "010-82322450转8012"), ("82322450-8012", "82322450-8012"), ("82322450，谢谢", "82322450"),
     ("8232 2450", "8232 2450"), ("手机号：13800000000吧", "13800000000"), ("+86-10-82322450", "+86-10-82322450")],
)  # fmt: skip
def test_phones(text: str, phone: str) -> None:
    assert read("phone", text) == {"phone": phone}


@pytest.mark.parametrize(
    "text",
    ["2023-05-08", "20230508", "2023.5.8", "2023/05/08", "5月8日", "今天", "12345", "82322450和13800000000", "((82322450", "110108200001011234",
     "转8012", "五楼"],
)  # fmt: skip
def test_what_is_no_phone(text: str) -> None:
    result = read("phone", text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)
    assert "没有保存" in result.why


@pytest.mark.parametrize(
    ("text", "number"),
    [("30 人", 30), ("30个人", 30), ("约30", 30), ("三十人", 30), ("一百二十", 120), ("1,200", 1200), ("１，２００", 1200), ("１２００", 1200),
     ("共30名会员", 30), ("大概三十左右", 30), ("我们小组有30人", 30), ("30.0", 30), ("两百零五", 205), ("一百二", 120), ("30位。", 30), ("人数：36", 36),
     ("会员36人", 36), ("一千零二十人", 1020)],
)  # fmt: skip
def test_numbers_of_people(text: str, number: int) -> None:
    assert read("member_count", text) == {"member_count": number}


@pytest.mark.parametrize(
    "text",
    [
        "3.5",
        "-5",
        "30-40",
        "十几个",
        "一两百人",
        "2022年30人",
        "三四十人",
        "很多",
        "三十到四十",
        "1,20",
        "30+5",
    ],
)
def test_what_is_no_number_of_people(text: str) -> None:
    result = read("member_count", text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)


@pytest.mark.parametrize(
    ("text", "day"),
    [("5月8日", "2023-05-08"), ("2023年5月8号", "2023-05-08"), ("今天", "2023-05-08"), ("昨天", "2023-05-07"), ("前天", "2023-05-06"),
     ("20230508", "2023-05-08"), ("5.8", "2023-05-08"), ("5/8", "2023-05-08"), ("5-8", "2023-05-08"), ("五月八日", "2023-05-08"),
     ("二〇二三年五月八日", "2023-05-08"), ("5月8日（周一）", "2023-05-08"), ("就今天吧", "2023-05-08"), ("23年5月8日", "2023-05-08"),
     ("明天", "2023-05-09"), ("5月8号。", "2023-05-08"), ("周五", "2023-05-12"), ("上周五", "2023-05-05")],
)  # fmt: skip
def test_dates(text: str, day: str) -> None:
    assert read("applied_on", text) == {"applied_on": day}


@pytest.mark.parametrize(
    "text",
    ["2023-02-30", "2月30日", "13月1日", "明年", "5月", "8日", "0000-01-01", "没定", "82322450"],
)
def test_what_is_no_date(text: str) -> None:
    result = read("applied_on", text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)
    assert "没有保存" in result.why


@pytest.mark.parametrize("text", ["5月8日", "今天", "5.8"])
def test_without_a_day_to_go_by_a_year_is_needed(text: str) -> None:
    assert isinstance(KIND.read(fields(), text, {}, "applied_on"), Refused)


@pytest.mark.parametrize(
    ("entry", "text", "value"),
    [("applied_on", "2003-05-08", "2003-05-08"), ("applied_on", "12月8日", "2023-12-08"), ("member_count", "30多人", 30),
     ("member_count", "30人，都是教师", 30), ("phone", "82322450（办公室）", "82322450")],
)  # fmt: skip
def test_what_may_be_meant_is_asked_about(entry: str, text: str, value: Value) -> None:
    result = read(entry, text)
    assert isinstance(result, Doubtful)
    assert result.values == {entry: value}
    assert "没有保存" in result.why


@pytest.mark.parametrize(
    "text",
    [
        "不变",
        "没变",
        "没有变化",
        "一样",
        "跟原来一样",
        "和以前的一样",
        "跳过",
        "不用改",
        "保持不变",
        "还是原来的",
        "照旧。",
    ],
)
def test_nothing_shall_change(text: str) -> None:
    chat = station_dialogue("小站", "改 暖心驿站名称", text)
    assert chat.station.part("basics")["station_name"] == "小站"


def test_where_nothing_is_yet_there_is_nothing_to_keep() -> None:
    chat = station_dialogue("不变")
    assert "暖心驿站名称还没有填过" in chat.text
    assert "station_name" not in chat.station.part("basics")


@pytest.mark.parametrize("value", ["不变的家", "一样温暖", "第3小组", "原来的小站"])
def test_names_that_only_begin_like_that(value: str) -> None:
    assert read("station_name", value) == {"station_name": value}


@given(
    st.integers(0, 999999),
    st.sampled_from(["{}", "{}人", "{} 人", "约{}", "共{}人", "{}个人", "{}名会员左右"]),
)
def test_every_number_comes_back(number: int, form: str) -> None:
    assert read("member_count", form.format(number)) == {"member_count": number}
    assert read("member_count", form.format(f"{number:,}")) == {"member_count": number}


@given(st.dates(date(2023, 1, 1), date(2023, 10, 31)))
def test_every_day_comes_back(day: date) -> None:
    for form in (
        "{0:%Y-%m-%d}",
        "{0:%Y%m%d}",
        "{0.year}年{0.month}月{0.day}号",
        "{0.month}月{0.day}日",
        "{0.month}.{0.day}",
    ):
        assert read("applied_on", form.format(day)) == {"applied_on": day.isoformat()}
