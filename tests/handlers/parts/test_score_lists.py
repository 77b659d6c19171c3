"""Lists of scores: a series, places with their scores, or two readings, which are refused."""

from __future__ import annotations

import pytest

from campaign.applications import Answers
from handlers.parts.kind import Doubtful, Refused
from handlers.parts.score_reading import Scores, read_scores
from tests.handlers.dialogue import home_dialogue, the_card

NOTHING: Answers = {}
FIRST_THREE = {"1.1": 3, "1.2": 2, "1.3": 4}
FIRST_FIVE = {"1.1": 3, "1.2": 2, "1.3": 4, "1.4": 3, "1.5": 4}


def read(text: str, asked: str | None = "1.1", answers: Answers = NOTHING) -> Scores | Refused:
    return read_scores(text, the_card(), answers, asked)


PLACES = ["1、3\n2、2\n3、4", "1、3 2、2 3、4", "1，3；2，2；3，4", "1。3\n2。2\n3。4", "1.3 2.2 3.4", "1. 3 2. 2 3. 4",
          "1.3\n2.2\n3.4", "1\t3\n2\t2\n3\t4", "1 3\n2 2\n3 4", "①3 ②2 ③4", "①3②2③4", "①：3；②：2；③：4", "(1)3 (2)2 (3)4",
          "（1）3（2）2（3）4", "⑴3⑵2⑶4", "⒈3⒉2⒊4", "1) 3\n2) 2\n3) 4", "1）3；2）2；3）4", "1：3，2：2，3：4", "1=3 2=2 3=4",
          "1-3 2-2 3-4", "1是3，2是2，3是4", "1得3分，2得2分，3得4分", "1、3分\n2、2分\n3、4分", "1 3分 2 2分 3 4分",
          "第1项3分，第2项2分，第3项4分", "第一项3，第二项2，第三项4", "第1题3 第2题2 第3题4", "1️⃣3 2️⃣2 3️⃣4",
          "1️⃣ 3 2️⃣ 2 3️⃣ 4", "1、有文件，3分\n2、2分，缺总结\n3、4",
          "1.1=3，1.2=2，1.3=4", "1.1、3；1.2、2；1.3、4", "1。1 3，1。2 2，1。3 4", "1.1\t3\n1.2\t2\n1.3\t4", "1.1→3 1.2→2 1.3→4",
          "1.1 有文件，3分；1.2 2分；1.3 4", "把1.1改成3，1.2改成2，1.3改成4"]  # fmt: skip


@pytest.mark.parametrize("text", PLACES)
def test_places_with_their_scores(text: str) -> None:
    assert read(text) == FIRST_THREE


@pytest.mark.parametrize(
    ("text", "scores"),
    [("1.1、4", {"1.1": 4}), ("1。1 3", {"1.1": 3}), ("1) 3", {"1.1": 3}), ("1：3", {"1.1": 3}),
     ("第1项4分", {"1.1": 4}), ("第三项 5", {"1.3": 5}), ("把1.1改成3", {"1.1": 3}), ("1.1改3", {"1.1": 3}),
     ("1.1由4改为3", {"1.1": 3}), ("1.1从4分改成3分", {"1.1": 3}), ("2.3 四分", {"2.3": 4}), ("1改3", {"1.1": 3}),
     ("1.2 我们2022年开过3次会，3分", {"1.2": 3})],
)  # fmt: skip
def test_one_place(text: str, scores: Scores) -> None:
    assert read(text) == scores


@pytest.mark.parametrize(
    "text",
    ["3/2/4/3/4", "3-2-4-3-4", "3 - 2 - 4 - 3 - 4", "3|2|4|3|4", "3,2,4,3,4", "3、2、4、3、4", "3。2。4。3。4", "3 2 4 3 4分",
     "3分2分4分3分4分", "3分，2分，4分，3分，4分", "3️⃣ 2️⃣ 4️⃣ 3️⃣ 4️⃣", "③ ② ④ ③ ④", "3.0 2.0 4.0 3.0 4.0", "3 2\n4 3\n4",
     "３，２，４，３，４", "三、二、四、三、四"],
)  # fmt: skip
def test_a_series(text: str) -> None:
    assert read(text) == FIRST_FIVE


def test_a_plain_series_stays_one_though_it_could_count() -> None:
    assert list(dict(read("1 3 2 2 3 4")).values()) == [1, 3, 2, 2, 3, 4]  # type: ignore[arg-type]
    assert read("1 2 3") == {"1.1": 1, "1.2": 2, "1.3": 3}


@pytest.mark.parametrize(
    "text",
    ["1、3", "1，3", "1\t3", "1. 3", "1 3分", "3、4分", "4 3\n5 4", "1、3\n3、4", "1、3\n2、\n3、4", "1、4 3 5 4 4",
     "1、4 3 5 4 4\n2、5 3 4 5 3"],
)  # fmt: skip
def test_what_reads_two_ways_is_refused_with_the_forms_that_work(text: str) -> None:
    result = read(text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)
    assert "没有保存" in result.why
    for form, scores in (("1.1=3 1.2=2", {"1.1": 3, "1.2": 2}), ("3 2", {"1.1": 3, "1.2": 2})):
        assert form in result.why
        assert read(form) == scores


def test_a_list_like_fractions_is_asked_about() -> None:
    result = read("1.3\n2.2")
    assert isinstance(result, Doubtful)
    assert result.values == {"1.1": 3, "1.2": 2}


def test_a_list_that_would_change_answers_is_asked_about() -> None:
    answered: Answers = {"1.1": 4, "1.2": 2}
    result = read("1、3\n2、2\n3、4", "1.3", answered)
    assert isinstance(result, Doubtful)
    assert result.values == FIRST_THREE
    assert read("1、4\n2、2\n3、4", "1.3", answered) == {"1.1": 4, "1.2": 2, "1.3": 4}
    assert read("3、4\n4、3", "1.3", answered) == {"1.3": 4, "1.4": 3}


@pytest.mark.parametrize(
    "text",
    ["1.1=4 5", "4 1.2=3", "1.1、1.2 3", "1.1\t4\t3", "6、1\n7、2", "第9项3分", "1.1 3次会", "1、有文件\n2、3分", "1.1 4 5",
     "4 3 5 4 4 都有材料", "前三项满分，后面2分", "前3项都是4分", "1:3:2", "4//3//5", "2023-05-08", "5月8日"],
)  # fmt: skip
def test_half_a_list_is_none(text: str) -> None:
    result = read(text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)
    assert "没有保存" in result.why


@pytest.mark.parametrize("text", ["1、3\n2、\n3、4", "1、4 3 5 4 4", "4 3\n5 4", "2022年开过3次会"])
def test_in_the_chat_nothing_is_saved(text: str) -> None:
    chat = home_dialogue()
    before = chat.record
    assert "没有保存" in chat.say(text)
    assert chat.record.applications == before.applications
