"""The zip itself: names any system takes, equal bytes, and nothing passes that cannot be read back."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from bot.export.archive import Archive, ArchiveError, append, read_back
from bot.export.names import Names

AT = datetime(2023, 5, 8, 9, 41, 7)  # noqa: DTZ001 - local time, as zip has it


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("J03-v1 自评表.docx", "J03-v1 自评表.docx"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ('a<b>:"c"|d?*.jpg', "a_b___c__d__.jpg"),
        ("结尾有点. ", "结尾有点"),
        ("CON.txt", "_CON.txt"),
        ("第1#稿 100%.docx", "第1＃稿 100％.docx"),
        ("a\x00b\nc\u202ed.jpg", "a_b_c_d.jpg"),
        ("...", "_"),
        ("", "_"),
    ],
)
def test_odd_names_become_harmless(given: str, path: str) -> None:
    assert Names().path(given).lstrip(".") == path.lstrip(".")
    assert "/" not in Names().path(given)


def test_long_names_keep_their_ending() -> None:
    name = Names().path("建家工作总结" * 40 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 120


def test_names_that_some_systems_take_for_one_are_numbered() -> None:
    names = Names()
    given = ["照片.JPG", "照片.jpg", "照片.jpg", "无结尾", "无结尾"]
    assert [names.path("一", name) for name in given] == [
        "一/照片.JPG",
        "一/照片 (2).jpg",
        "一/照片 (3).jpg",
        "一/无结尾",
        "一/无结尾 (2)",
    ]
    assert names.path("二", "照片.jpg") == "二/照片.jpg"


def made(path: Path) -> Archive:
    with Archive(path) as archive:
        archive.add("一/表.docx", b"form " * 5000, AT)
        archive.add("一/照片1.jpg", bytes(range(256)) * 100, AT)
        source = path.with_suffix(".source")
        source.write_bytes(b"list " * 50_000)
        archive.add_file("清单.xlsx", source, AT)
    return archive


def test_equal_files_are_equal_bytes_and_read_back(tmp_path: Path) -> None:
    one, two = tmp_path / "1.zip", tmp_path / "2.zip"
    members = made(one).members
    made(two)
    assert one.read_bytes() == two.read_bytes()
    assert read_back(one, members) == 3
    assert [member.size for member in members] == [25_000, 25_600, 250_000]


def test_pictures_are_stored_and_texts_packed_all_dated_and_readable_for_all(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.zip"
    made(path)
    with zipfile.ZipFile(path) as archive:
        form, photo, _ = archive.infolist()
    assert (form.compress_type, photo.compress_type) == (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
    assert form.date_time == (2023, 5, 8, 9, 41, 6)  # zip counts seconds in twos
    assert form.flag_bits & 0x800  # the name is UTF-8 and says so
    assert form.external_attr >> 16 & 0o777 == 0o644


@pytest.mark.parametrize("year", [1970, 2200])
def test_dates_that_zip_does_not_know(tmp_path: Path, year: int) -> None:
    with Archive(tmp_path / "a.zip") as archive:
        archive.add("a", b"a", AT.replace(year=year))
    assert read_back(tmp_path / "a.zip", archive.members) == 1


@pytest.mark.parametrize("where", [0.02, 0.3, 0.6, 0.999])
def test_damage_on_disk_is_noticed(tmp_path: Path, where: float) -> None:
    path = tmp_path / "a.zip"
    members = made(path).members
    data = bytearray(path.read_bytes())
    data[int(len(data) * where)] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ArchiveError):
        read_back(path, members)


def test_a_file_too_many_or_too_few_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    members = made(path).members
    with pytest.raises(ArchiveError):
        read_back(path, members[:2])
    append(path, "多出来.txt", b"x", AT)
    with pytest.raises(ArchiveError):
        read_back(path, members)
