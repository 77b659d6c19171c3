"""Everyday sentences of chairs, in the states they are said in: answered or led, and nothing kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaign.applications import Status
from storage.effects import SendText
from tests.handlers.chair.essay_chat import FIRST, SECOND, essay_dialogue, pieces
from tests.handlers.chair.test_submitting import complete_home
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue

WALL = ("没看懂", "没有保存")
PHONE = "82322450"


def submitted() -> Dialogue:
    chat = complete_home()
    chat.say("提交", "确认")
    assert chat.status("home") is Status.SUBMITTED
    return chat


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


# -- not understood


def test_the_second_time_there_are_choices_and_the_third_time_the_office() -> None:
    chat = home_dialogue("4")
    assert "1.2" in chat.say("天上飘着白云")
    second = chat.say("地上跑着马儿")
    assert "1 " in second
    assert "2 " in second
    third = chat.say("水里游着鱼儿")
    assert PHONE in third
    news = [effect for effect in chat.outcome.effects if isinstance(effect, SendText)]
    assert {effect.user_id for effect in news} == {"office01", "office02"}
    chat.say("树上结着果儿")
    assert not chat.outcome.effects
    chat.say("3", "天上飘着白云")
    assert "1.3" in chat.text


def test_a_choice_is_taken_by_its_number() -> None:
    chat = home_dialogue("4")
    chat.say("天上飘着白云", "地上跑着马儿")
    assert "1.2" in chat.say("1")
    assert chat.scores() == {"1.1": 4}


def test_a_score_behind_choices_is_a_score() -> None:
    chat = home_dialogue("4", "3")
    chat.say("天上飘着白云", "地上跑着马儿", "5")
    assert chat.scores() == {"1.1": 4, "1.2": 3, "1.3": 5}


@pytest.mark.parametrize(
    "state", [Dialogue, home_dialogue, station_dialogue, submitted, essay_dialogue]
)
def test_a_question_nobody_can_answer_is_kept_for_the_office(state: Callable[[], Dialogue]) -> None:
    chat = state()
    chat.say("食堂的红烧肉为什么这么咸？")
    assert chat.outcome.unanswered or chat.record.session("chair03").waiting


# -- corrections and doubts


SPOKEN = [
    "老李你那边车到了没有，我还有两站",
    "刚才跟老李说的那句不是总结，别记进去",
    "你这个助手挺好的，辛苦了",
    "工会主席填错了，主席就是我",
    "驿站名字错了，应该叫海洋之家",
]


@pytest.mark.parametrize("said", SPOKEN)
def test_what_is_spoken_is_kept_neither_in_the_summary_nor_in_a_field(said: str) -> None:
    for chat in (essay_dialogue(FIRST), station_dialogue()):
        before = chat.record.applications
        chat.say(said)
        assert chat.record.applications == before


@pytest.mark.parametrize("said", ["打满分会不会被查", "第二部分有几项啊", "第四部分是什么"])
def test_a_question_is_no_score(said: str) -> None:
    chat = home_dialogue("4")
    assert "没有保存" not in chat.say(said)
    assert chat.scores() == {"1.1": 4}


@pytest.mark.parametrize("said", ["第2段删掉", "把第二段去掉", "第2段不要了"])
def test_a_piece_is_removed_in_ones_own_words(said: str) -> None:
    chat = essay_dialogue(FIRST, "我们还办了两次健步走活动。", SECOND)
    assert "已删第 2 段" in chat.say(said)
    assert pieces(chat) == (FIRST, SECOND)


@pytest.mark.parametrize("said", ["帮我把总结清空，我重新贴", "总结能重新发吗，我全部重来"])
def test_starting_over_is_told_and_nothing_is_thrown_away(said: str) -> None:
    chat = essay_dialogue(FIRST)
    assert "填写页" in chat.say(said)
    assert pieces(chat) == (FIRST,)


@pytest.mark.parametrize("no", ["不要不要", "不用不用", "没有没有，刚才发错了", "不是不是"])
def test_a_no_said_twice_is_a_no(no: str) -> None:
    chat = essay_dialogue(FIRST, "办实事")
    chat.say(no)
    assert chat.record.session("chair03").waiting is None
    assert pieces(chat) == (FIRST,)


@pytest.mark.parametrize(
    "yes", ["对对", "嗯嗯", "是的，可以", "行，交吧", "好啊", "没问题，交上去吧"]
)
def test_a_yes_in_ones_own_words_hands_in(yes: str) -> None:
    chat = complete_home()
    chat.say("提交", yes)
    assert chat.status("home") is Status.SUBMITTED


def test_something_said_in_between_names_what_still_waits() -> None:
    chat = complete_home()
    told = chat.say("提交", "什么时候出结果")
    assert "提交小家还没有办" in told
    chat.say("确认")
    assert chat.status("home") is Status.SUBMITTED


def test_what_was_asked_and_passed_over_is_said_not_to_be_written() -> None:
    chat = station_dialogue("小站", "主席", "小组", "82320000")
    assert "对吗" in chat.say("三十来人")
    assert "没有记" in chat.say("改 小组名称 二组")
    assert "member_count" not in chat.station.part("basics")
    assert chat.station.part("basics")["group_name"] == "二组"


CHECKS = {"有的，每年都会做": "1", "嗯有": "1", "这条具备": "1", "应该算有吧，去年弄过": "1"}


@pytest.mark.parametrize("said", CHECKS)
def test_yes_in_ones_own_words_is_taken_or_asked_about(said: str) -> None:
    chat = station_dialogue("小站", "主席", "小组", "82320000", "12", said)
    if not chat.station.part("checklist"):
        assert "第 1 项 记“是”，对吗" in chat.text
        chat.say("对")
    assert dict(chat.station.part("checklist")) == {"1": True}


def test_the_rest_is_answered_at_once() -> None:
    chat = station_dialogue("小站", "主席", "小组", "82320000", "12", "否", "后面的全都是")
    assert dict(chat.station.part("checklist")) == {"1": False} | dict.fromkeys("23456", True)


def test_a_greeting_is_no_choice_beside_a_wish() -> None:
    chat = Dialogue()
    told = chat.say("在吗，我想报小家")
    assert "打招呼" not in told
    chat.say("是")
    assert chat.asked == "1.1"
