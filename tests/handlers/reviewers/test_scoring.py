"""Reviewers in the chat: what they see, give and change, until the office ends the round."""

from __future__ import annotations

import pytest
from redis import Redis

from storage.acts import Act
from storage.audit import REVIEWS
from storage.effects import SendContactSheet, SendPhoto, SendText
from tests.handlers.dialogue import DURING
from tests.handlers.office_chat import hand_in
from tests.handlers.reviewers.panel_chat import HOME, STATION, PanelChat, panel_campaign


@pytest.fixture
def chat(server: Redis) -> PanelChat:
    chat = PanelChat(server)
    hand_in(chat, "03", "05", "15")
    hand_in(chat, "07", track="station")
    return chat


def test_a_reviewer_is_seated_told_and_sees_only_what_is_to_be_reviewed(chat: PanelChat) -> None:
    told = chat.office("绑定 judge01 评委 小家 李老师")
    assert "已请 李老师（judge01） 当小家评委" in told
    letter = next(e for e in chat.outbox("judge01") if e.user_id == "judge01")
    assert isinstance(letter, SendText)
    assert "先进教职工小家" in letter.text
    shown = chat.judge("评审")
    assert "共 3 个，已评 0 个" in shown
    assert all(name in shown for name in ("地科", "信工", "图书馆"))
    assert "海洋" not in shown, "another award is nobody's business"
    for said in ("状态", "名额 小家", "核分 信工", "导出", "结果 信工 小家 推荐", "记录 信工"):
        before = chat.record("05")
        assert "核定" not in chat.judge(said)
        assert chat.record("05") == before


def test_points_are_given_in_turn_as_a_chair_gives_them_and_go_on_by_themselves(
    chat: PanelChat,
) -> None:
    chat.seat("judge01")
    told = chat.judge("图书馆")
    assert "【评审】小家 · 图书馆" in told
    assert "1.1（40分）建设实效" in told
    told = chat.judge("35 28")
    assert "已评 2/3 项，合计 63" in told
    told = chat.judge("满分")
    assert "评完，合计 93/100 分" in told
    assert "【评审】小家 · 地科" in told, "the next one, in the order of the roster"
    assert "共 3 个，已评 1 个" in chat.judge("评审")
    assert "15 图书馆　93 分" in chat.judge("评审")


def test_a_score_that_is_too_high_keeps_nothing(chat: PanelChat) -> None:
    chat.seat("judge01")
    told = chat.judge("图书馆", "41 20")
    assert "没有记下" in told
    assert "40" in told
    assert chat.ballots() == {}


def test_a_ballot_can_be_changed_until_the_round_ends_and_then_no_more(chat: PanelChat) -> None:
    chat.seat("judge01")
    chat.judge("图书馆", "35 28 30", "图书馆")
    assert "1.2 由 28 改为 20" in chat.judge("改 1.2 20")
    asked = chat.office("结束评审 小家")
    assert "judge01　1/3　未评：地科、信工" in asked
    code = asked.split("确认 ")[1][:4]
    assert "评审已结束" in chat.office(f"确认 {code}")
    kept = chat.ballots()
    for said in ("图书馆", "改 1.2 10", "清空", "地科", "40 30 30"):
        assert "评审已由校工会结束" in chat.judge(said) or said == "40 30 30"
    assert chat.ballots() == kept
    assert "要写理由" in chat.office("重开评审 小家")
    assert "已重开" in chat.office("重开评审 小家 漏评一家")
    assert "1.2 由 20 改为 10" in chat.judge("图书馆", "改 1.2 10")


def test_no_points_are_taken_before_the_deadline(chat: PanelChat) -> None:
    chat.seat("judge01")
    chat.judge("图书馆", now=DURING)
    told = chat.judge("35 28 30", now=DURING)
    assert "之后才开始评分" in told
    assert chat.ballots() == {}


def test_a_vote_is_yes_or_no(chat: PanelChat) -> None:
    chat.seat("judge01", "judge02", "judge03", award="驿站")
    assert "请回复 同意 或 不同意" in chat.judge("海洋")
    assert "没看懂，没有记下" in chat.judge("看情况吧")
    assert "记下：同意" in chat.judge("同意")
    chat.judge("海洋", "不同意", by="judge02")
    assert "海洋　同意 1/2 票" in chat.office("名额 驿站")


def test_own_branch_and_recusals_take_no_ballot_and_do_not_count(chat: PanelChat) -> None:
    chat.seat("chair15", "judge01", "judge02")
    assert "回避（本单位或已申请）：图书馆" in chat.judge("评审", by="chair15")
    assert "需要回避" in chat.judge("图书馆", by="chair15")
    for judge, points in (("judge01", "40 30 30"), ("judge02", "20 10 10")):
        chat.judge("图书馆", points, by=judge)
    assert "图书馆　评委 70" in chat.office("名额 小家")
    assert "已记下：您回避" in chat.judge("回避 图书馆 亲属在该单位", by="judge02")
    assert "图书馆　评委 100" in chat.office("名额 小家")
    news = [e.text for e in chat.outbox("office01") if isinstance(e, SendText)]
    assert any("评委 judge02 申请回避 15 图书馆：亲属在该单位" in text for text in news)
    assert "照常评" in chat.office("回避 judge02 图书馆 取消")
    assert "图书馆　评委 70" in chat.office("名额 小家")
    assert "要写理由" in chat.office("回避 judge01 信工")
    assert "给过的分不计入" in chat.office("回避 judge01 信工 曾任主席")
    assert "没有变化" in chat.office("回避 judge01 信工 曾任主席")


def test_a_chair_who_reviews_keeps_the_branch_apart(chat: PanelChat) -> None:
    chat.seat("chair07")
    before = chat.record("07")
    chat.judge("评审", "图书馆", "35 28 30", by="chair07")
    assert chat.record("07") == before
    assert "之后您发的算本分工会的" in chat.judge("退出评审", by="chair07")
    assert "【评审】" not in chat.judge("进度", by="chair07")
    assert "【评审】" in chat.judge("评审", by="chair07")


def test_one_reviewer_never_reads_of_another(chat: PanelChat) -> None:
    chat.seat("judge01", "judge02")
    chat.judge("图书馆", "37 29 23", by="judge02")
    for said in ("评审", "图书馆", "材料", "已评 图书馆", "评委评分 图书馆", "进度", "题目"):
        told = chat.judge(said)
        assert not any(word in told for word in ("37", "89", "judge02")), (said, told)
    shown = chat.office("评委评分 图书馆 小家")
    assert "judge02　89" in shown
    assert "judge01　未评完" in shown


def test_a_reviewer_reads_the_material_and_sees_the_photos(chat: PanelChat) -> None:
    chat.seat("judge01")
    chat.judge("图书馆")
    assert "J15-v1" in chat.judge("材料")
    sheets = [e for e in chat.outbox("judge01") if isinstance(e, SendContactSheet)]
    assert [number for number, _ in sheets[0].photos] == [1, 2, 3]
    chat.judge("大图 2")
    assert any(isinstance(e, SendPhoto) and e.path == "2.jpg" for e in chat.outbox("judge01"))
    assert "没有这一张" in chat.judge("大图 9")
    assert "总结全文" in chat.judge("总结")


def test_every_change_of_a_ballot_is_in_the_history_that_chairs_do_not_read(
    chat: PanelChat,
) -> None:
    chat.seat("judge01")
    chat.judge("图书馆", "35 28 30", "图书馆", "改 1.2 20")
    entries = [e for e in chat.store.history(REVIEWS) if e.did == Act.BALLOT]
    assert [(e.user_id, e.track, e.whom) for e in entries] == [("judge01", "home", ("15",))] * 2
    assert entries[1].before == {"ballot/1.2": 28}
    assert entries[1].after == {"ballot/1.2": 20}
    assert "judge01" not in chat.say("记录", by="chair15")


def test_the_same_callback_twice_is_one_ballot(chat: PanelChat) -> None:
    chat.seat("judge01")
    chat.judge("图书馆")
    first = chat.say("35 28 30", by="judge01", callback="same", now=DURING.replace(day=15))
    again = chat.say("35 28 30", by="judge01", callback="same", now=DURING.replace(day=15))
    assert first == again
    assert len(chat.ballots()) == 1
    assert [e.did for e in chat.store.history(REVIEWS)] == [Act.PANEL, Act.BALLOT]


def test_who_leaves_the_panel_no_longer_counts_and_is_a_stranger(chat: PanelChat) -> None:
    chat.seat("judge01", "judge02")
    chat.judge("图书馆", "40 30 30")
    chat.judge("图书馆", "20 10 10", by="judge02")
    assert "不再是小家评委" in chat.office("解绑 judge02 评委")
    assert "图书馆　评委 100" in chat.office("名额 小家")
    assert "您还没有登记" in chat.judge("评审", by="judge02")
    assert "不是评委" in chat.office("解绑 judge09 评委")


def test_the_order_has_weights_extremes_ties_and_what_would_swing_it(server: Redis) -> None:
    weights = "drop_extremes: true, weights: {office: 60, panel: 40}"
    chat = PanelChat(server, panel_campaign(HOME.replace("}]}", f"}}], {weights}}}"), STATION))
    hand_in(chat, "03", "05", "15")
    judges = ("judge01", "judge02", "judge03", "judge04")
    chat.seat(*judges)
    given = {"地科": (100, 90, 80, 0), "信工": (100, 85, 85, 0), "图书馆": (100, 80, 70, 60)}
    for name, totals in given.items():
        for judge, total in zip(judges, totals, strict=True):
            points = f"{min(total, 40)} {max(0, min(total - 40, 30))} {max(0, total - 70)}"
            chat.judge(name, points, by=judge)
    told = chat.office("名额 小家")
    assert "按评委平均分，去掉最高最低，占 40%、核定 60%" in told
    rows = [line for line in told.splitlines() if line[0].isdecimal()]
    assert rows[0].startswith("1　03 地科　综合 94　")
    assert rows[1].startswith("1　05 信工　综合 94　")
    assert rows[2].startswith("3　15 图书馆　综合 90　")
    assert "高 4；若有一位评委少给 05 21 分，15 进入" in told or "改变不了" in told
    shown = chat.office("评委评分 地科 小家")
    assert "评委 4/4 人，去掉最高最低各一个，2 个平均 85/100" in shown


def test_an_award_without_a_panel_says_so(chat: PanelChat) -> None:
    plain = PanelChat(chat.server, panel_campaign("", ""))
    assert "都由校工会评审" in plain.office("评委进度")
    assert "都由校工会评审" in plain.office("绑定 judge01 评委 驿站") or "不由评委" in plain.office(
        "绑定 judge01 评委 驿站"
    )
    assert "校工会人员" in chat.office("绑定 office02 评委 小家")


def test_two_reviewers_never_write_over_each_other(server: Redis) -> None:
    first, second = PanelChat(server), PanelChat(server)
    hand_in(first, "15")
    first.seat("judge01", "judge02")
    first.judge("图书馆")
    second.judge("图书馆", by="judge02")
    first.judge("35 28 30")
    second.judge("30 20 10", by="judge02")
    first.judge("改 1.1 30", "图书馆")
    assert len(first.ballots("judge01")) == len(first.ballots("judge02")) == 1
    assert "图书馆　评委 76.5" in second.office("名额 小家")
