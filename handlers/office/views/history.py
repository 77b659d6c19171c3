"""`记录 <分工会>`: who did what to the applications of a branch, when and why, in words.

`记录 广播` and `记录 下载` tell what the office itself has sent and taken away, `记录 office02` what
one of its people has done, `记录 我` what the one who asks has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from campaign.model import Branch, Campaign
from handlers.hearing.clean import compact
from handlers.office.commands import LOOKS
from handlers.office.everyday.words import example_branch
from handlers.office.resolve.naming import branch_first
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import history as wording
from storage.acts import Act
from storage.audit import OFFICE, Entry
from storage.readings import Needs

ME = "我"
SHOWN = 30
SHOWN_OF_THE_OFFICE = 10
ONE_GO = timedelta(minutes=30)
# What the office does to many at once stands in its own history, not in those of the branches.
TO_MANY = (Act.BROADCAST, Act.NUDGE, Act.TELL_RESULT)
_OF_THE_OFFICE = {
    "广播": (Act.BROADCAST,),
    "通知": (Act.BROADCAST,),
    "催": (Act.NUDGE,),
    "催办": (Act.NUDGE,),
    "下载": (Act.EXPORT, Act.LIST, Act.DOWNLOAD),
    "导出": (Act.EXPORT, Act.LIST, Act.DOWNLOAD),
}


@dataclass(frozen=True, slots=True)
class Past:
    """Whose history, and whether all of it; for no branch what the office did of these.

    `clerk` is one person of the office, ME for the one who asks.
    """

    branch: Branch | None
    is_whole: bool = False
    acts: tuple[str, ...] = ()
    clerk: str = ""


def read(campaign: Campaign, text: str) -> Past | str:
    """Whose history is asked for."""
    if not text:
        return wording.how(example_branch(campaign))
    if acts := _OF_THE_OFFICE.get(compact(text)):
        return Past(None, acts=acts)
    if compact(text) in (ME, *campaign.office_ids):
        return Past(None, clerk=compact(text))
    named = branch_first(campaign, text, "记录")
    if isinstance(named, str):
        return named
    branch, rest = named
    if rest not in ("", *wording.ALL):
        return wording.how(branch)
    return Past(branch, is_whole=bool(rest))


def needs(_campaign: Campaign, past: Past) -> Needs:
    """The history of the branch that is named, and the office's own."""
    return Needs(history=past.branch.number if past.branch else "", histories=(OFFICE,))


def show_history(talk: OfficeTalk, past: Past) -> Outcome:
    """Tell what happened, the newest last; answers given in one go are told together."""
    if past.clerk:
        return say(_of_clerk(talk, talk.user_id.casefold() if past.clerk == ME else past.clerk))
    if past.branch is None:
        return say(_of_the_office(talk, past.acts))
    branch, number = past.branch, past.branch.number
    own = talk.readings.histories.get(OFFICE, ())
    about = [entry for entry in own if entry.did in TO_MANY and number in entry.whom]
    merged = sorted((*talk.readings.history, *about), key=lambda entry: entry.at)
    acts = in_one_go(merged)
    if not acts:
        return say(wording.nothing(branch))
    shown = acts if past.is_whole else acts[-SHOWN:]
    lines = [wording.line(talk.campaign, entry) for entry in shown]
    head = wording.head(branch, len(acts), len(shown))
    return replace(say("\n".join([head, *lines])), whom=(number,))


def _of_the_office(talk: OfficeTalk, acts: Sequence[str]) -> str:
    entries = talk.readings.histories.get(OFFICE, ())
    own = [e for e in entries if e.did in acts and (e.whom or e.did not in TO_MANY)]
    if not own:
        return wording.office_did_nothing()
    return "\n".join(
        wording.office_line(talk.campaign, entry) for entry in own[-SHOWN_OF_THE_OFFICE:]
    )


def _of_clerk(talk: OfficeTalk, clerk: str) -> str:
    """What one person of the office has done, of today or else the newest; what was only looked at apart."""
    entries = talk.readings.histories.get(OFFICE, ())
    own = [e for e in entries if e.user_id.casefold() == clerk and e.whom and e.did not in LOOKS]
    today = talk.now.astimezone(talk.campaign.zone).date()
    of_today = [e for e in own if e.at.astimezone(talk.campaign.zone).date() == today]
    shown = (of_today or own)[-SHOWN:]
    head = wording.clerk_head(clerk, len(shown), is_today=bool(of_today))
    return "\n".join((head, *(wording.clerk_line(talk.campaign, entry) for entry in shown)))


def in_one_go(entries: Sequence[Entry]) -> list[Entry]:
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
    is_same = _kind_of(one) == _kind_of(other)
    return is_same and one.did in wording.ANSWERS and other.at - one.at < ONE_GO


def _kind_of(entry: Entry) -> tuple[str, ...]:
    return entry.user_id, entry.did, entry.track, entry.via
