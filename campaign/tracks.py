"""The awards a branch may apply for, also once more than once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field as Setting
from pydantic import NonNegativeInt, PositiveInt, PrivateAttr

from campaign import problem_wording as wording
from campaign.applications import Application, Place
from campaign.parts.part import Part, Stretch
from campaign.parts.registry import AnyPart
from campaign.parts.roles import LongText, Pictures, Scored
from campaign.questionnaires import name_of_parts
from campaign.review.settings import Review
from campaign.settled import Key, Name, Settled, spelled

# By how many applications of a branch for one award there are; no award is applied for more often.
SUFFIXES = ("", "", "b", "c", "d", "e", "f", "g", "h", "i")
NUMERALS = "零一二三四五六七八九"


class Grant(Settled):
    """Money that each accepted application receives, in yuan."""

    source: Name
    amount: PositiveInt


class Track(Settled):
    """One award a branch may apply for; who may is `condition`, in the words of the notice."""

    id: Key
    name: Name
    short_name: Name
    code: Annotated[str, spelled("[A-Z]", wording.CODE)]
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
    receipts_until: date | None = None
    review: Review = Review()
    materials: Annotated[tuple[Name, ...], Setting(min_length=1)]
    parts: Annotated[tuple[AnyPart, ...], Setting(min_length=1)]
    _former: Mapping[str, Track] = PrivateAttr(default_factory=dict)
    _award: str = PrivateAttr(default="")
    _nth: int = PrivateAttr(default=1)

    @cached_property
    def questions(self) -> str:
        """The name of the questions the award asks now."""
        return name_of_parts(self.parts)

    def remembering(self, former: Mapping[str, tuple[AnyPart, ...]]) -> Track:
        """The award that also knows what it asked before, by the names of those questions."""
        track = self.altered()
        track._former = {name: self.altered(parts=parts) for name, parts in former.items()}
        return track

    def as_asked(self, application: Application) -> Track:
        """The award with the questions that the answers of this application are answers to."""
        name = application.questions
        return self if name in ("", self.questions) else self._former.get(name, self)

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

    def receipt(self, number: str, version: int) -> str:
        """The receipt of a branch's version, as J03-v1; Y14b-v1 of a second application."""
        return f"{self.code}{number}{self.suffix}-v{version}"

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

    @property
    def is_reviewed_by_rule(self) -> bool:
        """True where config.yaml says how it is reviewed, so that a meeting and 公示 belong to it."""
        return "review" in self.model_fields_set

    @cached_property
    def scorecard(self) -> Scored | None:
        """The part that carries the self-score, if the award has one."""
        return next(filter(None, (part.scored for part in self.parts)), None)

    @cached_property
    def pictures(self) -> Pictures | None:
        """The part that collects the photos, if the award has one."""
        return next(filter(None, (part.pictures for part in self.parts)), None)

    @cached_property
    def long_text(self) -> LongText | None:
        """The part that collects the long text, if the award has one."""
        return next(filter(None, (part.long_text for part in self.parts)), None)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Everything that is asked one by one, in the order of the official forms."""
        return tuple(Place(part.id, entry) for part in self.parts for entry in part.names)

    @cached_property
    def on_paper(self) -> tuple[str, ...]:
        """The materials that are printed: all but those of which the notice wants a file only."""
        return tuple(name for name in self.materials if "电子版" not in name)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The Word files a submission has: its form, and the long text where there is one."""
        return ("form", "summary") if self.long_text else ("form",)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """What is told apart on the board, in the order of the forms, without what may stay empty."""
        return tuple(s for part in self.parts for s in part.stretches() if s.enough)

    @cached_property
    def optional(self) -> frozenset[Place]:
        """The entries that may stay empty."""
        return frozenset(
            Place(part.id, name) for part in self.parts for name in part.optional_names
        )

    def has(self, place: Place) -> bool:
        """True for a place that is asked one by one, and for a whole part, written without entry."""
        if place.entry:
            return place in self.places
        return any(part.id == place.part for part in self.parts)

    def part(self, part_id: str) -> Part:
        """The part with this id."""
        return self._part_by_id[part_id]

    @cached_property
    def _part_by_id(self) -> Mapping[str, Part]:
        return {part.id: part for part in self.parts}

    @cached_property
    def parts_in_entries(self) -> tuple[Part, ...]:
        """The parts that are answered one by one."""
        return tuple(part for part in self.parts if part.entries)
