"""The pictures of docs/architecture.md, drawn from the code as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from inspect import getdoc
from pathlib import Path

from campaign.parts.registry import KINDS
from handlers.chair.hearing.hearers import HEARERS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
COMMAND = ".venv/bin/python -m tests.architecture"
ROOMS = ("campaign", "storage", "handlers", "bot", "simulator")
_DRAWN = re.compile(r"(<!-- drawn: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def redrawn(text: str) -> str:
    """The page with every picture as the code is now; KeyError for a picture that nobody draws."""
    return _DRAWN.sub(lambda found: f"{found[1]}{PICTURES[found[2]]()}\n{found[4]}", text)


def rooms() -> str:
    """The rooms, what is in each, and who imports whom."""
    lines = [f'    {room}["{room}/ - {_purpose(ROOT / room)}"]' for room in ROOMS if room != "bot"]
    lines += ['    subgraph bot["bot/"]', "        direction LR"]
    for folder in sorted(path.parent for path in (ROOT / "bot").glob("*/__init__.py")):
        lines.append(f"        {folder.name}")
    lines.append("    end")
    arrows = sorted({(one, other) for one, other in _imports() if one != other})
    lines += [f"    {one} --> {other}" for one, other in arrows]
    return _fenced("mermaid", ["flowchart LR", *lines])


def hearers() -> str:
    """Who is asked in turn what a chair's words mean."""
    names = [f"{hearer.__module__.rpartition('.')[2]}.{hearer.__name__}" for hearer in HEARERS]
    width = max(map(len, names))
    lines = [
        f"{at:>2}  {name:<{width}}  {(getdoc(hearer) or '').splitlines()[0]}"
        for at, (name, hearer) in enumerate(zip(names, HEARERS, strict=True), 1)
    ]
    return _fenced("text", lines)


def kinds() -> str:
    """The kinds of part, each with its file in either folder."""
    lines = [f"{kind:<10} {_first_line(_file_of(kind))}" for kind in KINDS]
    return _fenced("text", lines)


def effects() -> str:
    """Where each effect is brought about."""
    found = sorted((path.as_posix(), names) for path, names in _handled())
    width = max(len(path) for path, _ in found)
    return _fenced("text", [f"{path:<{width}}  {' '.join(names)}" for path, names in found])


PICTURES: dict[str, Callable[[], str]] = {
    "rooms": rooms,
    "hearers": hearers,
    "kinds": kinds,
    "effects": effects,
}


def _fenced(language: str, lines: list[str]) -> str:
    return "\n".join((f"```{language}", *lines, "```"))


def _file_of(kind: str) -> Path:
    return ROOT / "campaign" / "parts" / f"{kind}.py"


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _first_line(path: Path) -> str:
    return (ast.get_docstring(_tree(path)) or "").splitlines()[0]


def _purpose(room: Path) -> str:
    """What is in a room: the head of its first line."""
    return re.split(r"[:,.]", _first_line(room / "__init__.py"))[0]


def _imports() -> Iterator[tuple[str, str]]:
    """Who imports whom; the rehearsal, which alone knows the simulator, is named by itself."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(_tree(path)):
                module = node.module if isinstance(node, ast.ImportFrom) else None
                other = (module or "").split(".")[0]
                if other in ROOMS:
                    own = "rehearsal" if other == "simulator" and room == "bot" else room
                    yield own, other


def _handled() -> Iterator[tuple[Path, list[str]]]:
    """The files of the bot with a table of handlers, and the effects that stand in it."""
    for path in (ROOT / "bot").rglob("*.py"):
        names = [
            key.id
            for function in _tree(path).body
            if isinstance(function, ast.FunctionDef) and function.name.endswith("_handlers")
            for node in ast.walk(function)
            if isinstance(node, ast.Dict)
            for key in node.keys
            if isinstance(key, ast.Name)
        ]
        if names:
            yield path.relative_to(ROOT), names
