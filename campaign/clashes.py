"""What in config.yaml would be one and the same to people, or never be asked: two of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign import problem_wording as wording
from campaign.parts.part import Part
from campaign.settled import Draft, KeyPath, Problem, written

Known = list[tuple[Draft, type[Part]]]


def part_clashes(parts: Known) -> Iterator[Problem]:
    """Report parts, numbers and labels of one award that `改` and the forms could not tell apart."""
    first: dict[type[Part], Draft] = {}
    seconds: list[Draft] = []
    for part, kind in parts:
        # An application has one number of photos, one long text and one score.
        if kind.is_only_one and (one := first.setdefault(kind, part)) is not part:
            seconds.append(part)
            name = part.at("kind").text
            yield part.problem(wording.second_part(name, written(one.place)))
    yield from _number_clashes([(part, kind) for part, kind in parts if part not in seconds])
    yield from _label_clashes([field for part, kind in parts for field in kind.labelled(part)])


def _label_clashes(fields: list[Draft]) -> Iterator[Problem]:
    """Report a label that differs from an earlier one in brackets alone, which nobody says."""
    owners: dict[str, KeyPath] = {}
    for field in fields:
        label = field.at("label") if field.at("label").text else field.at("title")
        called = re.split(r"[（(]", label.text)[0].strip().casefold()
        if called and (owner := owners.setdefault(called, field.place)) != field.place:
            yield label.problem(wording.used(label.text, written(owner)))


def _number_clashes(parts: Known) -> Iterator[Problem]:
    """Report an item whose number an earlier part has; within one part others look."""
    owners: dict[str, KeyPath] = {}
    for part, kind in parts:
        items = kind.numbered(part)
        for item in items:
            number = item.at("id")
            if number.text in owners:
                owner = written(owners[number.text])
                yield number.problem(wording.number_used(number.text, owner))
        owners |= {item.at("id").text: item.place for item in items if item.at("id").text}


def name_clashes(tracks: list[Draft], branches: list[Draft]) -> Iterator[Problem]:
    """Report a branch called like an award, and short names that are numbers."""
    awards = {t.at(key).text: t.place for t in tracks for key in ("short_name", "name")}
    for branch in branches:
        name = branch.at("short_name")
        if name.text and name.text in awards:
            award = written(awards[name.text])
            yield name.problem(wording.name_of_award(name.text, award))
    for piece in (*tracks, *branches):
        name = piece.at("short_name")
        if name.text.isdecimal():
            yield name.problem(wording.reads_as_number(name.text))
