"""What a changed config.yaml changes for the data that are there; refused where it would lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain

from bot.season.filed import Filed
from bot.season.questions import question_changes
from campaign.model import Branch, Campaign
from campaign.parts.registry import AnyPart
from campaign.snapshots import KnownBranch, Snapshot
from handlers.wording import seasons as wording

RENAMED = 0.5  # less alike, and it is another branch under the same number


@dataclass(slots=True)
class Comparison:
    """Lines about what changes: `refused` must be put right first, `told` is as it should be."""

    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


Lines = Iterator[tuple[bool, str]]  # whether it is refused, and the line


def compare(
    before: Snapshot, asked: dict[str, tuple[AnyPart, ...]], campaign: Campaign, filed: Filed
) -> Comparison:
    """Compare the campaign as it was with the one that would start; `asked` by award."""
    found = Comparison()
    if _is_another_season(before, campaign):
        if filed.begun():
            found.refused.append(wording.last_years(campaign, before.opens_at))
        return found
    lines: Iterable[tuple[bool, str]] = chain(
        _branches(before, campaign, filed),
        _tracks(before, campaign, filed),
        _moments(before, campaign),
    )
    for is_refused, line in lines:
        (found.refused if is_refused else found.told).append(line)
    for key, track in campaign.tracks.items():
        if key in asked and key in before.tracks:
            found.told += question_changes(track, asked[key], filed)
    return found


def _is_another_season(before: Snapshot, campaign: Campaign) -> bool:
    """Whether this opens after the other was over, or in another year."""
    is_later = campaign.opens_at > before.deadline
    return is_later or campaign.opens_at.year != before.opens_at.year


def _moments(before: Snapshot, campaign: Campaign) -> Lines:
    for was, now, tell in (
        (before.opens_at, campaign.opens_at, wording.opening_moved),
        (before.deadline, campaign.deadline, wording.deadline_moved),
    ):
        if was != now:
            yield False, tell(was, campaign)


def _branches(before: Snapshot, campaign: Campaign, filed: Filed) -> Lines:
    present = campaign.branch_by_number
    for known_by, was in before.branches.items():
        has_filed = bool(filed.begun(known_by))
        now = present.get(known_by)
        if now is None:
            yield has_filed, wording.branch_gone(was, filed.receipts(known_by), known_by, has_filed)
            continue
        yield from _branch(was, now, before, campaign, filed)
    for known_by in present.keys() - before.branches.keys():
        yield False, wording.branch_new(present[known_by])


def _branch(
    was: KnownBranch, now: Branch, before: Snapshot, campaign: Campaign, filed: Filed
) -> Lines:
    has_filed = bool(filed.begun(now.number))
    if now.name != was.name:
        moved = next((b for b in campaign.branches if b.name == was.name), None)
        if moved and moved.number != now.number:
            is_refused = has_filed or bool(filed.begun(moved.number))
            yield is_refused, wording.branch_swapped(was, now, moved)
        elif has_filed and not _is_the_same(was, now):
            yield True, wording.branch_replaced(was, now)
        else:
            yield False, wording.branch_renamed(was, now)
    if now.shown != was.shown:
        yield False, wording.branch_renumbered(was, now)
    for key in now.holds:
        if key not in was.holds and key in campaign.tracks:
            receipts = filed.receipts(now.number, key)
            yield bool(receipts), wording.title_held(now, campaign.tracks[key], receipts)


def _is_the_same(was: KnownBranch, now: Branch) -> bool:
    """Whether a branch with another name is plainly the one it was; an id says that it is."""
    alike = SequenceMatcher(None, was.name, now.name, autojunk=False).ratio() >= RENAMED
    is_kept = was.short_name == now.short_name or was.chair.casefold() == now.chair.casefold()
    return bool(now.listed) or alike or is_kept


def _tracks(before: Snapshot, campaign: Campaign, filed: Filed) -> Lines:
    for key, was in before.tracks.items():
        receipts, has_filed = filed.receipts(track=key), bool(filed.begun(track=key))
        now = campaign.tracks.get(key)
        if now is None:
            yield has_filed, wording.track_gone(was.name, key, receipts, has_filed)
        elif now.code != was.code:
            yield bool(receipts), wording.code_changed(now, was.code, receipts)
        if now and now.name != was.name:
            yield False, wording.track_renamed(was.name, now)
    for key in campaign.tracks.keys() - before.tracks.keys():
        yield False, wording.track_new(campaign.tracks[key])
