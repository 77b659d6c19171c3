"""The first sheet of the list: every branch and every award on one line each."""

from __future__ import annotations

from bot.export.cells import Cell, Column
from bot.export.standing import Standing
from handlers.wording.archive import Head

COLUMNS = (
    Column(Head.NUMBER, 6),
    Column(Head.BRANCH, 24),
    Column(Head.TRACK, 15),
    Column(Head.CHAIR, 10),
    Column(Head.PHONE, 14),
    Column(Head.STATUS, 11),
    Column(Head.SCORE, 8),
    Column(Head.REVIEWED, 8),
    Column(Head.RECEIPT, 10),
    Column(Head.SUBMITTED, 20),
    Column(Head.CORRECTED, 16),
    Column(Head.PAPER, 18),
    Column(Head.RESULT, 16),
    Column(Head.LACKING, 22),
    Column(Head.EXTENDED, 20),
    Column(Head.FOLDER, 7),
)
FIXED = 3


def row(standing: Standing) -> list[Cell]:
    """The line of one application."""
    branch = standing.branch
    return [
        branch.shown,
        branch.name,
        standing.track.name,
        branch.chair_name or None,
        branch.phone or None,
        standing.status,
        standing.score,
        standing.reviewed,
        standing.receipt,
        standing.submitted_at,
        standing.corrects,
        standing.paper,
        standing.result,
        standing.lacking,
        standing.deadline,
        standing.link,
    ]
