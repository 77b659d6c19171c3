"""字数: the rule by examples, its laws, and a word processor that counts for itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from campaign.word_count import count_characters

TEXTS = st.text(
    st.one_of(
        st.sampled_from("中文工会，。！？“”‘’—…·（）《》１Ａabc XYZ019,.%-@'\u3000\u200b\n\t\r"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
SOFFICE = shutil.which("soffice")
SAMPLE = [
    "2022年度工作总结",
    "我院工会（以下简称“工会”）现有会员126人，小组8个。",
    "全年开展活动36次，参与率达98.5%；获评A级，E-mail: ssg@cugb.edu.cn。",
    "一、加强组织建设　按照《章程》要求，坚持“以人为本、服务职工”，建成Home站点３处。",
    "WiFi 6、iPad mini 2 台，投入￥3,200.00 元，温度以℃计。",
    "",
    "1. 送温暖 2. 送清凉；It is done.",
]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \t\r\n\u3000\xa0\ufeff\u200b", 0),
        ("建家工作总结", 6),
        ("第一，第二。", 6),
        ("2022年", 2),
        ("E-mail: ab@c.cn", 2),
        ("98.5%，很好", 4),
        ("２０２２年", 5),
        ("你好,世界", 5),
        ("建 家\n工\u3000作", 4),
        ("union work", 2),
        ("“工会”", 4),
        ("——", 2),
        ("……", 2),
        ("it’s", 1),
        ("①Ⅳ℃→★", 5),
        ("𠮷𣎴", 2),
        ("葛\U000e0100", 1),
        ("カタカナ한국", 6),
        ("👍", 1),
    ],
)
def test_examples(text: str, count: int) -> None:
    assert count_characters(text) == count


@given(TEXTS, TEXTS)
def test_parts_add_up_when_a_space_is_between(one: str, other: str) -> None:
    assert count_characters(f"{one} {other}") == count_characters(one) + count_characters(other)


@given(TEXTS, TEXTS)
def test_joining_loses_no_more_than_the_run_it_joins(one: str, other: str) -> None:
    """Two runs become one; with an apostrophe between them, three become one."""
    apart = count_characters(one) + count_characters(other)
    assert apart - 2 <= count_characters(one + other) <= apart


@given(TEXTS)
def test_spaces_around_and_doubled_count_nothing(text: str) -> None:
    assert count_characters(f"\u3000\n{text}\r\n ") == count_characters(text)
    assert count_characters(re.sub("([ \n\t\u3000])", r"\1\1", text)) == count_characters(text)


@given(TEXTS)
def test_never_more_than_there_are_characters(text: str) -> None:
    assert 0 <= count_characters(text) <= len(text)


@pytest.mark.parametrize(
    ("piece", "times", "count"),
    [
        ("中", 350_000, 350_000),
        ("a", 1_000_000, 1),
        ("a b中", 200_000, 600_000),
        ("a’", 250_000, 2),
    ],
)
def test_a_megabyte_is_counted(piece: str, times: int, count: int) -> None:
    """A rule that tries every end of a run again would not come back."""
    assert count_characters(piece * times) == count


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_counts_the_same(tmp_path: Path) -> None:
    """What the rule says LibreOffice counts otherwise is not in the sample."""
    document = Document()
    for line in SAMPLE:
        document.add_paragraph(line)
    document.save(str(tmp_path / "sample.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run(
        [str(SOFFICE), profile, *convert, str(tmp_path / "sample.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    statistics = zipfile.ZipFile(tmp_path / "sample.odt").read("meta.xml").decode()
    found = re.search(r'meta:word-count="(\d+)"', statistics)
    assert found is not None
    assert int(found[1]) == count_characters("\n".join(SAMPLE))
