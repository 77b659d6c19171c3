"""What the picture of the campaign shows, word for word; how it is drawn is not decided here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """Where an application stands, as the board colours it; PAPER comes on top.

    READY is among FILLING, and CHANGED and PAPER are among SUBMITTED.
    """

    NOT_STARTED = "not_started"
    FILLING = "filling"
    READY = "ready"
    SUBMITTED = "submitted"
    CHANGED = "changed"
    RETURNED = "returned"
    DECLINED = "declined"
    TITLED = "titled"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Column:
    """One stretch of a track, or its score; `need` is what is asked for, "" where that is plain."""

    label: str
    need: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A track: its columns, its score column if it has one, how many branches bear each mark."""

    name: str
    short_name: str
    columns: tuple[Column, ...]
    score: Column | None
    counts: Mapping[Mark, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """How full a stretch is, 0 to 1, and how much there is in figures, "" for none."""

    share: float = 0.0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One application; where nothing is to be filled it has no cells but a `word` that says why."""

    mark: Mark
    cells: tuple[Cell, ...] = ()
    score: str = ""
    has_paper: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A branch, with an entry for each lane."""

    number: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The campaign at one moment; `note` says which branches are left out, "" when none is."""

    title: str
    headline: str
    as_of: str
    dates: str
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    note: str = ""
