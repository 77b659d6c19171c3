"""Whose record it is. What the record is called in the store is nobody else's business."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What may own a record; the values are part of keys, so they never change."""

    BRANCH = "branch"
    OFFICE = "office"
    STRANGER = "stranger"
    ROSTER = "roster"
    REVIEWER = "reviewer"
    DESK = "desk"


class Owner(NamedTuple):
    """The owner of one record: a branch by its number, a person by user id, the campaign itself."""

    kind: Kind
    name: str = ""


ROSTER = Owner(Kind.ROSTER)
DESK = Owner(Kind.DESK)


def branch(number: str) -> Owner:
    """A branch: its applications and the sessions of its people."""
    return Owner(Kind.BRANCH, number)


def office(user_id: str) -> Owner:
    """A person of the office."""
    return Owner(Kind.OFFICE, user_id)


def reviewer(user_id: str) -> Owner:
    """A person of a panel: their ballots and their session."""
    return Owner(Kind.REVIEWER, user_id)


def stranger(user_id: str) -> Owner:
    """A person nobody knows."""
    return Owner(Kind.STRANGER, user_id)
