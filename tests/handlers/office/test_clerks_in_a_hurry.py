"""What clerks type in a hurry: each sentence is answered, and what it would change is shown first."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from redis import Redis

from tests.handlers.dialogue import DEADLINE
from tests.handlers.live import Live
from tests.handlers.office.clerks_season import CLERK, begin_season
from tests.handlers.office_chat import kept

ANSWERED = [
    ("今天有人交了吗", "小家提交 2：03 地科 09:00、12 体育部 09:00"),
    ("昨天谁交了", "昨天（5月7日）交的：\n小家 1 个：\n05 信工　J05-v1"),
    ("这周交了几家", "12 体育部　J12-v1 · 5月8日 09:00 · 现在已退回"),
    ("上周谁交了", "上周（5月1日到 5月7日）交的：\n小家 2 个：\n10 能源"),
    ("外语填到哪了", "已答 3/31"),
    ("海洋差什么", "07 海洋学院分工会"),
    ("谁没填完", "11 外语　差 28 项"),
    ("还有几个没送纸", "小家还没收到纸质 2 份：03 地科、10 能源"),
    ("还有谁没核分", "小家已提交、没核完 3 个：\n10 能源　还没有核"),
    ("推荐了几个", "小家已推荐 0/2"),
    ("经费多少", "经费每个 4000 元"),
    ("谁没收到", "没有没送到的"),
    ("小家交了多少了", "已提交 3"),
    ("谁交得最早", "小家已提交 3 个：\n10 能源"),
    ("把信工的表发我", "正在打包05 信工的材料"),
    ("外语的主席是谁", "主席，账号 chair11"),
    ("电话多少", "要哪个分工会的"),
    ("把推荐的打包", "（当作“导出 推荐”）"),
    ("推荐上去的材料给我导一下", "（当作“导出 推荐”）"),
    ("核一下信工的分", "05 信工 J05-v1　还没有核分"),
]
LED = [
    ("除了体育部都发一下", "回复 广播 除了 体育部：内容"),
    ("信工的退回去，照片不清楚", "回复 退 信工 小家 照片 照片不清楚"),
    ("给体育部延期到15号下午", "回复 延期 体育部 2023-05-15 17:00 理由"),
    ("给体育部延到周一中午", "请写上理由，会告诉主席，没有改：延期 体育部 2023-05-15 12:00 理由"),
    ("大家都延一天", "回复 延期 全部 2023-05-13 12:00 理由"),
    ("小家定了地科和信工", "回复 结果 小家 地科 信工 推荐"),
    ("信工2.3核成9分", "2.3 最多 4 分"),
    ("海洋第2.3项改成3分", "07 海洋 现在是填写中，没有可评审的提交"),
    ("体育部的纸质收到了", "12 体育部 小家：退回修改中，交回后再登记"),
    ("机关的打回去", "01 机关 没有已提交的申报"),
]
CODED = [
    ("能源的纸质不行，退给他们", "将退回 10 能源 小家：纸质。理由：纸质不行"),
    ("信工第2.3项改成3分", "自评 4，核定 3"),
    ("能源2.3只能给2分，没有签到表", "自评 3，核定 2\n理由：没有签到表"),
    ("信工1.1扣2分", "自评 4，核定 2"),
    ("给体育部延期到15号下午5点，打印机坏了", "将把 12 体育部的截止延到 5月15日（周一）17:00"),
    ("给信工延两天，停电了", "5月14日（周日）12:00，还没有改"),
    ("催 学院 除了信工", "不催（按您说的除外）：05 信工"),
    ("催各学院", "将催 14 个分工会"),
    ("提醒一下机关和图书馆", "没提醒过：01 机关、15 图书馆"),
    ("信工和外语都催一下", "没提醒过：05 信工、11 外语"),
    ("除了信工和海洋都催一下", "不催（按您说的除外）：05 信工、07 海洋"),
    ("都催一下，除了信工和海洋", "不催（按您说的除外）：05 信工、07 海洋"),
    ("催大家，除了外语、体育部", "不催（按您说的除外）：11 外语、12 体育部"),
    ("催 1 2 3 除了2", "将催 2 个分工会的 2 人：\n没提醒过：01 机关、03 地科"),
    ("信工和海洋的纸质收到了", "将登记 1 份纸质：05 信工 驿站（Y05-v1）"),
    ("地科、能源的盖章表拿来了", "将登记 2 份纸质：03 地科 小家（J03-v1）、10 能源 小家（J10-v1）"),
    ("信工的小家退回去，照片不清楚", "将退回 05 信工 小家：照片。理由：照片不清楚"),
    ("广播 学院 除了 信工：明天开会", "将发给“学院”的 14 个分工会"),
]


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    begin_season(live)
    return live


def ask(live: Live, *texts: str) -> str:
    return live.say(*texts, by=CLERK)


@pytest.mark.parametrize(("said", "told"), [*ANSWERED, *LED])
def test_it_is_answered_or_led_to_and_nothing_is_changed(live: Live, said: str, told: str) -> None:
    ask(live, "状态")
    before = kept(live)
    assert told in ask(live, said)
    assert kept(live) == before
    assert "没有要确认的事" in ask(live, "确认")


@pytest.mark.parametrize(("said", "told"), CODED)
def test_what_would_be_changed_or_sent_waits_for_a_code(live: Live, said: str, told: str) -> None:
    before = kept(live)
    answer = ask(live, said)
    assert told in answer
    assert re.search(r"请回复 确认 \d{4}", answer)
    assert kept(live) == before


def test_who_is_left_out_is_never_reminded(live: Live) -> None:
    for said in ("除了信工都催一下", "催 学院 除了 信工", "都催一下，除了信工", "催 除了5"):
        shown = ask(live, said).partition("\n不")[0]
        assert shown.startswith(("将催", "（当作"))
        assert "信工" not in shown.partition("：\n")[2]


def test_what_was_shown_is_done_on_its_code(live: Live) -> None:
    for said, done in (
        ("信工第2.3项改成3分", "2.3 自评 4 核定 3"),
        ("地科和能源的纸质收到了", "已收小家纸质 2 份"),
        ("信工的小家退回去，照片不清楚", "J05-v1 已退回，只开放：照片"),
        ("给体育部延到15号下午5点，打印机坏了", "12 体育部的截止延到 5月15日（周一）17:00"),
    ):
        code = re.findall(r"确认 (\d{4})", ask(live, said))[-1]
        assert done in ask(live, f"确认 {code}")


def test_after_the_deadline_only_those_are_offered_to_be_reminded_who_can_do_something(
    live: Live,
) -> None:
    over = DEADLINE + timedelta(minutes=30)
    told = live.say("状态", by=CLERK, now=over)
    assert told.endswith("看全部：未完成　催办：催 退回　催办：催 未收")
    assert "将催 1 个分工会的 1 人" in live.say("催 退回", by=CLERK, now=over)
    live.say("退 体育部 小家 取消", by=CLERK, now=over)
    told = live.say("状态", by=CLERK, now=over)
    assert told.endswith("看全部：未完成　催办：催 未收")
