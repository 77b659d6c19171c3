"""A record: everything remembered about one branch (or one office person) under one version.

How a record looks in its Redis hash, and back. What is done with records is in commits.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from secrets import token_hex
from typing import Any

from campaign.applications import Application, Place, Value
from campaign.disputes import Dispute
from storage import arrivals, disputes, waiting
from storage.application_docs import application_doc, application_in
from storage.documents import dump, instant, load, parsed
from storage.sessions import Overwritten, Session, Step

TRACK, PERSON, VERSION, EXTENDED = "track:", "person:", "version", "extended-until"
DISPUTES = "disputes"


@dataclass(frozen=True, slots=True)
class Record:
    """The applications of a branch and the sessions of its people, as of one version.

    `extended_until` is the later deadline the office has given this branch, if it has; `disputes`
    are those it has not decided. `mark` is like no other: a store that has lost writes may come to
    the same version again, and then holds something else.
    """

    version: int = 0
    applications: Mapping[str, Application] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    extended_until: datetime | None = None
    disputes: tuple[Dispute, ...] = ()
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

    def __bool__(self) -> bool:
        is_about_time = self.extended_until is not None or self.disputes is not None
        return bool(self.applications or self.sessions or is_about_time)


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
        fields += [TRACK + application.track, dump(application_doc(application))]
    if change.extended_until:
        fields += [EXTENDED, change.extended_until.isoformat()]
    if change.disputes is not None:
        fields += [DISPUTES, dump(disputes.to_docs(change.disputes))]
    for user_id, session in change.sessions.items():
        fields += [PERSON + user_id, dump(_session_doc(session))]
    return fields


def people_in(names: Iterable[str]) -> set[str]:
    """The user ids with a session, among the names of the fields of a record."""
    return {name.removeprefix(PERSON) for name in names if name.startswith(PERSON)}


def from_fields(fields: Mapping[str, str]) -> Record:
    """The record a Redis hash holds; a blank one for an empty hash."""
    applications, sessions = {}, {}
    for name, text in fields.items():
        if name.startswith(TRACK):
            track = name.removeprefix(TRACK)
            applications[track] = application_in(track, load(text))
        elif name.startswith(PERSON):
            sessions[name.removeprefix(PERSON)] = _session(load(text))
    until = parsed(fields.get(EXTENDED))
    undecided = disputes.from_docs(load(fields.get(DISPUTES, "[]")))
    version, mark = stamped(fields.get(VERSION))
    return Record(version, applications, sessions, until, undecided, mark)


def _session_doc(session: Session) -> dict[str, Any]:
    return {
        "track": session.track,
        "asked": list(session.asked) if session.asked else None,
        "steps": [
            [step.track, _values_doc(step.before), _values_doc(step.after), instant(step.at)]
            for step in session.steps
        ],
        "taps": session.taps,
        "waiting": waiting.to_doc(session.waiting),
        "greeted_at": instant(session.greeted_at),
        "arrivals": arrivals.to_doc(session.arrivals),
        "stands_in_for": session.stands_in_for,
        "muted_on": session.muted_on.isoformat() if session.muted_on else None,
        "stood_in_at": instant(session.stood_in_at),
        "unheard": session.unheard,
        "called_on": session.called_on.isoformat() if session.called_on else None,
        "wrote_at": instant(session.wrote_at),
        "forms": session.forms,
        "forms_at": instant(session.forms_at),
        "overwritten": [_overwritten_doc(one) for one in session.overwritten],
        "has_drifted": session.has_drifted,
    }


def _session(doc: Mapping[str, Any]) -> Session:
    return Session(
        doc["track"],
        Place(*doc["asked"]) if doc["asked"] else None,
        tuple(_step(*step) for step in doc["steps"]),
        doc["taps"],
        waiting.from_doc(doc),
        parsed(doc["greeted_at"]),
        arrivals.from_doc(doc.get("arrivals")),
        doc.get("stands_in_for", ""),
        _day(doc.get("muted_on")),
        parsed(doc.get("stood_in_at")),
        doc.get("unheard", 0),
        _day(doc.get("called_on")),
        parsed(doc.get("wrote_at")),
        tuple(doc.get("forms", ())),
        parsed(doc.get("forms_at")),
        tuple(_overwritten(*one) for one in doc.get("overwritten", ())),
        doc.get("has_drifted", False),
    )


def _step(track: str, before: list[Any], after: list[Any], at: str | None = None) -> Step:
    return Step(track, _values(before), _values(after), parsed(at))


def _overwritten_doc(one: Overwritten) -> list[Any]:
    return [one.track, *one.place, one.was, one.by, instant(one.at)]


def _overwritten(track: str, part: str, entry: str, was: Value, by: str, at: str) -> Overwritten:
    return Overwritten(track, Place(part, entry), was, by, datetime.fromisoformat(at))


def _values_doc(values: Mapping[Place, Value | None]) -> list[list[Any]]:
    return [[place.part, place.entry, value] for place, value in values.items()]


def _values(doc: list[list[Any]]) -> dict[Place, Value | None]:
    return {Place(part, entry): value for part, entry, value in doc}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
