"""`导出`: everything, one branch or award, or what is recommended of that; `清单`: the list alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaign.model import Branch, Campaign, Track
from campaign.narrowing import narrowed
from campaign.upward import Upward, going_upward
from handlers.hearing.clean import compact
from handlers.office.commands import everything_needed
from handlers.office.decision.lacking import lacking
from handlers.office.everyday.words import example_branch
from handlers.office.resolve.naming import one_branch, track_named
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import export as wording
from handlers.wording import upward as upward_wording
from storage.effects import Export, SendList
from storage.readings import Needs

_UPWARD = re.compile(
    r"(?<!不)(?:已|被|记为|列入)?推荐(?:上报|过)?的?(?:申报|材料)?(?:汇总表?)?|上报(?:的|用的)?(?:材料)?|汇总表?"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What of everything is wanted, all of it where neither is named; the recommended `is_upward`."""

    branch: Branch | None = None
    track: Track | None = None
    is_upward: bool = False


def read(campaign: Campaign, text: str) -> Part | str:
    """The branch or the award that is named, if one is, and whether only what is recommended."""
    rest, found = _UPWARD.subn("", compact(text))
    if not found:
        return _narrow(campaign, text)
    part = _narrow(campaign, rest)
    return part if isinstance(part, str) else replace(part, is_upward=True)


def needs(campaign: Campaign, part: Part) -> Needs:
    """For what is recommended a look at the records it may be among, otherwise nothing."""
    if not part.is_upward:
        return Needs()
    return replace(everything_needed(_narrowed(campaign, part), part), desk=True)


def _narrow(campaign: Campaign, text: str) -> Part | str:
    if not text:
        return Part()
    if track := track_named(campaign, text):
        return Part(track=track)
    named = one_branch(campaign, text, "导出")
    return named if isinstance(named, str) else Part(branch=named.branch)


def export(talk: OfficeTalk, part: Part) -> Outcome:
    """Order an archive; the link comes as a message of its own."""
    if not part.is_upward:
        return _ordered(talk, part, wording.coming(wording.of_what(part.branch, part.track)))
    awards = _awards(talk, part)
    if not any(award.recommended for award in awards):
        return say(upward_wording.nothing_recommended(awards, example_branch(talk.campaign)))
    return _ordered(talk, part, upward_wording.coming(awards, lacking(talk, awards)))


def show_upward(talk: OfficeTalk, _: None) -> Outcome:
    """Tell on one screen what is still missing for what goes upward; nothing is packed."""
    awards = _awards(talk, Part())
    return say(upward_wording.screen(awards, lacking(talk, awards)))


def upward_needs(campaign: Campaign, _argument: object) -> Needs:
    """A look at all records, and what is settled of the review."""
    return replace(everything_needed(campaign, None), desk=True)


def _ordered(talk: OfficeTalk, part: Part, told: str) -> Outcome:
    number, award = _names(part)
    effect = Export(talk.user_id, talk.now.isoformat(), number, award, part.is_upward)
    return Outcome((told,), effects=(effect,), whom=(number,) if number else ())


def _awards(talk: OfficeTalk, part: Part) -> tuple[Upward, ...]:
    return going_upward(
        _narrowed(talk.campaign, part),
        lambda branch, track: talk.record_of(branch).application(track.id),
    )


def _narrowed(campaign: Campaign, part: Part) -> Campaign:
    return narrowed(campaign, *_names(part))


def _names(part: Part) -> tuple[str, str]:
    return part.branch.number if part.branch else "", part.track.id if part.track else ""


def send_list(talk: OfficeTalk, _: None) -> Outcome:
    """Order the spreadsheet; it comes as a file."""
    return Outcome(
        (wording.list_coming(),), effects=(SendList(talk.user_id, talk.now.isoformat()),)
    )
