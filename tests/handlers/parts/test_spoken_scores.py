"""Scores as people speak of them: earlier items corrected in words, points taken off, lists read out."""

from __future__ import annotations

import pytest

from handlers.parts.kind import Doubtful, Refused
from handlers.parts.score_reading import read_scores
from tests.handlers.dialogue import Dialogue, home_dialogue, the_card

FIRST_SECTION = {"1.1": 4, "1.2": 3, "1.3": 5, "1.4": 4, "1.5": 4}


def scored() -> Dialogue:
    """The first section was just answered, 2.1 is asked."""
    return home_dialogue("4 3 5 4 4")


CORRECTED = {
    "联席会议那个改成3分": {"1.3": 3},
    "那个党政联席会议的改成三分吧": {"1.3": 3},
    "刚才那个打高了，改成3": {"1.5": 3},
    "刚才打的那个高了，3分": {"1.5": 3},
    "上一个改回三分": {"1.5": 3},
    "上一题改成2分": {"1.5": 2},
    "前面那个错了，应该是3": {"1.5": 3},
    "打高了，改成3": {"1.5": 3},
    "改成3分吧": {"1.5": 3},
    "第二个和第四个都改成3": {"1.2": 3, "1.4": 3},
    "第二个、第四个都改成3": {"1.2": 3, "1.4": 3},
    "第三题打错了应该是4": {"1.3": 4},
    "第一条改2分，第三条改4分": {"1.1": 2, "1.3": 4},
    "设分管领导那条改成2分，刚才那个改成3": {"1.1": 2, "1.5": 3},
    "刚才那个扣一分": {"1.5": 3},
    "活动场地那项减一分": {"1.5": 3},
    "哎刚才那个联席会议的打高了，改成3": {"1.3": 3},
    "干部嘛，去年退了一个还没补，干部那项扣一分": {"1.4": 3},
}


@pytest.mark.parametrize(("said", "becomes"), CORRECTED.items())
def test_a_spoken_correction_is_read_back_and_done_at_a_word(
    said: str, becomes: dict[str, int]
) -> None:
    chat = scored()
    told = chat.say(said)
    assert chat.scores() == FIRST_SECTION
    assert all(item in told for item in becomes)
    assert "对吗" in told
    chat.say("对")
    assert chat.scores() == FIRST_SECTION | becomes
    assert chat.asked == "2.1"


EXACT = {
    "1.3 我再想想，改成 4 吧": {"1.3": 4},
    "1.3改成4，1.4改成2": {"1.3": 4, "1.4": 2},
    "把1.2和1.4都改成2分": {"1.2": 2, "1.4": 2},
}


@pytest.mark.parametrize(("said", "becomes"), EXACT.items())
def test_an_exact_correction_is_written_at_once(said: str, becomes: dict[str, int]) -> None:
    chat = scored()
    chat.say(said)
    assert chat.scores() == FIRST_SECTION | becomes


def test_what_is_read_back_tells_which_item_it_is_and_what_it_was() -> None:
    told = scored().say("联席会议那个改成3分")
    assert "1.3 由 5 改为 3，对吗？" in told
    assert "联席会议" in told


REFUSED = {
    "上一个改回六分": "1.5 最多 4 分",
    "经费那条改成2分": "",
    "会议那个改成九分": "1.3 最多 5 分",
}


@pytest.mark.parametrize(("said", "why"), REFUSED.items())
def test_a_correction_that_cannot_be_names_the_right_item(said: str, why: str) -> None:
    chat = scored()
    told = chat.say(said)
    assert why in told
    assert chat.scores() == FIRST_SECTION


def test_words_of_several_items_are_answered_with_their_numbers() -> None:
    chat = home_dialogue("第一部分全满分", "第五部分全满分")
    told = chat.say("工会干部那条改成1分")
    assert "1.4" in told
    assert "5.9" in told
    assert "没有保存" in told


def read(text: str, asked: str = "2.1") -> object:
    result = read_scores(text, the_card(), {}, asked)
    return dict(result.values) if isinstance(result, Doubtful) else result


BY_WORDS: dict[str, dict[str, int]] = {
    "这项扣一分吧": {"2.1": 4},
    "满分减一分": {"2.1": 4},
    "扣两分": {"2.1": 3},
    "第一项我看扣一分，4分": {"2.1": 4},
    "后面这几条四分，三分，二分，五分": {"2.1": 4, "2.2": 3, "2.3": 2, "2.4": 5},
    "下面三个分别是5 2 4": {"2.1": 5, "2.2": 2, "2.3": 4},
    "第三部分我念一下：3 4 3 4": {"3.1": 3, "3.2": 4, "3.3": 3, "3.4": 4},
    "我念一下：5 3 4": {"2.1": 5, "2.2": 3, "2.3": 4},
    "都打满": {"2.1": 5, "2.2": 3, "2.3": 4, "2.4": 5, "2.5": 3},
    "前三个满分，第四个3分": {"2.1": 5, "2.2": 3, "2.3": 4, "2.4": 3},
    "前两条都是2分": {"2.1": 2, "2.2": 2},
    "这第一条我们有的，年年都开，给满分": {"2.1": 5},
    "第三部分前三个满分，最后一个3分": {"3.1": 4, "3.2": 5, "3.3": 4, "3.4": 3},
    "那个劳模档案0分，其他都满分": {"4.1": 6, "4.2": 5, "4.3": 5, "4.4": 0, "4.5": 3, "4.6": 1},
    "入会率那项我们是98%，应该是满分吧": {"5.2": 2},
}


@pytest.mark.parametrize(("said", "scores"), BY_WORDS.items())
def test_scores_by_words_are_understood_exactly(said: str, scores: dict[str, int]) -> None:
    assert read(said) == scores


def test_an_exception_by_its_words_is_read_back_item_by_item() -> None:
    chat = scored()
    told = chat.say("第五部分除了母婴室没有，其他都满分")
    assert "五 2 2 3 4 2 0 2 3 2" in told
    assert chat.scores() == FIRST_SECTION
    chat.say("对")
    assert chat.score("5.6") == 0
    assert chat.score("5.9") == 2


@pytest.mark.parametrize(
    ("said", "why"),
    {
        "第一项我看扣一分，3分": "4",
        "下面三个分别是5 2": "两种读法",
        "第三部分我念一下：5 4 3 4": "3.1 最多 4 分",
        "后面这几条四分，五分": "2.2 最多 3 分",
    }.items(),
)
def test_what_does_not_fit_is_refused_with_the_reason(said: str, why: str) -> None:
    result = read(said)
    assert isinstance(result, Refused)
    assert why in result.why
    assert "没有保存" in result.why


@pytest.mark.parametrize(
    "said",
    ["刚才那个不对", "能不能改成3分", "上一个不用改", "去年那个给了3分", "那个改成几分好", "第2张照片换成3", "没扣分"],
)  # fmt: skip
def test_what_names_no_new_score_writes_none(said: str) -> None:
    chat = scored()
    chat.say(said)
    assert chat.scores() == FIRST_SECTION


@pytest.mark.parametrize("no", ["不是，是1.4", "不对，1.4改成3"])
def test_a_no_with_the_right_item_behind_it_is_heard(no: str) -> None:
    chat = scored()
    chat.say("刚才那个打高了，改成3", no)
    assert chat.scores() == FIRST_SECTION | ({"1.4": 3} if "3" in no else {})
    assert "没看懂" not in chat.text


def test_a_yes_in_other_words_is_a_yes() -> None:
    for yes in ("嗯", "好的", "行", "可以", "是"):
        chat = scored()
        chat.say("刚才那个打高了，改成3", yes)
        assert chat.score("1.5") == 3, yes


def test_after_a_correction_the_list_of_the_section_is_not_said_again() -> None:
    told = scored().say("1.3改成4")
    assert "2.1" in told
    assert "2.5" not in told
