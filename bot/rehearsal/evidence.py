"""Everything a rehearsal leaves behind for the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.diary import Surprise
from bot.rehearsal.expected import Expected
from bot.rehearsal.reminding import Due
from campaign.applications import Application, Status
from campaign.model import Campaign
from storage.outbox.dead_letters import Letter

Key = tuple[str, str]  # branch number, track id


@dataclass(frozen=True)
class Shown:
    """Something the bot put on a person's screen, in campaign time; a file has a name.

    `is_sent` where it was no direct answer.
    """

    user_id: str
    kind: str
    text: str
    name: str
    at: datetime
    is_sent: bool = True


@dataclass(frozen=True)
class Totals:
    """What 状态 told at one moment; how many branches stood where, and had their paper in, by track."""

    at: datetime
    told: str
    counted: Mapping[str, Mapping[Status, int]]
    papers: Mapping[str, int]


@dataclass(frozen=True)
class Evidence:
    """`pictures` gives the number on each photo on disk, None where there is none to be seen.

    `left_open` are the people who must be told at the deadline. `disputed` is what came too late by
    branch number, `disputes` what 争议 says about the branch.
    """

    campaign: Campaign
    expected: Mapping[Key, Expected]
    stored: Mapping[Key, Application]
    pictures: Mapping[str, int | None]
    screens: Mapping[str, Sequence[Shown]]
    office: Mapping[str, str]
    totals: Sequence[Totals]
    due: Sequence[Due] = ()
    left_open: frozenset[str] = frozenset()
    disputed: Mapping[str, str] = field(default_factory=dict)
    disputes: Mapping[str, str] = field(default_factory=dict)
    surprises: Sequence[Surprise] = ()
    failed_callbacks: Sequence[str] = ()
    platform_complaints: Sequence[str] = ()
    dead_letters: Sequence[Letter] = ()
    unreachable: frozenset[str] = frozenset()
    untrusted_ip: str = ""
    unsettled: Sequence[str] = ()
    exit_codes: Sequence[int] = ()
    log: Sequence[str] = field(default=(), repr=False)


def stored_of(evidence: Evidence, key: Key) -> Application:
    """What is stored about an application; a blank one where nothing is."""
    return evidence.stored.get(key) or Application(key[1])
