"""One score with what people say around it."""

from __future__ import annotations

import pytest

from handlers.parts.kind import Doubtful, Refused
from handlers.parts.score_reading import Scores, read_scores
from tests.handlers.dialogue import home_dialogue, the_card


def read(text: str, asked: str = "1.1") -> Scores | Refused:
    return read_scores(text, the_card(), {}, asked)


@pytest.mark.parametrize(
    ("text", "score"),
    [("3分吧，计划里有", 3), ("有，4分", 4), ("2，资料不太全", 2), ("大概4", 4), ("我觉得4分比较合适", 4), ("没开过，0分", 0),
     ("4.0", 4), ("4.00分", 4), ("4👌", 4), ("4️⃣", 4), ("④", 4), ("得4分", 4), ("给3", 3), ("每年2次，4分", 4), ("4！", 4), ("4…", 4),
     ("4分没问题", 4), ("差不多4分", 4), ("应该是3", 3), ("那就3分吧", 3), ("我们打3分", 3), ("自评：4分", 4), ("得分：4", 4),
     ("2022、2023两年都开过，4分", 4), ("一切正常，4分", 4), ("三年来都有，4分", 4), ("有3项制度，给4分", 4), ("3（没有制度）", 3),
     ("3。没有制度", 3), ("3 分，没有制度", 3), ("因为2022年没开，所以3分", 3), ("后面补材料，3分", 3), ("满分，材料齐全", 4), ("4分（满分4分）", 4), ("满分5，我给3", 3),
     ("由4改为3", 3), ("三分", 3), ("零分，还没有", 0), ("4分左右", 4), ("资料齐全，三分", 3), ("3,", 3), ("3，因为去掉了2份", 3)],
)  # fmt: skip
def test_a_score_with_its_reason(text: str, score: int) -> None:
    assert read(text) == {"1.1": score}


@pytest.mark.parametrize(
    ("text", "score"),
    [("4分可以吗", 4), ("能给4分吗？", 4), ("会议开过，3", 3), ("上次4分", 4), ("4 有材料", 4), ("2，3次", 2), ("是不是3分", 3),
     ("这种算0分还是算有", 0), ("给2分够不够", 2), ("打3分行不", 3), ("如果有文件就4分", 4), ("得满分的条件", 4), ("扣1分", 3)],
)  # fmt: skip
def test_what_may_be_the_score_is_asked_about(text: str, score: int) -> None:
    result = read(text)
    assert isinstance(result, Doubtful)
    assert result.values == {"1.1": score}
    assert "没有保存" in result.why


@pytest.mark.parametrize(
    "text",
    ["2022年开过3次会", "每年2次", "3 次会议", "2 位老师", "2、3次", "材料3", "附件4", "90%", "不到4分", "不是4分", "没有3分", "差1分",
     "少1分", "加1分", "4分以上", "4分不够", "最多4分", "至少3分", "超过3分", "3-4分", "3到4分", "3～4分", "3分或4分", "3分还是4分", "三分半", "3分半",
     "4分怎么评", "满分多少", "满分是4分", "满分4分", "一、设分管领导", "1、有文件", "①有文件", "(1)有文件", "1-有文件", "一，有制度", "有4", "材料3，4分", "去年3分，今年4分", "十分好", "十分满意", "四分之三", "百分之百", "百分之三", "一直都有", "统一安排",
     "第一名", "十几份", "5月8日", "下午3点", "12:30", "3号", "4楼", "4个", "分管领导2人", "3分钟", "3分工会", "4%", "附件2.3", "1.5分", "4.5分"],
)  # fmt: skip
def test_other_numbers_are_no_scores(text: str) -> None:
    result = read(text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)
    assert "没有保存" in result.why


@pytest.mark.parametrize("text", ["有，5分", "9分吧", "大概7", "三十分"])
def test_a_score_too_high_is_named(text: str) -> None:
    result = read(text)
    assert isinstance(result, Refused)
    assert "1.1 最多 4 分" in result.why


def test_the_words_of_the_form_with_their_points_are_asked_about() -> None:
    items = the_card().items
    pasted = "\n".join(f"{i} {items[i].text}（{items[i].points}分）" for i in ("1.1", "1.2"))
    assert isinstance(read(pasted), Refused)


def test_in_the_chat_a_yes_writes_down_what_was_asked_about() -> None:
    chat = home_dialogue("会议开过，3")
    assert "1.1 记 3 分，对吗？" in chat.text
    assert chat.scores() == {}
    chat.say("是")
    assert chat.scores() == {"1.1": 3}
    chat.say("上次3分", "2")
    assert chat.scores() == {"1.1": 3, "1.2": 2}


def test_in_the_chat_a_reason_does_no_harm() -> None:
    chat = home_dialogue("3分吧，计划里有", "有，2分", "每年2次，4分")
    assert chat.scores() == {"1.1": 3, "1.2": 2, "1.3": 4}
    assert chat.asked == "1.4"
