"""The grants of accepted stations, and their receipts: amounts in fen, pictures, doubles, a last day."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis

from bot.review.facts import AwardFacts
from bot.review.money import money_table
from campaign.applications import Photo
from campaign.loading import read_campaign
from campaign.review.money import fen_of, yuan
from handlers.messages import Image, PhotoSaved
from storage.effects import SavePhoto, SendReviewPaper, SendText
from storage.outbox.lanes import picture_lane_of
from tests.handlers.dialogue import CONFIG, DEADLINE
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import hand_in

NOW = datetime.fromisoformat("2023-06-01T10:00:00+08:00")
UNTIL = "    quota: 7\n    receipts_until: 2023-11-30\n"


@pytest.fixture
def live(server: Redis) -> Live:
    text = CONFIG.read_text(encoding="utf-8").replace("    quota: 7\n", UNTIL)
    live = Live(server, read_campaign(text))
    hand_in(live, "05", "07", "15", track="station")
    at = DEADLINE + timedelta(days=3)
    live.say("验收 图书馆 驿站 合格", "验收 信工 驿站 合格", by="office01", now=at)
    return live


def chair(live: Live, *texts: str, by: str = "chair15", now: datetime = NOW) -> str:
    return live.say(*texts, by=by, now=now)


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01", now=NOW)


def picture(live: Live, number: int, by: str = "chair15") -> None:
    image = Image(a_callback(), by, NOW, f"media{number}")
    live.conversation.answer(image, NOW)
    fetch = [
        e
        for e in live.lane(picture_lane_of(by))
        if isinstance(e, SavePhoto) and e.callback == image.callback
    ][0]
    photo = Photo(0, f"{number}.jpg", f"{number:064}", f"{number:016}")
    named = f"photo:{image.callback}"
    saved = PhotoSaved(
        named, by, NOW, image.callback, photo, branch=fetch.branch, purpose=fetch.purpose
    )
    live.conversation.answer(saved, NOW)


@given(st.integers(0, 10_000_000))
def test_an_amount_is_the_same_written_and_read(fen: int) -> None:
    assert fen_of(yuan(fen)) == fen


def test_grants_are_those_of_accepted_stations(live: Live) -> None:
    office(live, "结果 海洋 驿站 推荐")
    told = office(live, "经费表")
    assert "验收合格 2 个，每个 市总工会 2000 + 市教育工会 2000 元" in told
    assert "海洋" not in told
    assert "合计　经费 8000 元，已用 0，还剩 8000" in told
    assert "没验收合格的 1 个，不算在内" in told
    assert "票据收到 11月30日 为止" in told


def test_a_receipt_is_a_line_and_a_picture_behind_it(live: Live) -> None:
    told = chair(live, "票据 158.50 5月20日 得力文具店")
    assert "记下第 1 张：158.50 元　5月20日　得力文具店" in told
    assert "经费 4000 元，已用 158.50，还剩 3841.50" in told
    before = live.record("15").application("station")
    picture(live, 1)
    after = live.record("15").application("station")
    assert after.receipts[0].photo is not None
    assert after.photos == before.photos
    assert "缺照片" not in chair(live, "票据")
    chair(live, "票据 3900元 2023年5月28日 家具城")
    assert "超出 58.50" in chair(live, "票据")
    assert "图书馆　经费 4000 元，已用 4058.50，超出 58.50　票据 2，缺照片 1" in office(
        live, "经费表"
    )


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("票据 158.50 得力文具店", "请写金额、日期、商家"),
        ("票据 158.50 5月20日", "请写金额、日期、商家"),
        ("票据 0 5月20日 得力", "金额 0 元不对"),
        ("票据 158.50 12月20日 得力", "要在今天以前"),
        ("票据 158.50 5月40日 得力", "要在今天以前"),
        ("票据 删 9", "没有第 9 张"),
    ],
)
def test_what_is_no_receipt_is_told_and_nothing_is_kept(live: Live, said: str, right: str) -> None:
    assert right in chair(live, said)
    assert live.record("15").application("station").receipts == ()


def test_the_same_receipt_twice_is_found_also_at_another_station(live: Live) -> None:
    chair(live, "票据 158.50 5月20日 得力文具店")
    picture(live, 1)
    assert "这张和第 1 张一样" in chair(live, "票据 158.5 5月20日 得力文具店")
    chair(live, "票据 60 5月21日 超市")
    picture(live, 1)
    texts = [e.text for e in live.outbox("chair15") if isinstance(e, SendText)]
    assert any("和第 1 张的照片一样" in text for text in texts)
    chair(live, "票据 158.50 5月20日 得力文具店", by="chair05")
    told = office(live, "经费表")
    assert "可能重复：图书馆第 1 张 和 信工第 1 张" in told


def test_receipts_wait_for_acceptance_and_end_with_their_day(live: Live) -> None:
    assert "验收合格以后才有" in chair(live, "票据 100 5月20日 超市", by="chair07")
    late = datetime.fromisoformat("2023-12-01T10:00:00+08:00")
    assert "收到 11月30日 为止" in chair(live, "票据 100 5月20日 超市", now=late)
    assert live.record("15").application("station").receipts == ()


def test_a_result_and_the_deadline_do_not_close_receipts(live: Live) -> None:
    office(live, "结果 图书馆 驿站 推荐")
    assert "记下第 1 张" in chair(live, "票据 100 5月20日 超市")
    assert "删了第 1 张（100 元）" in chair(live, "票据 删 1")


def test_who_lacks_something_is_reminded_once_it_is_confirmed(live: Live) -> None:
    shown = office(live, "经费表 催")
    assert "将提醒 2 个单位" in shown
    assert "正在提醒 2 个单位" in office(live, f"确认 {shown.split('确认 ')[1][:4]}")
    texts = [e.text for e in live.outbox("chair15") if isinstance(e, SendText)]
    assert any("请在 11月30日 前交" in text for text in texts)


def test_finance_gets_a_table_that_adds_up(live: Live) -> None:
    chair(live, "票据 158.50 5月20日 得力文具店")
    office(live, "经费表 文件")
    assert any(isinstance(e, SendReviewPaper) for e in live.outbox("office01"))
    book = openpyxl.load_workbook(io.BytesIO(money_table(AwardFacts(live.store, "station"))))
    rows = [[c for c in row if c is not None] for row in book["经费表"].iter_rows(values_only=True)]
    assert [2, "图书馆分工会", 2000, 2000, 4000, 158.5, 3841.5] in rows
    lines = [list(row) for row in book["票据清单"].iter_rows(values_only=True)]
    assert ["图书馆分工会", 1, "2023年5月20日", "得力文具店", 158.5, "缺照片"] in lines


def test_an_older_record_has_no_receipts(live: Live) -> None:
    assert live.record("03").application("home").receipts == ()


def test_every_receipt_is_in_the_history(live: Live) -> None:
    chair(live, "票据 158.50 5月20日 得力文具店")
    assert "票据 1：158.50 元 05-20 得力文具店" in office(live, "记录 图书馆")
