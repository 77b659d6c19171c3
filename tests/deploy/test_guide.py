"""The guide for deploying: what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "docs" / "deploy.md", ROOT / "README.zh-CN.md"]
SOURCES = "".join(path.read_text("utf-8") for path in sorted((ROOT / "bot").rglob("*.py")))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_file_it_links_to_is_there(guide: Path) -> None:
    linked = re.findall(r"\]\((?!http)([^)#]+)", guide.read_text("utf-8"))
    assert linked
    assert [name for name in linked if not (guide.parent / name).exists()] == []


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
