"""Which one application a command of the office is about: `信工 小家 …`, `05小家 …`, `J05-v1 …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from campaign.applications import Application
from campaign.model import Branch, Campaign, Track
from handlers.hearing.clean import visible
from handlers.office.everyday.words import is_of_work
from handlers.office.resolve.branches import find_exactly
from handlers.office.resolve.naming import Naming, read_naming, track_named
from handlers.talk import OfficeTalk
from handlers.wording import naming as naming_wording
from handlers.wording import targets as wording
from storage.readings import Needs

_BETWEEN = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True, slots=True)
class Target:
    """The branch and the award that were named, and what was said behind them, as it was typed."""

    branch: Branch
    track: Track | None
    rest: str


def read_target(campaign: Campaign, text: str, command: str) -> Target | str:
    """What a text begins with, the award before or behind the branch; or why that is not clear."""
    word, rest = _first(text)
    track = track_named(campaign, word)
    if track:
        word, rest = _first(rest)
    if not word:
        return wording.which_application(campaign, command)
    naming, tail = _branch_in(campaign, word, command)
    rest = f"{tail} {rest}" if tail else rest
    if naming.wrong or not naming.branches:
        return naming.wrong[0] if naming.wrong else wording.which_application(campaign, command)
    if len(naming.branches) > 1:
        return naming_wording.one_at_a_time([named.branch for named in naming.branches], command)
    named = naming.branches[0]
    track = track or named.track or next(iter(naming.tracks), None)
    if not track:
        track, rest = _track_in(campaign, rest)
    if not track and (other := _other_branch(campaign, naming.branches[0].branch, rest)):
        return naming_wording.one_at_a_time([naming.branches[0].branch, other], command)
    return Target(named.branch, track, rest.strip())


def a_target(command: str) -> Callable[[Campaign, str], Target | str]:
    """What reads the one application that a command is about."""
    return partial(read_target, command=command)


def needs(_campaign: Campaign, target: Target) -> Needs:
    """The record of the branch that is named."""
    return Needs(branches=(target.branch.number,))


def track_for(
    talk: OfficeTalk,
    target: Target,
    fits: Callable[[Track, Application], bool],
    command: str,
) -> Track | str:
    """The award that was named, or the only one of the branch that fits; or a question which."""
    if target.track:
        return target.track
    record = talk.record_of(target.branch)
    tracks = list(talk.campaign.for_branch(target.branch).tracks.values())
    found = [track for track in tracks if fits(track, record.application(track.id))]
    if len(found) == 1:
        return found[0]
    return wording.which_track(target.branch, found or tracks, command)


def _other_branch(campaign: Campaign, branch: Branch, rest: str) -> Branch | None:
    """The branch that stands first behind one whose name is an everyday word: one of them is meant."""
    if not is_of_work(branch.short_name):
        return None
    found = find_exactly(campaign, _first(rest)[0])
    return found[0] if len(found) == 1 and found[0] is not branch else None


def _first(text: str) -> tuple[str, str]:
    """The first word of a text and the rest of it."""
    word, *rest = _BETWEEN.split(visible(text), maxsplit=1)
    return word, "".join(rest)


def _branch_in(campaign: Campaign, word: str, command: str) -> tuple[Naming, str]:
    """The branch a word names, also where an award, an item or anything follows it without a space."""
    whole = read_naming(campaign, word, command, lone=True)
    if not whole.wrong:
        return whole, ""
    for cut in _cuts(campaign, word):
        naming = read_naming(campaign, word[:cut], command, lone=True)
        if naming.branches and not naming.wrong:
            return naming, word[cut:]
    return whole, ""


def _cuts(campaign: Campaign, word: str) -> Iterator[int]:
    """Where an award or a number begins inside a word, and where a branch's own name ends."""
    names = [name for track in campaign.tracks.values() for name in track.names]
    for at in range(1, len(word)):
        begins = any(word.startswith(name, at) for name in names)
        if begins or (word[at].isdigit() and not (word[at - 1].isdigit() or word[at - 1] == ".")):
            yield at
    own = {name for branch in campaign.branches for name in (branch.name, branch.short_name)}
    yield from sorted((len(name) for name in own if word.startswith(name)), reverse=True)


def _track_in(campaign: Campaign, text: str) -> tuple[Track | None, str]:
    """The award a text begins with, and the rest."""
    names: Sequence[tuple[str, Track]] = [
        (name, track) for track in campaign.tracks.values() for name in track.names
    ]
    for name, track in sorted(names, key=lambda pair: -len(pair[0])):
        if text.startswith(name):
            return track, text.removeprefix(name).lstrip(" 　,，、;；")
    return None, text
