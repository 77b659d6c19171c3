"""Three sittings of a clerk, as dialogues: the middle of the season, its last day, after the deadline.

A line that begins with > is typed; those under it stand somewhere in the answer. `确认 …` is typed with
the code that was told last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from redis import Redis

from tests.handlers.dialogue import DEADLINE, DURING
from tests.handlers.live import Live
from tests.handlers.office.clerks_season import CLERK, begin_season

MIDDLE = """
> 今天咋样
小家提交 2
> 没动的都谁
还没打开过 13 个
> 给没动的催一下
将催 13 个分工会的 13 人
> 确认 …
正在催 13 个分工会
> 催的发到了吗
没有没送到的
> 地科的纸质来了
将登记 1 份纸质：03 地科 小家（J03-v1）
> 确认 …
已收小家纸质 1 份：03 地科
> 刚才记错了，地科的纸质没来
将取消 03 地科 小家 的纸质登记
> 确认 …
03 地科 小家：已取消纸质登记
> 能源也送来了
将登记 1 份纸质：10 能源 小家
> 纸还差谁
小家还没收到纸质 2 份
> 海洋还缺啥
差 照片 3 张
> 体育部什么时候退的
退回：职工小家照片（看不清）
> 上周五谁交了
上周五（5月5日）交的：
10 能源　J10-v1
> 5月5号谁交了
10 能源　J10-v1
> 谁够80分
小家已提交 3 个
> 外语卡在哪
已答 3/31
> 给大家发个通知，周三下午两点培训
将发给“全部”的 22 个分工会
内容：周三下午两点培训
> 通知一下大家：周三下午两点培训
内容：周三下午两点培训
> 除了体育部都通知一下，明天停电一天
不发：12 体育部
内容：明天停电一天
> 机关换成新人
绑定 <账号> 机关
> 图书馆来不了，能替他填吗
回复 代填 图书馆
> 打个电话给材料
08 材料科学与工程学院分工会
"""
LAST_DAY = """
> 今天最后一天了，还差谁
小家没交的 17 个
> 还剩几个小时
还有 3 小时
> 外语说交不了，能晚点吗
回复 延期 外语 2023-05-15 12:00 理由
> 给外语延到今天下午5点，主席住院
将把 11 外语的截止延到 5月12日（周五）17:00
> 确认 …
11 外语的截止延到 5月12日（周五）17:00
> 谁延期了
11 外语 延到 5月12日（周五）17:00
> 催他们送纸
没提醒过：03 地科、05 信工、10 能源、14 珠宝
> 迟到的怎么处理
现在没有争议
> 过了12点怎么办
截止 5月12日（周五）12:00
> 体育部的退回算了
将取消 12 体育部 小家 的退回
> 确认 …
退回已取消
> 珠宝的没盖章，退回去
将退回 14 珠宝 驿站：纸质。理由：没盖章
> 小家到齐了吗
小家：未开始
> 信工 2.3 3
自评 4，核定 3
"""
AFTERWARDS = """
> 现在啥情况
已截止
催办：催 未收
> 让海洋补交
07 海洋 没有已提交的申报，没有可退的。要给时间补交，请用 延期，如 延期 海洋
> 能源纸质今天送来了
将登记 1 份纸质：10 能源
> 体育部退回的交回来没有
还有 1 处没改（照片）
> 先核哪家
10 能源　还没有核
> 信工2.3给3分，没有会议记录
自评 4，核定 3
理由：没有会议记录
> 确认 …
2.3 自评 4 核定 3（没有会议记录）
> 信工其余没异议
将把 05 信工 还没核的各项都按自评核定
> 确认 …
30 项按自评核定
> 信工核完了吗
核了 31/31 项
> 地科按自评
将把 03 地科 还没核的各项都按自评核定
> 确认 …
31 项按自评核定
> 还有谁没核
没核完 1 个，核完 2 个
> 小家推荐信工和地科
回复 结果 小家 信工 地科 推荐
> 结果 小家 信工 地科 推荐
将记推荐 2 个
> 确认 …
已记推荐 2 个：03 地科、05 信工
> 小家其他的不推荐
将记不推荐 1 个：10 能源
> 确认 …
已记不推荐 1 个：10 能源
> 驿站都推荐
将记推荐 2 个：05 信工、14 珠宝
> 确认 …
经费合计 8000 元
> 推荐了几个
小家已推荐 2/2
> 能源推荐上了吗
10 能源学院分工会
结果 不推荐
> 信工改成不推荐
回复 结果 信工 小家 不推荐
回复 结果 信工 驿站 不推荐
> 通知他们结果
将把结果通知 4 个分工会
> 确认 …
正在通知 5 人
> 公示名单
小家：推荐 2 个，还没有公示
> 把推荐的打包
推荐上报：小家 2/2，驿站 2/7
"""


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    begin_season(live)
    return live


def exchanges(script: str) -> Iterator[tuple[str, list[str]]]:
    for block in script.strip().removeprefix("> ").split("\n> "):
        said, *told = block.splitlines()
        yield said, told


@pytest.mark.parametrize(
    ("script", "at"),
    [
        (MIDDLE, DURING + timedelta(hours=1)),
        (LAST_DAY, DEADLINE - timedelta(hours=3, minutes=30)),
        (AFTERWARDS, DEADLINE + timedelta(days=3)),
    ],
    ids=["middle", "last day", "afterwards"],
)
def test_a_sitting(live: Live, script: str, at: datetime) -> None:
    code = ""
    for said, told in exchanges(script):
        typed = said.replace("…", code)
        answer = live.say(typed, by=CLERK, now=at)
        assert all(line in answer for line in told), f"{typed}\n{answer}"
        code = (re.findall(r"请回复 确认 (\d{4})", answer) or [code])[-1]
        at += timedelta(seconds=20)
