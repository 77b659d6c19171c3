"""What the notice and the state say about papers, times, rules and people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.chair.asking.asked import Asked
from handlers.chair.asking.papers import paper
from tests.handlers.chair.asking_chat import (
    AFTER,
    Chat,
    begun,
    changed,
    complete,
    decided,
    declined,
    handed_in,
    returned,
    with_paper,
)
from tests.handlers.chair.handing_in import complete_home

CALL = "校工会 孙曙光 82322450"
DEADLINE = "5月12日（周五）12:00"


def next_line(text: str) -> str:
    return text.split("\n\n")[-1]


# -- paper and times


def test_paper_what_where_by_when_and_whether_it_came() -> None:
    told = Chat(handed_in(), declined("station")).ask("paper")
    assert "自评表；建家工作总结（不少于1000字）" in told
    assert "照片" not in told
    assert f"送到校工会，{DEADLINE} 前。" in told
    assert "通知没有写要几份" in told
    assert "【小家】纸质还没收到。" in told
    assert "回复 表" in told


def test_the_number_of_copies_comes_from_the_configuration() -> None:
    talk = Chat(handed_in()).talk
    two = talk.campaign.model_copy(update={"paper_copies": 2})
    assert "每种 2 份。" in paper(replace(talk, campaign=two), Asked()).texts[0]


def test_paper_that_came_needs_no_other() -> None:
    told = Chat(with_paper(handed_in()), declined("station")).ask("paper")
    assert told.startswith("【小家】纸质已于 5月8日 收到。\n\n接下来：都办完了")


def test_an_old_paper_is_to_be_exchanged() -> None:
    again = with_paper(changed()).handed_in("J03-v2", "chair03", AFTER)
    told = Chat(again, declined("station")).ask("paper")
    assert "已送的纸质是 v1，要换" in told
    assert next_line(told) == f"接下来：打印 J03-v2 盖章，{DEADLINE} 前送校工会，换已送的 v1。"


def test_a_branch_with_a_deadline_of_its_own_is_told_that_one() -> None:
    chat = Chat(begun(), at=AFTER).extended(AFTER.replace(day=15, hour=12))
    told = chat.ask("deadline")
    assert "校工会已把贵分工会的截止时间延到 5月15日（周一）12:00。" in told
    assert "5月15日（周一）12:00 前" in chat.ask("paper")


def test_what_is_late_and_who_decides() -> None:
    told = Chat().ask("late", "能不能延期")
    assert "5 分钟内送到的还算" in told
    assert f"能不能延期由校工会定，请联系{CALL}。" in told
    assert "还算" not in Chat(at=AFTER).ask("late")


def test_results_are_the_words_of_the_notice_until_they_are_told() -> None:
    words = "评审时间及形式另行通知"
    assert words in Chat(handed_in()).ask("results_when")
    assert words in Chat(decided(), at=AFTER).ask("results_when")
    told = Chat(decided(told=True), at=AFTER).ask("results_when")
    assert told.startswith("【小家】结果已经通知：经评审列入推荐。")


def test_paper_on_its_way_is_not_called_received() -> None:
    told = Chat(handed_in()).ask("will_bring", "明天送过去")
    assert "校工会登记后，这里会给您回执" in told
    assert "线上还没有提交" in Chat(complete()).ask("will_bring")
    assert "已过，出发前请先打电话" in Chat(handed_in(), at=AFTER).ask("will_bring")
    assert "不用再送" in Chat(with_paper(handed_in())).ask("will_bring")


def test_the_electronic_version_is_what_is_handed_in_here() -> None:
    assert "J03-v1 的电子版已在这里收到，不用再发邮箱" in Chat(handed_in()).ask("email")
    assert "ssg@cugb.edu.cn" in Chat(begun()).ask("email")
    assert "没有收到" in Chat(begun(), at=AFTER).ask("email")


# -- rules and people


def test_conditions_money_and_limits_come_from_the_notice() -> None:
    assert "各分工小组、野外实习基地或团队工作室等均可申报" in Chat().ask("conditions")
    assert "按通知不再申报" in Chat().holding("home").ask("conditions", "小家的条件")
    told = Chat().ask("money")
    assert "市总工会 2000 元 + 市教育工会 2000 元，共 4000 元" in told
    assert "【小家】通知没有写经费。" in told
    assert f"什么时候发、怎么用，通知没有写，请问{CALL}。" in told
    assert "每个分工会原则上最多报 1 个，也可以不报，全校名额 7 个" in Chat().ask("recommend_limit")


def test_the_notice_in_short() -> None:
    told = Chat().ask("notice")
    assert "中地大（京）工发〔2023〕9 号" in told
    assert "职工小家照片3-5张（只交电子版）" in told
    assert "加盖公章的纸质版材料报送至校工会" in told


def test_who_handed_in_and_who_has_written_here() -> None:
    chat = Chat(handed_in(by="Deputy03"), handed_in("station", by="office01"))
    chat.answering("home", "scorecard", "1.1")
    told = chat.ask("who_filled", "谁提交的")
    assert "【小家】J03-v1 由代填人（deputy03）提交，5月8日 09:00。" in told
    assert "【驿站】Y03-v1 由校工会提交" in told
    assert "在这里回复过的：主席（chair03）。" in told


@pytest.mark.parametrize("asked", ["记录", "历史", "改了什么", "交过几次", "两版有什么不同"])
def test_what_each_version_changed_is_told_with_the_values_before(asked: str) -> None:
    chat = complete_home()
    chat.say("提交", "确认", "改 2.3 1", "提交", "确认", "改 1.1 2")
    told = chat.say(asked)
    assert "【小家】共提交 2 次：\nJ03-v1 由主席（chair03）提交" in told
    assert "J03-v2 由主席（chair03）提交，5月8日 09:00，改了 2.3：4 → 1。" in told
    assert "改动后得分 105，还没提交。" in told


def test_whether_it_may_still_be_changed() -> None:
    told = Chat(handed_in()).ask("after_submit_change")
    assert f"{DEADLINE} 前都能改" in told
    assert "撤回" in told
    assert "校工会可以退回" in Chat(handed_in(), at=AFTER).ask("after_submit_change")
    assert "退回的几处可以改" in Chat(returned(), at=AFTER).ask("after_submit_change")
    assert "退回" not in Chat(decided(), at=AFTER).ask("after_submit_change")


def test_who_else_may_write_and_who_can_see_it() -> None:
    told = Chat().ask("someone_else", "可以让别人填吗")
    assert "现在能替贵分工会填的：主席（chair03）、代填人（deputy03）。" in told
    assert CALL in told
    assert "其他分工会看不到" in Chat().ask("privacy")


def test_whom_to_call_and_that_nobody_writes_here() -> None:
    assert CALL in Chat().ask("contact")
    assert "机器人" in Chat().ask("is_robot")
    assert "申报助手" in Chat().ask("what_is_this")
