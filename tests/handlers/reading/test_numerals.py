"""Chinese numerals as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.numerals import arabic

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The number below 100 as it is read aloud."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


@pytest.mark.parametrize("number", range(100))
def test_every_number_below_a_hundred(number: int) -> None:
    assert arabic(chinese(number)) == str(number)
    assert arabic(f"第{chinese(number)}项") == f"第{number}项"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("一十五", "15"),
        ("〇", "0"),
        ("两分", "2分"),
        ("二一", "21"),
        ("四 三 五", "4 3 5"),
        ("四、三、五", "4、3、5"),
        ("四三五四四", "43544"),
        ("除了三等于二", "除了3等于2"),
        ("除了 三=二", "除了 3=2"),
        ("十、十一", "10、11"),
        ("二十分", "20分"),
        ("没有数字", "没有数字"),
        ("一百", "100"),
        ("一百二", "120"),
        ("一百二十", "120"),
        ("一百零二", "102"),
        ("一百十五", "115"),
        ("两千三", "2300"),
        ("一千零五十", "1050"),
        ("九千九百九十九", "9999"),
        ("一万", "10000"),
        ("一万二", "12000"),
        ("两万零五十", "20050"),
        ("十二万三千", "123000"),
        ("二〇二三年", "2023年"),
        ("三四十人", "三四十人"),
        ("一两百", "一两百"),
        ("千万别", "千万别"),
        ("万一", "万一"),
        ("5十", "5十"),
        ("", ""),
    ],
)
def test_reads(written: str, read: str) -> None:
    assert arabic(written) == read


@given(st.lists(st.integers(0, 99), min_size=1))
def test_numbers_with_something_between_stay_apart(numbers: list[int]) -> None:
    assert arabic(" ".join(map(chinese, numbers))) == " ".join(map(str, numbers))


@given(st.text())
def test_only_numerals_are_touched(text: str) -> None:
    kept = set(text) - set("零〇一二两三四五六七八九十百千万")
    assert kept <= set(arabic(text))
    assert arabic(arabic(text)) == arabic(text)
