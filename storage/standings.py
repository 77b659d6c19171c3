"""Where every branch stands, one short line a branch and track, kept for the office.

Written in the same commit as the application it sums up, so the office never reads applications.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import redis

from campaign.applications import Application, Status
from campaign.completeness import missing
from campaign.model import Track
from campaign.places import answered
from campaign.progress import progress
from campaign.reviewing import settled_points
from campaign.scoring import tally
from storage.documents import dump, load
from storage.keys import Keys


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one application is: `answered` of `askable` entries, points where there are any.

    `is_ready` when nothing is missing and it only has to be handed in. `done` tells how much there is
    of each stretch, by name. `reviewed` are the points once the office has settled every item.
    `old_paper` is the version of a paper that is there and does not show what counts, 0 for none.
    """

    status: Status
    answered: int
    askable: int
    points: int | None
    has_paper: bool
    changed_at: datetime
    is_ready: bool = False
    done: Mapping[str, int] = field(default_factory=dict)
    reviewed: int | None = None
    old_paper: int = 0


def standing_of(track: Track, application: Application, now: datetime) -> Standing:
    """The line that sums up an application, by the version that counts once one is handed in."""
    counts = application.as_submitted
    asked = track.as_asked(counts)
    card = asked.scorecard
    return Standing(
        application.status,
        answered(asked, counts),
        len(asked.places),
        tally(card, counts.part(card.id)).points if card else None,
        application.has_paper,
        application.changed_at or now,
        is_ready=application.status is Status.FILLING and not missing(track, application),
        done=progress(asked, counts),
        reviewed=settled_points(card, application) if card else None,
        old_paper=application.old_paper,
    )


def write_of(keys: Keys, track: str, number: str, standing: Standing) -> list[str]:
    """The Redis command that stores a standing."""
    line = [
        standing.status,
        standing.answered,
        standing.askable,
        standing.points,
        standing.has_paper,
        standing.changed_at.isoformat(),
        standing.is_ready,
        dict(standing.done),
        standing.reviewed,
        standing.old_paper,
    ]
    return ["HSET", keys.standings(track), number, dump(line)]


def read_standings(
    server: redis.Redis, keys: Keys, tracks: Iterable[str]
) -> dict[str, dict[str, Standing]]:
    """The standings by track and branch number, in one round trip."""
    tracks = list(tracks)
    pipeline = server.pipeline(transaction=False)
    for track in tracks:
        pipeline.hgetall(keys.standings(track))
    return {
        track: standings_in(lines) for track, lines in zip(tracks, pipeline.execute(), strict=True)
    }


def standings_in(lines: Mapping[str, str]) -> dict[str, Standing]:
    """The standings a Redis hash holds, by branch number."""
    return {number: _standing(line) for number, line in lines.items()}


def _standing(line: str) -> Standing:
    status, answered, askable, points, has_paper, changed_at, is_ready, *more = load(line)
    return Standing(
        Status(status),
        answered,
        askable,
        points,
        has_paper,
        datetime.fromisoformat(changed_at),
        is_ready,
        *more,
    )
