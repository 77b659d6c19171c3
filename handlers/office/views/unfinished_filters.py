"""`未完成 照片`, `未完成 小家 不到80`: of those who have not handed in, who lacks just this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from campaign.applications import Application
from campaign.completeness import missing
from campaign.condition import State, describe
from campaign.model import Branch, Campaign, Track
from campaign.scoring import tally
from handlers.hearing.clean import compact
from handlers.office.resolve.groups import has_come
from handlers.office.resolve.naming import track_named, words_of
from handlers.office.views.unfinished import show_unfinished, unfinished
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import conditions
from handlers.wording import unfinished_filters as wording


class Lack(StrEnum):
    """What somebody may lack; the values are how people call it."""

    PHOTOS = "照片"
    ESSAY = "总结"
    POINTS = "分数"
    CORRECTION = "退回"
    COMING = "没来过"
    SUBMITTING = "填齐没提交"


_WORDS = {
    Lack.PHOTOS: re.compile(r"(?:没|缺|差|少)?(?:照片|相片|图片)(?:不够|没齐|不足)?"),
    Lack.ESSAY: re.compile(r"(?:没|缺|差|少)?(?:总结|工作总结|材料总结)(?:不够|没齐|没写|不足)?"),
    Lack.POINTS: re.compile(
        r"(?:不到|没到|不够|不足|低于|未达)(?:\d+分?|分数?)|分数?(?:不够|低)|差分"
    ),
    Lack.CORRECTION: re.compile(r"(?:已|被)?退回(?:的|没改|没交)?|待改"),
    Lack.SUBMITTING: re.compile(
        r"(?:都|已经?)?(?:填|写|弄)(?:齐|完|好)了?的?(?:还?[没未](?:提?交|报)的?)?|只差提交的?"
    ),
    Lack.COMING: re.compile(r"(?:从)?没(?:来过|打开过?|用过)|没开始|未开始"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which award, all for None, and which lack, any for None."""

    track: Track | None = None
    lack: Lack | None = None


def read(campaign: Campaign, text: str) -> Asked | str:
    """The award and the lack that are named, in any order."""
    track, lack = None, None
    for word in words_of(text):
        if found := track_named(campaign, word):
            track = found
        elif named := _lack(word):
            lack = named
        else:
            return wording.how(campaign)
    return Asked(track, lack)


def show(talk: OfficeTalk, asked: Asked) -> Outcome:
    """List who has not handed in, or only those who lack what is named."""
    if asked.lack is None:
        return show_unfinished(talk, asked.track)
    tracks = [asked.track] if asked.track else list(talk.campaign.tracks.values())
    if asked.lack is Lack.COMING:
        return say(wording.never_came([b for b in _open_to(talk, tracks) if not has_come(talk, b)]))
    if asked.lack is Lack.POINTS:
        tracks = [track for track in tracks if track.scorecard and track.minimum_score]
    lines = [line for track in tracks for line in _lines(talk, track, asked.lack)]
    return say("\n".join(lines) or wording.not_asked_for(asked.lack))


def _lack(word: str) -> Lack | None:
    return next((lack for lack, form in _WORDS.items() if form.fullmatch(compact(word))), None)


def _open_to(talk: OfficeTalk, tracks: list[Track]) -> list[Branch]:
    ids = {track.id for track in tracks}
    return [branch for branch in talk.campaign.branches if ids - set(branch.holds)]


def _lines(talk: OfficeTalk, track: Track, lack: Lack) -> Iterator[str]:
    left = list(unfinished(talk, track))
    begun = [
        (branch, talk.record_of(branch).application(track.id))
        for branch, how in left
        if how.state is not State.NOT_BEGUN
    ]
    found = [(b, told) for b, a in begun if (told := _told(talk, track, a, lack))]
    waiting = len(left) - len(begun)
    yield wording.head(track, lack, len(found))
    yield from (wording.line(branch, told) for branch, told in found)
    if waiting and lack not in (Lack.CORRECTION, Lack.SUBMITTING):
        yield wording.not_begun(waiting)


def _told(talk: OfficeTalk, track: Track, application: Application, lack: Lack) -> str:
    """How much an application lacks of this, "" for nothing."""
    lacking = missing(track, application)
    match lack:
        case Lack.PHOTOS:
            return wording.photos(lacking.photos) if lacking.photos else ""
        case Lack.ESSAY:
            return wording.characters(lacking.characters) if lacking.characters else ""
        case Lack.SUBMITTING:
            return wording.only_to_submit() if describe(track, application).is_ready else ""
        case Lack.CORRECTION:
            returned = application.open_return
            due = conditions.due(describe(track, application), talk.now, talk.campaign.zone)
            return wording.to_correct(returned.reason, due) if returned else ""
    card = track.scorecard
    points = tally(card, application.part(card.id)).points if card else 0
    return wording.points(points, lacking.entries) if points < (track.minimum_score or 0) else ""
