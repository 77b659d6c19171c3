"""The people who answer for a branch, as they are called."""

from __future__ import annotations

from handlers.talk import ChairTalk
from handlers.wording import colleagues as wording
from storage.effects import SendText


def person_called(talk: ChairTalk, user_id: str) -> str:
    """A person by role, and by name where the roster knows it."""
    branch, said = talk.branch, user_id.casefold()
    if said == branch.chair.casefold():
        return wording.chair_person(branch.chair_name or branch.chair)
    if branch.deputy and said == branch.deputy.casefold():
        return wording.deputy_person(branch.deputy)
    return wording.office_person() if said in talk.campaign.office_ids else f" {user_id} "


def called_plainly(talk: ChairTalk, user_id: str) -> str:
    """The same for the middle of a sentence: `代填人 deputy03`."""
    branch, said = talk.branch, user_id.casefold()
    if said == branch.chair.casefold():
        return wording.plain_chair(branch.chair_name or branch.chair)
    if branch.deputy and said == branch.deputy.casefold():
        return wording.plain_deputy(branch.deputy)
    return wording.office_person() if said in talk.campaign.office_ids else f" {user_id} "


def tell_others(talk: ChairTalk, told: str) -> tuple[SendText, ...]:
    """A text for the others of the branch; what the office does for it its chair is told anyway."""
    is_office = talk.user_id.casefold() in talk.campaign.office_ids
    return tuple(
        SendText(person, told)
        for person in others(talk)
        if not (is_office and person == talk.branch.chair)
    )


def others(talk: ChairTalk) -> list[str]:
    """The people of the branch beside the one who writes."""
    return [p for p in talk.branch.people if p.casefold() != talk.user_id.casefold()]
