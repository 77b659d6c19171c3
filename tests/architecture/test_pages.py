"""The pages for who carries on say what is there: pictures, files, commands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from storage.effects import Effect
from tests.architecture.drawing import COMMAND, PAGE, PICTURES, ROOT, effects, redrawn

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
_QUOTED = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"[\w.*-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:md|toml|yaml|py)|Makefile")
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_TARGET = re.compile(r"\bmake ([a-z-]+)")


def files_in(page: Path) -> list[str]:
    """Every file or folder that a page names; what it has the reader make is written <in brackets>."""
    text = page.read_text(encoding="utf-8")
    return sorted({name for name in _QUOTED.findall(text) if _FILE.fullmatch(name)})


def test_the_pictures_are_those_of_the_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == redrawn(text), f"run {COMMAND}"
    assert all(f"<!-- drawn: {name} -->" in text for name in PICTURES)


def test_every_effect_is_brought_about_somewhere() -> None:
    drawn = effects().split()
    assert {kind.__name__ for kind in get_args(Effect)} <= set(drawn)


@pytest.mark.parametrize("page", [PAGE, CONTRIBUTING], ids=lambda page: page.name)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    names = files_in(page)
    assert len(names) > 20
    assert [name for name in names if not list(ROOT.glob(name.rstrip("/")))] == []


@pytest.mark.parametrize("page", [PAGE, CONTRIBUTING], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_target_that_is_named_is_in_the_makefile() -> None:
    named = set(_TARGET.findall(CONTRIBUTING.read_text(encoding="utf-8")))
    there = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert {"setup", "test", "lint"} <= named <= set(there)


def test_the_newest_version_of_the_changelog_is_the_one_of_the_project() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (\S+)(?: - (\S+))?$", changelog, re.M)
    assert heads[0][0] == "Unreleased"
    days = [date for _, date in heads[1:]]
    assert days == sorted(days, reverse=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == heads[1][0]
