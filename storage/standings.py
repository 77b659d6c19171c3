"""Where every branch stands, one short line a branch and track, kept for the office.

Written in the same commit as the application it sums up, so the office never reads applications.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import redis

from campaign.applications import Application, Status
from campaign.condition import NOT_BEGUN, TITLED, Condition, describe
from campaign.model import Branch, Track
from campaign.places import answered
from campaign.progress import progress
from campaign.reviewing import settled_points
from storage import older
from storage.codec import Codec
from storage.keys import Keys


@dataclass(frozen=True, slots=True)
class Standing:
    """How one application stands and how far it is: `answered` of `askable` entries.

    `done` tells how much there is of each stretch, by name; both tell the version that counts once
    one is handed in. `reviewed` are the points once the office has settled every item.
    """

    condition: Condition
    answered: int
    askable: int
    changed_at: datetime
    done: Mapping[str, int] = field(default_factory=dict)
    reviewed: int | None = None

    @property
    def status(self) -> Status:
        """The group it is counted in."""
        return self.condition.status or Status.NOT_STARTED

    @property
    def points(self) -> int | None:
        """The points that count, where there are any."""
        return self.condition.points

    @property
    def has_paper(self) -> bool:
        """True when it is handed in and the paper at the office shows what counts."""
        return self.condition.has_paper

    @property
    def old_paper(self) -> int:
        """The version of a paper that must be exchanged, 0 for none."""
        return self.condition.old_paper


_CODEC = Codec[Standing](Standing, older.standing)


def condition_in(track: Track, branch: Branch, standings: Mapping[str, Standing]) -> Condition:
    """How a branch stands for a track, by the standings of that track."""
    if track.id in branch.holds:
        return TITLED
    standing = standings.get(branch.number)
    return standing.condition if standing else NOT_BEGUN


def standing_of(track: Track, application: Application, now: datetime) -> Standing:
    """The line that sums up an application, by the version that counts once one is handed in."""
    counts = application.as_submitted
    asked = track.as_asked(counts)
    card = asked.scorecard
    return Standing(
        describe(track, application),
        answered(asked, counts),
        len(asked.places),
        application.changed_at or now,
        done=progress(asked, counts),
        reviewed=settled_points(card, application) if card else None,
    )


def write_of(keys: Keys, track: str, number: str, standing: Standing) -> list[str]:
    """The Redis command that stores a standing."""
    return ["HSET", keys.standings(track), number, _CODEC.write(standing)]


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
    return {number: _CODEC.read(line) for number, line in lines.items()}
