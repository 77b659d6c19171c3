"""`导出 推荐`: what is said before the archive is built, and what is ordered."""

from __future__ import annotations

from datetime import datetime

import pytest
from redis import Redis

from campaign.condition import PaperState
from handlers.wording.upward import OWED
from storage.effects import Export
from storage.outbox.lanes import EXPORT_LANE
from tests.handlers.dialogue import the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in

AFTER = datetime.fromisoformat("2023-05-15T15:00:00+08:00")
NOTHING = """小家、驿站还没有记为推荐的申报，没有打包。
· 小家已提交、没定结果 2 个：03 地科、05 信工
先记结果，如 结果 地科 小家 推荐，再回复 导出 推荐。"""
LACKS = """推荐上报：小家 1/2，驿站 1/7。
还有这些，请先看看（不影响打包）：
· 纸质没收到：小家 03 地科；驿站 07 海洋
· 没核分，或没核完：小家 03 地科
· 没有主席姓名：小家 03 地科。汇总表里留空，可以手填
· 没有联系电话：小家 03 地科。也留空
· 小家已提交、没定结果 1 个：05 信工
· 驿站没验收合格：海洋
正在打包，好了发给您链接。"""
WORDS = [
    "导出 推荐",
    "导出推荐的",
    "导出 推荐材料",
    "下载 上报材料",
    "打包 推荐汇总表",
    "导出 已推荐的材料",
]


def ordered(live: Live) -> list[Export]:
    return [effect for effect in live.lane(EXPORT_LANE) if isinstance(effect, Export)]


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


@pytest.fixture
def noted(live: Live) -> Live:
    hand_in(live, "03", "05")
    hand_in(live, "07", track="station")
    office(live, "结果 地科 小家 推荐", "结果 海洋 驿站 推荐")
    return live


def office(live: Live, *words: str) -> str:
    return live.say(*words, by="office01", now=AFTER)


def test_nothing_is_packed_while_nothing_is_recommended(live: Live) -> None:
    hand_in(live, "03", "05")
    assert office(live, "导出 推荐") == NOTHING
    assert ordered(live) == []


@pytest.mark.parametrize("words", WORDS)
def test_what_stands_against_handing_it_on_is_said_before_the_link(noted: Live, words: str) -> None:
    assert office(noted, words) == LACKS
    (order,) = ordered(noted)
    assert (order.branch, order.track, order.is_upward) == ("", "", True)


@pytest.mark.parametrize("words", ["导出 推荐 驿站", "导出 驿站 推荐", "导出 推荐的驿站"])
def test_one_award_alone(noted: Live, words: str) -> None:
    told = office(noted, words)
    assert told.startswith("推荐上报：驿站 1/7。")
    assert "小家" not in told
    (order,) = ordered(noted)
    assert (order.track, order.is_upward) == ("station", True)


def test_an_award_that_recommends_nobody_is_named(noted: Live) -> None:
    office(noted, "结果 海洋 驿站 取消")
    told = office(noted, "导出 推荐")
    assert "· 驿站还没有推荐，不在包里" in told
    assert "· 驿站已提交、没定结果 1 个：07 海洋" in told


def test_all_of_it_and_what_is_not_recommended_are_something_else(noted: Live) -> None:
    assert office(noted, "导出") == "正在打包，好了发给您链接。"
    assert "推荐上报" not in office(noted, "导出 不推荐")
    assert [order.is_upward for order in ordered(noted)] == [False]


def test_more_than_the_quota_is_said(live: Live) -> None:
    hand_in(live, "03", "05", "06")
    for name in ("地科", "信工", "地物"):
        office(live, f"结果 {name} 小家 推荐 材料都好")
    told = office(live, "导出 推荐")
    assert told.startswith("推荐上报：小家 3/2，驿站 0/7。")
    assert f"小家超出名额 {3 - the_campaign().tracks['home'].quota} 个" in told


def test_a_paper_that_is_not_right_is_said_with_what_is_wrong(noted: Live) -> None:
    office(noted, "收 海洋 驿站")
    assert "纸质没收到：小家 03 地科\n" in office(noted, "导出 推荐")
    office(noted, "收 地科 小家", "退 地科 小家 纸质 没盖公章")
    assert "· 纸质退了没再来：小家 03 地科" in office(noted, "导出 推荐")


def test_every_paper_that_is_owed_has_its_words() -> None:
    right = {PaperState.NONE, PaperState.RIGHT, PaperState.ORPHANED, PaperState.WAIVED}
    assert OWED.keys() == set(PaperState) - right
