"""What compose.yaml must not let slip: open ports, endless logs, secrets in the environment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture
def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    return read


def test_ports_are_open_on_this_machine_alone(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_logs_are_bounded(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}, name


def test_secrets_lie_in_files_that_are_neither_committed_nor_built_in(
    compose: dict[str, Any],
) -> None:
    bot = compose["services"]["bot"]
    for name in ("wecom_secret", "wecom_token", "wecom_aes_key"):
        assert name in bot["secrets"]
        assert bot["environment"][f"{name.upper()}_FILE"] == f"/run/secrets/{name}"
        assert compose["secrets"][name]["file"] == f"./secrets/{name}"
    assert "/secrets/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    copied = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in copied
    assert "!secrets" not in copied


def test_backups_leave_the_container(compose: dict[str, Any]) -> None:
    mounted = [volume for volume in compose["services"]["bot"]["volumes"] if "/mnt/" in volume]
    assert [volume.rpartition(":")[2] for volume in mounted] == [str(backup_dir().parent)]
    assert "/backup/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def backup_dir() -> Path:
    """Where `.env.example` proposes to keep backups."""
    (folder,) = re.findall(r"(?m)^# BACKUP_DIR=(.+)$", (ROOT / ".env.example").read_text("utf-8"))
    return Path(folder)
