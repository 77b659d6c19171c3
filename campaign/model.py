"""The campaign as a whole: tracks, branches, office, dates. Parts are in parts.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, NonNegativeInt, PositiveInt, PrivateAttr
from pydantic import Field as Setting

from campaign.applications import Application, Place
from campaign.faq import Faq
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

# By how many applications of a branch for one award there are; no award is applied for more often.
SUFFIXES = ("", "", "b", "c", "d", "e", "f", "g", "h", "i")
NUMERALS = "零一二三四五六七八九"


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
    _award: str = PrivateAttr(default="")
    _nth: int = PrivateAttr(default=1)

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
        """What the award is known by in config.yaml, also of a further application for it."""
        return self._award or self.id

    @property
    def suffix(self) -> str:
        """What tells a branch's further applications for one award apart: "", b, c ..."""
        return SUFFIXES[self._nth]

    @property
    def which(self) -> str:
        """What is said behind a branch's name to tell its further applications apart: （第二个）."""
        return f"（第{NUMERALS[self._nth]}个）" if self.suffix else ""

    @property
    def names(self) -> tuple[str, ...]:
        """What people may write for it: the full name, the short name, of a further one 驿站2 as well."""
        own = self.name, self.short_name
        return (*own, f"{self.short_name[:-1]}{self._nth}") if self.suffix else own

    def receipt(self, branch: Branch, version: int) -> str:
        """The receipt number of a version, as J03-v1; Y14b-v1 of a second application."""
        return f"{self.code}{branch.number}{self.suffix}-v{version}"

    def another(self, nth: int) -> Track:
        """The award as a branch applies for it once more."""
        named = {
            "id": f"{self.id}-{SUFFIXES[nth]}",
            "name": f"{self.name}（第{NUMERALS[nth]}个）",
            "short_name": f"{self.short_name}{NUMERALS[nth]}",
        }
        track = self.altered(**named)
        track._former = {name: former.altered(**named) for name, former in self._former.items()}
        track._award, track._nth = self.id, nth
        return track

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
    def on_paper(self) -> tuple[str, ...]:
        """The materials that are printed: all but those of which the notice wants a file only."""
        return tuple(name for name in self.materials if "电子版" not in name)

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
    another one since. `extra` are the awards it may apply for once more, each as often as that;
    `holds` is all that is closed to it: also the further applications that only others may have.
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
    extra: tuple[Name, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """The awards whose title it holds."""
        return tuple(key for key in self.holds if "-" not in key)

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
    paper_copies: PositiveInt | None = None
    results: str = ""
    faq: tuple[Faq, ...] = ()
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
        """The campaign with this roster, and the further applications that anybody in it may have."""
        most = {key: max(b.extra.count(key) for b in branches) for b in branches for key in b.extra}
        return self._with_further(most, branches)

    def with_further(self) -> Campaign:
        """The campaign with every further application there could be."""
        return self._with_further(dict.fromkeys(self.tracks, len(SUFFIXES) - 2), self.branches)

    def _with_further(self, most: Mapping[str, int], branches: tuple[Branch, ...]) -> Campaign:
        tracks: dict[str, Track] = {}
        for award in self.awards:
            further = [award.another(nth) for nth in range(2, most.get(award.id, 0) + 2)]
            tracks |= {track.id: track for track in (award, *further)}
        if len(tracks) == len(self.awards) == len(self.tracks):
            return self.altered(branches=branches)
        closed = tuple(_closed_to(branch, tracks.values()) for branch in branches)
        return self.altered(tracks=tracks, branches=closed)

    @cached_property
    def awards(self) -> tuple[Track, ...]:
        """The awards as config.yaml has them."""
        return tuple(track for track in self.tracks.values() if not track.suffix)

    def of_award(self, award: str) -> tuple[Track, ...]:
        """The award and the further applications for it."""
        return tuple(track for track in self.tracks.values() if track.award == award)

    def for_branch(self, branch: Branch) -> Campaign:
        """The campaign without the further applications that only others may have."""
        kept = {
            key: track
            for key, track in self.tracks.items()
            if not track.suffix or key not in branch.holds
        }
        return self if len(kept) == len(self.tracks) else self.altered(tracks=kept)

    @property
    def as_in_file(self) -> Campaign:
        """The campaign without further applications: what a roster file can speak of."""
        branches = tuple(b.altered(holds=b.titles) for b in self.branches)
        return self.altered(tracks={t.id: t for t in self.awards}, branches=branches)

    def remembering(self, former: Mapping[str, Mapping[str, tuple[Part, ...]]]) -> Campaign:
        """The campaign whose awards also know what they asked before, by award."""
        tracks = {key: t.remembering(former.get(key, {})) for key, t in self.tracks.items()}
        return self.altered(tracks=tracks)

    @cached_property
    def office_ids(self) -> frozenset[str]:
        """The case-folded user ids of the office."""
        return frozenset(user.casefold() for user in self.office)


def _closed_to(branch: Branch, tracks: Iterable[Track]) -> Branch:
    """The branch, with the further applications it may not have closed to it."""
    closed = [
        track.id
        for track in tracks
        if track.suffix
        and (
            track.award in branch.titles
            or SUFFIXES.index(track.suffix) - 1 > branch.extra.count(track.award)
        )
    ]
    return branch.altered(holds=(*branch.titles, *closed))
