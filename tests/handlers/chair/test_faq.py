"""The office's own questions are found in other words, and never in an answer."""

from __future__ import annotations

import pytest

from handlers.chair.asking.faq import faq_answer
from tests.handlers.dialogue import the_campaign

FIELD_BASE, BOTH, EIGHTY = (entry.answer for entry in the_campaign().faq)

SAME_QUESTION = [
    *(
        (said, FIELD_BASE)
        for said in (
            "野外实习基地可以申报驿站吗",
            "野外基地能报驿站吗？",
            "实习基地可以报吗",
            "请问团队工作室能不能申报驿站",
            "团队工作室 能不能申报",
            "分工会小组可以报驿站吗",
            "小组能报驿站吗",
        )
    ),
    *(
        (said, BOTH)
        for said in (
            "小家和驿站可以一起报吗",
            "小家驿站能都报吗",
            "小家和驿站能不能都报",
            "两个奖可以一起报吗",
            "两个能一起报吗",
            "只报一个可以吗",
            "可以只报一项吗？",
        )
    ),
    *(
        (said, EIGHTY)
        for said in (
            "正好80分可以报吗",
            "正好８０分能报吗",
            "請問剛好80分算不算",
            "刚好80分算不算合格",
            "80分整算不算",
            "加分算不算在80分里",
            "加分项算在80分里吗",
            "加分算进80分吗",
        )
    ),
]
OTHER_QUESTIONS = [
    "小家要多少分才能报",
    "申报条件是什么",
    "驿站可以报几个",
    "驿站给多少钱",
    "小家和驿站什么时候截止",
    "照片可以报几张吗",
    "可以不报吗",
    "能不能不报驿站",
    "小家照片发哪里",
    "驿站照片要几张",
    "能不能延期",
    "可以晚点交吗",
    "自评多少分算合格",
    "现在多少分了",
    "分数算错了怎么办",
    "只填一项就要提交吗",
    "工作总结写多少字",
    "表可以手写吗",
    "可以打印两份吗",
    "可以报销吗",
    "小家可以撤回吗",
    "谁提交的",
    "还差什么",
    "纸质交到哪",
    "打印几份",
    "有人吗",
    "你是谁",
]
ANSWERS_IN_THE_FORM = [
    "野外实习基地驿站",
    "地质大学野外实习基地教工小组",
    "团队工作室",
    "团队工作室暖心驿站",
    "野外实习基地暖心驿站",
    "同意推荐",
    "同意申报",
    "第一小组",
    "我们小组有30人",
    "加分项没有",
    "80分",
    "满分",
    "4",
    "是",
    "没有",
    "全满分",
    "正好80分",
    "刚好80分",
    "加分算了",
    "小家和驿站都报",
    "两个都报",
    "只报小家",
    "只报驿站",
    "小家和驿站",
    "是的可以",
    "可以",
    "4分吧",
    "驿站设在实习基地，面积20平米",
    "本单位已建立团队工作室，教职工参与度高",
    "82322450",
    "2023-05-08",
]


@pytest.mark.parametrize(("said", "answer"), SAME_QUESTION)
def test_the_same_question_in_other_words_gets_the_answer(said: str, answer: str) -> None:
    assert faq_answer(the_campaign(), said) == answer


@pytest.mark.parametrize("said", [*OTHER_QUESTIONS, *ANSWERS_IN_THE_FORM])
def test_another_question_and_an_answer_in_the_form_get_none(said: str) -> None:
    assert faq_answer(the_campaign(), said) is None


def test_a_text_that_holds_a_question_is_no_question() -> None:
    essay = "各小组提出了小家和驿站可以都报吗这样的问题，" * 3
    assert faq_answer(the_campaign(), essay) is None


def test_a_campaign_without_questions_of_its_own_answers_none() -> None:
    campaign = the_campaign().model_copy(update={"faq": ()})
    assert faq_answer(campaign, "正好80分能报吗") is None
