"""Files are read beside the web processes: one at a time, for so long, and whatever becomes of it."""

from __future__ import annotations

import fcntl
import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.summary.reading import LOCK_NAME, BusyError, ReadingDesk
from bot.summary.unreadable import UnreadableError
from tests.bot.summary.docx_files import docx_of, repacked
from tests.bot.summary.pdf_files import pdf_of

SECRET = b"what a person wrote"


@contextmanager
def somebody_reading(folder: Path) -> Iterator[None]:
    """Another process has its turn until the block ends."""
    with (folder / LOCK_NAME).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf_of(["一句话"])),
        ("a.docx", docx_of("一句话")),
        ("a.txt", "一句话".encode("gb18030")),
    ],
)
def test_a_file_is_read_by_a_process_of_its_own(tmp_path: Path, name: str, data: bytes) -> None:
    assert ReadingDesk(tmp_path).read(name, data) == "一句话"


@pytest.mark.parametrize(
    ("name", "told"), [("a.xls", "表格"), ("a.doc", "旧格式"), ("名字.\x00\ud800 坏", "旧格式")]
)
def test_a_refusal_comes_with_its_reason(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        ReadingDesk(tmp_path).read(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_what_takes_too_long_is_ended_and_the_next_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="太复杂"):
        ReadingDesk(tmp_path, patience_s=0.001).read("a.pdf", pdf_of(["一句话"]))
    assert ReadingDesk(tmp_path).read("a.pdf", pdf_of(["一句话"])) == "一句话"


def test_a_reader_that_dies_is_told_about_and_nothing_it_printed_gets_into_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = ReadingDesk(tmp_path, reader="tests.bot.summary.noisy_reader")
    with pytest.raises(UnreadableError, match="读不出来"):
        desk.read("a.pdf", SECRET)
    printed = capfd.readouterr()
    assert SECRET.decode() not in printed.out + printed.err + caplog.text
    assert "the reader ended" in caplog.text


def test_a_table_of_tables_without_end_ends_the_reader_only(tmp_path: Path) -> None:
    nested = b"<w:tbl><w:tr><w:tc>" * 5000 + b"</w:tc></w:tr></w:tbl>" * 5000

    def deep(xml: bytes) -> bytes:
        return xml.replace(b"<w:body>", b"<w:body>" + nested)

    with pytest.raises(UnreadableError, match="打不开|读不出来"):
        ReadingDesk(tmp_path).read("a.docx", repacked(docx_of("一"), document_xml=deep))


def test_who_comes_while_another_is_read_is_told_so_and_is_read_afterwards(tmp_path: Path) -> None:
    desk = ReadingDesk(tmp_path)
    with somebody_reading(tmp_path), pytest.raises(BusyError):
        desk.read("a.pdf", pdf_of(["一句话"]))
    assert desk.read("a.pdf", pdf_of(["一句话"])) == "一句话"


def test_one_thread_waits_for_its_turn_and_the_others_go_on_at_once(tmp_path: Path) -> None:
    desk = ReadingDesk(tmp_path)
    with ThreadPoolExecutor(1) as pool:
        with somebody_reading(tmp_path):
            waiting = pool.submit(desk.read, "a.pdf", pdf_of(["一句话"]))
            while not desk._place_in_line.locked():
                time.sleep(0.001)
            with pytest.raises(BusyError):
                desk.read("b.pdf", pdf_of(["另一句"]))
            assert not waiting.done()
        assert waiting.result() == "一句话"
