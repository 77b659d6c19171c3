"""The campaign as one picture, made to be read on a phone."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from bot.pictures import board_layout as at
from bot.pictures import board_widths as wide
from bot.pictures.board_colours import (
    COLOURS,
    EMPTY,
    FAINT,
    LIGHT_LETTERS,
    PANEL,
    PAPER,
    STRIPE,
    bar_colour,
)
from bot.pictures.board_layout import Layout, lay_out
from bot.pictures.board_widths import label_lines, number_width
from bot.pictures.fonts import fitted, width_of
from bot.pictures.sheet import INK, OVERHANG, Box, Sheet
from handlers.office.views.board_content import Board, Column, Entry, Mark
from handlers.wording.board import LETTERS, WORDS

NOTE_LETTERS = 28
LEGEND_LETTERS = 23  # four of them in a ninth of the width
_COLOURS = 256  # with all of them the file is three times as large and looks the same


def board_picture(board: Board) -> bytes:
    """A PNG, 1080 pixels wide and as high as its rows need."""
    layout = lay_out(board)
    image = Image.new("RGB", (at.WIDTH, layout.height), PAPER)
    sheet = Sheet(image)
    _draw_head(sheet, board)
    _draw_summary(sheet, board, layout)
    if board.note:
        note = fitted(board.note, NOTE_LETTERS, at.WIDTH - 2 * at.MARGIN)
        sheet.write(note, NOTE_LETTERS, (at.MARGIN, layout.note_top + 32), "ls", INK)
    if board.rows:
        _draw_heads(sheet, board, layout)
    for row in range(len(board.rows)):
        _draw_row(sheet, board, layout, row)
    buffer = BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _draw_head(sheet: Sheet, board: Board) -> None:
    left, right = at.MARGIN, at.WIDTH - at.MARGIN
    sheet.write(fitted(board.title, 28, right - left), 28, (left, 60), "ls", FAINT)
    sheet.write(board.headline, 66, (left, 144), "ls", INK, 1)
    sheet.write(board.as_of, 28, (right, 144), "rs", FAINT)
    sheet.write(board.dates, 30, (left, 204), "ls", INK)


def _draw_summary(sheet: Sheet, board: Board, layout: Layout) -> None:
    """How many branches bear each mark; as every mark has its word here, it is the legend as well."""
    left, top, right, bottom = layout.summary
    sheet.box(layout.summary, PANEL, 16)
    names = 140
    step = (right - left - names - 12) / len(Mark)
    for number, mark in enumerate(Mark):
        middle = left + names + step * (number + 0.5)
        chip = (
            round(middle) - wide.CHIP // 2,
            top + 18,
            round(middle) + wide.CHIP // 2,
            top + 18 + wide.CHIP,
        )
        _draw_chip(sheet, chip, mark)
        sheet.write(WORDS[mark], LEGEND_LETTERS, (middle, top + 98), "ms", FAINT)
        for line, lane in enumerate(board.lanes):
            base = top + at.SUMMARY_HEADS + at.SUMMARY_ROW * line + 38
            ink = FAINT if lane.counts[mark] == "0" else INK
            sheet.write(lane.counts[mark], 36, (middle, base), "ms", ink)
    for line, lane in enumerate(board.lanes):
        base = top + at.SUMMARY_HEADS + at.SUMMARY_ROW * line + 38
        sheet.write(fitted(lane.short_name, 34, names - 20), 34, (left + 22, base), "ls", INK, 0.6)


def _draw_heads(sheet: Sheet, board: Board, layout: Layout) -> None:
    for number, (lane, spans) in enumerate(zip(board.lanes, layout.lanes, strict=True)):
        left, top, right, bottom = layout.head(number)
        sheet.write(fitted(lane.name, 30, right - left), 30, (left, top + 38), "ls", INK, 0.6)
        sheet.box((left, top + 50, right, top + 52), FAINT, 1)
        for column, span in zip(lane.columns, spans.columns, strict=True):
            _draw_head_of(sheet, column, (span[0], top + 56, span[1], bottom))
        if lane.score and spans.score:
            _draw_head_of(sheet, lane.score, (spans.score[0], top + 56, spans.score[1], bottom))


def _draw_head_of(sheet: Sheet, column: Column, box: Box) -> None:
    left, top, right, _ = box
    for line, text in enumerate(label_lines(column)):
        is_large = width_of(text, wide.LABEL) <= right - left + OVERHANG
        size = wide.LABEL if is_large else wide.NEED
        sheet.centred(text, size, (left, top + 30 * line, right, top + 30 * (line + 1)))
    sheet.centred(column.need, wide.NEED, (left, top + 30, right, top + 60), FAINT)


def _draw_row(sheet: Sheet, board: Board, layout: Layout, number: int) -> None:
    row, box = board.rows[number], layout.row(number)
    if number % 2 == 0:
        sheet.image.paste(STRIPE, box)
    left, right = layout.name
    base = (box[1] + box[3]) / 2 + wide.NAME * 0.36
    sheet.write(row.number, wide.NUMBER, (left, base), "ls", FAINT)
    left += number_width(board)
    sheet.write(fitted(row.name, wide.NAME, right - left), wide.NAME, (left, base), "ls")
    for lane, entry in enumerate(row.entries):
        _draw_entry(sheet, layout, entry, number, lane)


def _draw_entry(sheet: Sheet, layout: Layout, entry: Entry, row: int, lane: int) -> None:
    _draw_chip(sheet, layout.chip(row, lane), entry.mark)
    if entry.word:
        left, top, _, bottom = layout.bars(row, lane)
        sheet.write(entry.word, 28, (left, (top + bottom) / 2 + 10), "ls", FAINT)
    for column, cell in enumerate(entry.cells):
        box = layout.cell(row, lane, column)
        sheet.bar(box, cell.share, bar_colour(entry.mark), EMPTY)
        sheet.centred(cell.text, wide.FIGURE, box)
    if entry.score and (score := layout.score(row, lane)):
        sheet.centred(entry.score, wide.SCORE, score, INK, 0.6)
    if entry.has_paper:
        _draw_chip(sheet, layout.paper(row, lane), Mark.PAPER)


def _draw_chip(sheet: Sheet, box: Box, mark: Mark) -> None:
    """The letter of a mark on its colour."""
    left, top, right, bottom = box
    sheet.box(box, FAINT if mark is Mark.NOT_STARTED else COLOURS[mark], 10)
    if mark is Mark.NOT_STARTED:
        sheet.box((left + 2, top + 2, right - 2, bottom - 2), PAPER, 8)
    ink = PAPER if mark in LIGHT_LETTERS else INK
    sheet.centred(LETTERS[mark], 28, box, ink)
