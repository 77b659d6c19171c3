"""`称号`: which branches hold which title; the office corrects it, with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from handlers.office.resolve.naming import track_named
from handlers.office.resolve.targets import Target, read_target
from handlers.office.review.result_sums import with_result
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import titles as wording
from storage.acts import Act
from storage.readings import Needs

COMMAND = "称号"
_SAID = re.compile(
    r"(?P<no>没有|没|无|取消|删除)?(?:有|加上|增加|已获|获得)?[\s:：,，]*(?P<why>.*)", re.DOTALL
)
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Ledger:
    """The titles of one award, or of all."""

    award: Track | None = None


def read(campaign: Campaign, text: str) -> Ledger | Target | str:
    """All titles, those of an award, or a correction."""
    if not text:
        return Ledger()
    if track := track_named(campaign, text):
        return Ledger(campaign.tracks[track.award])
    return read_target(campaign, text, COMMAND)


def needs(campaign: Campaign, _asked: object) -> Needs:
    """A look at all records, which tell who is recommended this season."""
    return Needs(looks=tuple(campaign.branch_by_number))


def titles(talk: OfficeTalk, asked: Ledger | Target) -> Outcome:
    """Show who holds what, or correct it."""
    if isinstance(asked, Target):
        return _correct(talk, asked)
    awards = [asked.award] if asked.award else list(talk.campaign.awards)
    lines = [_of(talk, award) for award in awards]
    return replace(say("\n".join([*lines, wording.how(talk.campaign)])), did=Act.PAPERS)


def _of(talk: OfficeTalk, award: Track) -> str:
    held = [branch for branch in talk.campaign.branches if award.id in branch.titles]
    return wording.holders(award, held, with_result(talk, award, True))


def _correct(talk: OfficeTalk, target: Target) -> Outcome:
    branch, said = target.branch, target.rest.strip()
    if target.track is None:
        return say(wording.of_branch(branch, talk.campaign))
    award = talk.campaign.tracks[target.track.award]
    read = _SAID.fullmatch(said)
    why = read["why"].strip() if read else ""
    is_gone, is_held = bool(read and read["no"]), award.id in branch.titles
    if not said or not why:
        return say(wording.why(branch, award))
    if len(why) > LONGEST:
        return say(wording.too_long(len(why), LONGEST))
    if is_gone is not is_held:
        return say(wording.as_it_is(branch, award, is_held=is_held))
    if not is_gone and _has_begun(talk, branch, award):
        return say(wording.has_begun(branch, award))
    others = tuple(key for key in branch.titles if key != award.id)
    after = branch.altered(holds=others if is_gone else (*others, award.id))
    return Outcome(
        (wording.corrected(branch, award, is_held=not is_gone),),
        roster={branch.number: after},
        did=Act.TITLE,
        why=why,
        whom=(branch.number,),
    )


def _has_begun(talk: OfficeTalk, branch: Branch, award: Track) -> bool:
    application = talk.record_of(branch).application(award.id)
    return application.status not in (Status.NOT_STARTED, Status.DECLINED)
