"""未完成: who has not handed in, and what each lacks."""

from __future__ import annotations

import pytest
from redis import Redis

from tests.handlers.live import Live
from tests.handlers.office_chat import complete, hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def told(live: Live, text: str) -> str:
    return live.say(text, by="office01")


def test_each_line_tells_what_is_missing(live: Live) -> None:
    hand_in(live, "03")
    live.say("申报小家", "全满分", by="chair05")
    complete(live, "07")
    live.say("申报小家", "本次不申报", "确认", by="chair08")
    text = told(live, "未完成 小家")
    assert "小家没交的 19 个：" in text
    assert "05 信工　差 26 项、照片 3 张、总结 1000 字" in text
    assert "07 海洋　填齐了，没提交" in text
    for gone in ("03 地科", "08 材料", "17 土地"):
        assert gone not in text
    assert "未开始：01 机关、02 工程、04 水环" in text


def test_too_few_points_are_told_once_all_is_answered(live: Live) -> None:
    complete(live, "05", scores=1)
    assert "05 信工　差 49 分" in told(live, "未完成 小家")


def test_both_awards_without_a_name_and_the_way_for_a_wrong_one(live: Live) -> None:
    text = told(live, "未完成")
    assert "小家没交的 21 个" in text
    assert "驿站没交的 21 个" in text
    assert "只列一项：未完成 小家" in told(live, "未完成 大家")


def test_nothing_is_cut_when_it_is_long(live: Live) -> None:
    for number in range(1, 23):
        live.say("申报小家", "4", "申报驿站", by=f"chair{number:02}")
    first = told(live, "未完成")
    later = [effect.text for effect in live.outbox("office01") if hasattr(effect, "text")]
    whole = "\n".join([first, *later])
    assert len(later) >= 1
    for number in range(1, 23):
        assert whole.count(f"\n{number:02} ") >= 1
    assert all(len(piece.encode()) <= 2048 for piece in [first, *later])


def test_who_corrects_is_named_with_what_is_left(live: Live) -> None:
    hand_in(live, "05")
    told(live, "退 信工 小家 2.3 照片 模糊")
    assert "05 信工　已退回，待改 2.3、照片" in told(live, "未完成 小家")
    live.say("3", by="chair05")
    assert "05 信工　已退回，待改 照片" in told(live, "未完成 小家")


def test_who_never_opened_the_chat_is_named_apart(live: Live) -> None:
    for number in range(1, 23):
        if number not in (4, 7):
            live.say("你好", by=f"chair{number:02}")
    assert told(live, "谁没交").splitlines()[-1] == "还没打开过 2 个：04 水环、07 海洋"
    assert "还没打开过" not in told(live, "未完成 小家")
    live.say("代填 7", "申报小家", "4", "结束代填", by="office01")
    assert told(live, "未完成").splitlines()[-1] == "还没打开过 1 个：04 水环"
