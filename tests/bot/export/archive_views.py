"""What is handed out as files, held against how the applications stand."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import openpyxl

from bot.export.building import build
from bot.export.list_alone import list_alone
from bot.export.source import Source
from campaign.condition import Condition, PaperState, State
from handlers.wording import conditions
from handlers.wording.archive import LIST, NOT_COUNTED, NOTES
from storage.files.photos import PhotoFiles
from storage.store import Store
from tests.bot.export.test_list import rows
from tests.bot.histories import BRANCHES, TRACKS, History
from tests.bot.view_reading import Stands, where
from tests.handlers.dialogue import the_campaign


def archive(history: History, stands: Stands) -> None:
    """Each version that counts lies where it counts, what was taken back apart, and is counted so."""
    store = Store(the_campaign(), history.live.server)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.zip"
        built = build(Source(store), PhotoFiles(Path(folder)), path, lambda _done, _total: None)
        with zipfile.ZipFile(path) as packed:
            names, notes = packed.namelist(), packed.read(NOTES).decode()
            _list(openpyxl.load_workbook(io.BytesIO(packed.read(LIST))), stands)
    handed_in = sum(how.is_handed_in for found in stands.values() for how in found.values())
    assert built.applications == handed_in
    for track in TRACKS:
        found = stands[track.id]
        count = len(where(found, lambda how: how.is_handed_in))
        assert f"{track.name}　{count} 份已提交的申报" in notes, notes
        taken_back = where(found, lambda how: bool(how.receipt) and not how.is_handed_in)
        assert _folders(names, track.name) == where(found, lambda how: how.is_handed_in)
        assert _folders(names, f"{NOT_COUNTED}/{track.name}") == taken_back
    newest = {how.receipt for found in stands.values() for how in found.values()} - {""}
    for name in names:
        if name.endswith(".docx"):
            assert any(receipt in name for receipt in newest), name


def list_of_now(history: History, stands: Stands) -> None:
    """清单 tells the same as the list in an archive."""
    store = Store(the_campaign(), history.live.server)
    with tempfile.TemporaryDirectory() as folder:
        content = list_alone(Source(store), Path(folder))
    _list(openpyxl.load_workbook(io.BytesIO(content)), stands)


def _folders(names: list[str], above: str) -> set[str]:
    """The branches that have a folder there."""
    inside = [name.removeprefix(f"{above}/") for name in names if name.startswith(f"{above}/")]
    return {name.split(" ")[0] for name in inside}


def _list(book: Any, stands: Stands) -> None:
    lines = {(line["编号"], line["项目"]): line for line in rows(book, "总表")}
    for track in TRACKS:
        for branch in BRANCHES:
            _line_is_right(lines[branch.number, track.name], stands[track.id][branch.number])


def _line_is_right(line: dict[str, Any], how: Condition) -> None:
    status = conditions.STATUS[how.status] if how.status else conditions.HAS_TITLE
    assert line["状态"] == (f"已撤回 {how.receipt}" if how.state is State.WITHDRAWN else status)
    assert (line["申报编号"] or "") == how.receipt
    assert not how.points or line["自评分"] == how.points, line
    assert bool(line["提交说明"]) == how.corrects, line
    result, paper, lacking = (line[name] or "" for name in ("评选结果", "纸质版", "还缺什么"))
    assert result.startswith("推荐") == (how.state is State.RECOMMENDED), line
    assert result.startswith("不推荐") == (how.state is State.REJECTED), line
    assert (f"v{how.paper_version}" in paper) == bool(how.paper_version), line
    assert ("要换" in paper) == (how.paper is PaperState.OUTDATED), line
    assert ("眼下不算" in paper) == (how.paper is PaperState.ORPHANED), line
    assert ("不用再送" in paper) == bool(paper and how.paper is PaperState.WAIVED), line
    assert ("纸质版" in lacking) == how.owes_paper, line
