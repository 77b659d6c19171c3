"""What a step leaves behind beside records: a line of history, a standing, a question, a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from storage import audit, questions, standings, strangers
from storage.atomic import Write
from storage.keys import Keys
from storage.questions import Question
from storage.standings import Standing
from storage.strangers import Stranger


@dataclass(frozen=True, slots=True)
class InHistory:
    """An entry in the history of a branch (its number) or of the office."""

    scope: str
    entry: audit.Entry


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a branch stands for a track now."""

    track: str
    number: str
    standing: Standing


Note = InHistory | Stands | Question | Stranger


def writes_of(keys: Keys, note: Note) -> Iterator[Write]:
    """The Redis commands that keep a note."""
    match note:
        case InHistory(scope, entry):
            yield audit.write_of(keys, scope, entry)
        case Stands(track, number, standing):
            yield standings.write_of(keys, track, number, standing)
        case Question():
            yield from questions.writes_of(keys, note)
        case Stranger():
            yield strangers.write_of(keys, note)
