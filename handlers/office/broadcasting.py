"""`广播`: a notice of the office to all branches, to those not done, to an award, or to named ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from handlers.office.commands import ask_back
from handlers.office.naming import read_naming, track_named
from handlers.outcomes import Outcome, say
from handlers.splitting import MOST_BYTES
from handlers.talk import OfficeTalk
from handlers.wording import notices as wording
from handlers.words import visible
from storage.effects import ReportNotice, SendNotice
from storage.readings import Needs

UNFINISHED = (Status.NOT_STARTED, Status.FILLING, Status.RETURNED)
ROOM = 24  # bytes of the heading
_BEHIND_TARGET = re.compile(r"[\s:：]+")


def needs(_campaign: Campaign, _text: str) -> Needs:
    """The standings of all branches."""
    return Needs(standings=True)


def broadcast(talk: OfficeTalk, text: str) -> Outcome:
    """Show who would get the notice, and ask for the code."""
    target, body = _parts(talk.campaign, text)
    if not target:
        return say(wording.how(talk.campaign))
    if not body:
        return say(wording.no_text())
    size, most = len(body.encode()), MOST_BYTES - ROOM
    if size > most:
        return say(wording.too_long(size, most))
    branches = _meant(talk, target)
    people = [user for branch in branches for user in branch.people]
    if not people:
        return say(wording.nobody(target))
    shown = [branch.number for branch in branches]
    return ask_back(
        talk,
        f"广播 {text}",
        shown,
        lambda code: wording.preview(target, branches, len(people), body, code),
    )


def do_broadcast(talk: OfficeTalk, text: str, shown: tuple[str, ...]) -> Outcome:
    """Send the notice to the branches that were shown, and the results to the office afterwards."""
    _, body = _parts(talk.campaign, text)
    known = talk.campaign.branch_by_number
    branches = [known[number] for number in shown if number in known]
    notice = f"{talk.now:%m%d}-{talk.callback}"
    people = {user: wording.person(branch, user) for branch in branches for user in branch.people}
    sends = [SendNotice(user, wording.notice(body), notice) for user in people]
    report = ReportNotice(talk.user_id, notice, people)
    return Outcome(
        (wording.sending(len(people)),), effects=(*sends, report), why=body, whom=tuple(shown)
    )


def _parts(campaign: Campaign, text: str) -> tuple[str, str]:
    """Whom a notice is for and what it says; nobody where no text is given at all."""
    first, *more = _BEHIND_TARGET.split(visible(text), maxsplit=1)
    rest = "".join(more)
    names = (wording.ALL, wording.UNFINISHED)
    if first in names or track_named(campaign, first):
        return first, rest.strip()
    naming = read_naming(campaign, first, "广播")
    if naming.branches and not naming.wrong:
        return first, rest.strip()
    return (wording.ALL, visible(text)) if text else ("", "")


def _meant(talk: OfficeTalk, target: str) -> Sequence[Branch]:
    campaign = talk.campaign
    if target == wording.ALL:
        return campaign.branches
    if target == wording.UNFINISHED:
        tracks = list(campaign.tracks.values())
        return [b for b in campaign.branches if any(_is_unfinished(talk, b, t) for t in tracks)]
    if track := track_named(campaign, target):
        return [b for b in campaign.branches if _takes_part(talk, b, track)]
    numbers = read_naming(campaign, target, "广播").numbers
    return [campaign.branch_by_number[number] for number in numbers]


def _status(talk: OfficeTalk, branch: Branch, track: Track) -> Status:
    standing = talk.standings(track).get(branch.number)
    return standing.status if standing else Status.NOT_STARTED


def _is_unfinished(talk: OfficeTalk, branch: Branch, track: Track) -> bool:
    return track.id not in branch.holds and _status(talk, branch, track) in UNFINISHED


def _takes_part(talk: OfficeTalk, branch: Branch, track: Track) -> bool:
    return track.id not in branch.holds and _status(talk, branch, track) is not Status.DECLINED
