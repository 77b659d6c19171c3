"""Days and times as people write them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.moments import read_moment
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
        ("周五 12:00", "2023-05-12 12:00"),
        ("周一18:00", "2023-05-08 18:00"),
        ("下周一中午", "2023-05-15 12:00"),
        ("下个周五中午前", "2023-05-19 12:00"),
        ("本周五下午5点", "2023-05-12 17:00"),
        ("下下周三9点前", "2023-05-24 09:00"),
        ("星期日晚上8点之前", "2023-05-14 20:00"),
        ("礼拜天中午12点", "2023-05-14 12:00"),
        ("20230513 12:00", "2023-05-13 12:00"),
        ("5月13日中午", "2023-05-13 12:00"),
        ("15号下午5点前", "2023-05-15 17:00"),
        ("3号中午", "2023-06-03 12:00"),
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


@pytest.mark.parametrize("written", ["2023-05-13", "5月13日", "明天", "周五", "下周一", "周五前"])
def test_a_day_alone_has_no_time(written: str) -> None:
    reading = read_moment(f"信工 {written} 理由", DURING, ZONE)
    assert reading is not None
    assert not reading.has_time


def test_a_day_of_the_month_is_one_where_it_cannot_be_the_number_of_a_branch() -> None:
    reading = read_moment("12号 延到15号", DURING, ZONE)
    assert reading is not None
    assert (reading.before, reading.has_time) == ("12号 延到", False)
    assert reading.at == datetime.fromisoformat("2023-05-15T00:00:00+08:00")
    assert read_moment("12号 小家 15号楼的照片", DURING, ZONE) is None


def test_by_a_day_is_no_part_of_what_follows() -> None:
    reading = read_moment("周五前 交齐", DURING, ZONE)
    assert reading is not None
    assert reading.after == "交齐"
    assert reading.at == datetime.fromisoformat("2023-05-12T00:00:00+08:00")
    assert getattr(read_moment("周五前台停电", DURING, ZONE), "after", "") == "前台停电"


@pytest.mark.parametrize(
    "text", ["", "信工", "信工 12:00", "信工 下周", "05", "每周一开会", "一周一次", "两周五天"]
)
def test_without_a_day_there_is_nothing_to_read(text: str) -> None:
    assert read_moment(text, DURING, ZONE) is None


@given(
    st.text(alphabet="今天明5月13日号点半分时:：-/. （）下周六一前中上下午0123456789", max_size=24)
)
def test_whatever_is_written_is_read_or_not_but_never_an_error(text: str) -> None:
    reading = read_moment(text, DURING, ZONE)
    assert reading is None or reading.at is None or reading.at.tzinfo is ZONE


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001
def test_every_minute_comes_back_as_it_was_written(moment: datetime) -> None:
    reading = read_moment(f"信工 {moment:%Y-%m-%d %H:%M} 理由", DURING, ZONE)
    assert reading is not None
    assert reading.at == moment.replace(second=0, microsecond=0, tzinfo=ZONE)
