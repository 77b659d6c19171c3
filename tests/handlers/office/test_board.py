"""看板: what the picture says of each branch, and which branches it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.condition import PaperState, State
from campaign.model import Branch, Campaign
from campaign.progress import stretches
from handlers.messages import Text
from handlers.office import routes
from handlers.office.views.board import MOST_ENTRIES, board_of
from handlers.office.views.board_content import Board, Entry, Mark
from handlers.talk import OfficeTalk
from handlers.wording.board import LETTERS, WORDS
from storage.effects import SendBoard
from storage.readings import Readings
from storage.sessions import OfficeSession
from storage.standings import Standing, standing_of
from tests.handlers.dialogue import DEADLINE, DURING, Dialogue, the_campaign, the_card
from tests.handlers.office_chat import complete_application
from tests.handlers.standings import OPEN, standing

HOME, STATION = the_campaign().tracks.values()
NUMBERS = tuple(branch.number for branch in the_campaign().branches)
MOST = MOST_ENTRIES // 2
Where = Mapping[str, Mapping[str, Standing]]


def crowd(size: int) -> Campaign:
    """The campaign with so many branches, none of which holds a title."""
    branches = tuple(
        Branch(number=f"{n:03}", name=f"第{n}分工会", short_name=f"第{n}", chair=f"person{n}")
        for n in range(1, size + 1)
    )
    return the_campaign().with_branches(branches)


def entry(board: Board, number: str, lane: int = 0) -> Entry:
    return next(row for row in board.rows if row.number == number).entries[lane]


def said_by_the_office(text: str, where: Where | None = None) -> tuple[str, object]:
    talk = OfficeTalk(
        the_campaign(),
        "office01",
        OfficeSession(),
        DURING,
        readings=Readings(standings=where or {}),
    )
    outcome = routes.hear(
        talk.campaign, talk.session, Text("0" * 40, "office01", DURING, text)
    ).run(talk)
    return "\n".join(outcome.texts), outcome.effects


@pytest.mark.parametrize("text", ["看板", "大屏", "图表", "/看板", " 看 板 "])
def test_the_office_asks_for_the_picture(text: str) -> None:
    assert said_by_the_office(text) == ("看板马上发来。", (SendBoard("office01"),))


def test_at_first_every_branch_is_there_and_empty_but_title_holders() -> None:
    board = board_of(the_campaign(), {}, DURING)
    assert [row.number for row in board.rows] == list(NUMBERS)
    assert entry(board, "03").mark is Mark.NOT_STARTED
    assert all(cell.share == 0 and not cell.text for cell in entry(board, "03").cells)
    assert entry(board, "17") == Entry(Mark.TITLED, word="已有称号")
    assert entry(board, "20", 1).mark is Mark.TITLED
    assert board.note == ""


def test_cells_and_score_are_those_of_the_application() -> None:
    chat = Dialogue("chair05")
    chat.say("申报小家", "4 3 5 4 4", "5 3")
    home = chat.home.with_essay(("建" * 250,), DURING)
    board = board_of(the_campaign(), {"home": {"05": standing_of(HOME, home, DURING)}}, DURING)
    shown = entry(board, "05")
    assert (shown.mark, shown.score, shown.has_paper) == (Mark.FILLING, "28", False)
    assert [cell.share for cell in shown.cells] == [1, 0.4, 0, 0, 0, 0, 0, 0.25]
    assert [cell.text for cell in shown.cells] == ["", "", "", "", "", "", "", "250"]
    assert len(entry(board, "05", 1).cells) == len(board.lanes[1].columns) == 4


def test_the_score_is_that_of_the_office_once_every_item_is_settled() -> None:
    handed_in = complete_application("home").handed_in("J05-v1", "chair05", DURING)
    allowed = dict.fromkeys(the_card().order, 1)
    shown = []
    for reviewed in ({"2.3": 1}, allowed):
        line = standing_of(HOME, replace(handed_in, reviewed=reviewed), DURING)
        board = board_of(the_campaign(), {"home": {"05": line}}, DURING)
        shown.append(entry(board, "05").score)
    assert shown == ["110", "核31"]


def test_more_than_enough_is_full() -> None:
    done = {"photos": 5, "essay": 1300}
    where = {"home": {"05": replace(standing(State.FILLING), done=done)}}
    photos, essay = entry(board_of(the_campaign(), where, DURING), "05").cells[-2:]
    assert (photos.share, photos.text, essay.share, essay.text) == (1, "5", 1, "1300")


@pytest.mark.parametrize(
    ("state", "paper", "mark"),
    [
        (State.FILLING, PaperState.NONE, Mark.FILLING),
        (State.COMPLETE, PaperState.NONE, Mark.READY),
        (State.WITHDRAWN, PaperState.ORPHANED, Mark.READY),
        (State.HANDED_IN, PaperState.RIGHT, Mark.SUBMITTED),
        (State.HANDED_IN, PaperState.OUTDATED, Mark.SUBMITTED),
        (State.CHANGED, PaperState.RIGHT, Mark.CHANGED),
        (State.REJECTED, PaperState.AWAITED, Mark.SUBMITTED),
        (State.RETURNED, PaperState.ORPHANED, Mark.RETURNED),
        (State.DECLINED, PaperState.ORPHANED, Mark.DECLINED),
    ],
)
def test_marks(state: State, paper: PaperState, mark: Mark) -> None:
    where = {"home": {"05": standing(state, paper=paper)}}
    shown = entry(board_of(the_campaign(), where, DURING), "05")
    assert shown.mark is mark
    assert shown.has_paper == (paper is PaperState.RIGHT)
    assert bool(shown.cells) != bool(shown.word)


def test_what_was_taken_back_and_lacks_something_is_being_filled_in() -> None:
    where = {"home": {"05": standing(State.WITHDRAWN, lacks=OPEN)}}
    assert entry(board_of(the_campaign(), where, DURING), "05").mark is Mark.FILLING


@given(
    st.dictionaries(
        st.sampled_from(NUMBERS),
        st.tuples(st.sampled_from(State), st.sampled_from(PaperState)),
        max_size=22,
    )
)
def test_the_numbers_are_those_of_the_text(drawn: dict[str, tuple[State, PaperState]]) -> None:
    lines = {n: standing(s, paper=p) for n, (s, p) in drawn.items() if s is not State.TITLED}
    where = {"home": lines, "station": lines}
    told, _ = said_by_the_office("状态", where)
    for lane in board_of(the_campaign(), where, DURING).lanes:
        _, _, block = told.partition(f"{lane.short_name}：")
        numbers = dict(re.findall(r"(?:其中)?([^\s，]+) (\d+)", "\n".join(block.splitlines()[:4])))
        for mark in set(Mark) - {Mark.READY, Mark.CHANGED}:
            assert lane.counts[mark] == numbers[WORDS[mark]]


def test_who_holds_a_title_has_no_paper_to_be_counted() -> None:
    lines = {n: standing(State.HANDED_IN, paper=PaperState.RIGHT) for n in ("05", "17")}
    board = board_of(the_campaign(), {"home": lines}, DURING)
    assert board.lanes[0].counts[Mark.PAPER] == "1"


def test_who_only_has_to_submit_is_counted_among_those_who_fill_in() -> None:
    lines = {
        "05": standing(State.COMPLETE),
        "06": standing(State.FILLING),
    }
    counts = board_of(the_campaign(), {"home": lines}, DURING).lanes[0].counts
    assert (counts[Mark.FILLING], counts[Mark.READY]) == ("2", "含 1")


def test_every_mark_has_a_word_and_a_letter_of_its_own() -> None:
    assert set(WORDS) == set(LETTERS) == set(Mark)
    assert len(set(LETTERS.values())) == len(set(WORDS.values())) == len(Mark)
    assert all(len(letter) == 1 for letter in LETTERS.values())


def test_columns_say_what_is_asked_for() -> None:
    home, station = board_of(the_campaign(), {}, DURING).lanes
    assert [column.label for column in home.columns] == [*"一二三四五六", "照片", "总结"]
    assert [column.need for column in home.columns[-2:]] == ["3-5", "≥1000"]
    assert home.score
    assert (home.score.label, home.score.need) == ("得分", "≥80")
    assert station.score is None
    assert len(station.columns) == len(stretches(STATION))


@pytest.mark.parametrize(
    ("now", "headline"),
    [
        (DURING, "离截止 4 天 3 小时"),
        (DEADLINE - timedelta(minutes=5), "离截止 5 分钟"),
        (DEADLINE + timedelta(seconds=1), "申报已截止"),
    ],
)
def test_the_headline_tells_the_time_left(now: datetime, headline: str) -> None:
    board = board_of(the_campaign(), {}, now)
    assert board.headline == headline
    assert board.dates == "5月12日（周五）12:00 截止，共 22 个分工会"


# -- more branches than find room


def every(campaign: Campaign, state: State) -> Where:
    lines = {branch.number: standing(state) for branch in campaign.branches}
    return {"home": lines, "station": dict(lines)}


def put(where: Where, state: State, numbers: Iterable[int]) -> Where:
    lines = {f"{n:03}": standing(state) for n in numbers}
    return {**where, "home": {**where["home"], **lines}}


def test_as_many_as_find_room_are_all_shown() -> None:
    campaign = crowd(MOST)
    board = board_of(campaign, every(campaign, State.HANDED_IN), DURING)
    assert (len(board.rows), board.note) == (MOST, "")


def test_of_more_only_those_with_work_to_do_are_shown() -> None:
    campaign = crowd(300)
    where = put(every(campaign, State.HANDED_IN), State.FILLING, (7, 250))
    board = board_of(campaign, where, DURING)
    assert [row.number for row in board.rows] == ["007", "250"]
    assert board.note == "只列没办完的 2 个分工会，其余 298 个已提交或不用申报。"
    assert board.lanes[0].counts[Mark.SUBMITTED] == "298"


def test_when_those_are_too_many_the_most_urgent_ones_are_shown_in_order() -> None:
    campaign = crowd(300)
    where = put(every(campaign, State.NOT_BEGUN), State.RETURNED, (290,))
    where = put(where, State.FILLING, range(101, 101 + MOST - 2))
    board = board_of(campaign, where, DURING)
    numbers = [row.number for row in board.rows]
    assert numbers == sorted(numbers)
    assert len(numbers) == MOST
    assert numbers[0] == "001"
    assert set(numbers[1:]) == {f"{n:03}" for n in range(101, 101 + MOST - 2)} | {"290"}
    assert board.note == f"没办完的有 300 个分工会，图中是较急的 {MOST} 个；全部请回复 未完成。"


def test_when_all_are_done_nobody_is_listed() -> None:
    campaign = crowd(300)
    board = board_of(campaign, every(campaign, State.DECLINED), DURING)
    assert board.rows == ()
    assert board.note == "300 个分工会都已办完，不再逐个列出。"
