"""Which branches and awards a command of the office names, in any order: `3 7 12 小家`, `J03-v1`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from campaign.model import Branch, Campaign, Track
from handlers.chair.tracks import find_tracks
from handlers.hearing.clean import compact, plain
from handlers.office.everyday.words import example_branch, is_of_work
from handlers.office.resolve.branches import find_branches, near_branches
from handlers.wording import naming as wording

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
class Word:
    """A word for what the office collects; `branch` is the one that is called so too.

    `is_apart` where it stands for itself and not in one word with an award.
    """

    said: str
    branch: Branch | None
    is_apart: bool


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


Piece = Track | Named | Word | str


def words_of(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return [word for word in _BETWEEN.split(plain(text)) if compact(word)]


def read_naming(campaign: Campaign, text: str, command: str, *, lone: bool = False) -> Naming:
    """Read a list of branches, receipts and awards; every word must name exactly one.

    Names may be run together: `7小家`, `信工和海洋`. A version such as `v1` goes with one branch.
    A branch called 材料 is meant only before an award, or where `lone` says that here stands a branch.
    """
    pieces: list[Piece] = []
    versions: list[int] = []
    for word in words_of(text):
        if version := _VERSION(compact(word)):
            versions.append(int(version["version"]))
        else:
            pieces += _named_in(campaign, word, command)
    wrong = [piece for piece in pieces if isinstance(piece, str)]
    known = list(_words_settled(pieces, command, lone=lone, wrong=wrong))
    branches = list(dict.fromkeys(_with_their_awards(known, command, wrong)))
    if len(versions) == len(branches) == 1 and branches[0].version is None:
        branches = [replace(branches[0], version=versions[0])]
    elif versions:
        wrong.append(wording.version_with_receipt(campaign, command))
    tracks = dict.fromkeys(piece for piece in known if isinstance(piece, Track))
    return Naming(tuple(branches), tuple(tracks), tuple(wrong))


def _words_settled(
    pieces: Sequence[Piece], command: str, *, lone: bool, wrong: list[str]
) -> Iterator[Track | Named]:
    """The pieces, a word of work as the branch it names where it plainly is one, else left out."""
    is_only = not any(isinstance(piece, Named) for piece in pieces)
    for at, piece in enumerate(pieces):
        match piece:
            case Word(said, branch, is_apart):
                is_first = at == 0 and len(pieces) > 1 and is_apart and is_only
                if branch and (lone or (is_first and isinstance(pieces[1], Track))):
                    yield Named(branch)
                elif lone:
                    wrong.append(wording.not_a_branch(said, command))
                elif branch and is_only:
                    wrong.append(wording.is_it_the_branch(said, branch, command))
                elif branch and not any(isinstance(before, Track) for before in pieces[:at]):
                    wrong.append(wording.not_taken_for(said, branch, command))
            case Track() | Named():
                yield piece


def _with_their_awards(
    pieces: Sequence[Track | Named], command: str, wrong: list[str]
) -> Iterator[Named]:
    """The branches, each with its own awards where several groups are named: `5 小家 7 驿站`.

    A branch behind the award of others, which no award follows, is not meant for sure.
    """
    groups = _groups(pieces)
    for branches, tracks in groups:
        if len(groups) == 1:
            yield from branches
        elif not tracks:
            wrong += [wording.behind_the_award(named.branch, command) for named in branches]
        else:
            yield from (
                replace(named, track=named.track or track) for named in branches for track in tracks
            )


def _groups(pieces: Sequence[Track | Named]) -> list[tuple[list[Named], list[Track]]]:
    """Branches and the awards they stand with, in whichever order the text began."""
    groups: list[tuple[list[Named], list[Track]]] = [([], [])]
    awards_first = bool(pieces) and isinstance(pieces[0], Track)
    for piece in pieces:
        branches, tracks = groups[-1]
        if branches and tracks and isinstance(piece, Track) is awards_first:
            groups.append(([], []))
            branches, tracks = groups[-1]
        if isinstance(piece, Track):
            tracks.append(piece)
        else:
            branches.append(piece)
    return groups


def _named_in(campaign: Campaign, word: str, command: str) -> Iterator[Piece]:
    """What a word names as a whole, or else each piece of it."""
    whole = _whole(campaign, word, command)
    pieces = [piece for piece in _pieces(campaign, word) if compact(piece)]
    if not isinstance(whole, str) or len(pieces) < 2:
        yield whole
        return
    for piece in pieces:
        found = _whole(campaign, piece, command)
        yield replace(found, is_apart=False) if isinstance(found, Word) else found


def _whole(campaign: Campaign, word: str, command: str) -> Piece:
    if is_of_work(word):
        found = find_branches(campaign, word)
        return Word(word, found[0] if len(found) == 1 else None, is_apart=True)
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
    if near := near_branches(campaign, word):
        return wording.is_it_one_of(word, near, command)
    return wording.no_such_branch(word, example_branch(campaign), command)


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
