"""Days and times as people write them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.moment_reading import read_moment
from tests.handlers.dialogue import DURING

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023-05-13 12:00", "2023-05-13 12:00"),
        ("２０２３－０５－１３　１２：００", "2023-05-13 12:00"),
        ("2023/5/13 9:05", "2023-05-13 09:05"),
        ("2023.5.13 09:05", "2023-05-13 09:05"),
        ("2023-05-13T12:00:00", "2023-05-13 12:00"),
        ("2023年5月13日12:00", "2023-05-13 12:00"),
        ("5月13日（周六）12:00", "2023-05-13 12:00"),
        ("5月13日 12点", "2023-05-13 12:00"),
        ("5月13号下午3点半", "2023-05-13 15:30"),
        ("5月13日中午12点", "2023-05-13 12:00"),
        ("5月13日上午9时20分", "2023-05-13 09:20"),
        ("5-13 18:30", "2023-05-13 18:30"),
        ("今天18:00", "2023-05-08 18:00"),
        ("明天 12:00", "2023-05-09 12:00"),
        ("后天晚上8点", "2023-05-10 20:00"),
    ],
)
def test_a_moment_is_read(written: str, meant: str) -> None:
    reading = read_moment(f"05 信工 {written} 打印机坏了", DURING, ZONE)
    assert reading is not None
    assert (reading.before, reading.after) == ("05 信工", "打印机坏了")
    assert reading.has_time
    assert reading.at == datetime.fromisoformat(f"{meant}:00+08:00")


@pytest.mark.parametrize(
    "written", ["2023-02-30 12:00", "5月13日25:00", "13-13 12:00", "5-13 12:77"]
)
def test_what_no_calendar_has_is_no_moment(written: str) -> None:
    reading = read_moment(f"信工 {written} 理由", DURING, ZONE)
    assert reading is not None
    assert reading.at is None


@pytest.mark.parametrize("written", ["2023-05-13", "5月13日", "明天", "5-13 中午"])
def test_a_day_alone_has_no_time(written: str) -> None:
    reading = read_moment(f"信工 {written} 理由", DURING, ZONE)
    assert reading is not None
    assert not reading.has_time


@pytest.mark.parametrize("text", ["", "信工", "信工 12:00", "信工 下周", "05"])
def test_without_a_day_there_is_nothing_to_read(text: str) -> None:
    assert read_moment(text, DURING, ZONE) is None


@given(st.text(alphabet="今天明5月13日号点半分时:：-/. （）周六上下午0123456789", max_size=24))
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_read_or_not_but_never_an_error(text: str) -> None:
    reading = read_moment(text, DURING, ZONE)
    assert reading is None or reading.at is None or reading.at.tzinfo is ZONE


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001
@settings(deadline=None)
def test_every_minute_comes_back_as_it_was_written(moment: datetime) -> None:
    reading = read_moment(f"信工 {moment:%Y-%m-%d %H:%M} 理由", DURING, ZONE)
    assert reading is not None
    assert reading.at == moment.replace(second=0, microsecond=0, tzinfo=ZONE)
