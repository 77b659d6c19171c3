"""How wide everything on the board wants to be, by what is written there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures.fonts import width_of
from handlers.office.views.board_content import Board, Column, Lane

NUMBER, NAME, LABEL, NEED, FIGURE, SCORE = 28, 34, 25, 21, 25, 34  # letter heights
CHIP = 40
CHIP_GAP, BETWEEN, PAPER_GAP, LANE_GAP = 8, 4, 4, 22

_SHORTEST_NAME, _LONGEST_NAME = 3 * NAME, 4 * NAME
_NARROWEST = 28
_SHORT_LABEL = 2  # characters; a longer one takes two lines, and smaller letters when it must
_TIGHTEST = 0.92  # to have tracks side by side, columns may be this much narrower than they like


@dataclass(frozen=True, slots=True)
class LaneWidths:
    """What a track asks for: its columns, and its score if it has one."""

    columns: tuple[int, ...]
    score: int

    @classmethod
    def of(cls, board: Board, at: int) -> LaneWidths:
        """The widths of one track, by what stands in all rows."""
        lane, entries = board.lanes[at], [row.entries[at] for row in board.rows]
        columns = tuple(
            _column_width(column, [e.cells[n].text for e in entries if e.cells])
            for n, column in enumerate(lane.columns)
        )
        return cls(columns, _score_width(lane, [e.score for e in entries]))

    @property
    def fixed(self) -> int:
        """What does not grow or shrink: chip, score, paper, and the gaps between all."""
        return CHIP + CHIP_GAP + BETWEEN * len(self.columns) + self.score + PAPER_GAP + CHIP

    @property
    def total(self) -> int:
        """The width it likes."""
        return self.fixed + sum(self.columns)

    @property
    def least(self) -> float:
        """The width in which it may stand beside others."""
        return self.fixed + sum(self.columns) * _TIGHTEST


def _column_width(column: Column, texts: Sequence[str]) -> int:
    heads = [
        _wide(line, LABEL if len(line) <= _SHORT_LABEL else NEED) + 4
        for line in label_lines(column)
    ]
    figures = [_wide(text, FIGURE) + 10 for text in texts]
    return max(_NARROWEST, _wide(column.need, NEED) + 4, *heads, *figures)


def _score_width(lane: Lane, scores: Sequence[str]) -> int:
    if lane.score is None:
        return 0
    heads = _wide(lane.score.label, LABEL), _wide(lane.score.need, NEED)
    return max(*heads, *(_wide(score, SCORE) for score in scores)) + 8


def together(lanes: Sequence[LaneWidths]) -> float:
    """The least width of tracks side by side."""
    return sum(lane.least for lane in lanes) + LANE_GAP * (len(lanes) - 1)


def fitting_name_width(board: Board, room: float) -> int:
    """As wide as the names, but rather shorter than that the tracks do not fit side by side."""
    names = min(max((_wide(row.name, NAME) for row in board.rows), default=0), _LONGEST_NAME)
    numbers = number_width(board)
    return numbers + min(names, max(_SHORTEST_NAME, int(room) - numbers))


def label_lines(column: Column) -> tuple[str, ...]:
    """The label in one line, or a long one in two of about the same length."""
    label = column.label
    if column.need or len(label) <= _SHORT_LABEL:
        return (label,)
    half = len(label) // 2
    return label[:half], label[half:]


def number_width(board: Board) -> int:
    """The room for the numbers of the branches."""
    return max((_wide(row.number, NUMBER) for row in board.rows), default=0) + 12


def _wide(text: str, size: int) -> int:
    return round(width_of(text, size))
