"""A photo that was sent for the wrong award goes to the right one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from campaign.applications import Application, Photo, Place
from campaign.condition import describe
from campaign.model import Campaign, Track
from handlers.chair import applying, cutoff, gate
from handlers.chair.photos import album
from handlers.hearing.clean import plain
from handlers.hearing.names import Names
from handlers.outcomes import Outcome, say
from handlers.reading.numerals import arabic
from handlers.talk import ChairTalk
from handlers.wording import photos as wording
from handlers.wording import submitting
from storage.acts import Act
from storage.arrivals import Fate

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

WORDS = ("移", "移动", "移照片", "移动照片", "挪", "挪动", "挪照片")
LAST = 0  # stands for the photo with the highest number
LONGEST = 40
_NUMBER = r"第?\s*\d{1,3}\s*张?"
_NUMBERS = rf"{_NUMBER}(?:\s*[,、和及与~到至\s-]\s*{_NUMBER})*"
_JUST_SENT = r"(?:刚才|刚刚|刚|上面|前面|这|那)(?:发|传)?的?(?:这|那)?(?:几|\d)?张?"
_WHICH = rf"(?:(?P<numbers>{_NUMBERS})|(?P<last>最后(?:1|那)?张?)|(?P<just>{_JUST_SENT}))"
_VERB = (
    r"(?:(?:应该|应|其实|都|要|得|请|发错了|放错了|错了)[,\s]*)*"
    r"(?:移动|移|挪|放|归|给|是|属|换|转|改|搬|算|用)(?:放|到|进|在|给|为|成|于|去)*"
)
_REQUEST = re.compile(
    rf"(?:请|麻烦|帮我|把|将)*\s*(?:(?P<source>T)\s*里?的?)?\s*(?P<before>照片|图片|图)?\s*{_WHICH}"
    rf"\s*的?(?P<behind>照片|图片|图)?\s*[,]?\s*(?:(?P<verb>{_VERB})|[到进])?\s*T\s*"
    r"(?:的|里面|里|那边|项目|照片|吧|啊|[。!.~])*"
)
_SPAN = re.compile(r"(\d+)\s*张?(?:\s*[-~到至]\s*第?\s*(\d+))?")


@dataclass(frozen=True, slots=True)
class Request:
    """Photos to move: their numbers, none where it has yet to be said which, from where and where to."""

    numbers: frozenset[int]
    source: str
    target: str
    is_sentence: bool


def move(talk: ChairTalk, text: str) -> Outcome:
    """Move the numbered photos to the named award, all of them or none: `2 驿站`, `小家 1 3 驿站`."""
    request = read(talk.campaign, text)
    return _move(talk, request) if request else say(_how(talk))


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a sentence that says where a photo belongs: `第2张是驿站的`."""
    request = read(talk.campaign, said.text)
    if request is None or not request.is_sentence:
        return None
    if not any(talk.application(track).photos for track in talk.campaign.tracks.values()):
        return None
    return cutoff.refusal(talk, said.text) or _move(talk, request)


def read(campaign: Campaign, text: str) -> Request | None:
    """What a text wants moved, None where it speaks of something else."""
    if len(text) > LONGEST or not any(t.short_name in text for t in campaign.tracks.values()):
        return None
    masked = Names.of(campaign).masked(plain(text))
    found = _REQUEST.fullmatch(arabic(masked.said))
    if not found or not masked.tracks:
        return None
    spans = _SPAN.findall(found["numbers"] or "")
    numbers = {n for first, last in spans for n in range(int(first), int(last or first) + 1)}
    is_about_photos = any(found[name] for name in ("before", "behind", "last", "just"))
    return Request(
        frozenset(numbers | ({LAST} if found["last"] else set())),
        masked.tracks[0] if found["source"] else "",
        masked.tracks[-1],
        bool(found["verb"]) and (is_about_photos or "张" in (found["numbers"] or "")),
    )


def _move(talk: ChairTalk, request: Request) -> Outcome:
    target = talk.campaign.tracks[request.target]
    source = _source(talk, request, target)
    if source is None:
        return say(_already_there(talk, request, target))
    if not request.numbers:
        return say(wording.move_which(source, target, _numbers(talk, source)))
    for track in (source, target):
        part = album.photo_part(track)
        if part is None:
            return say(_how(talk))
        shut = gate.closed_to(talk, track) or gate.shut_to(talk, track, Place(part.id, ""))
        if shut:
            return shut
    return _moved(talk, source, target, request.numbers)


def _moved(talk: ChairTalk, source: Track, target: Track, asked: frozenset[int]) -> Outcome:
    part, left_part = album.photo_part(target), album.photo_part(source)
    assert part is not None  # noqa: S101 - only tracks with photos get here
    assert left_part is not None  # noqa: S101
    have = _numbers(talk, source)
    numbers = {have[-1] if number == LAST else number for number in asked}
    if unknown := numbers - set(have):
        return say(wording.not_there_to_move(source, unknown, have))
    leaving = [p for p in talk.application(source).photos if p.number in numbers]
    application = applying.begun(talk, target)
    if len(leaving) > part.maximum - len(application.photos):
        return say(wording.no_room(target, len(application.photos), part))
    became: list[int] = []
    for photo in leaving:
        application, fate, number = album.filed(talk, target, application, photo)
        if fate is not Fate.SAVED:
            return say(wording.same_there(photo.number, target, number))
        became.append(number)
    before = _left(talk, source, leaving)
    after = album.changed(album.changed(talk, before), application)
    lines = [
        wording.moved(source, target, [p.number for p in leaving], became),
        wording.now_have(target, [p.number for p in application.photos], part),
        wording.now_have(source, [p.number for p in before.photos], left_part),
        album.what_next(after, target, application),
        _not_handed_in_again(source, before),
    ]
    arrivals = replace(talk.session.arrivals.as_told(), shown=target.id)
    return Outcome(
        ("\n".join(filter(None, lines)),),
        effects=album.sheets(talk, application),
        session=replace(talk.session.without_steps(), arrivals=arrivals),
        changes=talk.writes(application, before),
        did=Act.PHOTO_MOVED,
    )


def _left(talk: ChairTalk, source: Track, leaving: list[Photo]) -> Application:
    application = talk.application(source)
    left = tuple(photo for photo in application.photos if photo not in leaving)
    return application.with_photos(left, talk.now)


def _not_handed_in_again(track: Track, application: Application) -> str:
    if application.submission and application.has_unsubmitted_changes:
        return submitting.changed_after(describe(track, application))
    return ""


def _source(talk: ChairTalk, request: Request, target: Track) -> Track | None:
    """The award whose photos are meant: the one named, the one seen last, or the only other one."""
    if request.source and request.source != target.id:
        return talk.campaign.tracks[request.source]
    if talk.session.arrivals.shown == target.id and talk.application(target).photos:
        return None
    having = [t for t in talk.campaign.tracks.values() if t is not target and _numbers(talk, t)]
    seen = [track for track in having if track.id == talk.session.arrivals.shown]
    return next(iter(seen or having), None)


def _numbers(talk: ChairTalk, track: Track) -> list[int]:
    return [photo.number for photo in talk.application(track).photos]


def _already_there(talk: ChairTalk, request: Request, target: Track) -> str:
    """That they are in that award as far as was seen last, and how to name another."""
    others = [t for t in talk.campaign.tracks.values() if t is not target and _numbers(talk, t)]
    return wording.already_there(target, _numbers(talk, target), others)


def _how(talk: ChairTalk) -> str:
    return wording.how_to_move([t for t in talk.campaign.tracks.values() if album.photo_part(t)])
