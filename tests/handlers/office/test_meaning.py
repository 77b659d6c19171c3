"""Clerks are understood in words of their own; nothing is written or sent for a guess."""

from __future__ import annotations

import re

import pytest
from redis import Redis

from handlers.hearing import catalogue
from handlers.office.commands import LOOKS
from handlers.office.everyday.leading import LEADS
from handlers.office.everyday.meant import Meant
from handlers.office.everyday.meant_commands import command_of
from handlers.office.table import INDEX
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in, kept

CLERK = "office01"


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05", "07")
    return live


def ask(live: Live, *texts: str) -> str:
    return live.say(*texts, by=CLERK)


SHOWN = [
    ("还有谁没交", "小家没交的 19 个"),
    ("信工交了吗", "J05-v1"),
    ("谁照片没齐", "小家照片没齐的 0 个"),
    ("今天谁交了", "小家提交 2：05 信工"),
    ("小家多少家报了", "小家已提交 2 个"),
    ("驿站几家", "驿站：还没有人提交"),
    ("打印清单", "清单马上发来"),
    ("哪些纸质没到", "还没收到纸质 2 份"),
    ("平均分", "自评平均 110"),
    ("谁改过", "提交以后没有人改过"),
    ("状态 小家", "小家：未开始 19"),
    ("已提交", "小家已提交 2 个"),
    ("名单", "清单马上发来"),
    ("导出 小家", "正在打包小家"),
    ("几号截止", "5月12日（周五）12:00"),
    ("谁没来过", "还没打开过 20 个"),
    ("谁退回了还没改", "退回后还没改好交回的 0 个"),
    ("谁没到80分", "小家自评不到 80 分的 0 个"),
    ("信工电话", "主席，账号 chair05"),
    ("现在总体啥情况", "离截止 4 天 3 小时"),
    ("信工现在弄到哪了", "（当作“状态 信工”）"),
    ("海洋那边咋样", "（当作“状态 海洋”）"),
    ("查一下珠宝学院的情况", "（当作“状态 珠宝”）"),
    ("驿站这块什么情况", "（当作“状态 驿站”）"),
    ("还有谁没弄完", "（当作“未完成”）"),
    ("没交的都有哪些", "（当作“未完成”）"),
    ("一个字都没填的是哪家", "（当作“未完成”）"),
    ("驿站还没报的单位", "（当作“未完成 驿站”）"),
    ("照片还差哪几家", "（当作“未完成 照片”）"),
    ("总结字数不够的是哪些", "（当作“未完成 总结”）"),
    ("退回去的改完没有", "（当作“未完成 退回”）"),
    ("一直没动静的有哪些", "（当作“未完成 没来过”）"),
    ("分数不够的有谁", "（当作“未完成 分数不够”）"),
    ("都谁交了", "（当作“已提交”）"),
    ("交齐的名单", "（当作“已提交”）"),
    ("今天有啥新的", "（当作“今天”）"),
    ("小家大家打分均分是几", "（当作“平均分 小家”）"),
    ("给我来个excel", "（当作“清单”）"),
    ("出一份各单位情况的清单", "清单马上发来"),
    ("纸质的还差谁", "（当作“未收”）"),
    ("盖章的表谁没送", "还没收到纸质 2 份"),
    ("这几天有谁改过东西", "（当作“谁改过”）"),
    ("能源的分是谁动的", "（当作“记录 能源”）"),
    ("信工的修改记录调出来", "（当作“记录 信工”）"),
    ("材料全部打包给我", "（当作“导出”）"),
    ("只要小家的材料包", "（当作“导出 小家”）"),
    ("珠宝的东西打个包", "（当作“导出 珠宝”）"),
    ("啥时候截止来着", "（当作“截止”）"),
    ("怎么联系海洋的", "（当作“电话 海洋”）"),
    ("给我继教的手机号", "账号 chair20"),
    ("小家前几名看一眼", "（当作“名额 小家”）"),
    ("分最高的是谁", "（当作“名额”）"),
    ("推荐名单", "（当作“结果”）"),
    ("结果出来了吗", "已提交、未定 2"),
    ("有没有发失败的消息", "（当作“没送到”）"),
    ("通知有没有没收到的", "（当作“没送到”）"),
    ("名单外的人谁来过", "（当作“陌生人”）"),
    ("把那张看板图发我", "（当作“看板”）"),
    ("打开信工的小家看看内容", "（当作“看 信工 小家”）"),
    ("地科总结写的啥", "看 地科 小家 或 看 地科 驿站"),
    ("主席们问了什么你答不上来的", "（当作“问题”）"),
    ("催了没有", "还没有这样的记录"),
    ("都有啥命令", "校工会的命令"),
    ("麻烦看下状态，谢谢", "小家：未开始 19"),
    ("你好呀", "校工会的命令"),
    ("谢啦", "好的。"),
    ("👍", "好的。"),
]
LED = [
    ("水环送纸质来了", "04 水环：还没有提交任何项目"),
    ("给所有主席发个通知", "回复 广播 全部：内容"),
    ("给没交的发个消息", "回复 广播 未完成：内容"),
    ("换主席", "绑定 <账号> 地科"),
    ("外语换主席了", "绑定 <账号> 外语"),
    ("信工小家评上了，记一下", "回复 结果 信工 小家 推荐"),
    ("驿站地科通过 体育部没通过", "结果 地科 驿站 推荐\n回复 结果 体育部 驿站 不推荐"),
    ("评完了，结果怎么录进去", "结果 地科 小家 推荐"),
    ("机关申请延到下周一，批了", "回复 延期 机关 2023-05-15 12:00 理由"),
    ("怎么延长时间", "延期 地科 2023-05-15 12:00"),
    ("能源的打回去重弄", "10 能源 没有已提交的申报，没有可退的"),
    ("信工的打回去重弄", "回复 退 信工 小家 照片 理由"),
    ("再催一遍照片不够的", "要催谁？还没有催"),
    ("先别催，人家刚住院", "什么都没有办"),
    ("不要退信工的", "什么都没有办"),
    ("我没让你群发", "什么都没有办"),
    ("海洋那份不用打回，我跟他们说了", "什么都没有办"),
]
CODED = [
    ("信工的纸质到了", "将登记 1 份纸质：05 信工 小家（J05-v1）"),
    ("刚收到信工小家的盖章件", "将登记 1 份纸质：05 信工 小家（J05-v1）"),
    ("海洋把表送来了，登记一下", "将登记 1 份纸质：07 海洋 小家（J07-v1）"),
    (
        "信工和海洋的表都送来了",
        "将登记 2 份纸质：05 信工 小家（J05-v1）、07 海洋 小家（J07-v1）。还没有记，确认后回执发给 2 人",
    ),
    (
        "信工总结抄网上的，不行，驳回",
        "将退回 05 信工 小家：总结。理由：总结抄网上的，不行",
    ),
    ("催没交", "将催 22 个分工会"),
    ("催大家", "将催 22 个分工会"),
    ("海洋再催催", "将催 1 个分工会的 1 人"),
    ("麻烦提醒后勤赶紧填", "没提醒过：19 后勤"),
    ("提醒还没填完的单位", "（当作“催 未完成”）"),
    ("没送纸质的催一下", "没提醒过：05 信工、07 海洋"),
]


@pytest.mark.parametrize(("said", "told"), [*SHOWN, *LED])
def test_it_is_shown_or_led_to_and_nothing_is_written(live: Live, said: str, told: str) -> None:
    before = kept(live)
    assert told in ask(live, said)
    assert kept(live) == before
    assert "没有要确认的事" in ask(live, "确认")


@pytest.mark.parametrize(("said", "told"), CODED)
def test_what_is_sent_to_people_waits_for_a_code(live: Live, said: str, told: str) -> None:
    before = kept(live)
    answer = ask(live, said)
    assert told in answer
    assert re.search(r"确认请回复 确认 \d{4}", answer)
    assert kept(live) == before


@pytest.mark.parametrize("intent", [*catalogue.office().intents])
def test_every_meaning_leads_to_what_only_shows_or_is_only_shown(intent: str) -> None:
    if catalogue.office().intents[intent].kind == "none":
        return
    command = command_of(Meant(intent, ""))
    found = INDEX.find(command) if command else None
    assert found or intent in LEADS
    if found:
        assert found[0].log in LOOKS | {"nudge", "result", "review", "decide", None}, command


def test_several_branches_are_looked_at_one_at_a_time(live: Live) -> None:
    told = ask(live, "信工和海洋填到哪了")
    assert told == "一次看一个，请回复：\n状态 信工\n状态 海洋"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("状态 信空", "没有找到“信空”"),
        ("状态信空", "没有找到“信空”"),
        ("收 信空 小家", "没有找到“信空”"),
        ("催信空", "没有找到“信空”"),
    ],
)
def test_a_misspelt_name_is_asked_about_and_not_left_out(live: Live, said: str, told: str) -> None:
    assert told in ask(live, said)


def test_an_old_card_or_menu_key_is_no_sentence(live: Live) -> None:
    before = kept(live)
    live.tap("申报小家", by=CLERK)
    assert kept(live) == before


def test_paper_that_is_to_be_given_back_is_led_to_its_own_command(live: Live) -> None:
    assert "退 信工 小家 纸质 理由" in ask(live, "信工的纸质打回去吧")
