"""看: one application in the chat."""

from __future__ import annotations

import pytest
from redis import Redis

from storage.effects import SendContactSheet, SendDocument, SendPhoto, SendText
from tests.handlers.live import Live
from tests.handlers.office_chat import complete, hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def look(live: Live, text: str) -> str:
    return live.say(text, by="office01")


@pytest.mark.parametrize("typed", ["看 信工 小家", "查看05小家", "看 J05-v1", "看信工"])
def test_what_was_handed_in_comes_as_pictures_and_word_files(live: Live, typed: str) -> None:
    hand_in(live, "05")
    told = look(live, typed)
    assert told.startswith("【小家】05 信工 已提交")
    assert (
        "J05-v1，5月8日 09:00 提交。随后发来：一张图，上面是照片 3 张的缩略图、Word 文件 2 个。"
        in told
    )
    sheet, *documents = live.outbox("office01")[-3:]
    assert isinstance(sheet, SendContactSheet)
    assert [tuple(photo) for photo in sheet.photos] == [(n, f"{n}.jpg") for n in (1, 2, 3)]
    assert documents == [
        SendDocument("office01", "05", "home", 1, "form"),
        SendDocument("office01", "05", "home", 1, "summary"),
    ]
    line, *_ = live.audit("office")
    assert (line["did"], line["whom"], line["said"]) == ("look", "05", typed)


def test_a_draft_comes_as_pictures_and_text(live: Live) -> None:
    complete(live, "05")
    told = look(live, "看 信工 小家")
    assert "填齐了，还没提交" in told
    assert "随后发来：一张图，上面是照片 3 张的缩略图、总结。" in told
    sheet, *texts = live.outbox("office01")
    assert isinstance(sheet, SendContactSheet)
    assert all(isinstance(text, SendText) and len(text.text.encode()) <= 2048 for text in texts)
    assert sum(text.text.count("字") for text in texts if isinstance(text, SendText)) == 1000


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("看", "请先写分工会和项目，如 看 地科 小家"),
        ("看 火星", "没有找到“火星”"),
        ("看 信工", "05 信工是哪一项？请写明：看 信工 小家 或 看 信工 驿站"),
        ("看 信工 小家", "照片、总结都还没有"),
        ("看 土地 小家", "已有称号"),
    ],
)
def test_where_there_is_nothing_to_see_it_is_said(live: Live, typed: str, told: str) -> None:
    assert told in look(live, typed)
    assert live.outbox("office01") == []


def test_the_board_is_still_found(live: Live) -> None:
    assert "照片" not in look(live, "看板")


@pytest.mark.parametrize(
    "typed", ["看 信工 小家 2", "看 信工 小家 照片2", "看信工小家2", "看 信工 小家 第二张"]
)
def test_one_photo_comes_in_full(live: Live, typed: str) -> None:
    hand_in(live, "05")
    assert "第 2 张照片，原图随后发来" in look(live, typed)
    assert live.outbox("office01")[-1] == SendPhoto("office01", "2.jpg")


def test_a_photo_that_is_not_there_is_said(live: Live) -> None:
    hand_in(live, "05")
    assert "没有第 7 张照片，有第 1、2、3 张" in look(live, "看 信工 小家 7")
    assert "“模糊”没看懂" in look(live, "看 信工 小家 模糊")


def test_what_was_taken_back_and_what_is_not_applied_for_are_said(live: Live) -> None:
    hand_in(live, "05")
    live.say("小家", "撤回", "确认", by="chair05")
    told = look(live, "看 信工 小家")
    assert "已撤回 J05-v1" in told
    assert "还没提交" not in told
    live.say("本次不申报小家", "确认", by="chair07")
    assert look(live, "看 海洋 小家") == "【小家】07 海洋 本次不申报，没有可看的。"
