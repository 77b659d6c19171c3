"""What in config.yaml would be one and the same to people, or never be asked: two of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign import problem_wording as wording
from campaign.settled import Draft, KeyPath, Problem, written

# An application has one number of photos, one long text and one score.
ONE_OF_A_KIND = ("scorecard", "photos", "essay")


def part_clashes(parts: list[Draft]) -> Iterator[Problem]:
    """Report parts, numbers and labels of one award that `改` and the forms could not tell apart."""
    seconds: list[Draft] = []
    for kind in ONE_OF_A_KIND:
        same = [part for part in parts if part.at("kind").text == kind]
        for other in same[1:]:
            seconds.append(other)
            yield other.problem(wording.second_part(kind, written(same[0].place)))
    yield from _number_clashes([part for part in parts if part not in seconds])
    yield from _label_clashes([field for part in parts for field in part.each("fields")])


def _label_clashes(fields: list[Draft]) -> Iterator[Problem]:
    """Report a label that differs from an earlier one in brackets alone, which nobody says."""
    owners: dict[str, KeyPath] = {}
    for field in fields:
        label = field.at("label")
        called = re.split(r"[（(]", label.text)[0].strip().casefold()
        if called and (owner := owners.setdefault(called, field.place)) != field.place:
            yield label.problem(wording.used(label.text, written(owner)))


def _number_clashes(parts: list[Draft]) -> Iterator[Problem]:
    """Report an item whose number an earlier part has; within one part others look."""
    owners: dict[str, KeyPath] = {}
    for part in parts:
        items = [
            *part.each("items"),
            *(item for section in part.each("sections") for item in section.each("items")),
        ]
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
