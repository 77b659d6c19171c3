"""What the office asks every day: who handed in, what happened today, who lacks what, whom to call."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from redis import Redis

from storage.effects import Export, SendList
from storage.outbox.lanes import EXPORT_LANE
from storage.outbox.unreachable import Obstacle, Unreachable, UnreachableBook
from storage.records import Change, to_fields
from tests.handlers.dialogue import DEADLINE, DURING
from tests.handlers.live import Live
from tests.handlers.office_chat import complete, hand_in

NEXT_DAY = DURING + timedelta(days=1)


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str, **more: Any) -> str:
    return live.say(*texts, by="office01", **more)


def without_photos(live: Live, number: str) -> None:
    application = replace(live.record(number).application("home"), photos=())
    fields = to_fields(live.record(number), Change((application,)))
    named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch(number), mapping=named)


# -- 已提交


def test_who_handed_in_with_time_points_and_paper(live: Live) -> None:
    hand_in(live, "05", scores=3)
    hand_in(live, "03", now=DURING + timedelta(hours=2))
    office(live, "收 5 小家")
    assert office(live, "已提交").splitlines() == [
        "小家已提交 2 个：",
        "05 信工　J05-v1 · 5月8日 09:00 · 自评 83 · 纸质已收",
        "03 地科　J03-v1 · 5月8日 11:00 · 自评 110 · 缺纸质",
        "",
        "驿站：还没有人提交。",
    ]
    assert "驿站" not in office(live, "已提交 小家")
    assert "请回复 已提交" in office(live, "已提交 火星")


def test_a_change_that_was_not_handed_in_again_is_told(live: Live) -> None:
    hand_in(live, "05")
    live.say("小家", "改 2.3 1", by="chair05")
    assert "自评 110 · 改后没交 · 缺纸质" in office(live, "已提交 小家")


# -- 今天


def test_what_happened_today_and_nothing_of_yesterday(live: Live) -> None:
    hand_in(live, "05")
    told = office(live, "今天")
    assert told.startswith("今天（到 5月8日 09:00）：")
    assert "小家提交 1：05 信工 09:00" in told
    later = NEXT_DAY + timedelta(hours=1)
    live.say("申报小家", by="chair07", now=later)
    live.say("小家", "撤回", "确认", by="chair05", now=later)
    office(live, "收 5 小家", now=later)
    told = office(live, "今天", now=later)
    assert "小家开始填 1：07 海洋 10:00" in told
    assert "小家撤回 1：05 信工 10:00" in told
    assert "小家提交" not in told
    assert "还没有动静" in office(live, "今天", now=later + timedelta(days=1))


def test_paper_of_today(live: Live) -> None:
    hand_in(live, "05")
    office(live, "收 5 小家", now=NEXT_DAY)
    assert "小家收到纸质 1：05 信工" in office(live, "今天", now=NEXT_DAY)
    office(live, "收 5 小家 取消", now=NEXT_DAY)
    assert "小家取消收纸质 1：05 信工" in office(live, "今天", now=NEXT_DAY)


def test_paper_given_back_and_corrections_of_today(live: Live) -> None:
    hand_in(live, "05")
    office(live, "拒收 5 小家 没盖公章", now=NEXT_DAY)
    assert "小家拒收纸质 1：05 信工" in office(live, "今天", now=NEXT_DAY)
    office(live, "退 5 小家 纸质 取消", "退 5 小家 2.3 缺签到表", now=NEXT_DAY)
    live.say("小家", "3", by="chair05", now=NEXT_DAY)
    told = office(live, "今天", now=NEXT_DAY)
    assert "小家取消拒收 1：05 信工" in told
    assert "小家退回 1：05 信工" in told
    assert "小家改好交回 1：05 信工" in told
    assert "小家提交" not in told


# -- 平均分


def test_averages_of_what_was_handed_in_and_reviewed(live: Live) -> None:
    assert "还没有人提交，没有平均分" in office(live, "平均分")
    hand_in(live, "05", scores=3)
    hand_in(live, "03")
    told = office(live, "平均分")
    assert told == "小家已提交 2 个，自评平均 96.5，最高 110（03 地科），最低 83（05 信工）"
    office(live, "核分 地科 2.3 0", "核分 地科 无异议")
    told = office(live, "平均分 小家")
    assert (
        "核定完 1 个，核定平均 106，最高 106（03 地科），最低 106（03 地科），这 1 个自评平均 110"
        in told
    )
    assert "驿站没有评分" in office(live, "平均分 驿站")


# -- 未完成


def test_only_those_who_lack_what_is_named(live: Live) -> None:
    complete(live, "05")
    without_photos(live, "05")
    complete(live, "07", scores=1)
    live.say("申报小家", by="chair09")
    photos = office(live, "未完成 照片")
    assert (
        "小家照片没齐的 2 个：\n05 信工　差照片 3 张\n09 经管　差照片 3 张\n（另有 18 个还没开始）"
        in photos
    )
    assert "07 海洋" not in photos
    assert "09 经管　差总结 1000 字" in office(live, "未完成 小家 总结")
    points = office(live, "未完成 不到80分")
    assert (
        "小家自评不到 80 分的 2 个：\n07 海洋　现在 31 分\n09 经管　现在 0 分，还有 31 项没填"
        in points
    )
    assert "驿站" not in points


def test_who_never_came_and_who_has_to_correct(live: Live) -> None:
    hand_in(live, "05")
    office(live, "退 信工 小家 照片 模糊")
    told = office(live, "未完成 没来过")
    assert "还没打开过 21 个" in told
    assert "05 信工" not in told
    assert "小家退回后还没改好交回的 1 个：\n05 信工　理由：模糊" in office(live, "未完成 退回")


def test_one_award_of_the_status(live: Live) -> None:
    hand_in(live, "05")
    told = office(live, "状态 小家")
    assert "小家：未开始 20" in told
    assert "驿站" not in told


# -- 谁改过


def test_what_was_changed_after_it_was_handed_in(live: Live) -> None:
    assert office(live, "谁改过") == "提交以后没有人改过。"
    hand_in(live, "05", "07")
    live.say("小家", "改 2.3 1", by="chair05")
    told = office(live, "谁改过")
    assert "提交以后的改动 1 条：" in told
    assert "05 信工　5月8日 09:00 chair05 改答案 小家：2.3：4 → 1（还没再交）" in told
    live.say("提交", "确认", by="chair05")
    assert "2.3：4 → 1（已再交）" in office(live, "谁改过 信工")
    assert office(live, "谁改过 海洋") == "07 海洋提交以后没有人改过。"


# -- 电话, 截止


def test_whom_to_call(live: Live) -> None:
    hand_in(live, "05", track="station")
    found = Unreachable(Obstacle.UNKNOWN, DURING)
    UnreachableBook(live.server, live.keys).note("chair07", found, ())
    told = office(live, "电话 信工")
    assert "05 信息工程学院分工会\n主席，账号 chair05\n名单里没有电话。" in told
    assert "82320000" in told
    assert "账号 chair07（没来过，收不到消息）" in office(live, "电话 海洋")
    assert "代填人，账号 deputy03" in office(live, "地科电话")
    assert "（当作“电话 地科”）" in office(live, "电话")
    assert "要哪个分工会的" in live.say("电话", by="office02")


def test_until_when_and_who_has_longer(live: Live) -> None:
    assert "截止 5月12日（周五）12:00，还有 4 天 3 小时。" in office(live, "截止")
    office(live, "延期 信工 2023-05-15 12:00 停电")
    assert "05 信工 延到 5月15日（周一）12:00" in office(live, "几号截止")
    assert "已截止" in office(live, "截止", now=DEADLINE + timedelta(hours=1))


# -- 清单, 导出


def test_the_list_alone_and_parts_of_the_archive(live: Live) -> None:
    assert "清单马上发来" in office(live, "清单")
    assert "正在打包小家的材料" in office(live, "导出 小家")
    assert "正在打包05 信工的材料" in office(live, "导出 信工")
    assert "没有找到“火星”" in office(live, "导出 火星")
    asked = DURING.isoformat()
    assert live.lane(EXPORT_LANE) == [
        SendList("office01", asked),
        Export("office01", asked, "", "home"),
        Export("office01", asked, "05", ""),
    ]


# -- 记录


def test_the_history_tells_old_values_and_versions(live: Live) -> None:
    hand_in(live, "05")
    live.say("小家", "改 2.3 1", "提交", "确认", by="chair05")
    told = office(live, "记录 信工")
    assert "改答案 小家：2.3：4 → 1" in told
    assert "提交 小家 J05-v1" in told
    assert "提交 小家 J05-v2" in told


def test_who_took_material_away_can_be_asked(live: Live) -> None:
    assert office(live, "记录 下载") == "还没有这样的记录。"
    office(live, "导出")
    assert "5月8日 09:00 office01 导出" in office(live, "谁下载过")
