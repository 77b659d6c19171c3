"""The guide for deploying: what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "docs" / "deploy.md", ROOT / "README.zh-CN.md"]
SECURITY = ROOT / "docs" / "security.md"
SOURCES = "".join(path.read_text("utf-8") for path in sorted((ROOT / "bot").rglob("*.py")))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_file_it_links_to_is_there(guide: Path) -> None:
    linked = re.findall(r"\]\((?!http)([^)#]+)", guide.read_text("utf-8"))
    assert linked
    assert [name for name in linked if not (guide.parent / name).exists()] == []


def test_every_test_that_proves_what_is_said_of_safety_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", SECURITY.read_text("utf-8"))
    assert len(named) >= 20
    assert [
        f"{path}::{test}"
        for path, test in named
        if f"def {test}(" not in (ROOT / path).read_text("utf-8")
    ] == []


def test_every_threat_is_answered_by_a_test() -> None:
    rows = [line for line in SECURITY.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert [row for row in rows[1:] if "::test_" not in row.rpartition("| ")[2]] == []


def test_every_file_it_copies_is_there() -> None:
    named = set(re.findall(r"docs/deploy/[\w.-]*\w", GUIDES[0].read_text("utf-8")))
    assert len(named) >= 4
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_figure_it_watches_is_one_of_ours() -> None:
    named = set(re.findall(r"`(bot_\w+)", GUIDES[0].read_text("utf-8")))
    assert len(named) >= 7
    assert [name for name in sorted(named) if name not in SOURCES] == []


def test_every_command_it_gives_is_one_of_ours() -> None:
    named = set(re.findall(r"python -m bot (\w+)", GUIDES[0].read_text("utf-8")))
    assert {"check", "doctor", "rehearse", "undelivered"} <= named
    assert [name for name in sorted(named) if f'"{name}"' not in SOURCES] == []
