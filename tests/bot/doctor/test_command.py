"""What the command prints and how it ends, before the bot runs and while it does."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from bot.doctor.command import GROUPS, in_words, run_doctor
from bot.doctor.findings import Finding, Level, good
from bot.doctor.running import Check, examine
from bot.doctor.scene import Scene
from tests.bot.doctor.installation import Installation


def test_before_the_first_start_nothing_fails(installation: Installation) -> None:
    installation.is_served = False
    installation.server.flushall()
    found = installation.examine()
    assert [id for id, f in found.items() if f.level is Level.FAILS] == ["certificate"]
    assert "没有在运行" in found["worker"].cause
    assert found["secret"].level is Level.OK


def test_while_nothing_runs_the_way_in_waits(installation: Installation) -> None:
    installation.is_served = False
    installation.server.flushall()
    installation.set(PUBLIC_URL="")
    found = installation.examine()
    for check in ("callback", "callback_path", "latency", "token", "aes_key"):
        assert found[check].level is Level.SKIPPED
        assert "没有在运行" in found[check].cause


def test_without_any_data_yet(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    environ = {**installation.environ, "REDIS_URL": "", "PUBLIC_URL": ""}
    assert run_doctor(environ, as_json=False) == 0
    told = capsys.readouterr().out
    assert "[跳过] Redis：还没有数据，第一次启动（serve）时自动建立" in told
    assert "[注意] PUBLIC_URL：没有设" in told
    assert told.splitlines()[-1].endswith("没有不行的。")


def test_the_data_folder_is_left_for_the_start_to_make(installation: Installation) -> None:
    found = installation.examine()
    assert "启动时建立" in found["data_dir"].cause
    assert not Path(installation.environ["DATA_DIR"]).exists()


def test_a_bot_elsewhere_on_the_same_store_is_not_called_dead(installation: Installation) -> None:
    installation.is_served = False
    installation.set(PUBLIC_URL="")
    found = installation.examine()
    assert found["worker"].level is Level.OK
    assert "不在这台机器" in found["callback"].cause


def test_a_store_whose_address_is_a_secret_file_is_found(
    installation: Installation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "redis_url"
    file.write_text(installation.environ.pop("REDIS_URL"), encoding="utf-8")
    environ = {**installation.environ, "REDIS_URL_FILE": str(file), "PUBLIC_URL": ""}
    run_doctor(environ, as_json=False)
    assert "[通过] Redis：连得上，写得进" in capsys.readouterr().out


def test_a_store_that_is_away_fails_by_itself(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    environ = {**installation.environ, "REDIS_URL": "redis://:hush@127.0.0.1:9", "PUBLIC_URL": ""}
    assert run_doctor(environ, as_json=True) == 1
    out = capsys.readouterr().out
    told = json.loads(out)
    assert told["ok"] is False
    assert [c["id"] for c in told["checks"] if c["level"] == "fails"] == ["redis"]
    assert "hush" not in out


def test_json_has_a_stable_id_for_every_check() -> None:
    ids = [check.id for group in GROUPS for check in group]
    assert len(ids) == len(set(ids))
    assert ids == (Path(__file__).parent / "ids.txt").read_text(encoding="utf-8").split()


def test_no_secret_is_printed(installation: Installation) -> None:
    installation.simulator.faults.add("errcode", "agent/get", errcode=48002, times=9)
    installation.bot_started_with(WECOM_TOKEN="AnotherToken1")
    printed = repr(installation.examine())
    for name in ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY"):
        assert installation.environ[name] not in printed
    assert str(installation.simulator.enterprise.tokens._current) not in printed


def test_probes_of_the_callback_are_neither_counted_nor_kept(installation: Installation) -> None:
    before = set(installation.server.keys())
    installation.bot_started_with(WECOM_TOKEN="AnotherToken1")
    assert installation.bad().keys() == {"token"}
    assert set(installation.server.keys()) == before
    installation.bot_environ.clear()
    assert installation.bad() == {}
    assert set(installation.server.keys()) == before


def test_what_hangs_is_left_behind_and_said_to_be_open(installation: Installation) -> None:
    hang, scene = threading.Event(), Scene(installation.environ, None)

    def hangs(_scene: Scene) -> Finding:
        hang.wait()
        return good("")

    def breaks(_scene: Scene) -> Finding:
        raise ValueError("redis://:hush@h")

    checks = (
        Check("hangs", "甲", hangs, 0.05),
        Check("breaks", "乙", breaks),
        Check("good", "丙", lambda _scene: good("好")),
    )
    try:
        told = in_words(examine([checks, [Check("slow", "丁", hangs, 60)]], scene, whole_s=1.0))
    finally:
        hang.set()
    assert "[注意] 甲：0 秒内没有查完" in told
    assert "[注意] 乙：没能查成（ValueError）" in told
    assert "[通过] 丙：好" in told
    assert "[注意] 丁：1 秒内没有查完" in told
    assert "hush" not in told
