"""The simulator is a peer of the bot: it shares no code with it."""

import ast
from pathlib import Path

ROOM = Path(__file__).parents[2] / "simulator"
FORBIDDEN = {"campaign", "storage", "handlers", "bot", "wechatpy"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for statement in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(statement, ast.Import):
            names |= {alias.name for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom):
            names.add(statement.module or "")
    return {name.partition(".")[0] for name in names}


def test_no_file_imports_from_the_bots_rooms() -> None:
    files = sorted(ROOM.rglob("*.py"))
    assert len(files) > 20
    assert {path.name: imported(path) & FORBIDDEN for path in files} == {
        path.name: set() for path in files
    }


def test_the_page_asks_nobody_else_for_anything() -> None:
    page = (ROOM / "templates" / "phone.html").read_text("utf-8")
    files = [page, *(path.read_text("utf-8") for path in (ROOM / "static").glob("*.css"))]
    assert not any("://" in text for text in files)
