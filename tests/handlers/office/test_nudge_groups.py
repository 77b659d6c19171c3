"""Whom 催 reminds: groups, awards, exceptions, named ones; the rest is asked about."""

from __future__ import annotations

import pytest
from redis import Redis

from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05", "07")
    live.say("申报小家", by="chair09")
    live.say("退 海洋 小家 照片 模糊", by="office01")
    return live


@pytest.mark.parametrize(
    ("said", "whom", "not_whom"),
    [
        ("催 未完成", "09 经管", ""),
        ("催 没交的", "09 经管", ""),
        (
            "催 未完成 除了 信工、经管",
            "03 地科",
            "没提醒过：01 机关、02 工程、03 地科、04 水环、05 信工",
        ),
        ("催 小家", "09 经管", "、05 信工、"),
        ("催 小家 没来过", "03 地科", "、09 经管"),
        ("催 没来过", "03 地科", "09 经管"),
        ("催 退回", "没提醒过：07 海洋", "09 经管"),
        ("催 小家 退回", "没提醒过：07 海洋", "09 经管"),
        ("催 未收", "没提醒过：05 信工", ""),
        ("催 小家 已提交", "没提醒过：05 信工", "没提醒过：07"),
        ("催 信工 经管", "没提醒过：05 信工、09 经管", "03 地科"),
        ("催没交", "09 经管", ""),
        ("催大家", "09 经管", ""),
        ("催纸质", "没提醒过：05 信工", ""),
    ],
)
def test_who_is_reminded(live: Live, said: str, whom: str, not_whom: str) -> None:
    told = live.say(said, by="office01")
    assert told.startswith("将催"), told
    head = told.partition("\n不")[0]
    assert whom in head
    assert not not_whom or not_whom not in head


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("催", "要催谁"),
        ("催 推荐", "现在没有要催的"),
        ("催 已提交 驿站", "现在没有要催的"),
        ("催 未完成 除了", "除了谁没看懂"),
        ("催 未完成 除了 火星", "除了谁没看懂"),
        ("催 未完成 火星", "没有“火星”这一类"),
        ("催 未完成 未收", "合不到一起"),
        ("催 工程学院", "“工程学院”有 3 个：02 工程、05 信工、08 材料"),
        ("催 信公", "是不是 05 信工？"),
    ],
)
def test_what_is_not_plain_reminds_nobody(live: Live, said: str, told: str) -> None:
    assert told in live.say(said, by="office01")
    assert "没有要确认的事" in live.say("确认", by="office01")
