"""`广播`: a notice of the office to all branches, to a group of them, or to named ones."""

from __future__ import annotations

from campaign.model import Campaign
from handlers.office.commands import ask_back
from handlers.office.notices.reading import Notice
from handlers.office.notices.reading import read_notice as read_notice
from handlers.office.resolve.groups import members
from handlers.outcomes import Outcome, say
from handlers.splitting import MOST_BYTES
from handlers.talk import OfficeTalk
from handlers.wording import notices as wording
from storage.effects import ReportNotice, SendNotice
from storage.readings import Needs

ROOM = 24  # bytes of the heading


def needs(campaign: Campaign, notice: Notice) -> Needs:
    """A look at the records of all branches, where it is for a group."""
    return Needs(looks=tuple(campaign.branch_by_number) if notice.group else ())


def broadcast(talk: OfficeTalk, notice: Notice) -> Outcome:
    """Show who would get the notice and its text, and ask for the code."""
    size, most = len(notice.body.encode()), MOST_BYTES - ROOM
    if size > most:
        return say(wording.too_long(size, most))
    branches = members(talk, notice.group) if notice.group else list(notice.branches)
    people = [user for branch in branches for user in branch.people]
    name = notice.group.name if notice.group else ""
    if not people:
        return say(wording.nobody(name))
    without = notice.group.without if notice.group else ()
    return ask_back(
        talk,
        _words(notice),
        [branch.number for branch in branches],
        lambda code: wording.preview(name, branches, without, len(people), notice.body, code),
    )


def do_broadcast(talk: OfficeTalk, notice: Notice, shown: tuple[str, ...]) -> Outcome:
    """Send the notice to the branches that were shown, and the results to the office afterwards."""
    known = talk.campaign.branch_by_number
    branches = [known[number] for number in shown if number in known]
    name = f"{talk.now:%m%d}-{talk.callback}"
    people = {user: wording.person(branch, user) for branch in branches for user in branch.people}
    sends = [SendNotice(user, wording.notice(notice.body), name) for user in people]
    report = ReportNotice(talk.user_id, name, people)
    return Outcome(
        (wording.sending(len(people)),),
        effects=(*sends, report),
        why=notice.body,
        whom=tuple(branch.number for branch in branches),
    )


def _words(notice: Notice) -> str:
    """The command that says it again, however it was typed."""
    if notice.group is None:
        whom = wording.written(notice.branches)
    else:
        without = "、".join(branch.shown for branch in notice.group.without)
        whom = notice.group.name + (f" 除了 {without}" if without else "")
    return f"{wording.WORD} {whom}：{notice.body}"
