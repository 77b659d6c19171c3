"""The first sheet of the list: every branch and every award on one line each."""

from __future__ import annotations

from bot.export.standing import Standing
from bot.export.workbook import Cell, Column
from handlers.wording.archive import Head

COLUMNS = (
    Column(Head.NUMBER, 7),
    Column(Head.BRANCH, 30),
    Column(Head.TRACK, 18),
    Column(Head.CHAIR, 12),
    Column(Head.PHONE, 14),
    Column(Head.STATUS, 16),
    Column(Head.SCORE, 9),
    Column(Head.REVIEWED, 9),
    Column(Head.RECEIPT, 12),
    Column(Head.SUBMITTED, 20),
    Column(Head.PAPER, 24),
    Column(Head.RESULT, 28),
    Column(Head.LACKING, 34),
    Column(Head.EXTENDED, 20),
    Column(Head.FOLDER, 8),
)
FIXED = 3


def row(standing: Standing) -> list[Cell]:
    """The line of one application."""
    branch = standing.branch
    return [
        branch.shown,
        branch.name,
        standing.track.name,
        branch.chair_name or branch.chair,
        branch.phone or None,
        standing.status,
        standing.score,
        standing.reviewed,
        standing.receipt,
        standing.submitted_at,
        standing.paper,
        standing.result,
        standing.lacking,
        standing.deadline,
        standing.link,
    ]
