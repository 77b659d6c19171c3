"""`看板`: the campaign as one picture, and what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from campaign.closing import Counts
from campaign.condition import Condition, PaperState, State
from campaign.model import Branch, Campaign, Track
from campaign.parts.part import Stretch
from campaign.progress import stretches
from handlers.office.views.board_content import Board, Cell, Column, Entry, Lane, Mark, Row
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import OfficeTalk
from handlers.wording import board as wording
from handlers.wording import office_page
from storage.effects import SendBoard
from storage.standings import Standing, condition_in

MOST_ENTRIES = 100  # a picture with more is too tall to be read on a phone
FEWEST_TRACKS = 2  # the height of a row is that of two tracks, which stand side by side

Standings = Mapping[str, Mapping[str, Standing]]

_MARKS = {
    State.NOT_BEGUN: Mark.NOT_STARTED,
    State.FILLING: Mark.FILLING,
    State.COMPLETE: Mark.READY,
    State.WITHDRAWN: Mark.FILLING,
    State.HANDED_IN: Mark.SUBMITTED,
    State.CHANGED: Mark.CHANGED,
    State.RECOMMENDED: Mark.SUBMITTED,
    State.REJECTED: Mark.SUBMITTED,
    State.RETURNED: Mark.RETURNED,
    State.DECLINED: Mark.DECLINED,
    State.TITLED: Mark.TITLED,
}
# What is still to be done.
_URGENCY = (Mark.RETURNED, Mark.CHANGED, Mark.READY, Mark.FILLING, Mark.NOT_STARTED)


def show_board(talk: OfficeTalk, _: None) -> Outcome:
    """Send the picture right behind the reply."""
    link = talk.pages.board(talk.user_id, "", "")
    told = "\n".join(filter(None, (wording.COMING, office_page.board(link) if link else "")))
    return Outcome((told,), effects=(SendBoard(talk.user_id),))


def board_of(campaign: Campaign, standings: Standings, now: datetime) -> Board:
    """The board with every branch, or where they are too many, with those that have work to do."""
    tracks = campaign.tracks.values()
    rows = [
        Row(
            branch.shown,
            branch.short_name,
            tuple(_entry(track, branch, standings.get(track.id, {})) for track in tracks),
        )
        for branch in campaign.branches
    ]
    shown, note = _shown(rows, MOST_ENTRIES // max(FEWEST_TRACKS, len(tracks)))
    return Board(
        campaign.title,
        wording.headline(campaign, now),
        wording.as_of(campaign, now),
        wording.dates(campaign),
        tuple(_lane(campaign, track, standings.get(track.id, {})) for track in tracks),
        tuple(shown),
        note,
    )


def _entry(track: Track, branch: Branch, standings: Mapping[str, Standing]) -> Entry:
    how, standing = condition_in(track, branch, standings), standings.get(branch.number)
    mark = _mark(how)
    if mark is Mark.TITLED and track.award not in branch.titles:
        return Entry(mark, word="")  # a further application that only others may have
    if mark in (Mark.TITLED, Mark.DECLINED):
        return Entry(mark, word=wording.WORDS[mark])
    if standing is None:
        return Entry(mark, tuple(Cell() for _ in stretches(track)))
    cells = tuple(
        _cell(stretch, standing.done.get(stretch.name, 0)) for stretch in stretches(track)
    )
    return Entry(mark, cells, _score(standing), how.has_paper)


def _mark(how: Condition) -> Mark:
    if how.is_changed:
        return Mark.CHANGED
    is_filled_again = how.state is State.WITHDRAWN and how.is_ready
    return Mark.READY if is_filled_again else _MARKS[how.state]


def _score(standing: Standing) -> str:
    """What the office has settled, or else what the branch gives itself, once it has begun."""
    if standing.reviewed is not None and standing.condition.is_handed_in:
        return wording.reviewed(standing.reviewed)
    return str(standing.points) if standing.points is not None and standing.answered else ""


def _cell(stretch: Stretch, done: int) -> Cell:
    return Cell(min(1.0, done / stretch.enough), kind_of(stretch.part).board_figure(done))


def _column(stretch: Stretch) -> Column:
    kind = kind_of(stretch.part)
    return Column(kind.board_label(stretch), kind.board_need(stretch.part))


def _lane(campaign: Campaign, track: Track, standings: Mapping[str, Standing]) -> Lane:
    counts, marks = Counts(track), Counter[Mark]()
    for branch in campaign.branches:
        how = condition_in(track, branch, standings)
        counts.count(how)
        marks[_mark(how)] += 1
    groups = {mark: counts.statuses[status] for status, mark in wording.GROUPS.items()}
    figures = {**marks, **groups, Mark.PAPER: counts.papers[PaperState.RIGHT]}
    return Lane(
        track.name,
        track.short_name,
        tuple(map(_column, stretches(track))),
        Column(wording.SCORE, wording.least_score(track)) if track.scorecard else None,
        {mark: wording.count(mark, figures.get(mark, 0)) for mark in Mark},
    )


def _shown(rows: Sequence[Row], most: int) -> tuple[Sequence[Row], str]:
    """The rows that find room, in order, the most urgent ones first to be chosen; and the note."""
    if len(rows) <= most:
        return rows, ""
    to_do = [row for row in rows if _urgency(row) < len(_URGENCY)]
    chosen = {row.number for row in sorted(to_do, key=_urgency)[:most]}
    shown = [row for row in to_do if row.number in chosen]
    return shown, wording.left_out(len(rows), len(to_do), len(shown))


def _urgency(row: Row) -> int:
    """The rank of the most urgent entry; beyond the last rank when all of them are done with."""
    ranks = [_URGENCY.index(entry.mark) for entry in row.entries if entry.mark in _URGENCY]
    return min(ranks, default=len(_URGENCY))
