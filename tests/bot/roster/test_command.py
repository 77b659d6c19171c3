"""`python -m bot roster` beside the running product, on its own, and when others are faster."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from redis import Redis

from bot.roster import command
from bot.roster.command import run_roster
from bot.roster.plan import make_plan
from bot.settings import Settings, read_settings
from campaign.model import Campaign
from storage.keys import Keys
from storage.server.embedded import EmbeddedServer, running_url
from storage.store import Store
from tests.bot.processes import ROOT
from tests.bot.roster.roster_files import HEADER, changed_xlsx, csv_file, xlsx_file
from tests.bot.test_settings import GOOD
from tests.handlers.dialogue import the_campaign
from tests.handlers.live import Live, everything

KEYS = Keys(the_campaign().id)
ROWS = (HEADER, ("05", "chair31", "", "", "", ""), ("06", "chair06", "", "", "", ""))


@pytest.fixture
def settings(redis_url: str, server: Redis, tmp_path: Path) -> Settings:
    """The product's settings, on the server of this test."""
    here = {"REDIS_URL": redis_url, "BOT_CONFIG": str(ROOT / "config.yaml")}
    return read_settings(GOOD | here | {"DATA_DIR": str(tmp_path / "data")})


def chair_of(server: Redis, number: str = "05") -> str:
    return Store(the_campaign(), server).campaign().branch_by_number[number].chair


def test_the_dry_run_tells_everything_and_writes_nothing(
    settings: Settings, server: Redis, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_roster(settings, xlsx_file(tmp_path, ROWS), is_applied=False) == 0
    assert capsys.readouterr().out.splitlines() == [
        "roster.xlsx：2 行",
        "05 信工　新任主席 chair31（原 chair05）",
        "未变 1 个；文件里没写的 20 个也不动。",
        "以上是试算，没有写入。确认无误后加 --apply 再运行一次。",
    ]
    assert everything(server) == {}


def test_the_worksheet_that_was_read_and_what_was_done_to_cells_are_told(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (HEADER, ("05", "chair31", "李\n四", "", "", ""))

    def add_notes(book: openpyxl.Workbook) -> None:
        book.create_sheet("说明").append(["怎么填"])

    path = changed_xlsx(xlsx_file(tmp_path, rows), add_notes)
    assert run_roster(settings, path, is_applied=False) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "roster.xlsx：1 行",
        "读的是工作表“Sheet”（没有读：说明）。",
        "请留意：",
        "C2 里的换行已去掉，读作“李四”",
    ]


def test_what_is_applied_works_at_once_in_running_processes_and_is_in_the_history(
    settings: Settings, server: Redis, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live = Live(server)
    live.say("申报小家", "4", by="chair05")
    path = csv_file(tmp_path, ROWS, "gb18030")
    assert run_roster(settings, path, is_applied=True) == 0
    assert "已写入 1 个分工会" in capsys.readouterr().out
    assert "已答 2/31" in live.say("申报小家", "3", by="chair31")
    assert "还没有登记" in live.say("4", by="chair05")
    entry = next(entry for entry in live.audit("05") if entry["did"] == "roster_file")
    assert (entry["by"], entry["did"], entry["why"]) == ("operator", "roster_file", "roster.csv")
    assert entry["after"] == {"chair": "chair31"}
    assert "系统管理员 导入名册：主席 chair05 → chair31（roster.csv）" in live.say(
        "记录 信工", by="office01"
    )
    line, *_ = live.audit("office")
    assert (line["by"], line["whom"], line["said"]) == ("operator", "05", "roster.csv")
    assert run_roster(settings, path, is_applied=True) == 0
    assert "没有要改的" in capsys.readouterr().out


def test_one_wrong_row_and_nothing_is_written(
    settings: Settings, server: Redis, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = csv_file(tmp_path, (*ROWS, ("07", "chair08", "", "", "", "")))
    assert run_roster(settings, path, is_applied=True) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "第 4 行　chair08 也是 08 材料 的填报人" in shown.err
    assert everything(server) == {}


def test_a_roster_that_changed_since_it_was_compared_stays_as_it_is(
    settings: Settings,
    server: Redis,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def meanwhile(campaign: Campaign, entries: Any) -> Any:
        """The office binds somebody while the file is being compared."""
        Live(server).say("绑定 chair32 信工", by="office01")
        return make_plan(campaign, entries)

    monkeypatch.setattr(command, "make_plan", meanwhile)
    assert run_roster(settings, csv_file(tmp_path, ROWS), is_applied=True) == 1
    assert "刚才有人改了名册" in capsys.readouterr().err
    assert chair_of(server) == "chair32"


def test_a_second_file_builds_on_the_first(
    settings: Settings, server: Redis, tmp_path: Path
) -> None:
    header = ("编号", "分工会", "主席账号")
    run_roster(
        settings, csv_file(tmp_path, (header, ("23", "国教分工会", "chair23"))), is_applied=True
    )
    assert chair_of(server, "23") == "chair23"
    run_roster(
        settings, csv_file(tmp_path, (("编号", "电话"), ("23", "82320000"))), is_applied=True
    )
    branch = Store(the_campaign(), server).campaign().branch_by_number["23"]
    assert (branch.chair, branch.phone) == ("chair23", "82320000")
    live = Live(server)
    assert "23 国教分工会，您好" in live.say("菜单", by="chair23")
    assert "共 23 个分工会" in live.say("状态", by="office01")


def test_without_a_running_product_the_embedded_server_runs_for_the_moment(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    path = csv_file(tmp_path, ROWS)
    done = _run(data, str(path), "--apply")
    assert (done.returncode, done.stderr) == (0, "")
    assert "已写入 1 个分工会" in done.stdout
    assert running_url(data) is None
    with EmbeddedServer(data) as embedded:
        beside = _run(data, str(path))
        assert "没有要改的" in beside.stdout
        with Redis.from_url(embedded.url, decode_responses=True) as server:
            assert chair_of(server) == "chair31"


def test_a_file_that_is_none_is_one_calm_line(tmp_path: Path) -> None:
    done = _run(tmp_path / "data", str(tmp_path / "missing.csv"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "打不开文件" in done.stderr
    assert not (tmp_path / "data").exists()


def _run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": os.environ["PATH"], "DATA_DIR": str(data), **GOOD}
    return subprocess.run(
        [sys.executable, "-m", "bot", "roster", *arguments],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
