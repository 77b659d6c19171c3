"""A talkative person: what is said around the answers is answered in its state, and never written."""

from __future__ import annotations

import pytest

from tests.handlers.chair.essay_chat import essay_dialogue, pieces
from tests.handlers.chair.handing_in import complete_home
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue

WALLS = ("没看懂", "答不上来", "对吗", "您是想")


def heard(chat: Dialogue, said: str) -> str:
    """The answer to a sentence that is no wall, asks nothing back, and writes nothing."""
    before = chat.record.applications
    told = chat.say(said)
    assert chat.record.applications == before, said
    assert not any(wall in told for wall in WALLS), f"{said} -> {told}"
    return told


AMONG_SCORES = {
    "对的": "请回复 0–4",
    "够了就行": "请回复 0–4",
    "还剩哪些": "还差",
    "好了总算完了": "还差",
    "还没完啊我以为完了": "还差",
    "能算有吗": "1.5 加大经费",
    "算满分不": "1.5 加大经费",
    "6.1呢，是什么内容": "6.1 教职工小家",
    "2.1 是啥来着": "2.1 本单位",
    "加分的那个什么意思": "第六部分",
    "我们去年得过一个市级的先进，能加吗": "第六部分",
    "哪里扣分了": "1.4（4分）",
    "扣在哪儿了我看看": "1.4（4分）",
    "哪几项没给满分": "1.4（4分）",
    "看一下总体": "3 5 3",
    "刚才说到哪了": "1.5",
    "好了回来了": "1.5",
    "是不是在这儿弄": "就在这个聊天里",
    "我手机里有好几张": "直接发到这个聊天里",
    "就点那个加号是吧": "直接发到这个聊天里",
    "给照片写个名字行不行": "不用写说明",
    "第一张是乒乓球比赛": "不用写说明",
    "收到了没": "都存着",
    "发重了不": "照片 0/5",
    "书记还没看呢": "不急",
    "先不交，明天给书记看看": "不急",
    "哎呀等下，有人敲门": "不急",
    "我得去问问": "不急",
    "不用打电话不用打电话": "不打",
    "我去年写过一个，能用不": "1000",
}


@pytest.mark.parametrize(("said", "piece"), AMONG_SCORES.items())
def test_what_is_asked_among_the_scores_is_answered(said: str, piece: str) -> None:
    assert piece in heard(home_dialogue("4 3 5 3"), said)


@pytest.mark.parametrize(
    "said",
    [
        "有",
        "有的有的",
        "分管领导我们有的，书记管",
        "党政开会定期研究这个…一年两次吧应该",
        "我们学院今年慰问了7个人呢，还有两个退休的",
        "每年都组织一次",
        "这块做得还行",
    ],
)
def test_who_tells_how_things_stand_is_asked_for_the_points(said: str) -> None:
    chat = home_dialogue("4 3 5 3")
    assert "打几分由您定" in heard(chat, said)
    assert "请回复 0–4" in chat.text


def test_a_question_without_an_answer_is_kept_for_the_office() -> None:
    chat = home_dialogue("4 3 5 3")
    told = chat.say("学院那个老黄历还作数吗")
    assert "没看懂" not in told
    assert "82322450" in told
    assert chat.outcome.unanswered


def test_handed_in_or_not_is_told_after_handing_in() -> None:
    chat = complete_home()
    chat.say("提交", "确认")
    assert "J03-v1" in heard(chat, "交上了没")


def test_a_yes_to_what_is_there_is_no_yes_to_a_guess() -> None:
    chat = home_dialogue("4 3 5 3")
    assert "跳过" in chat.say("这个不用写吧")
    chat.say("有")
    assert "先跳过" not in chat.text


def test_words_inside_a_piece_do_not_remove_the_piece() -> None:
    chat = essay_dialogue()
    chat.say("一是加强民主管理，召开教代会一次，听取意见二十三条，全部办理答复。")
    chat.say("二是关心教职工生活，组织乒乓球、羽毛球等活动十余次，参加三百多人次。")
    before = pieces(chat)
    assert "删2" in heard(chat, "第二段里羽毛球去掉吧，今年没搞")
    assert pieces(chat) == before


def test_who_leaves_is_told_goodbye() -> None:
    assert "再见" in heard(home_dialogue("4 3 5 3"), "行了走了")


# -- 驿站


def test_some_tens_are_no_number() -> None:
    chat = station_dialogue("地学楼暖心驿站", "张三", "地学组", "82320011")
    assert "记“10”" not in chat.say("几十个")


@pytest.mark.parametrize(
    ("said", "label", "value"),
    [
        ("电话82321111", "联系电话", "82321111"),
        ("电话我办公室的82321111", "联系电话", "82321111"),
        ("会员38个", "小组会员数", "38"),
        ("小组名称不对，应该是经管工会小组", "小组名称", "经管工会小组"),
    ],
)
def test_a_value_with_its_name_is_asked_about_for_its_own_field(
    said: str, label: str, value: str
) -> None:
    chat = station_dialogue("地学楼暖心驿站")
    assert f"{label} 记“{value}”，对吗" in chat.say(said)
    assert f"{label} 记“{value}”" in chat.say("对")


def test_the_chairs_own_name_is_taken_without_the_i() -> None:
    chat = station_dialogue("地学楼暖心驿站", "先跳过")
    assert "工会主席 记“王建国”，对吗" in chat.say("主席是我，王建国")


def test_what_a_colleague_says_is_no_name() -> None:
    chat = station_dialogue("地学楼暖心驿站")
    before = chat.record.applications
    chat.say("小王说都有")
    assert chat.record.applications == before
