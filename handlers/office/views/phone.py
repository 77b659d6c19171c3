"""`电话`: whom to call at a branch, and whether messages reach them."""

from __future__ import annotations

from campaign.model import Branch, Campaign
from handlers.office.everyday.words import example_branch
from handlers.office.resolve.groups import Group, group_in, members
from handlers.office.resolve.naming import one_branch
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import OfficeTalk
from handlers.wording import phone as wording
from storage.readings import Needs


def read(campaign: Campaign, text: str) -> Branch | Group | str:
    """The branch or the group of branches that is named."""
    if not text:
        return wording.whose(example_branch(campaign))
    if group := group_in(campaign, text):
        return group
    named = one_branch(campaign, text, "电话")
    return named if isinstance(named, str) else named.branch


def needs(campaign: Campaign, whose: Branch | Group) -> Needs:
    """A look at the records, and whom messages do not reach."""
    numbers = (whose.number,) if isinstance(whose, Branch) else tuple(campaign.branch_by_number)
    return Needs(looks=numbers, unreachable=True)


def show_phone(talk: OfficeTalk, whose: Branch | Group) -> Outcome:
    """Tell the people of a branch, their numbers where known, and who has not come; of a group in short."""
    if isinstance(whose, Group):
        lines = [wording.line(b, _all_numbers(talk, b)) for b in members(talk, whose)]
        return say("\n".join((wording.head(whose.name, len(lines)), *lines)))
    branch = whose
    unreachable = [user for user in branch.people if user.casefold() in talk.readings.unreachable]
    written = set(talk.record_of(branch).sessions)
    return say(wording.people(branch, written, unreachable, _numbers_in_forms(talk, branch)))


def _all_numbers(talk: OfficeTalk, branch: Branch) -> list[str]:
    """The numbers that are known of a branch, that of the roster first, each once."""
    own = [branch.phone] if branch.phone else []
    return list(dict.fromkeys([*own, *(n for _, n in _numbers_in_forms(talk, branch))]))


def _numbers_in_forms(talk: OfficeTalk, branch: Branch) -> list[tuple[str, str]]:
    """The phone numbers the branch has filled in, each with what it is called."""
    record, found = talk.record_of(branch), list[tuple[str, str]]()
    for track in talk.campaign.for_branch(branch).tracks.values():
        for part in track.parts:
            answers = record.application(track.id).part(part.id)
            phones = kind_of(part).phones(part, answers)
            found += [(f"{track.short_name} {label}", number) for label, number in phones]
    return found
