"""`看板`: the campaign as one picture, and what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from campaign.progress import Stretch, stretches
from handlers.office.board_content import Board, Cell, Column, Entry, Lane, Mark, Row
from handlers.outcomes import Outcome
from handlers.talk import OfficeTalk
from handlers.wording import board as wording
from storage.effects import SendBoard
from storage.standings import Standing

MOST_ENTRIES = 100  # a picture with more is too tall to be read on a phone
FEWEST_TRACKS = 2  # the height of a row is that of two tracks, which stand side by side

Standings = Mapping[str, Mapping[str, Standing]]

_MARKS = {
    Status.NOT_STARTED: Mark.NOT_STARTED,
    Status.FILLING: Mark.FILLING,
    Status.SUBMITTED: Mark.SUBMITTED,
    Status.RETURNED: Mark.RETURNED,
    Status.DECLINED: Mark.DECLINED,
}
_URGENCY = (Mark.RETURNED, Mark.READY, Mark.FILLING, Mark.NOT_STARTED)  # what is still to be done


def show_board(talk: OfficeTalk, _: None) -> Outcome:
    """Send the picture right behind the reply."""
    return Outcome((wording.COMING,), effects=(SendBoard(talk.user_id),))


def board_of(campaign: Campaign, standings: Standings, now: datetime) -> Board:
    """The board with every branch, or where they are too many, with those that have work to do."""
    tracks = campaign.tracks.values()
    rows = [
        Row(
            branch.number,
            branch.short_name,
            tuple(_entry(t, branch, standings.get(t.id, {}).get(branch.number)) for t in tracks),
        )
        for branch in campaign.branches
    ]
    shown, note = _shown(rows, MOST_ENTRIES // max(FEWEST_TRACKS, len(tracks)))
    return Board(
        campaign.title,
        wording.headline(campaign, now),
        wording.as_of(campaign, now),
        wording.dates(campaign),
        tuple(_lane(track, [row.entries[at] for row in rows]) for at, track in enumerate(tracks)),
        tuple(shown),
        note,
    )


def _entry(track: Track, branch: Branch, standing: Standing | None) -> Entry:
    if track.id in branch.holds:
        return Entry(Mark.TITLED, word=wording.WORDS[Mark.TITLED])
    if standing is None:
        return Entry(Mark.NOT_STARTED, tuple(Cell() for _ in stretches(track)))
    mark = Mark.READY if standing.is_ready else _MARKS[standing.status]
    if mark is Mark.DECLINED:
        return Entry(mark, word=wording.WORDS[mark], has_paper=standing.has_paper)
    cells = tuple(
        _cell(stretch, standing.done.get(stretch.name, 0)) for stretch in stretches(track)
    )
    return Entry(mark, cells, _score(standing), standing.has_paper)


def _score(standing: Standing) -> str:
    """What the office has settled, or else what the branch gives itself, once it has begun."""
    if standing.reviewed is not None and standing.status is Status.SUBMITTED:
        return wording.reviewed(standing.reviewed)
    return str(standing.points) if standing.points is not None and standing.answered else ""


def _cell(stretch: Stretch, done: int) -> Cell:
    return Cell(min(1.0, done / stretch.enough), wording.figure(stretch, done))


def _lane(track: Track, entries: Sequence[Entry]) -> Lane:
    counts = Counter(entry.mark for entry in entries)
    counts[Mark.FILLING] += counts[Mark.READY]
    counts[Mark.PAPER] = sum(entry.has_paper for entry in entries)
    return Lane(
        track.name,
        track.short_name,
        tuple(Column(wording.label(s), wording.need(s)) for s in stretches(track)),
        Column(wording.SCORE, wording.least_score(track)) if track.scorecard else None,
        {mark: wording.count(mark, counts[mark]) for mark in Mark},
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
