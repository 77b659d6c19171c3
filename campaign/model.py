"""The campaign as a whole: tracks, branches, office, dates. Parts are in parts.py."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, NonNegativeInt, PositiveInt
from pydantic import Field as Setting

from campaign.applications import Place
from campaign.faq import Faq, faq_problems
from campaign.parts import (
    Essay,
    Fields,
    Part,
    Scorecard,
    entries_of,
    minimum_problems,
    part_problems,
)
from campaign.reminder_settings import Reminders, reminder_problems
from campaign.settled import (
    Draft,
    Key,
    KeyPath,
    Name,
    Problem,
    Settled,
    UserId,
    ZoneName,
    near,
    repeats,
    spelled,
    written,
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
    def optional(self) -> frozenset[Place]:
        """The entries that may stay empty."""
        return frozenset(
            Place(part.id, field.id)
            for part in self.parts
            if isinstance(part, Fields)
            for field in part.fields
            if not field.required
        )

    @cached_property
    def required(self) -> dict[str, frozenset[str]]:
        """The entries that must have an answer, by part."""
        return {
            part.id: frozenset(
                e for e in entries_of(part) if Place(part.id, e) not in self.optional
            )
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
    """A branch union, the people who answer for it and the titles it holds already."""

    number: Annotated[str, spelled("[0-9]{2,4}", "a branch number of 2 to 4 digits")]
    name: Name
    short_name: Name
    chair: UserId
    chair_name: str = ""
    deputy: UserId | None = None
    phone: str = ""
    holds: tuple[Name, ...] = ()

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
        """The campaign with this roster."""
        copy = self.model_copy(update={"branches": branches})
        for remembered in ("branch_by_number", "branch_of"):
            copy.__dict__.pop(remembered, None)
        return copy

    @cached_property
    def office_ids(self) -> frozenset[str]:
        """The case-folded user ids of the office."""
        return frozenset(user.casefold() for user in self.office)


def campaign_problems(campaign: Draft) -> Iterator[Problem]:
    """What does not agree anywhere in the campaign."""
    tracks, branches = campaign.each("tracks"), campaign.each("branches")
    for key in ("code", "short_name"):
        yield from repeats(tracks, key)
    for key in ("number", "name", "short_name"):
        yield from repeats(branches, key)
    yield from _date_problems(campaign)
    yield from reminder_problems(campaign)
    yield from _people_problems(campaign)
    yield from faq_problems(campaign.each("faq"))
    for branch in branches:
        yield from _title_problems(branch, [str(track.place[-1]) for track in tracks])
    for track in tracks:
        yield from _track_problems(track)


def _date_problems(campaign: Draft) -> Iterator[Problem]:
    """Report a deadline that does not come after the opening."""
    try:
        opening, deadline = (
            datetime.fromisoformat(campaign.at(key).text) for key in ("opens_at", "deadline")
        )
    except ValueError:
        return
    if opening.tzinfo and deadline.tzinfo and opening >= deadline:
        yield campaign.at("deadline").problem(
            f"{deadline.isoformat()} is not after opens_at {opening.isoformat()}"
        )


def _people_problems(campaign: Draft) -> Iterator[Problem]:
    """Report everybody who would answer in two roles."""
    roles = [
        (person, branch.place)
        for branch in campaign.each("branches")
        for person in (branch.at("chair"), branch.at("deputy"))
    ] + [(person, ("office",)) for person in campaign.each("office")]
    first: dict[str, tuple[Draft, KeyPath]] = {}
    for person, role in roles:
        if person.text:
            earlier, earlier_role = first.setdefault(person.text.casefold(), (person, role))
            if earlier is not person:
                yield person.problem(
                    f"'{person.text}' is already {_role(earlier_role)}, a person has one role only"
                )


def _role(place: KeyPath) -> str:
    return "in the office" if place == ("office",) else f"answering for {written(place)}"


def _title_problems(branch: Draft, known: list[str]) -> Iterator[Problem]:
    """Report a title held for an award that is not in this campaign."""
    for held in branch.each("holds"):
        if held.text and held.text not in known:
            hint = near(held.text, known, f"known are {', '.join(known)}")
            yield held.problem(f"unknown track '{held.text}', {hint}")


def _track_problems(track: Draft) -> Iterator[Problem]:
    """What does not agree within one award."""
    parts = track.each("parts")
    for part in parts:
        yield from part_problems(part)
    yield from repeats(parts, "id")
    # One printed form may be filled from several parts, so a field's id is its own in the award.
    yield from repeats([field for part in parts for field in part.each("fields")], "id")
    cards = [part for part in parts if part.at("kind").text == "scorecard"]
    for card in cards[1:]:
        yield card.problem(f"a second scorecard, {written(cards[0].place)} is one already")
    yield from minimum_problems(track, cards)
