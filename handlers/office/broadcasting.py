"""`广播`: a notice of the office to all branches, to those not done, to an award, or to named ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from handlers.office.commands import ask_back
from handlers.office.naming import read_naming, track_named
from handlers.outcomes import Outcome, say
from handlers.splitting import MOST_BYTES
from handlers.talk import OfficeTalk
from handlers.wording import notices as wording
from handlers.words import plain, visible
from storage.effects import ReportNotice, SendNotice
from storage.readings import Needs

UNFINISHED = (Status.NOT_STARTED, Status.FILLING, Status.RETURNED)
ROOM = 24  # bytes of the heading
_WORD = re.compile(r"[^\s:：,，、;；]+")
_PAUSE = re.compile(r"[ \t\u3000,，、;；]*")
_NUMBER = re.compile(r"\d{1,3}").fullmatch


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said and to whom: to a group, or to the branches with these numbers."""

    body: str
    group: str = ""
    numbers: tuple[str, ...] = ()


def needs(_campaign: Campaign, _text: str) -> Needs:
    """The standings of all branches."""
    return Needs(standings=True)


def broadcast(talk: OfficeTalk, text: str) -> Outcome:
    """Show who would get the notice, and ask for the code."""
    if not text:
        return say(wording.how(talk.campaign))
    notice = _read(talk.campaign, text)
    if isinstance(notice, str):
        return say(notice)
    if not notice.body:
        return say(wording.no_text())
    size, most = len(notice.body.encode()), MOST_BYTES - ROOM
    if size > most:
        return say(wording.too_long(size, most))
    branches = _meant(talk, notice)
    people = [user for branch in branches for user in branch.people]
    if not people:
        return say(wording.nobody(notice.group))
    return ask_back(
        talk,
        f"广播 {text}",
        [branch.number for branch in branches],
        lambda code: wording.preview(notice.group, branches, len(people), notice.body, code),
    )


def do_broadcast(talk: OfficeTalk, text: str, shown: tuple[str, ...]) -> Outcome:
    """Send the notice to the branches that were shown, and the results to the office afterwards."""
    read = _read(talk.campaign, text)
    body = "" if isinstance(read, str) else read.body
    known = talk.campaign.branch_by_number
    branches = [known[number] for number in shown if number in known]
    notice = f"{talk.now:%m%d}-{talk.callback}"
    people = {user: wording.person(branch, user) for branch in branches for user in branch.people}
    sends = [SendNotice(user, wording.notice(body), notice) for user in people]
    report = ReportNotice(talk.user_id, notice, people)
    return Outcome(
        (wording.sending(len(people)),), effects=(*sends, report), why=body, whom=tuple(shown)
    )


def _read(campaign: Campaign, text: str) -> Notice | str:
    """The words a notice begins with, as far as they tell whom it is for, and the rest of it.

    A sentence where a number among them is of no branch: the office must not be misunderstood.
    """
    text, numbers, at = visible(text), list[str](), 0
    while word := _WORD.match(text, at):
        said, behind = word[0], word.end()
        if not numbers and (group := _group(campaign, said)):
            return Notice(_body(text, behind), group)
        naming = read_naming(campaign, said, "广播")
        is_named = bool(naming.branches) and not (naming.wrong or naming.tracks)
        if not is_named and numbers and _NUMBER(plain(said)):
            return wording.no_such_number(said, text[:at])
        if not is_named:
            break
        numbers += [number for number in naming.numbers if number not in numbers]
        pause = _PAUSE.match(text, behind)
        at = pause.end() if pause else behind
    if not numbers:
        return Notice(text, wording.ALL)
    return Notice(_body(text, at), numbers=tuple(numbers))


def _group(campaign: Campaign, word: str) -> str:
    """The group a word means, "" for none."""
    if word in _GROUPS:
        return word
    track = track_named(campaign, word)
    return track.short_name if track else ""


def _body(text: str, at: int) -> str:
    return text[at:].lstrip(" \t\n\u3000:：,，、;；").rstrip()


def _meant(talk: OfficeTalk, notice: Notice) -> list[Branch]:
    campaign = talk.campaign
    if not notice.group:
        return [campaign.branch_by_number[number] for number in notice.numbers]
    if notice.group in _GROUPS:
        tracks, belongs = list(campaign.tracks.values()), _GROUPS[notice.group]
    else:
        named = track_named(campaign, notice.group)
        tracks, belongs = [named] if named else [], _takes_part
    return [b for b in campaign.branches if any(belongs(talk, b, track) for track in tracks)]


def _status(talk: OfficeTalk, branch: Branch, track: Track) -> Status:
    standing = talk.standings(track).get(branch.number)
    return standing.status if standing else Status.NOT_STARTED


def _is_unfinished(talk: OfficeTalk, branch: Branch, track: Track) -> bool:
    return track.id not in branch.holds and _status(talk, branch, track) in UNFINISHED


def _takes_part(talk: OfficeTalk, branch: Branch, track: Track) -> bool:
    return track.id not in branch.holds and _status(talk, branch, track) is not Status.DECLINED


def _lacks_paper(talk: OfficeTalk, branch: Branch, track: Track) -> bool:
    standing = talk.standings(track).get(branch.number)
    return bool(standing and standing.status is Status.SUBMITTED and not standing.has_paper)


_GROUPS: Mapping[str, Callable[[OfficeTalk, Branch, Track], bool]] = {
    wording.ALL: lambda _talk, _branch, _track: True,
    wording.UNFINISHED: _is_unfinished,
    wording.OUTSTANDING: _lacks_paper,
}
