"""Where everything on the board stands, in pixels; drawing it is the work of board.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.pictures.board_widths import (
    BETWEEN,
    CHIP,
    CHIP_GAP,
    LANE_GAP,
    PAPER_GAP,
    LaneWidths,
    fitting_name_width,
    together,
)
from bot.pictures.sheet import Box
from handlers.office.views.board_content import Board

Span = tuple[int, int]  # left, right

WIDTH = 1080
MARGIN = 24
ROW = 62
HEADS = 124
SUMMARY_TOP = 236
SUMMARY_HEADS, SUMMARY_ROW = 116, 58
NOTE = 60
GAP = 20

_BAR = 40


@dataclass(frozen=True, slots=True)
class LaneSpans:
    """Where a track stands within its line of each row; lines count from 0."""

    line: int
    chip: Span
    columns: tuple[Span, ...]
    score: Span | None
    paper: Span

    @property
    def bars(self) -> Span:
        """All between chip and paper."""
        return self.chip[1] + CHIP_GAP, self.paper[0] - PAPER_GAP


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of everything on the board."""

    name: Span
    lanes: tuple[LaneSpans, ...]
    lines: int
    summary: Box
    heads_top: int
    rows_top: int
    note_top: int
    height: int

    def row(self, at: int) -> Box:
        """The whole width of a branch."""
        top = self.rows_top + at * ROW * self.lines
        return 0, top, WIDTH, top + ROW * self.lines

    def chip(self, row: int, lane: int) -> Box:
        """The letter that tells how a branch stands in a track."""
        return self._within(row, self.lanes[lane], self.lanes[lane].chip, CHIP)

    def cell(self, row: int, lane: int, column: int) -> Box:
        """One stretch of a track."""
        return self._within(row, self.lanes[lane], self.lanes[lane].columns[column], _BAR)

    def bars(self, row: int, lane: int) -> Box:
        """All stretches of a track, the score included."""
        return self._within(row, self.lanes[lane], self.lanes[lane].bars, _BAR)

    def score(self, row: int, lane: int) -> Box | None:
        """The points, in a track that has any."""
        spans = self.lanes[lane]
        return self._within(row, spans, spans.score, _BAR) if spans.score else None

    def paper(self, row: int, lane: int) -> Box:
        """The mark of paper that was handed in."""
        return self._within(row, self.lanes[lane], self.lanes[lane].paper, CHIP)

    def head(self, lane: int) -> Box:
        """The name of a track and of its columns."""
        spans = self.lanes[lane]
        top = self.heads_top + spans.line * HEADS
        return spans.chip[0], top, spans.paper[1], top + HEADS

    def _within(self, row: int, lane: LaneSpans, span: Span, height: int) -> Box:
        top = self.row(row)[1] + lane.line * ROW + (ROW - height) // 2
        return span[0], top, span[1], top + height


def lay_out(board: Board) -> Layout:
    """Tracks side by side as far as they find room, the others in further lines of each row."""
    widths = [LaneWidths.of(board, at) for at in range(len(board.lanes))]
    name_width = fitting_name_width(board, WIDTH - 2 * MARGIN - GAP - together(widths))
    left = MARGIN + name_width + GAP
    lines = list(_lines(widths, WIDTH - MARGIN - left))
    lanes = tuple(
        spans
        for number, line in enumerate(lines)
        for spans in _side_by_side(line, number, left, WIDTH - MARGIN - left)
    )
    summary_height = SUMMARY_HEADS + SUMMARY_ROW * len(board.lanes)
    summary = MARGIN, SUMMARY_TOP, WIDTH - MARGIN, SUMMARY_TOP + summary_height
    note_top = summary[3] + GAP
    heads_top = note_top + (NOTE if board.note else 0)
    rows_top = heads_top + (HEADS * len(lines) if board.rows else 0)
    height = rows_top + ROW * len(lines) * len(board.rows) + (MARGIN if board.rows else 0)
    name = MARGIN, MARGIN + name_width
    return Layout(name, lanes, len(lines), summary, heads_top, rows_top, note_top, height)


def _lines(widths: Sequence[LaneWidths], room: int) -> Iterator[list[LaneWidths]]:
    """As many tracks in a line as find room, at least one."""
    line: list[LaneWidths] = []
    for lane in widths:
        if line and together([*line, lane]) > room:
            yield line
            line = []
        line.append(lane)
    yield line


def _side_by_side(
    line: Sequence[LaneWidths], number: int, left: int, room: int
) -> Iterator[LaneSpans]:
    """Columns take all the room there is: they grow by the same amount, or shrink in proportion."""
    columns = [width for lane in line for width in lane.columns]
    left_over = room - sum(lane.total for lane in line) - LANE_GAP * (len(line) - 1)
    grow = max(0, left_over) / max(1, len(columns))
    scale = min(1.0, 1 + left_over / max(1, sum(columns)))
    for lane in line:
        spans, at = [], float(left + CHIP + CHIP_GAP)
        for width in lane.columns:
            end = at + width * scale + grow
            spans.append((round(at), round(end)))
            at = end + BETWEEN
        score = (round(at), round(at) + lane.score) if lane.score else None
        paper = round(at) + lane.score + PAPER_GAP
        yield LaneSpans(number, (left, left + CHIP), tuple(spans), score, (paper, paper + CHIP))
        left = paper + CHIP + LANE_GAP
