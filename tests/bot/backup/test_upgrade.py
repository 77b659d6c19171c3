"""A backup that an earlier version made can be put back by this one; the file here never changes."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import Any

import pytest

from campaign.applications import Status
from storage import audit
from storage.files.data_folder import PHOTOS
from storage.files.photos import PhotoFiles
from storage.records import from_fields
from tests.bot.backup.backups import Machine
from tests.bot.export.export_samples import KEYS

EARLIEST = Path(__file__).parent / "fixtures" / "backup-format-1.zip"
RECEIPTS = {"03": ["J03-v1", "Y03-v1"], "04": ["J04-v1", "J04-v2"], "05": ["J05-v1"], "06": []}


def test_the_earliest_backup_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = Machine(tmp_path, monkeypatch, capsys)
    code, told = new.types("restore", str(EARLIEST))
    assert code == 0, told
    photos = PhotoFiles(new.data / PHOTOS)
    with new.store() as server:
        for number, receipts in RECEIPTS.items():
            fields: Any = server.hgetall(KEYS.branch(number))
            applications = from_fields(fields).applications.values()
            handed_in = [submission for a in applications for submission in a.submissions]
            assert [submission.receipt for submission in handed_in] == receipts
            for photo in (photo for s in handed_in for photo in s.photos):
                assert hashlib.sha256(photos.read(photo.path)).hexdigest() == photo.sha256
        returned: Any = server.hgetall(KEYS.branch("04"))
        home = from_fields(returned).application("home")
        assert (home.status, home.returned.reason if home.returned else "") == (
            Status.RETURNED,
            "请补拍活动照片",
        )
        entries = [entry.did for entry in audit.read(server, KEYS, audit.OFFICE)]
        assert entries == ["receive", "nudge", "export", "send_back"]


def test_what_is_put_back_is_its_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = Machine(tmp_path, monkeypatch, capsys)
    assert new.types("restore", str(EARLIEST))[0] == 0
    for path in (new.data / PHOTOS).rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
