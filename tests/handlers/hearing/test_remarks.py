"""What is said in passing is doubted before it is stored; what is meant for the form is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.hearing.remarks import Remark, is_remark
from tests.hearing.labelled import names

HERE = Path(__file__).parent
HONEST = (HERE / "honest.txt").read_text(encoding="utf-8").splitlines()
IN_PASSING = (HERE / "in_passing.txt").read_text(encoding="utf-8").splitlines()


def test_there_are_enough_honest_sentences() -> None:
    assert len(HONEST) >= 150
    assert len(IN_PASSING) >= 130


@pytest.mark.parametrize("text", HONEST)
def test_what_is_meant_for_the_form_is_no_remark(text: str) -> None:
    assert is_remark(text, names("chairs")) is None


@pytest.mark.parametrize("text", IN_PASSING)
def test_what_is_said_in_passing_is_a_remark(text: str) -> None:
    assert is_remark(text, names("chairs")) is not None


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ("还差多少字", Remark.QUESTION),
        ("照片怎么发", Remark.QUESTION),
        ("这个怎么填", Remark.QUESTION),
        ("这样写可以吗", Remark.QUESTION),
        ("这段是不是太短了", Remark.QUESTION),
        ("我先去开会，下午再写", Remark.PROCESS),
        ("刚才那张是小家的", Remark.PROCESS),
        ("好的，今天上午我把盖章的表送到校工会", Remark.PROCESS),
        ("下午发你", Remark.PROCESS),
        ("还没写完", Remark.PROCESS),
        ("张老师你帮我看看这段行不行", Remark.LOOK),
        ("@chair02 看一下", Remark.LOOK),
        ("王主任您给审一下", Remark.LOOK),
        ("[抱拳]", Remark.FACE),
        ("👍", Remark.FACE),
        ("「完成」", Remark.COMMAND),
        ("看看总结", Remark.COMMAND),
        ("「chair01：写好了吗」\n- - - - - -\n完成", Remark.QUOTE),
        ("谢谢老师", Remark.THANKS),
        ("您好", Remark.GREETING),
        ("好的", Remark.TALK),
        ("不知道", Remark.TALK),
        ("部分有", Remark.ANSWER),
        ("是", Remark.ANSWER),
    ],
)
def test_what_is_said_in_passing_is_doubted(said: str, remark: Remark) -> None:
    assert is_remark(said, names("chairs")) is remark


def test_turning_to_another_award_is_doubted() -> None:
    assert is_remark("算了，小家不报了，改报驿站", names("chairs")) is not None
