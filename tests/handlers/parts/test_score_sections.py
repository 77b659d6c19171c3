"""Whole sections and ranges at once: by numeral, by name, the rest, everything."""

from __future__ import annotations

import pytest

from campaign.applications import Answers
from campaign.parts.items import Section
from handlers.parts.kind import Doubtful, Refused
from handlers.parts.score_reading import Scores, read_scores
from tests.handlers.dialogue import the_card

ONE, TWO, THREE, FOUR, FIVE, SIX = the_card().sections
NOTHING: Answers = {}


def read(text: str, asked: str | None = "1.1", answers: Answers = NOTHING) -> Scores | Refused:
    return read_scores(text, the_card(), answers, asked)


def full(*sections: Section) -> dict[str, int]:
    return {item.id: item.points for section in sections for item in section.items}


def given(section: Section, *scores: int) -> dict[str, int]:
    return dict(zip(section.ids, scores, strict=True))


@pytest.mark.parametrize(
    "text",
    ["一、3 2 4 3 4", "一：3 2 4 3 4", "一 3 2 4 3 4", "一.3 2 4 3 4", "（一）3 2 4 3 4", "㈠3 2 4 3 4", "一、3、2、4、3、4",
     "一、3，2，4，3，4", "第一部分 3 2 4 3 4", "第1部分：3/2/4/3/4", "第一部分，3分2分4分3分4分",
     "第一部分 1、3\n2、2\n3、4\n4、3\n5、4"],
)  # fmt: skip
def test_the_scores_of_one_section(text: str) -> None:
    assert read(text) == given(ONE, 3, 2, 4, 3, 4)
    assert read(text, "3.2", {"1.1": 3}) == given(ONE, 3, 2, 4, 3, 4)


@pytest.mark.parametrize(
    "text",
    ["一、4 3 5 4 4\n二、5 3 4 5 2", "一、4 3 5 4 4；二、5 3 4 5 2", "第一部分 4 3 5 4 4 第二部分 5 3 4 5 2",
     "第一部分全满分，第二部分 5 3 4 5 2", "第一部分全满分，第二部分全满分除了5=2", "（一）4 3 5 4 4（二）5 3 4 5 2"],
)  # fmt: skip
def test_several_sections_in_one_message(text: str) -> None:
    assert read(text) == full(ONE) | given(TWO, 5, 3, 4, 5, 2)


@pytest.mark.parametrize(
    "text",
    ["第二部分全满分", "第二部分满分", "第二部分都是满分", "第二部分 全部满分", "第2部分都满分", "整个第二部分满分",
     "二、全满分", "第二部分我全给满分", "第二部分也一样满分", "第2部分也都满"],
)  # fmt: skip
def test_a_section_in_full(text: str) -> None:
    assert read(text) == full(TWO)


def test_sections_together() -> None:
    assert read("第二部分和第三部分都满分") == full(TWO, THREE)
    assert read("第二、三部分全满分") == full(TWO, THREE)
    assert read("一、全满分\n二、全满分") == full(ONE, TWO)


@pytest.mark.parametrize(
    "text", ["2部分也满", "二部分全满分", "二部分都给满", "2部分满分", "二部分 5 3 4 5 3"]
)
def test_a_section_without_its_ordinal_may_be_so_many_and_is_asked_about(text: str) -> None:
    result = read(text)
    assert isinstance(result, Doubtful)
    assert result.values == full(TWO)


@pytest.mark.parametrize(
    ("text", "changed"),
    [("第二部分全满分 除了 3=2", {"2.3": 2}), ("第二部分除了3=2都满分", {"2.3": 2}), ("第二部分都满分，只有2.3是2", {"2.3": 2}),
     ("第二部分满分 除了 3=2", {"2.3": 2}), ("第二部分满分，除了第3项2分", {"2.3": 2}), ("第二部分满分但2.3是2", {"2.3": 2})],
)  # fmt: skip
def test_a_section_in_full_but(text: str, changed: dict[str, int]) -> None:
    assert read(text) == full(TWO) | changed


@pytest.mark.parametrize(
    "text",
    ["第三部分3.2改4", "第三部分第2项4分", "第三部分的3.2改成4", "3.2改4", "第三部分 2、4\n1、3"],
)
def test_one_item_of_a_section(text: str) -> None:
    assert dict(read(text))["3.2"] == 4  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["5.1到5.9都是满分", "5.1-5.9 满分", "5.1~5.9满分", "从5.1至5.9都满分", "5.1——5.9 全满分", "第五部分全满分"],
)  # fmt: skip
def test_a_range(text: str) -> None:
    assert read(text) == full(FIVE)


@pytest.mark.parametrize(
    ("text", "scores"),
    [("1.1、1.2、1.3都是3分", {"1.1": 3, "1.2": 3, "1.3": 3}), ("1.1和1.2满分", {"1.1": 4, "1.2": 3}),
     ("1.1到1.3 3 2 4", {"1.1": 3, "1.2": 2, "1.3": 4}), ("1.1-1.3 2分", {"1.1": 2, "1.2": 2, "1.3": 2}),
     ("1.4-2.1满分，2.2 1分", {"1.4": 4, "1.5": 4, "2.1": 5, "2.2": 1})],
)  # fmt: skip
def test_items_together(text: str, scores: Scores) -> None:
    assert read(text) == scores


@pytest.mark.parametrize(
    "text", ["剩下的都满分", "其余都满分", "其他的都是满分", "余下的满分", "全满分", "这部分都满分"]
)
def test_the_rest_of_the_section(text: str) -> None:
    assert read(text, "1.3", {"1.1": 1, "1.2": 0}) == {"1.3": 5, "1.4": 4, "1.5": 4}


def test_the_rest_of_a_named_section_leaves_its_answers_alone() -> None:
    assert read("第二部分剩下的都满分", "1.1", {"2.1": 1}) == {
        item: points for item, points in full(TWO).items() if item != "2.1"
    }
    assert read("第二部分全满分", "1.1", {"2.1": 1}) == full(TWO)


@pytest.mark.parametrize("text", ["全0分", "都是0分", "都0"])
def test_one_score_for_the_rest(text: str) -> None:
    assert read(text) == dict.fromkeys(ONE.ids, 0)


def test_behind_is_asked_about_while_it_is_open_how_far() -> None:
    result = read("后面都满分", "1.3", {"1.1": 4, "1.2": 3})
    assert isinstance(result, Refused)
    assert "第一部分" in result.why
    assert "29 项" in result.why
    assert read("其余满分", "1.3") == full(ONE)
    answered = dict.fromkeys(the_card().order[:29], 1)
    assert read("后面都满分", "6.1", answered) == full(SIX)


@pytest.mark.parametrize(
    "text", ["所有项满分", "所有项都满分", "整张表都满分", "31项全满分", "每个部分都满分"]
)
def test_everything_is_asked_about_first(text: str) -> None:
    result = read(text)
    assert isinstance(result, Doubtful)
    assert result.values == full(*the_card().sections)


@pytest.mark.parametrize(
    ("text", "told"),
    [("第二部分 5 3", "有 5 项，您写了 2 个分数"), ("一、3 2 4", "有 5 项，您写了 3 个分数"), ("一、32434", "有 5 项"),
     ("四、3、5、4、4", "第四部分有 6 项"), ("二、满分", "有 5 项"), ("第七部分全满分", "没有第 7 部分"), ("第二部分还没弄", "有 5 项"),
     ("第三部分2.3改4", "没有第 2.3 项"), ("第二部分 5 3 9 5 3", "2.3 最多 4 分"), ("5.9到5.1满分", "没有保存"),
     ("所有项满分 除了 3=2", "一个部分一个部分"), ("都4分", "1.2 最多 3 分"), ("一、4 3 5 4 4\n一、4 3 5 4 3", "两个不同的分数"),
     ("一、4 3 5 4 4\n二、5 3", "您写了 2 个分数")],
)  # fmt: skip
def test_what_does_not_fit_a_section_is_refused_whole(text: str, told: str) -> None:
    result = read(text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)
    assert told in result.why
    assert "没有保存" in result.why


def test_the_form_that_is_shown_for_a_section_works() -> None:
    result = read("第二部分 5 3")
    assert isinstance(result, Refused)
    form = result.why.split("：", 1)[1].split("；")[0]
    scores = read(form)
    assert not isinstance(scores, Refused)
    assert set(scores) == set(TWO.ids)
    assert scores != full(TWO)
