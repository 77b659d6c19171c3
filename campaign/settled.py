"""What all pieces of a campaign have in common, as written (Draft) and as checked (Settled)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from campaign import problem_wording as wording

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
KeyPath = tuple[str | int, ...]


def spelled(pattern: str, meaning: str) -> AfterValidator:
    """A validator that refuses text unlike `pattern` and says what it should be."""

    def check(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise ValueError(wording.misspelled(text, meaning))
        return text

    return AfterValidator(check)


Key = Annotated[str, spelled("[a-z][a-z0-9_]*", wording.KEY)]
USER_ID = "[A-Za-z0-9_.@-]{1,64}"
UserId = Annotated[str, spelled(USER_ID, wording.USER_ID)]


def near(name: str, known: Iterable[str], otherwise: str) -> str:
    """Ask whether a known name was meant, or say `otherwise` if none is close."""
    close = get_close_matches(name, known, n=1)
    return wording.meant(close[0]) if close else otherwise


def _known_zone(name: str) -> str:
    known = available_timezones()
    if name not in known:
        hint = near(name, sorted(known), wording.TRY_SHANGHAI)
        raise ValueError(wording.unknown_zone(name, hint))
    return name


ZoneName = Annotated[str, AfterValidator(_known_zone)]


class Settled(BaseModel):
    """A checked, unchangeable piece of the campaign; an unknown key is an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def altered(self, **changes: Any) -> Self:
        """The same piece with these fields instead; what was worked out from the old is forgotten."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return self.model_construct(self.model_fields_set | changes.keys(), **fields | changes)


class Problem(NamedTuple):
    """One thing wrong in config.yaml and the place where it shows."""

    place: KeyPath
    message: str


def written(place: KeyPath) -> str:
    """The place the way people write it: tracks.home.parts[0]."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return "".join(steps).removeprefix(".") or wording.TOP


class Draft(NamedTuple):
    """A piece of config.yaml as written, perhaps broken, and its place.

    Rules that compare pieces read drafts: a typo in one piece must not hide what is wrong in others.
    """

    place: KeyPath
    data: Any

    def at(self, key: str) -> Draft:
        """What stands under `key`; nothing if it is missing."""
        data = self.data.get(key) if isinstance(self.data, dict) else None
        return Draft((*self.place, key), data)

    def each(self, key: str) -> list[Draft]:
        """The pieces under `key`, listed or named; none if it is neither."""
        whole = self.at(key)
        if isinstance(whole.data, dict):
            return [whole.at(name) for name in whole.data]
        pieces = whole.data if isinstance(whole.data, list) else []
        return [Draft((*whole.place, index), piece) for index, piece in enumerate(pieces)]

    @property
    def text(self) -> str:
        """The text that stands here; empty if it is anything else."""
        return self.data.strip() if isinstance(self.data, str) else ""

    @property
    def number(self) -> int | None:
        """The whole number that stands here; None if it is anything else."""
        return self.data if type(self.data) is int else None

    def problem(self, message: str) -> Problem:
        """Say that something is wrong here."""
        return Problem(self.place, message)


def repeats(pieces: Iterable[Draft], key: str) -> Iterator[Problem]:
    """Report every `key` that an earlier piece has already, letter case aside."""
    owners: dict[str, KeyPath] = {}
    for piece in pieces:
        name = piece.at(key)
        if not name.text:
            continue
        owner = owners.setdefault(name.text.casefold(), piece.place)
        if owner != piece.place:
            yield name.problem(wording.used(name.text, written(owner)))
