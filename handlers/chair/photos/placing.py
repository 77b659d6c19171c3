"""Which application the pictures that wait for a word belong to, as people say it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from campaign.model import Track
from handlers.chair import applying, cutoff
from handlers.chair.photos import album, bursts
from handlers.hearing.names import Names
from handlers.outcomes import Outcome
from handlers.reading.numerals import arabic
from handlers.talk import ChairTalk
from handlers.wording import photos as wording
from storage.acts import Act
from storage.arrivals import Arrival

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGEST = 30
_THESE = r"(?:把|将|请|麻烦|帮我|就|都|全部|全|这些|那些|这|那|刚才|刚刚|上面|前面|它们|它|发|\d+|几|张|个|照片|图片|图|的|也)*"
_PUT = r"(?:申报|移动|移|放|给|是|归|算|存|加|填|属|用|到|进|在|入|作|于|去)*"
_THERE = r"(?:的|里面|里边|里头|里|那边|这边|那里|那个|那项|项目|下面|照片|图片|用|吧|啊|呀|哦|哈|就行|就好)*"
_WAY = re.compile(f"{_THESE}{_PUT}T{_THERE}")
_NTH = re.compile(f"{_THESE}{_PUT}第(?P<nth>[1-9])[个项]{_THERE}")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes the name of the award that pictures wait for, and goes on with it."""
    arrivals = talk.session.arrivals
    if not arrivals.waits_for_word or not cutoff.takes_answers(talk):
        return None
    track = _meant(talk, said.compact)
    if track is None:
        return None
    session = replace(talk.session, arrivals=arrivals.filed_under(track.id))
    if not arrivals.unfiled:
        return applying.apply_for(talk.with_session(session), track.short_name)
    application = applying.begun(talk, track)
    placed = []
    for photo in arrivals.unfiled:
        application, fate, number = album.filed(talk, track, application, photo)
        placed.append(Arrival("", track.id, fate, number))
    after = album.changed(talk, application).with_session(session)
    going_on = applying.go_on(after, track)
    told = bursts.told(after, track, placed, wording.placed(len(placed)))
    return replace(
        going_on,
        texts=("\n".join((told, *going_on.texts)),),
        effects=album.sheets(talk, application),
        changes=talk.writes(application),
        did=Act.PHOTO,
    )


def _meant(talk: ChairTalk, said: str) -> Track | None:
    """The award that is named, in whatever words, or counted among those that were offered."""
    places = album.places_for(talk)
    if len(said) > LONGEST:
        return None
    masked = Names.of(talk.campaign).masked(said)
    if len(masked.tracks) == 1 and _WAY.fullmatch(arabic(masked.said)):
        return next((track for track in places if track.id == masked.tracks[0]), None)
    nth = _NTH.fullmatch(arabic(said))
    at = int(nth["nth"]) - 1 if nth else len(places)
    return places[at] if at < len(places) else None
