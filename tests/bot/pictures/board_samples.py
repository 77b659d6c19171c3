"""Boards made up for tests."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from bot.pictures.board import board_picture
from handlers.office.views.board_content import Board, Cell, Column, Entry, Lane, Mark, Row

HALF = (Cell(1.0), Cell(0.5, "2"), Cell(), Cell(0.25, "250"))
COLUMNS = (Column("一"), Column("照片", "3-5"), Column("其他与意见"), Column("总结", "≥1000"))
SCORE = Column("得分", "≥80")


def lane(name: str, *, has_score: bool = True) -> Lane:
    return Lane(name, name, COLUMNS, SCORE if has_score else None, dict.fromkeys(Mark, "3"))


def board(
    rows: Sequence[Sequence[Entry]], *, names: Sequence[str] = ("地科",), note: str = ""
) -> Board:
    """A board with so many rows, and as many lanes as each of them has entries."""
    lanes = [lane(f"第{n}项", has_score=n != 2) for n, _ in enumerate(rows[0] if rows else "1", 1)]
    return Board(
        "关于开展推选工作的通知",
        "离截止 4 天 3 小时",
        "5月8日 09:00 的情况",
        "5月12日（周五）12:00 截止",
        tuple(lanes),
        tuple(
            Row(f"{n:02}", names[(n - 1) % len(names)], tuple(entries))
            for n, entries in enumerate(rows, 1)
        ),
        note,
    )


def picture_of(content: Board) -> Image.Image:
    """The board as it is drawn, in plain colours."""
    with Image.open(BytesIO(board_picture(content)), formats=("PNG",)) as image:
        return image.convert("RGB")
