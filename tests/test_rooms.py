"""Imports between the rooms go one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.parts.registry import KINDS

ROOT = Path(__file__).parents[1]
MAY_USE: dict[str, set[str]] = {
    "campaign": set(),
    "storage": {"campaign"},
    "handlers": {"campaign", "storage"},
    "bot": {"campaign", "storage", "handlers"},
    "simulator": set(),
}
ROOMS = {*MAY_USE, "tests"}
REHEARSAL = ROOT / "bot" / "rehearsal"  # the one part of the bot that is played in the simulator
FILES = [path for room in MAY_USE for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    """The top package of every import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            inside = path.relative_to(ROOT).parts[0]
            yield inside if node.level else (node.module or "").split(".")[0]


def _names(node: ast.stmt) -> list[str]:
    """The modules that a statement at the top of a file imports."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def test_every_room_has_files() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in FILES} == set(MAY_USE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    more = {"simulator"} if REHEARSAL in path.parents else set()
    assert set(imported(path)) & ROOMS <= MAY_USE[room] | {room} | more


def test_the_product_starts_without_the_rehearsal_and_its_simulator() -> None:
    """Only its own command loads it, from inside of the function that runs it."""
    others = [p for p in FILES if p.is_relative_to(ROOT / "bot") and REHEARSAL not in p.parents]
    loading = {
        path.relative_to(ROOT).as_posix()
        for path in others
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        for name in _names(node)
        if name.startswith("bot.rehearsal")
    }
    assert loading == set()


@pytest.mark.parametrize("room", ["campaign", "handlers"])
def test_rules_and_handlers_never_ask_for_the_time(room: str) -> None:
    """Time is an argument: `now` is given by the one clock."""
    for path in sorted((ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert (
                    node.attr not in ("now", "utcnow", "today", "monotonic")
                    or isinstance(node.value, ast.Name)
                    and node.value.id in ("talk", "self")
                ), path


PLATFORM = ROOT / "bot" / "wecom"
# where a platform is chosen, where its callbacks come in, and what looks at its settings
CHOOSES_IT = (ROOT / "bot" / "web", ROOT / "bot" / "doctor", ROOT / "bot" / "worker")


def test_a_platform_is_one_folder() -> None:
    """What the outbox asks of it is in bot/outbox/platform.py, what it decides on in its errors.py."""
    choosing = {*CHOOSES_IT, PLATFORM}
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in FILES
        if not choosing & {path, *path.parents}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if any(name.startswith("bot.wecom") for name in _modules(node))
    }
    assert asking == set()


OTHERS = [path for path in FILES if path.relative_to(ROOT).parts[0] != "storage"]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_but_storage_knows_of_redis_and_its_keys(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert "redis" not in set(imported(path))
    assert {name for node in ast.walk(tree) for name in _modules(node)}.isdisjoint(
        {"storage.keys", "storage.atomic"}
    )
    assert {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}.isdisjoint(
        {"execute_command", "register_script", "pipeline", "hgetall", "hset", "xadd", "xrange"}
    )


def _modules(node: ast.AST) -> list[str]:
    return _names(node) if isinstance(node, ast.stmt) else []


PARTS = (ROOT / "campaign" / "parts", ROOT / "handlers" / "parts")
KIND_FILES = {f"{folder}.parts.{kind}" for folder in ("campaign", "handlers") for kind in KINDS}
KIND_NAMES = {kind.__name__ for kind in KINDS.values()}


def _named_in(node: ast.AST) -> set[str]:
    """The modules and names that stand in a node, and the kinds that a `kind` is compared with."""
    match node:
        case ast.Import():
            return {alias.name for alias in node.names}
        case ast.ImportFrom():
            return {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        case ast.Name():
            return {node.id}
        case ast.Compare(left=ast.Attribute(attr="kind")):
            found = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
            return {f"kind {value}" for value in found if isinstance(value, str)}
    return set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_folders_of_parts_name_a_kind_of_part(path: Path) -> None:
    """Who is outside asks a part, or the kind that speaks for it, and never which kind it is."""
    if not any(folder in path.parents for folder in PARTS):
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        found = {name for node in tree for name in _named_in(node)}
        assert not found & (KIND_FILES | KIND_NAMES | {f"kind {kind}" for kind in KINDS})


def test_every_kind_of_part_has_a_file_on_either_side() -> None:
    for folder in PARTS:
        assert {path.stem for path in folder.glob("*.py")} >= KINDS.keys()


OUTSIDE = {
    "asyncio",
    "flask",
    "http",
    "logging",
    "requests",
    "shutil",
    "smtplib",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "urllib",
}
PURE = [path for path in FILES if path.relative_to(ROOT).parts[0] in ("campaign", "handlers")]


def test_rules_and_handlers_touch_nothing_outside() -> None:
    """They are functions of what they are given; the sentences they know are read with the code."""
    for path in PURE:
        called = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert set(imported(path)).isdisjoint(OUTSIDE), path
        assert called.isdisjoint({"open", "print", "input"}), path


def test_only_the_conversation_is_given_the_store() -> None:
    """Everybody else is told what was read, and returns what is to be written."""
    given = {
        path.relative_to(ROOT).as_posix()
        for path in PURE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if "storage.store" in _modules(node)
    }
    assert given == {"handlers/conversation.py"}


MOST_LINES = 250


def test_no_file_of_the_product_is_too_long_to_be_about_one_thing() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in FILES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}, "part it by noun"
