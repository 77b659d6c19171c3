"""Scores out of typed text: a table of spellings, and of what is refused."""

from __future__ import annotations

import pytest

from campaign.applications import Answers
from handlers.parts.kind import Refused
from handlers.parts.score_reading import Scores, read_change, read_scores
from tests.handlers.dialogue import the_card

NOTHING: Answers = {}


def read(text: str, asked: str | None = "1.1", answers: Answers = NOTHING) -> Scores | Refused:
    return read_scores(text, the_card(), answers, asked)


def why(result: Scores | Refused) -> str:
    assert isinstance(result, Refused), result
    return result.why


FOUR = ["4", "４", "四", "4分", "４分", "四分", "4 分", "/4", "／4", " 4 ", "4。", "4，", "得4分",
        "打4分", "给 4", "记4", "自评4分", "满分", "满", "满 分", "4\u200b"]  # fmt: skip


@pytest.mark.parametrize("text", FOUR)
def test_one_score(text: str) -> None:
    assert read(text) == {"1.1": 4}


@pytest.mark.parametrize("text", ["0", "０", "零", "〇", "0分", "零分"])
def test_nothing_is_a_score_too(text: str) -> None:
    assert read(text) == {"1.1": 0}


SERIES = ["4 3 5 4 4", "４ ３ ５ ４ ４", "4,3,5,4,4", "4，3，5，4，4", "4、3、5、4、4", "4；3；5；4；4",
          "4 3，5、4 4", "四 三 五 四 四", "四、三、五、四、四", "4分3分5分4分4分", "四分 三分 五分 四分 四分",
          "4\n3\n5\n4\n4", "4　3　5　4　4", "满 3 满 满 4", "满分 满分 满分 满分 满分", "4, 3, 5, 4, 4。",
          "全满分", "全满", "都满分", "全部满分", "全是满分", "其余满分", "全都满分", "/全满分",
          "1.1=4 1.2=3 1.3=5 1.4=4 1.5=4", "1.1 4，1.2 3，1.3 5，1.4 4，1.5 4",
          "1.1：4；1.2：3；1.3：5；1.4：4；1.5：4", "1.5=4 1.4=4 1.3=5 1.2=3 1.1=4",
          "1.1得4分，1.2得3分，1.3得5分，1.4得4分，1.5得4分"]  # fmt: skip


@pytest.mark.parametrize("text", SERIES)
def test_a_whole_section(text: str) -> None:
    assert read(text) == {"1.1": 4, "1.2": 3, "1.3": 5, "1.4": 4, "1.5": 4}


EXCEPT_THREE = ["全满分 除了 3=2", "全满分除了3=2", "全满分，除了3=2", "全满分,除了 3：2", "全满分 除了 1.3=2",
                "全满分 除了第3项2分", "全满分 除了 第三项 二分", "全满分 除了 三=二", "全满分 除了 3是2分",
                "全满分 除了3得2分", "全满分 但3改为2", "全满分，但是 3=2", "全满分除3=2", "都满分 只有3是2",
                "其余满分 除了 3=2", "全部满分，除了 ３＝２", "全满 除了 3=2。", "全满分 除了3给2",
                "/全满分 除了 3=2", "全满分除了：3=2"]  # fmt: skip


@pytest.mark.parametrize("text", EXCEPT_THREE)
def test_a_whole_section_with_one_exception(text: str) -> None:
    assert read(text) == {"1.1": 4, "1.2": 3, "1.3": 2, "1.4": 4, "1.5": 4}


@pytest.mark.parametrize(
    "text",
    ["全满分 除了 3=2 4=1", "全满分 除了 3=2，4=1", "全满分 除了3=2、4=1", "全满分 除了 4=1 3=2",
     "全满分 除了 1.3=2 和 1.4=1", "全满分 除了第3项2分，第4项1分", "全满分 除了3是2分4是1分"],
)  # fmt: skip
def test_a_whole_section_with_two_exceptions(text: str) -> None:
    assert read(text) == {"1.1": 4, "1.2": 3, "1.3": 2, "1.4": 1, "1.5": 4}


def test_the_rest_of_a_section_leaves_earlier_answers_alone() -> None:
    earlier: Answers = {"1.1": 1, "1.2": 0}
    assert read("全满分", "1.3", earlier) == {"1.3": 5, "1.4": 4, "1.5": 4}
    assert read("全满分 除了 1=3", "1.3", earlier) == {"1.1": 3, "1.3": 5, "1.4": 4, "1.5": 4}


def test_several_scores_pass_over_what_is_answered_and_go_around() -> None:
    rest = {name: 1 for name in the_card().order if name not in ("1.1", "1.3", "6.1", "6.2")}
    assert read("5 2 3 4", "6.1", rest) == {"6.1": 5, "6.2": 2, "1.1": 3, "1.3": 4}
    assert read("4 5", "1.1", {"1.2": 3}) == {"1.1": 4, "1.3": 5}


@pytest.mark.parametrize(
    ("text", "item"),
    [("5", "1.1"), ("99", "1.1"), ("4 4", "1.2"), ("4 3 6", "1.3"), ("4 3 5 4 5", "1.5"),
     ("五分", "1.1"), ("１０", "1.1"), ("十", "1.1"), ("4，3，6，9", "1.3"), ("1.3=6", "1.3"),
     ("1.1=4 1.2=9", "1.2"), ("全满分 除了 3=6", "1.3"), ("全满分 除了 1.5=5", "1.5")],
)  # fmt: skip
def test_too_high_names_the_item_and_its_limit(text: str, item: str) -> None:
    told = why(read(text))
    assert f"{item} 最多 {the_card().items[item].points} 分" in told
    assert "没有保存" in told


@pytest.mark.parametrize(
    "text",
    ["", " ", "。", "-1", "4.5", "3.5分", "4-3", "4/3", "4+3", "很好", "四个", "全", "分", "4x", "全满分 吗",
     "全满分 除了", "全满分 除了 6=1", "全满分 除了 0=1", "全满分 除了 2.1=1", "全满分 除了 3",
     "全满分 除了 3=2 3=1", "1.1=4 1.1=3", "1.1=4 5", "4 1.2=3", "9.9=1", "1.1", "2.3", "一百", "²³ⅷ那"],
)  # fmt: skip
def test_what_is_no_score_is_refused_with_a_reason(text: str) -> None:
    assert "没有保存" in why(read(text))


@pytest.mark.parametrize("text", ["1.1=4 1.1=4", "全满分 除了 3=2 3=2"])
def test_the_same_score_twice_is_no_contradiction(text: str) -> None:
    assert not isinstance(read(text), Refused)


def test_digits_run_together_are_explained() -> None:
    assert "4 3 5 4 4" in why(read("43544"))
    assert "4 3 5 4 4" in why(read("四三五四四"))


def test_an_item_number_alone_is_not_taken_for_a_score() -> None:
    assert "改 2.3 3" in why(read("2.3"))


def test_too_many_scores_are_counted() -> None:
    assert "32 个" in why(read(" ".join(["0"] * 32)))
    answers = {name: 0 for name in the_card().order if name not in ("6.1", "6.2")}
    told = why(read("1 1 1", "6.1", answers))
    assert "3 个" in told
    assert "2 项" in told


@pytest.mark.parametrize("text", ["4", "全满分", "4 3"])
def test_when_nothing_is_asked_nothing_is_taken(text: str) -> None:
    assert "没有保存" in why(read(text, None, dict.fromkeys(the_card().order, 0)))


def test_named_items_need_no_question() -> None:
    assert read("2.3=4", None, dict.fromkeys(the_card().order, 0)) == {"2.3": 4}


@pytest.mark.parametrize(
    "text",
    ["2.3 4", "2.3=4", "２．３　４", "2.3：4", "2.3 四分", "2.3改为4", "2.3 满分", "第2.3项 4",
     "2.3是4分", "2.3 得 4"],
)  # fmt: skip
def test_a_change(text: str) -> None:
    assert read_change(text, the_card()) == {"2.3": 4}


@pytest.mark.parametrize(
    "text", ["2.3", "2.3 5", "2.3 4.5", "9.9 1", "2.3 四五", "2.3 -1", "2.3 4 5"]
)
def test_a_change_that_is_refused(text: str) -> None:
    assert "没有保存" in why(read_change(text, the_card()))


def test_a_number_without_end_is_too_high_like_any_other() -> None:
    assert "1.1 最多 4 分" in why(read("9" * 5000))
