"""Which application a command of the office is about, however it is written."""

from __future__ import annotations

import pytest

from handlers.office.resolve.naming import read_naming
from handlers.office.resolve.targets import Target, read_target
from tests.handlers.dialogue import the_campaign


@pytest.mark.parametrize(
    ("text", "number", "track", "rest"),
    [
        ("信工 小家 2.3 3", "05", "home", "2.3 3"),
        ("小家 信工 2.3 3", "05", "home", "2.3 3"),
        ("信工小家 2.3 3", "05", "home", "2.3 3"),
        ("小家信工 2.3 3", "05", "home", "2.3 3"),
        ("信工2.3 3", "05", None, "2.3 3"),
        ("５号小家，照片 模糊", "05", "home", "照片 模糊"),
        ("J05-v1 照片", "05", "home", "照片"),
        ("信工无异议", "05", None, "无异议"),
        ("信工小家推荐", "05", "home", "推荐"),
        ("信工驿站照片 模糊", "05", "station", "照片 模糊"),
        ("信息工程学院分工会 小家 取消", "05", "home", "取消"),
    ],
)
def test_branch_award_and_rest(text: str, number: str, track: str | None, rest: str) -> None:
    target = read_target(the_campaign(), text, "退")
    assert isinstance(target, Target), target
    assert (target.branch.number, target.rest) == (number, rest)
    assert (target.track.id if target.track else None) == track


@pytest.mark.parametrize("text", ["信工和海洋 小家 照片", "05及07 照片", "信工和海洋小家 照片"])
def test_several_branches_at_once_are_sent_back_to_the_person(text: str) -> None:
    told = read_target(the_campaign(), text, "退")
    assert isinstance(told, str)
    assert "一次只办一个分工会，您写了 05 信工、07 海洋，没有改动" in told


def test_nothing_but_signs_names_no_branch() -> None:
    for text in ("。", "、，", "！ ", "号", "第号"):
        naming = read_naming(the_campaign(), text, "收")
        assert (naming.branches, naming.tracks) == ((), ())


def test_a_word_that_is_partly_known_says_which_piece_is_not() -> None:
    naming = read_naming(the_campaign(), "火星小家 信工", "收")
    assert [named.branch.number for named in naming.branches] == ["05"]
    assert len(naming.wrong) == 1
    assert "没有找到“火星”" in naming.wrong[0]


def test_an_award_is_known_by_what_lies_between_its_two_names() -> None:
    for name in ("驿站", "暖心驿站", "职工暖心驿站"):
        assert [t.id for t in read_naming(the_campaign(), name, "收").tracks] == ["station"]
