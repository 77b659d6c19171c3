"""`电话`: whom to call at a branch, and whether messages reach them."""

from __future__ import annotations

from campaign.model import Branch, Campaign
from handlers.office.everyday.words import example_branch
from handlers.office.resolve.naming import one_branch
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import OfficeTalk
from handlers.wording import phone as wording
from storage.readings import Needs


def read(campaign: Campaign, text: str) -> Branch | str:
    """The branch that is named."""
    if not text:
        return wording.whose(example_branch(campaign))
    named = one_branch(campaign, text, "电话")
    return named if isinstance(named, str) else named.branch


def needs(_campaign: Campaign, branch: Branch) -> Needs:
    """A look at the record of the branch, and whom messages do not reach."""
    return Needs(looks=(branch.number,), unreachable=True)


def show_phone(talk: OfficeTalk, branch: Branch) -> Outcome:
    """Tell the people of a branch, their numbers where known, and who has not come."""
    unreachable = [user for user in branch.people if user.casefold() in talk.readings.unreachable]
    written = set(talk.record_of(branch).sessions)
    return say(wording.people(branch, written, unreachable, _numbers_in_forms(talk, branch)))


def _numbers_in_forms(talk: OfficeTalk, branch: Branch) -> list[tuple[str, str]]:
    """The phone numbers the branch has filled in, each with what it is called."""
    record, found = talk.record_of(branch), list[tuple[str, str]]()
    for track in talk.campaign.for_branch(branch).tracks.values():
        for part in track.parts:
            answers = record.application(track.id).part(part.id)
            phones = kind_of(part).phones(part, answers)
            found += [(f"{track.short_name} {label}", number) for label, number in phones]
    return found
