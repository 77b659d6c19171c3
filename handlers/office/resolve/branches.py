"""Finding a branch by its number or any unambiguous part of its name, as clerks write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from campaign.model import Branch, Campaign
from handlers.office.resolve.branch_names import cleaned, core, is_near, is_short_for, without_union
from handlers.reading.numerals import arabic

MOST_NEAR = 4
_NUMBER = re.compile(r"第?(\d{1,4}|[一二三四五六七八九十]{1,3})号?(?:分工会|工会)?").fullmatch
_NUMBER_AND_NAME = re.compile(r"第?(\d{1,4})号?(\D.+)").fullmatch


def find_branches(campaign: Campaign, name: str) -> list[Branch]:
    """The branches a person may mean: exactly one when the name is clear, none when nothing fits."""
    said = cleaned(name)
    named = [branch for branch in campaign.branches if said in map(str.casefold, branch.people)]
    return named or find_by_name(campaign, name)


def find_by_name(campaign: Campaign, name: str) -> list[Branch]:
    """The same by number and name alone, where a user id stands for a person."""
    said = cleaned(name)
    if number := _NUMBER(said):
        return _numbered(campaign, number[1])
    if both := _NUMBER_AND_NAME(said):
        there = _numbered(campaign, both[1])
        return [branch for branch in _named(campaign, both[2]) if branch in there]
    return _named(campaign, said)


def find_exactly(campaign: Campaign, name: str) -> list[Branch]:
    """The same where a number or a name is written in full, with or without 学院 and the like."""
    said = cleaned(name)
    if number := _NUMBER(said):
        return _numbered(campaign, number[1])
    found = find_by_name(campaign, said)
    is_exact = any(_is_called(branch, said) or _has_core(branch, said) for branch in found)
    return found if is_exact else []


def near_branches(campaign: Campaign, name: str) -> list[Branch]:
    """The branches a name that fits none sounds or looks like: only good for a question."""
    said, there = cleaned(name), list[Branch]()
    if both := _NUMBER_AND_NAME(said):
        said, there = both[2], _numbered(campaign, both[1])
    own = core(said) or said
    near = [b for b in campaign.branches if any(is_near(own, known) for known in _cores(b))]
    return [*there, *(branch for branch in near if branch not in there)][:MOST_NEAR]


def named_in(campaign: Campaign, text: str) -> Branch | None:
    """The first branch that a text calls by its name or short name; None where it calls none."""
    said = cleaned(text)
    found = [(said.find(n), b) for b in campaign.branches for n in _own(b) if n in said]
    return min(found, key=lambda pair: (pair[0], pair[1].shown))[1] if found else None


def _named(campaign: Campaign, said: str) -> list[Branch]:
    """The branches that fit best: called just so; by a part of the name; with letters left out."""
    if len(said) < 2:
        return []
    own = core(said)
    for fits in _ways(said, own):
        if found := [branch for branch in campaign.branches if fits(branch)]:
            return found
    return []


def _ways(said: str, own: str) -> Iterator[Callable[[Branch], bool]]:
    yield lambda branch: _is_called(branch, said)
    yield lambda branch: _has_core(branch, said) or any(said in name for name in _own(branch))
    if own:
        yield lambda branch: any(own in name for name in _cores(branch))
        yield lambda branch: is_short_for(own, core(cleaned(branch.name)))


def _is_called(branch: Branch, said: str) -> bool:
    return said in {name for own in _own(branch) for name in (own, without_union(own))}


def _has_core(branch: Branch, said: str) -> bool:
    return bool(core(said)) and core(said) in _cores(branch)


def _own(branch: Branch) -> tuple[str, str]:
    return cleaned(branch.short_name), cleaned(branch.name)


def _cores(branch: Branch) -> set[str]:
    """The short and the full name without endings; one that is nothing but endings stays as it is."""
    return {core(name) or name for name in _own(branch)}


def _numbered(campaign: Campaign, number: str) -> list[Branch]:
    value = int(arabic(number))
    return [branch for branch in campaign.branches if int(branch.shown) == value]
