"""`记录 <分工会>`: who did what to the applications of a branch, when and why, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from campaign.model import Campaign
from handlers.office.branches import find_branches
from handlers.office.naming import branch_first
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import history as wording
from storage.audit import Entry
from storage.readings import Needs

SHOWN = 30
ONE_GO = timedelta(minutes=30)


def needs(campaign: Campaign, text: str) -> Needs:
    """The history of the branch that is named, or the office's own."""
    found = find_branches(campaign, text.split(maxsplit=1)[0]) if text else []
    return Needs(history=found[0].number if len(found) == 1 else "")


def show_history(talk: OfficeTalk, text: str = "") -> Outcome:
    """Tell what happened, the newest last; answers given in one go are told together."""
    if not text:
        return say(wording.how(talk.campaign.branches[0]))
    named = branch_first(talk.campaign, text, "记录")
    if isinstance(named, str):
        return say(named)
    branch, rest = named
    if rest not in ("", *wording.ALL):
        return say(wording.how(branch))
    acts = _in_one_go(talk.readings.history)
    if not acts:
        return say(wording.nothing(branch))
    shown = acts if rest else acts[-SHOWN:]
    lines = [wording.line(talk.campaign, entry) for entry in shown]
    head = wording.head(branch, len(acts), len(shown))
    return replace(say("\n".join([head, *lines])), whom=(branch.number,))


def _in_one_go(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, those of one person that only answer one form within half an hour as one."""
    acts: list[Entry] = []
    for entry in entries:
        last = acts[-1] if acts else None
        if last and _belong_together(last, entry):
            before = {**(entry.before or {}), **(last.before or {})}
            after = {**(last.after or {}), **(entry.after or {})}
            acts[-1] = replace(entry, before=before, after=after)
        else:
            acts.append(entry)
    return acts


def _belong_together(one: Entry, other: Entry) -> bool:
    is_same = (one.user_id, one.did, one.track) == (other.user_id, other.did, other.track)
    return is_same and one.did in wording.ANSWERS and other.at - one.at < ONE_GO
