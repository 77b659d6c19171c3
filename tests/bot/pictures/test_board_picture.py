"""The board as a picture: everything is where the layout says, in the right colour, within bounds."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image, ImageChops

from bot.pictures.board import NOTE_LETTERS, board_picture
from bot.pictures.board_colours import COLOURS, EMPTY, PAPER, STRIPE, bar_colour
from bot.pictures.board_layout import MARGIN, WIDTH, lay_out
from bot.pictures.fonts import width_of
from bot.pictures.sheet import Box, Colour
from campaign.condition import PaperState, State
from handlers.office.views.board import board_of
from handlers.office.views.board_content import Cell, Column, Entry, Mark
from handlers.wording.board import left_out
from tests.bot.pictures.board_samples import HALF, board, picture_of
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.office.test_board import crowd
from tests.handlers.standings import standing

BARS = (Mark.FILLING, Mark.READY, Mark.SUBMITTED, Mark.RETURNED)
MOST_BYTES = 2_000_000  # a fifth of what WeCom takes


def filled(mark: Mark, *, paper: bool = False) -> Entry:
    return Entry(mark, HALF, "101", paper)


def is_near(seen: object, wanted: Colour) -> bool:
    """The picture has 256 colours, so one may be a shade away from what was drawn."""
    assert isinstance(seen, tuple)
    return all(abs(a - b) <= 4 for a, b in zip(seen, wanted, strict=True))


def edge_of(box: Box, share: float) -> tuple[int, int]:
    """A place near the upper edge of a box, where no figure stands."""
    left, top, right, _ = box
    return round(left + (right - left) * share), top + 4


def is_written_in(image: Image.Image, box: Box) -> bool:
    """Whether anything dark stands in a box."""
    darkest, _ = image.crop(box).convert("L").getextrema()
    assert isinstance(darkest, int)
    return darkest < 120


@pytest.mark.parametrize("mark", BARS)
def test_bars_are_filled_from_the_left_in_the_colour_of_the_mark(mark: Mark) -> None:
    content = board([[filled(mark)]])
    image, layout = picture_of(content), lay_out(content)
    assert is_near(image.getpixel(edge_of(layout.chip(0, 0), 0.5)), COLOURS[mark])
    for column, cell in enumerate(HALF):
        box = layout.cell(0, 0, column)
        before, behind = cell.share * 0.8 or None, cell.share + (1 - cell.share) * 0.3
        if before:
            assert is_near(image.getpixel(edge_of(box, before)), bar_colour(mark))
        if cell.share < 1:
            assert is_near(image.getpixel(edge_of(box, behind)), EMPTY)
        assert is_written_in(image, box) == bool(cell.text)


def test_no_two_colours_of_marks_look_the_same() -> None:
    """Neither of the chips nor of the bars; 不申报 and 已有称号 both have nothing to be filled."""
    for colours in ([COLOURS[mark] for mark in BARS], [bar_colour(mark) for mark in BARS]):
        for one in colours:
            assert [is_near(one, other) for other in (*colours, EMPTY, PAPER)].count(True) == 1


def test_each_letter_can_be_told_from_the_others() -> None:
    content = board([[Entry(mark, HALF)] for mark in Mark])
    image, layout = picture_of(content), lay_out(content)
    letters = set[bytes]()
    for row in range(len(Mark)):
        left, top, right, bottom = layout.chip(row, 0)
        grey = image.crop((left + 5, top + 5, right - 5, bottom - 5)).convert("L")
        ground = grey.getpixel((0, 0))
        assert isinstance(ground, int)
        letters.add(grey.point(lambda level, g=ground: 255 if abs(level - g) > 70 else 0).tobytes())
    assert len(letters) == len(Mark)


def test_score_and_paper_stand_where_there_are_any() -> None:
    content = board([[filled(Mark.SUBMITTED, paper=True)], [Entry(Mark.NOT_STARTED, HALF)]])
    image, layout = picture_of(content), lay_out(content)
    for row, is_there in ((0, True), (1, False)):
        score = layout.score(row, 0)
        assert score
        assert is_written_in(image, score) == is_there
        seen = image.getpixel(edge_of(layout.paper(row, 0), 0.5))
        assert is_near(seen, COLOURS[Mark.PAPER]) == is_there


def test_a_word_takes_the_place_of_the_bars() -> None:
    content = board([[Entry(Mark.DECLINED, word="不申报")]])
    image, layout = picture_of(content), lay_out(content)
    assert is_written_in(image, layout.bars(0, 0))
    assert all(is_near(image.getpixel(edge_of(layout.cell(0, 0, n), 0.5)), STRIPE) for n in (1, 2))


@pytest.mark.parametrize("rows", [1, 22, 40, 50])
@pytest.mark.parametrize("lanes", [1, 2, 3])
def test_every_branch_has_its_row_with_number_name_and_all_tracks(rows: int, lanes: int) -> None:
    content = board([[filled(Mark.FILLING)] * lanes] * rows)
    image, layout = picture_of(content), lay_out(content)
    assert image.size == (WIDTH, layout.height)
    for row in range(rows):
        left, top, right, bottom = layout.row(row)
        assert is_written_in(image, (*layout.name[:1], top, layout.name[1], bottom))
        for at in range(lanes):
            assert is_near(
                image.getpixel(edge_of(layout.chip(row, at), 0.5)), COLOURS[Mark.FILLING]
            )
            boxes = [layout.chip(row, at), *(layout.cell(row, at, n) for n in range(len(HALF)))]
            boxes += [box for box in (layout.score(row, at), layout.paper(row, at)) if box]
            assert all(a[2] <= b[0] for a, b in pairwise(boxes))
            assert left <= boxes[0][0] < boxes[-1][2] <= right - MARGIN + 1
            assert all(top <= box[1] < box[3] <= bottom for box in boxes)


def test_tracks_stand_side_by_side_or_below_each_other_never_across() -> None:
    for lanes in (2, 3, 4):
        layout = lay_out(board([[filled(Mark.FILLING)] * lanes]))
        chips = [layout.chip(0, at) for at in range(lanes)]
        ends = [layout.paper(0, at) for at in range(lanes)]
        for at in range(1, lanes):
            beside = chips[at][1] == chips[at - 1][1] and chips[at][0] > ends[at - 1][2]
            below = chips[at][1] >= chips[at - 1][3] and chips[at][0] == chips[0][0]
            assert beside != below


@pytest.mark.parametrize("columns", [0, 1, 30])
def test_a_track_of_few_or_many_parts_keeps_within_the_picture(columns: int) -> None:
    content = board([[Entry(Mark.FILLING, (Cell(0.5),) * columns, "101", True)]])
    lane = replace(content.lanes[0], columns=(Column("基本情况"),) * columns)
    content = replace(content, lanes=(lane,))
    image, layout = picture_of(content), lay_out(content)
    boxes = [layout.cell(0, 0, n) for n in range(columns)]
    assert all(box[2] - box[0] >= 10 for box in boxes)
    assert layout.paper(0, 0)[2] <= WIDTH - MARGIN
    assert is_near(image.getpixel(edge_of(layout.paper(0, 0), 0.5)), COLOURS[Mark.PAPER])


def test_the_two_awards_of_the_notice_stand_side_by_side() -> None:
    for size in (22, 300):
        campaign = the_campaign() if size == 22 else crowd(size)
        full = {"photos": 5, "essay": 12345, "scorecard/一": 5}
        line = replace(standing(State.HANDED_IN, paper=PaperState.RIGHT), done=full)
        where = {track: {b.number: line for b in campaign.branches} for track in campaign.tracks}
        content = board_of(campaign, where, DURING)
        layout = lay_out(content)
        assert layout.lines == 1
        assert layout.height < 4000
        assert len(board_picture(content)) < MOST_BYTES


def test_a_long_name_is_cut_before_it_runs_into_the_bars() -> None:
    for name in ("马克思主义学院分工会", "Wissenschaftliche Bibliothek"):
        content = board([[filled(Mark.SUBMITTED)] * 2], names=(name,))
        image, layout = picture_of(content), lay_out(content)
        _, top, _, bottom = layout.row(0)
        gap = (layout.name[1] + 2, top, layout.chip(0, 0)[0] - 1, bottom)
        assert not is_written_in(image, gap)
        assert image.size == picture_of(board([[filled(Mark.SUBMITTED)] * 2])).size


def test_the_head_tells_title_time_and_numbers() -> None:
    """Each of them, when left out, changes the picture above the rows and nothing below but shades."""
    content = board([[filled(Mark.FILLING)]])
    image, layout = picture_of(content), lay_out(content)
    lane = replace(content.lanes[0], counts=dict.fromkeys(Mark, ""))
    for less in (
        replace(content, title=""),
        replace(content, headline=""),
        replace(content, as_of=""),
        replace(content, dates=""),
        replace(content, lanes=(lane,)),
    ):
        difference = ImageChops.difference(image, picture_of(less)).convert("L")
        changed = difference.point(lambda level: 255 if level > 64 else 0).getbbox()
        assert changed
        assert changed[3] <= layout.rows_top


def test_a_note_stands_above_the_rows() -> None:
    content = board([[filled(Mark.FILLING)]], note="只列没办完的 1 个分工会，其余 299 个已提交。")
    image, layout = picture_of(content), lay_out(content)
    assert is_written_in(image, (MARGIN, layout.note_top, WIDTH - MARGIN, layout.heads_top))


@pytest.mark.parametrize(("to_do", "shown"), [(0, 0), (1000, 1000), (1000, 50)])
def test_the_notes_are_not_cut(to_do: int, shown: int) -> None:
    assert width_of(left_out(2000, to_do, shown), NOTE_LETTERS) <= WIDTH - 2 * MARGIN


def test_a_board_without_rows_is_the_numbers_alone() -> None:
    content = board([], note="300 个分工会都已办完，不再逐个列出。")
    image, layout = picture_of(content), lay_out(content)
    assert is_written_in(image, (MARGIN, layout.note_top, WIDTH - MARGIN, image.height))
    assert image.height < 700


def test_threads_that_draw_at_once_draw_the_same() -> None:
    content = board_of(the_campaign(), {}, DURING)
    alone, together = board_picture(content), list[bytes]()
    threads = [
        threading.Thread(target=lambda: together.append(board_picture(content))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [alone] * 4
