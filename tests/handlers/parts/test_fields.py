"""Short values out of typed text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Value
from campaign.parts.fields import Fields
from handlers.parts.fields import FieldsKind
from handlers.parts.kind import Refused, Values
from tests.handlers.dialogue import station_dialogue, the_campaign

KIND = FieldsKind()


def fields(part_id: str = "basics") -> Fields:
    part = the_campaign().tracks["station"].part(part_id)
    assert isinstance(part, Fields)
    return part


def read(entry: str, text: str, part_id: str = "basics") -> Values | Refused:
    return KIND.read(fields(part_id), text, {}, entry)


@pytest.mark.parametrize(
    ("entry", "text", "value"),
    [
        ("station_name", "地科暖心驿站", "地科暖心驿站"),
        ("station_name", "  地科暖心驿站\n", "地科暖心驿站"),
        ("station_name", "“家”（一）", "“家”（一）"),
        ("group_name", "第3组", "第3组"),
        ("phone", "82320000", "82320000"),
        ("phone", "８２３２００００", "82320000"),
        ("phone", "010-82320000", "010-82320000"),
        ("phone", "0991-8232000", "0991-8232000"),
        ("phone", "8232-000", "8232-000"),
        ("phone", "138 0000 0000", "138 0000 0000"),
        ("phone", "+86 13800000000", "+86 13800000000"),
        ("member_count", "35", 35),
        ("member_count", "３５人", 35),
        ("member_count", "三十五", 35),
        ("member_count", "35 ", 35),
        ("applied_on", "2023-05-08", "2023-05-08"),
        ("applied_on", "2023/5/8", "2023-05-08"),
        ("applied_on", "2023.5.8", "2023-05-08"),
        ("applied_on", "2023年5月8日", "2023-05-08"),
        ("applied_on", "２０２３年５月８日", "2023-05-08"),
    ],
)
def test_takes(entry: str, text: str, value: Value) -> None:
    assert read(entry, text) == {entry: value}


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("station_name", ""),
        ("station_name", " \n "),
        ("station_name", "\u200b\ufeff"),
        ("station_name", "字" * 201),
        ("phone", "没有"),
        ("phone", "123456"),
        ("phone", "010-8232"),
        ("phone", "(010) 8232"),
        ("phone", "+86 8232450"),
        ("phone", "1" * 16),
        ("phone", "------- "),
        ("phone", "8232000O"),
        ("member_count", "很多"),
        ("member_count", "-5"),
        ("member_count", "3.5"),
        ("member_count", "1234567"),
        ("applied_on", "2023-02-30"),
        ("applied_on", "2023-13-01"),
        ("applied_on", "0000-01-01"),
        ("applied_on", "明天"),
    ],
)
def test_refuses(entry: str, text: str) -> None:
    result = read(entry, text)
    assert isinstance(result, Refused)
    assert "没有保存" in result.why


@pytest.mark.parametrize("text", ["无", "没有", "不填"])
def test_an_optional_field_can_be_none(text: str) -> None:
    assert read("other_facilities", text, "remarks") == {"other_facilities": "无"}


def test_the_longest_text_that_fits() -> None:
    assert read("opinion", "字" * 500, "remarks") == {"opinion": "字" * 500}
    assert isinstance(read("opinion", "字" * 501, "remarks"), Refused)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("联系电话 82320000", {"phone": "82320000"}),
        ("联系电话：82320000", {"phone": "82320000"}),
        ("联系电话=82320000", {"phone": "82320000"}),
        ("小组会员数为35", {"member_count": 35}),
        ("分工会名称 机关分工会", {"branch_name": "机关分工会"}),
        ("分工会名称（全称） 机关分工会", {"branch_name": "机关分工会"}),
        ("分工会名称(全称) 机关分工会", {"branch_name": "机关分工会"}),
    ],
)
def test_change(text: str, values: Values) -> None:
    assert KIND.read_change(fields(), text) == values


def test_change_says_which_field_was_wrong() -> None:
    result = KIND.read_change(fields(), "联系电话 没有")
    assert isinstance(result, Refused)
    assert result.entry == "phone"


@pytest.mark.parametrize("text", ["4 否", "2.3 4", "意见 同意", ""])
def test_change_of_something_else(text: str) -> None:
    assert KIND.read_change(fields(), text) is None


@pytest.mark.parametrize(
    ("label", "entry"),
    [
        ("联系电话", "phone"),
        ("小组名称", "group_name"),
        ("分工会名称", "branch_name"),
        ("分工会名称（全称）", "branch_name"),
        ("分工会名称(全称)", "branch_name"),
    ],
)
def test_a_field_is_asked_again_by_its_label(label: str, entry: str) -> None:
    dialogue = station_dialogue()
    before = dialogue.station
    dialogue.say(f"改 {label}")
    assert dialogue.station == before
    assert dialogue.asked == entry


def test_a_changed_text_is_kept_as_it_was_typed() -> None:
    """What goes on an official form keeps its full-width punctuation, changed or answered."""
    opinion = "同意推荐，材料齐全（见附件）。"
    dialogue = station_dialogue(f"改 分工会意见 {opinion}")
    assert dict(dialogue.station.part("remarks")) == {"opinion": opinion}


def test_the_example_the_bot_gives_works() -> None:
    dialogue = station_dialogue()
    example = dialogue.text.split("不对可以改，如 ")[1].split("\n")[0]
    dialogue.say(example.replace("加新的内容。", "机关分工会"))
    assert dialogue.station.part("basics")["branch_name"] == "机关分工会"


@given(st.text(max_size=40), st.sampled_from([field.id for field in fields().fields]))
def test_any_text_is_a_value_or_refused(text: str, entry: str) -> None:
    result = read(entry, text)
    if isinstance(result, Refused):
        assert "没有保存" in result.why
    else:
        assert set(result) <= {field.id for field in fields().fields}
        assert all(str(value).strip() for value in result.values())


def test_a_number_like_a_phone_is_called_too_large() -> None:
    result = read("member_count", "82321234")
    assert isinstance(result, Refused)
    assert "数目太大，像电话号码" in result.why
    assert "整数" not in result.why
