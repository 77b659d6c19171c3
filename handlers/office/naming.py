"""Which branches and awards a command of the office names, in any order: `3 7 12 小家`, `J03-v1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from campaign.model import Branch, Campaign, Track
from handlers.chair.tracks import find_tracks
from handlers.office.branches import find_branches
from handlers.wording import office as wording
from handlers.words import compact, plain

_RECEIPT = re.compile(
    r"(?P<code>[A-Z])(?P<number>\d{2,4})(?P<nth>[B-I])?(?:-?V(?P<version>\d{1,3}))?"
).fullmatch
_VERSION = re.compile(r"v(?P<version>\d{1,3})").fullmatch
_BETWEEN = re.compile(r"[\s,，、;；]+")
_AND = re.compile(r"[和及与]")


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
    return [word for word in _BETWEEN.split(plain(text)) if compact(word)]


def read_naming(campaign: Campaign, text: str, command: str) -> Naming:
    """Read a list of branches, receipts and awards; every word must name exactly one.

    Names may be run together: `7小家`, `信工和海洋`. A version such as `v1` goes with one branch.
    """
    branches: list[Named] = []
    tracks: list[Track] = []
    wrong: list[str] = []
    versions: list[int] = []
    for word in words_of(text):
        if version := _VERSION(compact(word)):
            versions.append(int(version["version"]))
            continue
        for named in _named_in(campaign, word, command):
            match named:
                case Track():
                    tracks.append(named)
                case Named():
                    branches.append(named)
                case sentence:
                    wrong.append(sentence)
    branches = list(dict.fromkeys(branches))
    if len(versions) == len(branches) == 1 and branches[0].version is None:
        branches = [replace(branches[0], version=versions[0])]
    elif versions:
        wrong.append(wording.version_with_receipt(campaign, command))
    return Naming(tuple(branches), tuple(dict.fromkeys(tracks)), tuple(wrong))


def _named_in(campaign: Campaign, word: str, command: str) -> Iterator[Track | Named | str]:
    """What a word names as a whole, or else each piece of it."""
    whole = _whole(campaign, word, command)
    pieces = [piece for piece in _pieces(campaign, word) if compact(piece)]
    if not isinstance(whole, str) or len(pieces) < 2:
        yield whole
        return
    for piece in pieces:
        yield _whole(campaign, piece, command)


def _whole(campaign: Campaign, word: str, command: str) -> Track | Named | str:
    track = track_named(campaign, word)
    return track or _receipt(campaign, word) or one_branch(campaign, word, command)


def _pieces(campaign: Campaign, word: str) -> Iterator[str]:
    """A word cut around the awards in it, and at every 和."""
    names = [name for track in campaign.tracks.values() for name in track.names]
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    for piece in re.split(f"({'|'.join(longest_first)})", word):
        yield from [piece] if piece in names else _AND.split(piece)


def track_named(campaign: Campaign, word: str) -> Track | None:
    """The award with this name or short name, or one in between: 暖心驿站."""
    said = compact(word)
    found = [
        track
        for track in find_tracks(campaign, word)
        if track.suffix or compact(track.short_name) in said
    ]
    return found[0] if len(found) == 1 else None


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
    said = read["code"], (read["nth"] or "").lower()
    track = next((t for t in campaign.tracks.values() if (t.code, t.suffix) == said), None)
    branch = campaign.branch_by_number.get(read["number"])
    if track is None or branch is None:
        return None
    return Named(branch, track, int(read["version"]) if read["version"] else None)
