"""What a check finds: how bad it is, the cause in words, and what to do. How checks run is in running.py."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is; the values stand in `--json`, so they never change."""

    OK = "ok"
    HINT = "hint"  # what no program can see: a person has to look
    WARNS = "warns"
    FAILS = "fails"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """The cause in words, and what to do where there is something to do."""

    level: Level
    cause: str
    todo: str = ""


class NotYetError(Exception):
    """A check cannot look, because something else has to be put right first; the text says what."""


Said = tuple[str, str]  # cause and what to do


def good(cause: str) -> Finding:
    return Finding(Level.OK, cause)


def hints(said: Said) -> Finding:
    return Finding(Level.HINT, *said)


def warns(said: Said) -> Finding:
    return Finding(Level.WARNS, *said)


def fails(said: Said) -> Finding:
    return Finding(Level.FAILS, *said)
