"""`导出`: everything, or one branch or award, as an archive; `清单`: its spreadsheet alone."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.model import Branch, Campaign, Track
from handlers.office.naming import one_branch, track_named
from handlers.outcomes import Outcome
from handlers.talk import OfficeTalk
from handlers.wording import export as wording
from storage.effects import Export, SendList


@dataclass(frozen=True, slots=True)
class Part:
    """What of everything is wanted; all of it where neither is named."""

    branch: Branch | None = None
    track: Track | None = None


def read(campaign: Campaign, text: str) -> Part | str:
    """The branch or the award that is named, if one is."""
    if not text:
        return Part()
    if track := track_named(campaign, text):
        return Part(track=track)
    named = one_branch(campaign, text, "导出")
    return named if isinstance(named, str) else Part(branch=named.branch)


def export(talk: OfficeTalk, part: Part) -> Outcome:
    """Order an archive; the link comes as a message of its own."""
    branch, track = part.branch, part.track
    number, id_ = branch.number if branch else "", track.id if track else ""
    effect = Export(talk.user_id, talk.now.isoformat(), number, id_)
    return Outcome(
        (wording.coming(wording.of_what(branch, track)),),
        effects=(effect,),
        whom=(number,) if number else (),
    )


def send_list(talk: OfficeTalk, _: None) -> Outcome:
    """Order the spreadsheet; it comes as a file."""
    return Outcome(
        (wording.list_coming(),), effects=(SendList(talk.user_id, talk.now.isoformat()),)
    )
