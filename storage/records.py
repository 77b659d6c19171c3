"""A record: everything remembered about one branch (or one office person) under one version.

How a record looks in its Redis hash, and back. What is done with records is in commits.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_hex

from campaign.applications import Application
from campaign.disputes import Dispute
from campaign.review.ballots import Ballot
from campaign.review.desk import Desk
from storage import disputes, older
from storage.codec import Codec
from storage.documents import parsed
from storage.sessions import Session

TRACK, PERSON, VERSION, EXTENDED = "track:", "person:", "version", "extended-until"
DISPUTES, BALLOT, DESK = "disputes", "ballot:", "desk"
_APPLICATION = Codec[Application](Application, older.application)
_SESSION = Codec[Session](Session, older.session)
_BALLOT = Codec[Ballot](Ballot, dict)
_DESK = Codec[Desk](Desk, dict)


@dataclass(frozen=True, slots=True)
class Record:
    """The applications of a branch and the sessions of its people, as of one version.

    `extended_until` is the later deadline the office has given this branch, if it has; `disputes`
    are those it has not decided; `ballots` are those of a reviewer, by award and branch; `desk` is
    what the office has settled of the review, in the one record of that. `mark` is like no other: a store that has lost writes may come to
    the same version again, and then holds something else.
    """

    version: int = 0
    applications: Mapping[str, Application] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    extended_until: datetime | None = None
    disputes: tuple[Dispute, ...] = ()
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    desk: Desk = Desk()
    mark: str = field(default="", compare=False)

    def application(self, track: str) -> Application:
        """The application for a track, a blank one when nothing was said yet."""
        return self.applications.get(track) or Application(track)

    def session(self, user_id: str) -> Session:
        """The session of a person, a blank one at first contact."""
        return self.sessions.get(user_id) or Session()

    def after(self, change: Change) -> Record:
        """The record with the change written, one version on."""
        return Record(
            self.version + 1,
            {**self.applications, **{a.track: a for a in change.applications}},
            {**self.sessions, **dict(change.sessions)},
            change.extended_until or self.extended_until,
            self.disputes if change.disputes is None else change.disputes,
            {**self.ballots, **dict(change.ballots)},
            change.desk or self.desk,
            new_mark(),
        )

    @property
    def stamp(self) -> str:
        """The version as it is stored."""
        return stamp_of(self.version, self.mark)


@dataclass(frozen=True, slots=True)
class Change:
    """What a step writes into a record; `disputes` are all that are undecided then, None = as before."""

    applications: tuple[Application, ...] = ()
    sessions: Mapping[str, Session] = field(default_factory=dict)
    extended_until: datetime | None = None
    disputes: tuple[Dispute, ...] | None = None
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    desk: Desk | None = None

    def with_session(self, user_id: str, session: Session | None) -> Change:
        """The change after which this person is there too; None: where they were."""
        if session is None:
            return self
        return replace(self, sessions={**self.sessions, user_id: session})

    def __bool__(self) -> bool:
        is_about_time = self.extended_until is not None or self.disputes is not None
        is_of_review = bool(self.ballots) or self.desk is not None
        return bool(self.applications or self.sessions or is_about_time or is_of_review)


def new_mark() -> str:
    """What makes a version like no other."""
    return token_hex(4)


def stamp_of(version: int, mark: str) -> str:
    """A version as it is stored; before there were marks it was the number alone."""
    return f"{version}-{mark}" if mark else str(version)


def stamped(stamp: str | None) -> tuple[int, str]:
    """Version and mark of what is stored, 0 and none for nothing."""
    version, _, mark = (stamp or "0").partition("-")
    return int(version), mark


def to_fields(record: Record, change: Change) -> list[str]:
    """The change of a record as the flat field list of HSET, the next version included."""
    return changed_fields(record.after(change), change)


def changed_fields(become: Record, change: Change) -> list[str]:
    """The changed part of what a record has become as the flat field list of HSET."""
    fields = [VERSION, become.stamp]
    for application in change.applications:
        fields += [TRACK + application.track, _APPLICATION.write(application)]
    if change.extended_until:
        fields += [EXTENDED, change.extended_until.isoformat()]
    if change.disputes is not None:
        fields += [DISPUTES, disputes.text_of(change.disputes)]
    for name, ballot in change.ballots.items():
        fields += [BALLOT + name, _BALLOT.write(ballot)]
    if change.desk is not None:
        fields += [DESK, _DESK.write(change.desk)]
    for user_id, session in change.sessions.items():
        fields += [PERSON + user_id, _SESSION.write(session)]
    return fields


def people_in(names: Iterable[str]) -> set[str]:
    """The user ids with a session, among the names of the fields of a record."""
    return {name.removeprefix(PERSON) for name in names if name.startswith(PERSON)}


def from_fields(fields: Mapping[str, str]) -> Record:
    """The record a Redis hash holds; a blank one for an empty hash."""
    applications, sessions, ballots = {}, {}, {}
    for name, text in fields.items():
        if name.startswith(TRACK):
            track = name.removeprefix(TRACK)
            applications[track] = _APPLICATION.read(text, track=track)
        elif name.startswith(PERSON):
            sessions[name.removeprefix(PERSON)] = _SESSION.read(text)
        elif name.startswith(BALLOT):
            ballots[name.removeprefix(BALLOT)] = _BALLOT.read(text)
    until = parsed(fields.get(EXTENDED))
    undecided = disputes.read(fields.get(DISPUTES))
    version, mark = stamped(fields.get(VERSION))
    desk = _DESK.read(fields[DESK]) if DESK in fields else Desk()
    return Record(version, applications, sessions, until, undecided, ballots, desk, mark)
