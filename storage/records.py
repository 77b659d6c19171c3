"""A record: everything remembered about one branch, or one person of none, under one version.

How a record looks in its Redis hash, and back. What is done with records is in commits.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_hex
from typing import Any, TypeVar

from campaign.applications import Application
from campaign.disputes import Dispute
from campaign.review.ballots import Ballot
from campaign.review.desk import Desk
from campaign.submissions import Submission
from storage import disputes, handed_in, older
from storage.codec import Codec
from storage.documents import parsed
from storage.owners import Kind, Owner
from storage.sessions import ChairSession, OfficeSession, Own, ReviewerSession, StrangerSession

TRACK, PERSON, VERSION, EXTENDED = "track:", "person:", "version", "extended-until"
DISPUTES, BALLOT, DESK = "disputes", "ballot:", "desk"
OF_A_BRANCH = Owner(Kind.BRANCH)
Known = TypeVar("Known", bound=Own)
_APPLICATION = Codec[Application](Application, older.application)
_SESSION = Codec[ChairSession](ChairSession, older.session)
_OWN: Mapping[Kind, Codec[Any]] = {
    Kind.OFFICE: Codec[OfficeSession](OfficeSession, older.session),
    Kind.REVIEWER: Codec[ReviewerSession](ReviewerSession, older.session),
    Kind.STRANGER: Codec[StrangerSession](StrangerSession, older.session),
}
_BALLOT = Codec[Ballot](Ballot, dict)
_DESK = Codec[Desk](Desk, dict)


@dataclass(frozen=True, slots=True)
class Record:
    """The applications of a branch and the sessions of its people, as of one version.

    `own` is the session of a person who is of no branch, whose record it is. `extended_until` is the later deadline the office has given this branch, if it has; `disputes`
    are those it has not decided; `ballots` are those of a reviewer, by award and branch; `desk` is
    what the office has settled of the review, in the one record of that. `kept` are the versions handed
    in that lie in fields of their own, by track. `mark` is like no other: a store that has lost writes may come to
    the same version again, and then holds something else.
    """

    version: int = 0
    applications: Mapping[str, Application] = field(default_factory=dict)
    sessions: Mapping[str, ChairSession] = field(default_factory=dict)
    extended_until: datetime | None = None
    disputes: tuple[Dispute, ...] = ()
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    desk: Desk = Desk()
    own: Own | None = None
    mark: str = field(default="", compare=False)
    kept: Mapping[str, tuple[Submission, ...]] = field(default_factory=dict, compare=False)

    def application(self, track: str) -> Application:
        """The application for a track, a blank one when nothing was said yet."""
        return self.applications.get(track) or Application(track)

    def session(self, user_id: str) -> ChairSession:
        """The session of a person, a blank one at first contact."""
        return self.sessions.get(user_id) or ChairSession()

    def own_as(self, kind: type[Known]) -> Known:
        """The session of the person whose record it is, a blank one at first contact."""
        return self.own if isinstance(self.own, kind) else kind()

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
            change.own or self.own,
            new_mark(),
            {**self.kept, **{a.track: a.submissions for a in change.applications}},
        )

    @property
    def stamp(self) -> str:
        """The version as it is stored."""
        return stamp_of(self.version, self.mark)


@dataclass(frozen=True, slots=True)
class Change:
    """What a step writes into a record; `disputes` are all that are undecided then, None = as before."""

    applications: tuple[Application, ...] = ()
    sessions: Mapping[str, ChairSession] = field(default_factory=dict)
    extended_until: datetime | None = None
    disputes: tuple[Dispute, ...] | None = None
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    desk: Desk | None = None
    own: Own | None = None

    def with_session(self, user_id: str, session: ChairSession | None) -> Change:
        """The change after which this person is there too; None: where they were."""
        if session is None:
            return self
        return replace(self, sessions={**self.sessions, user_id: session})

    def __bool__(self) -> bool:
        is_about_time = self.extended_until is not None or self.disputes is not None
        is_of_review = bool(self.ballots) or self.desk is not None
        is_about_people = bool(self.sessions) or self.own is not None
        return bool(self.applications or is_about_people or is_about_time or is_of_review)


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


def to_fields(record: Record, change: Change, owner: Owner = OF_A_BRANCH) -> list[str]:
    """The change of a record as the flat field list of HSET, the next version included."""
    return changed_fields(record, record.after(change), change, owner)


def changed_fields(before: Record, become: Record, change: Change, owner: Owner) -> list[str]:
    """The changed part of what a record has become as the flat field list of HSET."""
    fields = [VERSION, become.stamp]
    for application in change.applications:
        track, versions = application.track, application.submissions
        fields += handed_in.changed_fields(track, versions, before.kept.get(track, ()))
        alone = replace(application, submissions=()) if versions else application
        fields += [TRACK + track, _APPLICATION.write(alone)]
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
    if change.own is not None:
        fields += [PERSON + owner.name, _OWN[owner.kind].write(change.own)]
    return fields


def people_in(names: Iterable[str]) -> set[str]:
    """The user ids with a session, among the names of the fields of a record."""
    return {name.removeprefix(PERSON) for name in names if name.startswith(PERSON)}


def from_fields(fields: Mapping[str, str], owner: Owner = OF_A_BRANCH) -> Record:
    """The record a Redis hash holds; a blank one for an empty hash."""
    applications, sessions, ballots, own = {}, {}, {}, None
    for name, text in fields.items():
        if name.startswith(TRACK):
            track = name.removeprefix(TRACK)
            applications[track] = _APPLICATION.read(text, track=track)
        elif name.startswith(PERSON) and owner.kind in _OWN:
            own = _OWN[owner.kind].read(text)
        elif name.startswith(PERSON):
            sessions[name.removeprefix(PERSON)] = _SESSION.read(text)
        elif name.startswith(BALLOT):
            ballots[name.removeprefix(BALLOT)] = _BALLOT.read(text)
    until = parsed(fields.get(EXTENDED))
    undecided = disputes.read(fields.get(DISPUTES))
    version, mark = stamped(fields.get(VERSION))
    desk = _DESK.read(fields[DESK]) if DESK in fields else Desk()
    kept = handed_in.read(fields)
    for track, versions in kept.items():
        # What stands in the application itself was written before versions had fields of their own.
        alone = applications.get(track) or Application(track)
        applications[track] = replace(alone, submissions=versions + alone.submissions)
    return Record(version, applications, sessions, until, undecided, ballots, desk, own, mark, kept)
