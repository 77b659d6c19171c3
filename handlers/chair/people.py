"""The people who answer for a branch, as they are called."""

from __future__ import annotations

from handlers.talk import ChairTalk
from handlers.wording import colleagues as wording


def person_called(talk: ChairTalk, user_id: str) -> str:
    """A person by role, and by name where the roster knows it."""
    branch, said = talk.branch, user_id.casefold()
    if said == branch.chair.casefold():
        return wording.chair_person(branch.chair_name or branch.chair)
    if branch.deputy and said == branch.deputy.casefold():
        return wording.deputy_person(branch.deputy)
    return wording.office_person() if said in talk.campaign.office_ids else f" {user_id} "


def others(talk: ChairTalk) -> list[str]:
    """The people of the branch beside the one who writes."""
    return [p for p in talk.branch.people if p.casefold() != talk.user_id.casefold()]
