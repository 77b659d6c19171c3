"""Which branches and awards a command of the office names, in any order: `3 7 12 小家`, `J03-v1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from campaign.model import Branch, Campaign, Track
from handlers.chair.tracks import find_tracks
from handlers.office.branches import find_branches
from handlers.wording import office as wording
from handlers.words import compact, plain

_RECEIPT = re.compile(r"(?P<code>[A-Z])(?P<number>\d{2,4})(?:-?V(?P<version>\d{1,3}))?").fullmatch
_BETWEEN = re.compile(r"[\s,，、;；和及]+")


@dataclass(frozen=True, slots=True)
class Named:
    """One branch as it was named, with the award and the version its receipt tells, if it was one."""

    branch: Branch
    track: Track | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text names; `wrong` are sentences about words that name nothing or too much."""

    branches: tuple[Named, ...]
    tracks: tuple[Track, ...]
    wrong: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the branches, each once."""
        return tuple(dict.fromkeys(named.branch.number for named in self.branches))


def words_of(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return [word for word in _BETWEEN.split(plain(text)) if word]


def read_naming(campaign: Campaign, text: str, command: str) -> Naming:
    """Read a list of branches, receipts and awards; every word must name exactly one."""
    branches: list[Named] = []
    tracks: list[Track] = []
    wrong: list[str] = []
    for word in words_of(text):
        if track := track_named(campaign, word):
            tracks.append(track)
            continue
        named = _receipt(campaign, word) or one_branch(campaign, word, command)
        if isinstance(named, str):
            wrong.append(named)
        else:
            branches.append(named)
    return Naming(tuple(dict.fromkeys(branches)), tuple(dict.fromkeys(tracks)), tuple(wrong))


def track_named(campaign: Campaign, word: str) -> Track | None:
    """The award with this name or short name."""
    found = find_tracks(campaign, word)
    exact = [track for track in found if compact(word) in (track.short_name, track.name)]
    return exact[0] if exact else None


def one_branch(campaign: Campaign, word: str, command: str) -> Named | str:
    """The branch a word names, or a sentence that says why it is not clear."""
    found = find_branches(campaign, word)
    if len(found) == 1:
        return Named(found[0])
    if found:
        return wording.which_branch(word, found, command)
    return wording.no_such_branch(word, campaign.branches[0], command)


def branch_first(campaign: Campaign, text: str, command: str) -> tuple[Branch, str] | str:
    """The branch the first word names and the rest of the text, or a sentence why it is not clear."""
    first, _, rest = plain(text).partition(" ")
    named = one_branch(campaign, first, command)
    return named if isinstance(named, str) else (named.branch, rest.strip())


def _receipt(campaign: Campaign, word: str) -> Named | None:
    """What a receipt such as J03-v1 stands for; None when it is none."""
    read = _RECEIPT(compact(word).upper())
    if not read:
        return None
    track = next((t for t in campaign.tracks.values() if t.code == read["code"]), None)
    branch = campaign.branch_by_number.get(read["number"])
    if track is None or branch is None:
        return None
    return Named(branch, track, int(read["version"]) if read["version"] else None)


def subjects(campaign: Campaign, text: str) -> Sequence[str]:
    """The numbers of the branches a text names, whatever else is in it."""
    return read_naming(campaign, text, "").numbers
