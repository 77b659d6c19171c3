"""What hearing has counted is kept from one start to the next, and counted anew where it is not whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.web.hearing import make_hearing_ready
from handlers.hearing import kept_counts
from handlers.hearing.catalogue import chairs, office
from handlers.hearing.names import NO_NAMES
from handlers.hearing.understanding import understand


def readings(said: str) -> list[tuple[str, float]]:
    return [(found.intent, found.score) for found in understand(said, (), chairs(), NO_NAMES)]


def test_kept_counts_are_those_that_were_counted(tmp_path: Path) -> None:
    make_hearing_ready(tmp_path)
    counted = [chairs().written.counts, office().spoken.counts]
    before = readings("请问我现在到哪一步了")
    (kept,) = tmp_path.iterdir()
    assert kept_counts.take(kept.read_bytes())
    assert [chairs().written.counts, office().spoken.counts] == counted
    assert chairs().written.counts is not counted[0]
    assert readings("请问我现在到哪一步了") == before != []


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_what_is_not_whole_is_counted_and_kept_anew(tmp_path: Path, damage: bytes | None) -> None:
    make_hearing_ready(tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"\0" if damage is None else damage)
    assert not kept_counts.take(path.read_bytes())
    make_hearing_ready(tmp_path)
    assert path.read_bytes() == whole


def test_what_another_version_counted_goes(tmp_path: Path) -> None:
    (tmp_path / "hearing-of-old.bin").write_bytes(b"x")
    make_hearing_ready(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"hearing-{kept_counts.name()}.bin"]


def test_a_folder_that_takes_nothing_holds_up_no_start(tmp_path: Path) -> None:
    make_hearing_ready(tmp_path / "missing")
    assert readings("请问我现在到哪一步了")
