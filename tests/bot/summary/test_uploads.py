"""Uploaded files: what is read from them, and what a person is told otherwise."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.summary.uploads import MOST_BYTES, MOST_CHARACTERS, UnreadableError, read_upload
from campaign.essays import tidy
from tests.bot.summary.docx_files import docx_of
from tests.bot.summary.pdf_files import locked, pdf_of, scan

TEXT = "建家工作总结\n2022年，我院工会开展活动36次。"
LONG_LINE = "我院工会坚持以职工为中心，扎实推进建家工作，"
OTHER_LINE = "全年开展文体活动、送温暖和民主管理工作三十次，"


def zip_of(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return file.getvalue()


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, kind)
    return file.getvalue()


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_upload(name, data)
    return caught.value.sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_txt_in_any_usual_encoding(encoding: str) -> None:
    assert read_upload("总结.txt", TEXT.replace("\n", "\r\n").encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_txt_in_two_bytes_without_a_mark(encoding: str) -> None:
    assert read_upload("总结.txt", TEXT.encode(encoding)) == TEXT


def test_what_cannot_be_seen_is_dropped() -> None:
    text = "\ufeff一\x00\x07二\u200b\x7f\r\n\u2028三  \r四\v五\u202e\ud800"
    assert tidy(text) == "一二\n\n三\n四\n五"


def test_the_bytes_are_believed_not_the_name() -> None:
    assert read_upload("总结.pdf", docx_of("一句话")) == "一句话"
    assert read_upload("总结.doc", TEXT.encode()) == TEXT
    assert read_upload("没有后缀", pdf_of(["一句话"])) == "一句话"


def test_the_lines_of_a_pdf_become_paragraphs() -> None:
    first = ["建家工作总结", LONG_LINE, OTHER_LINE, "取得实效。", "- 1 -"]
    second = ["　　另起" + LONG_LINE[4:], "到此结束。", "第 2 页"]
    assert read_upload("a.pdf", pdf_of(first, second)) == (
        f"建家工作总结\n{LONG_LINE}{OTHER_LINE}取得实效。\n　　另起{LONG_LINE[4:]}到此结束。"
    )


def test_a_pdf_locked_against_changes_only_is_read() -> None:
    assert read_upload("a.pdf", locked(pdf_of(["一句话"]), "")) == "一句话"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("空.txt", b"", "是空的"),
        ("空白.txt", b" \r\n ", "没有文字"),
        ("空.docx", docx_of(), "没有文字"),
        ("大.txt", b"a" * (MOST_BYTES + 1), "超过 10 MB"),
        ("长.txt", b"ab " * (MOST_CHARACTERS // 2), "超过 10 万字"),
        ("网页.doc", b"<table><tr><td>abc", "网页"),
        ("网页.doc", "<html><body>总结".encode("utf-16"), "网页"),
        ("稿.pages", zip_of(Index__Document_dot_iwa=b"abc"), "Pages"),
        ("表.numbers", zip_of(Index__Document_dot_iwa=b"abc"), "表格"),
        ("表.xlsb", zip_of(xl__workbook_dot_bin=b"abc"), "表格"),
        ("表.ods", zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "表格"),
        ("版式.ofd", zip_of(OFD_dot_xml=b"<a/>"), "OFD"),
        ("断头.pdf", pdf_of(["一句话"]).replace(b"%PDF-1.7", b"%\xe2\xe3"), "没有传完整"),
        ("断尾.pdf", pdf_of(["一句话"])[:900], "没有传完整"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 docx"),
        ("旧.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 docx"),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "表格"),
        (
            "锁.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "密码",
        ),
        ("总结.docx", picture("PNG"), "另存为 docx"),
        ("总结.jpg", picture("JPEG"), "另存为 docx"),
        ("总结.bmp", picture("BMP"), "另存为 docx"),
        ("总结.webp", picture("WEBP"), "另存为 docx"),
        ("总结.heic", b"\0\0\0\x18ftypheic" + bytes(50), "另存为 docx"),
        ("总结.rtf", rb"{\rtf1 abc}", "另存为 docx"),
        ("总结.doc", b"\xef\xbb\xbf<html><body>", "另存为 docx"),
        ("总结.odt", zip_of(mimetype=b"application/vnd.oasis"), "另存为 docx"),
        ("表.xlsx", zip_of(xl__workbook_dot_xml=b"<a/>"), "表格"),
        ("包.zip", zip_of(a_dot_txt=b"abc"), "压缩包"),
        ("包.rar", b"Rar!\x1a\x07" + bytes(20), "压缩包"),
        ("断.docx", docx_of("一句话")[:2000], "没有传完整"),
        ("坏.docx", zip_of(**{"[Content_Types]_dot_xml": b"<a/>"}), "另存为 docx"),
        ("断.pdf", b"%PDF-1.7\nabc", "没有传完整"),
        ("锁.pdf", locked(pdf_of(["一句话"]), "secret"), "密码"),
        ("扫描.pdf", scan(), "扫描"),
        ("长.pdf", pdf_of(*([["一"]] * 31)), "31 页"),
        ("乱.txt", bytes(range(1, 32)) * 20, "认不出"),
        ("乱.bin", b"\xff\x00\xfe" * 99, "认不出"),
    ],
)
def test_the_rest_is_told_what_would_be_right(name: str, data: bytes, told: str) -> None:
    assert told in refusal(name, data)


def test_a_docx_that_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = io.BytesIO(docx_of("一句话"))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", bytes(30 * 1024 * 1024))
    assert "内容太多" in refusal("a.docx", bomb.getvalue())


def test_a_docx_that_lies_about_its_size_is_not_unpacked_further() -> None:
    whole = docx_of("一句话" * 1000)
    place = whole.rindex(b"word/document.xml") - 46 + 24  # the size in the directory of the zip
    lying = whole[:place] + (100).to_bytes(4, "little") + whole[place + 4 :]
    assert "没有传完整" in refusal("a.docx", lying)


def test_entities_that_multiply_are_not_followed() -> None:
    whole = io.BytesIO()
    lol = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    with zipfile.ZipFile(io.BytesIO(docx_of("一句话"))) as old, zipfile.ZipFile(whole, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                start = data.index(b"<w:document")
                data = data[:start] + lol + b"]>" + data[start:].replace("一句话".encode(), b"&j;")
            new.writestr(entry, data)
    assert len(refusal("a.docx", whole.getvalue())) < 100


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    try:
        text = read_upload("a", start + data)
    except UnreadableError as refused:
        text = refused.sentence
    assert text
    assert not set(text) & set("\x00\x07\r\ufeff")
