"""The campaign as a whole: tracks, branches, office, dates. Parts are in parts.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, NonNegativeInt, PositiveInt, PrivateAttr
from pydantic import Field as Setting

from campaign.applications import Application, Place
from campaign.parts import (
    Essay,
    Fields,
    Part,
    Scorecard,
    entries_of,
)
from campaign.questionnaires import name_of_parts
from campaign.reminder_settings import Reminders
from campaign.settled import (
    Key,
    Name,
    Settled,
    UserId,
    ZoneName,
    spelled,
)


class Contact(Settled):
    """Whom people call when the bot can't help."""

    name: Name
    phone: Name
    email: Annotated[str, spelled(r"[^@\s]+@[^@\s]+", "an e-mail address")]


class Grant(Settled):
    """Money that each accepted application receives, in yuan."""

    source: Name
    amount: PositiveInt


class Track(Settled):
    """One award a branch may apply for; who may is `condition`, in the words of the notice."""

    id: Key
    name: Name
    short_name: Name
    code: Annotated[str, spelled("[A-Z]", "one capital letter")]
    quota: PositiveInt
    title: Name
    condition: str = ""
    minimum_score: NonNegativeInt | None = None
    counts_bonus: bool = True
    limit_per_branch: PositiveInt = 1
    may_decline: bool = True
    form_name: Name = "申报表"
    template: str = ""
    grants: tuple[Grant, ...] = ()
    materials: Annotated[tuple[Name, ...], Setting(min_length=1)]
    parts: Annotated[tuple[Part, ...], Setting(min_length=1)]
    _former: Mapping[str, Track] = PrivateAttr(default_factory=dict)

    @cached_property
    def questions(self) -> str:
        """The name of the questions the award asks now."""
        return name_of_parts(self.parts)

    def remembering(self, former: Mapping[str, tuple[Part, ...]]) -> Track:
        """The award that also knows what it asked before, by the names of those questions."""
        track = self.altered()
        track._former = {name: self.altered(parts=parts) for name, parts in former.items()}
        return track

    def as_asked(self, application: Application) -> Track:
        """The award with the questions that the answers of this application are answers to."""
        return self._former.get(application.questions, self)

    @property
    def award(self) -> str:
        """What the award is known by in config.yaml."""
        return self.id

    @property
    def is_limited(self) -> bool:
        """True when the notice says how many applications a branch may hand in."""
        return "limit_per_branch" in self.model_fields_set

    @cached_property
    def scorecard(self) -> Scorecard | None:
        """The part that carries the self-score, if the award has one."""
        return next((part for part in self.parts if isinstance(part, Scorecard)), None)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Everything that is asked one by one, in the order of the official forms."""
        return tuple(Place(part.id, entry) for part in self.parts for entry in entries_of(part))

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The Word files a submission has: its form, and the long text where there is one."""
        has_text = any(isinstance(part, Essay) for part in self.parts)
        return ("form", "summary") if has_text else ("form",)

    @cached_property
    def required(self) -> dict[str, frozenset[str]]:
        """The entries that must have an answer, by part; a field may be one that may stay empty."""
        optional = {
            Place(part.id, field.id)
            for part in self.parts
            if isinstance(part, Fields)
            for field in part.fields
            if not field.required
        }
        return {
            part.id: frozenset(e for e in entries_of(part) if Place(part.id, e) not in optional)
            for part in self.parts
        }

    def has(self, place: Place) -> bool:
        """True for a place that is asked one by one, and for a whole part, written without entry."""
        if place.entry:
            return place in self.places
        return any(part.id == place.part for part in self.parts)

    def part(self, part_id: str) -> Part:
        """The part with this id."""
        return next(part for part in self.parts if part.id == part_id)


class Branch(Settled):
    """A branch union, the people who answer for it and the titles it holds already.

    `number` is what it is known by as long as there are data, `listed` its number where it has got
    another one since.
    """

    number: Annotated[str, spelled("[0-9]{2,4}", "a branch number of 2 to 4 digits")]
    name: Name
    short_name: Name
    chair: UserId
    chair_name: str = ""
    deputy: UserId | None = None
    phone: str = ""
    holds: tuple[Name, ...] = ()
    listed: str = ""

    @property
    def shown(self) -> str:
        """The number people read and write; receipts and data stay with `number` for ever."""
        return self.listed or self.number

    @property
    def people(self) -> tuple[str, ...]:
        """The user ids that may answer for the branch, the chair first."""
        return (self.chair, self.deputy) if self.deputy else (self.chair,)


class Campaign(Settled):
    """Everything config.yaml says, checked."""

    id: Annotated[str, spelled("[a-z0-9-]{1,40}", "an id: small letters, digits and -")]
    title: Name
    document_number: Name
    organiser: Name
    based_on: tuple[Name, ...] = ()
    time_zone: ZoneName
    opens_at: AwareDatetime
    deadline: AwareDatetime
    late_tolerance_minutes: NonNegativeInt
    contact: Contact
    submission: str = ""
    requirements: tuple[Name, ...] = ()
    tracks: Annotated[dict[str, Track], Setting(min_length=1)]
    branches: Annotated[tuple[Branch, ...], Setting(min_length=1)]
    office: Annotated[tuple[UserId, ...], Setting(min_length=1)]
    reminders: Reminders = Reminders()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which people read times."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def branch_by_number(self) -> dict[str, Branch]:
        """The branches by number, in roster order."""
        return {branch.number: branch for branch in self.branches}

    @cached_property
    def branch_of(self) -> dict[str, Branch]:
        """The branch each case-folded user id answers for."""
        return {user.casefold(): branch for branch in self.branches for user in branch.people}

    def until(self, deadline: datetime) -> Campaign:
        """The campaign as it is for a branch with another deadline."""
        return self.model_copy(update={"deadline": deadline})

    def with_branches(self, branches: tuple[Branch, ...]) -> Campaign:
        """The campaign with this roster."""
        return self.altered(branches=branches)

    def remembering(self, former: Mapping[str, Mapping[str, tuple[Part, ...]]]) -> Campaign:
        """The campaign whose awards also know what they asked before, by award."""
        tracks = {key: t.remembering(former.get(key, {})) for key, t in self.tracks.items()}
        return self.altered(tracks=tracks)

    @cached_property
    def office_ids(self) -> frozenset[str]:
        """The case-folded user ids of the office."""
        return frozenset(user.casefold() for user in self.office)
