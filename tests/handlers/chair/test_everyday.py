"""Everyday sentences of chairs, in the states they are said in: answered or led, and nothing kept."""

from __future__ import annotations

import pytest

from tests.handlers.chair.essay_chat import FIRST, SECOND, essay_dialogue, pieces
from tests.handlers.chair.everyday_chat import PHONE, submitted
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue

WALL = ("没看懂", "没有保存")


def heard(chat: Dialogue, said: str) -> str:
    """The answer to a sentence, which neither hits a wall nor changes what the branch has filled in."""
    before = chat.record.applications
    told = chat.say(said)
    assert chat.record.applications == before, said
    assert not any(wall in told for wall in WALL), f"{said} -> {told}"
    return told


# -- before anything was begun

BEFORE = {
    "电话": PHONE,
    "谢谢": "不客气",
    "我们不报": "本次不申报",
    "不参加": "本次不申报",
    "有什么条件": "80 分",
    "给多少钱": "4000",
    "申抱小家": "小家",
    "第一个": "小家",
    "这是干什么的": "申报",
    "能报几个": "",
    "在哪里填": "",
}


@pytest.mark.parametrize(("said", "piece"), BEFORE.items())
def test_before_a_start_people_are_answered(said: str, piece: str) -> None:
    assert piece in heard(Dialogue(), said)


@pytest.mark.parametrize(
    "said", ["先进教职工小家", "报小家", "我要报小家", "申報小家", "「申报小家」", "小家"]
)
def test_the_plain_name_of_an_award_begins_it(said: str) -> None:
    chat = Dialogue()
    chat.say(said)
    assert chat.asked == "1.1"


def test_a_guess_begins_nothing_before_a_yes() -> None:
    chat = Dialogue()
    chat.say("申抱小家")
    assert chat.record.applications == {}
    chat.say("是")
    assert chat.asked == "1.1"


# -- while a score is asked

SCORING = {
    "这个怎么填": "1.2",
    "我还差什么": "30 项",
    "照片发哪里": "聊天",
    "我写完了": "还差",
    "帮我看看": "",
    "没有": "",
    "不知道": "跳过",
    "电话": PHONE,
    "现在多少分": "得分 4",
    "还有几项": "1/31",
    "上一个": "1.1",
    "跳过这题": "1.3",
    "重新开始": "改",
    "退出": "继续",
    "明天再填": "继续",
    "能不能延期": PHONE,
    "换掉第2张": "第 2 张",
    "上次填到哪了": "1/31",
    "看看我填的": "一 4",
    "谢谢": "1.2",
    "什么时候出结果": "",
    "题目发我看看": "",
    "第四部分": "4.1",
    "沒有時間，什麼時候截止": "5月12日",
    "表发我一份": "",
}


@pytest.mark.parametrize(("said", "piece"), SCORING.items())
def test_while_a_score_is_asked_people_are_answered(said: str, piece: str) -> None:
    chat = home_dialogue("4")
    assert piece in heard(chat, said)
    assert chat.scores() == {"1.1": 4}


# -- after handing in

SUBMITTED = {
    "我的材料收到了吗": "J03-v1",
    "什么时候出结果": "",
    "还要做什么": "公章",
    "纸质交到哪": "校工会",
    "打印几份": "份",
    "看不到文件": "",
    "谁提交的": "",
    "谢谢": "不客气",
    "表再发一次": "",
    "明天送过去": "",
    "交了没有": "J03-v1",
}


@pytest.mark.parametrize(("said", "piece"), SUBMITTED.items())
def test_after_handing_in_people_are_answered(said: str, piece: str) -> None:
    chat = submitted()
    told = heard(chat, said)
    assert piece in told
    assert "要交请回复 提交" not in told
    assert chat.asked is None


@pytest.mark.parametrize("said", ["啊这", "天上的云真白"])
def test_after_handing_in_what_is_not_understood_gets_the_state(said: str) -> None:
    told = submitted().say(said)
    assert "公章" in told
    assert "回复 提交" not in told


# -- said in passing while text is asked

IN_PASSING = [
    "还差多少字",
    "我先去开会，下午再写",
    "张老师你帮我看看这段行不行",
    "照片怎么发",
    "算了，小家不报了，改报驿站",
    "[抱拳]",
    "好的，今天上午我把盖章的表送到校工会",
    "谢谢老师",
    "这个怎么填",
    "「请尽快把总结交上来」\n- - - - - - - - - - -\n好的，马上",
]


@pytest.mark.parametrize("said", IN_PASSING)
def test_nothing_said_in_passing_is_kept_in_the_summary(said: str) -> None:
    chat = essay_dialogue(FIRST)
    before = chat.record.applications
    assert chat.say(said)
    assert chat.record.applications == before
    assert pieces(chat) == (FIRST,)
    chat.say("总结", SECOND)
    assert pieces(chat) == (FIRST, SECOND)


def test_a_quoted_command_is_the_command() -> None:
    chat = essay_dialogue(FIRST)
    told = chat.say("「请把总结发完后回复 完成」\n- - - - - - - - - - -\n完成")
    assert "总结还差 630 字" in told
    assert pieces(chat) == (FIRST,)


@pytest.mark.parametrize("said", [*IN_PASSING, "刚才那张是小家的", "部分有", "@王老师 看一下"])
def test_nothing_said_in_passing_becomes_the_name_of_a_station(said: str) -> None:
    chat = station_dialogue()
    assert chat.asked == "station_name"
    before = chat.station.answers
    chat.say(said)
    assert chat.station.answers == before


@pytest.mark.parametrize(
    "name", ["信工暖心驿站", "野外实习基地驿站", "周口店职工之家", "小站", "温馨驿站一号"]
)
def test_a_name_is_taken_at_once(name: str) -> None:
    chat = station_dialogue(name)
    assert chat.station.answers["basics"]["station_name"] == name
