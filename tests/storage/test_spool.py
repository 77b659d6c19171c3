"""Callbacks on disk: none is lost, kept twice or moved before another of its person."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.files.spool import ASIDE, UNFINISHED, Spool, Spooled

CAME = datetime(2023, 5, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool")


def said(text: str, by: str = "chair01") -> Spooled:
    return Spooled(by, f"callback-{by}-{text}", f"<xml>{text}</xml>", CAME, CAME)


def waiting(spool: Spool) -> Iterator[str]:
    for person in spool.people():
        yield from (spool.read(file).xml for file in spool.files(person))


def test_what_is_kept_comes_back_as_it_was(spool: Spool, tmp_path: Path) -> None:
    spool.add(said("一"))
    (person,) = Spool(tmp_path / "spool").people()
    (file,) = spool.files(person)
    assert spool.read(file) == said("一")
    assert file.stat().st_mode & 0o077 == 0


def test_each_persons_words_stay_in_order(spool: Spool) -> None:
    for number in range(12):
        spool.add(said(f"{number}", by=f"chair0{number % 2 + 1}"))
    assert list(waiting(spool)) == [f"<xml>{n}</xml>" for n in (*range(0, 12, 2), *range(1, 12, 2))]


def test_a_clock_that_was_put_back_changes_no_order(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool.add(said("一"))
    monkeypatch.setattr(time, "time_ns", lambda: 5)
    spool.add(said("二"))
    spool.add(said("三"))
    assert list(waiting(spool)) == ["<xml>一</xml>", "<xml>二</xml>", "<xml>三</xml>"]


def test_a_repeat_is_kept_once(spool: Spool) -> None:
    for _ in range(3):
        spool.add(said("一"))
    assert len(list(waiting(spool))) == 1


def test_only_whose_words_wait_are_waited_for(spool: Spool) -> None:
    spool.add(said("一"))
    assert spool.holds("chair01")
    assert not spool.holds("chair02")
    (person,) = spool.people()
    spool.remove(next(spool.files(person)))
    assert not spool.holds("chair01")
    assert spool.people() == []


def test_what_a_crash_left_half_written_is_none(spool: Spool, tmp_path: Path) -> None:
    spool.add(said("一"))
    (person,) = spool.people()
    (person / f"{UNFINISHED}-ab").write_text("{")
    assert len(list(spool.files(person))) == 1


def test_what_is_put_aside_waits_no_longer_and_is_counted(spool: Spool, tmp_path: Path) -> None:
    spool.add(said("一"))
    spool.add(said("二"))
    (person,) = spool.people()
    spool.put_aside(next(spool.files(person)))
    assert list(waiting(spool)) == ["<xml>二</xml>"]
    assert (spool.size(time.time()).waiting, spool.size(time.time()).aside) == (1, 1)
    assert len(list((tmp_path / "spool" / ASIDE).iterdir())) == 1


def test_the_size_tells_since_when_the_oldest_waits(spool: Spool) -> None:
    assert (spool.size(time.time()).waiting, spool.size(time.time()).oldest_s) == (0, 0)
    spool.add(said("一"))
    assert spool.size(time.time() + 500).oldest_s >= 499


def test_a_disk_that_takes_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("a file where the folder should be")
    with pytest.raises(OSError, match=r"."):
        Spool(tmp_path / "spool").add(said("一"))


def test_nothing_is_lost_between_one_who_adds_and_one_who_removes(spool: Spool) -> None:
    found: list[str] = []
    is_over = threading.Event()

    def take_all() -> None:
        while not is_over.is_set() or spool.people():
            for person in spool.people():
                for file in spool.files(person):
                    found.append(spool.read(file).xml)
                    spool.remove(file)

    taker = threading.Thread(target=take_all)
    taker.start()
    for number in range(200):
        spool.add(said(f"{number}"))
    is_over.set()
    taker.join()
    assert found == [f"<xml>{number}</xml>" for number in range(200)]
