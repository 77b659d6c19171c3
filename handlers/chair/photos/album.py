"""The photos of an application: filing them, showing them, deleting some."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.applications import Application, Photo, Place, Status
from campaign.completeness import missing
from campaign.condition import describe
from campaign.fingerprints import same_picture
from campaign.model import Campaign, Track
from campaign.parts.roles import Pictures
from campaign.returns import opens
from handlers.chair import applying, gate, tracks
from handlers.chair.page import handing_out
from handlers.hearing.clean import compact, plain
from handlers.outcomes import Outcome, say
from handlers.reading.numerals import arabic
from handlers.talk import ChairTalk
from handlers.wording import corrections, submitting
from handlers.wording import photos as wording
from storage.acts import Act
from storage.arrivals import Fate
from storage.effects import SendContactSheet
from storage.records import Change

PER_SHEET = 6
_NUMBERS = r"[\d\s第张,、和及~到至-]*"
_SPAN = re.compile(r"(\d{1,4})\d*\s*张?(?:\s*[-~到至]\s*第?\s*(\d{1,4})\d*)?")


def photo_part(track: Track) -> Pictures | None:
    """The part of a track that takes photos."""
    return track.pictures


def takes_photos(talk: ChairTalk, track: Track) -> bool:
    """Whether a picture that is sent now can go into the application for a track."""
    application = talk.application(track)
    if not photo_part(track) or application.status is Status.DECLINED:
        return False
    return talk.takes(track) and opens(application, track.pictures)


def places_for(talk: ChairTalk) -> list[Track]:
    """The tracks a new picture may be for: exactly one when it is clear, none when none takes any."""
    taking = [track for track in tracks.open_tracks(talk) if takes_photos(talk, track)]
    if talk.track in taking:
        return [talk.track]
    return [track for track in taking if not tracks.is_new(talk, track)] or taking


def filed(
    talk: ChairTalk, track: Track, application: Application, photo: Photo
) -> tuple[Application, Fate, int]:
    """The application with one photo more, unless it is closed, has it already or has no room."""
    if application.result or not opens(application, track.pictures):
        return application, Fate.CLOSED, 0
    for there in application.photos:
        if photo.sha256 == there.sha256 or same_picture(photo.fingerprint, there.fingerprint):
            return application, Fate.SAME, there.number
    part = photo_part(track)
    taken = {there.number for there in application.photos}
    free = [number for number in range(1, part.maximum + 1) if number not in taken] if part else []
    if not free:
        return application, Fate.OVER, 0
    photos = (*application.photos, replace(photo, number=free[0]))
    in_order = tuple(sorted(photos, key=lambda photo: photo.number))
    return application.with_photos(in_order, talk.now), Fate.SAVED, free[0]


def sheets(talk: ChairTalk, application: Application) -> tuple[SendContactSheet, ...]:
    """All photos of an application on as few pictures as possible."""
    numbered = [(photo.number, photo.path) for photo in application.photos]
    return tuple(
        SendContactSheet(talk.user_id, tuple(numbered[first : first + PER_SHEET]))
        for first in range(0, len(numbered), PER_SHEET)
    )


def what_next(talk: ChairTalk, track: Track, application: Application) -> str:
    """What can be done after looking at the photos; nothing once answers are no longer taken."""
    part = photo_part(track)
    if part is None or not takes_photos(talk, track):
        return ""
    numbers = [photo.number for photo in application.photos]
    lines = wording.how_to_delete(numbers[-1]) if numbers else ""
    lines += wording.progress(len(numbers), part)
    left = missing(track, application)
    if application.open_return:
        return lines if left.photos else lines + corrections.done_with_photos()
    if application.has_unsubmitted_changes:
        lines += submitting.changed_after(describe(track, application))
    elif not left and application.status is not Status.SUBMITTED:
        lines += submitting.ready()
    elif left.entries and talk.asked:
        lines += wording.go_on()
    return lines


def show(talk: ChairTalk, name: str = "") -> Outcome:
    """Show the photos of the named application, of the present one, or of all that were begun."""
    shown = [track for track in _meant(talk, name) if photo_part(track)]
    texts = ["\n".join(filter(None, _lines(talk, track))) for track in shown]
    arrivals = talk.session.arrivals
    if arrivals.unfiled and (talk.is_open or talk.returned):
        texts.append(wording.place_where(len(arrivals.unfiled), places_for(talk)))
    if not texts:
        return applying.not_started(talk)
    arrivals = replace(arrivals.as_told(), shown=shown[-1].id if shown else "")
    return Outcome(
        tuple(texts),
        effects=tuple(sheet for t in shown for sheet in sheets(talk, talk.application(t))),
        session=replace(talk.session, arrivals=arrivals),
    )


def names_photos(campaign: Campaign, text: str) -> bool:
    """Whether a text tells which photos: `2`, `1 3`, `第2张`, `1-3`, `小家 2`."""
    names = "|".join(re.escape(compact(track.short_name)) for track in campaign.tracks.values())
    return bool(re.fullmatch(rf"(?:{names})?{_NUMBERS}", arabic(plain(text))))


def delete(talk: ChairTalk, text: str) -> Outcome:
    """Take the numbered photos out of the application, all of them or none; their files stay."""
    text = arabic(plain(text))
    name = re.split(r"[\s\d第]", text, maxsplit=1)[0]
    asked = _numbers(text)
    found = _meant_to_delete(talk, name)
    if len(found) != 1:
        return say(wording.delete_where(found)) if found else applying.not_started(talk)
    track, application = found[0], talk.application(found[0])
    part = photo_part(track)
    assert part is not None  # noqa: S101 - only tracks with photos are meant
    if closed := gate.closed_to(talk, track) or gate.shut_to(talk, track, Place(part.id, "")):
        return closed
    have = [photo.number for photo in application.photos]
    if not asked:
        return say(wording.delete_which(track, have, part))
    if unknown := asked - set(have):
        return say(wording.not_there(track, unknown, have, part))
    left = tuple(photo for photo in application.photos if photo.number not in asked)
    application = application.with_photos(left, talk.now)
    lines = [
        wording.deleted(track, asked, len(left), part),
        wording.numbers_stay([photo.number for photo in left]),
        what_next(talk, track, application),
    ]
    return Outcome(
        ("\n".join(filter(None, lines)),),
        effects=sheets(talk, application),
        session=replace(
            talk.session.without_steps(),
            arrivals=replace(talk.session.arrivals.as_told(), shown=track.id),
        ),
        changes=talk.writes(application),
        did=Act.PHOTO_DELETED,
    )


def changed(talk: ChairTalk, application: Application) -> ChairTalk:
    """The same talk, had the application been this one."""
    return replace(talk, record=talk.record.after(Change((application,))))


def _numbers(text: str) -> set[int]:
    spans = [(int(first), int(last or first)) for first, last in _SPAN.findall(text)]
    return {number for first, last in spans for number in range(first, min(last, first + 99) + 1)}


def _lines(talk: ChairTalk, track: Track) -> list[str]:
    part, application = photo_part(track), talk.application(track)
    assert part is not None  # noqa: S101 - only tracks with photos are shown
    lines = [wording.shown(track, [photo.number for photo in application.photos], part)]
    if takes_photos(talk, track):
        lines += [wording.how_to_send(), what_next(talk, track, application)]
        lines.append(handing_out.beside(talk, track))
    return lines


def _meant(talk: ChairTalk, name: str) -> list[Track]:
    if name:
        return tracks.find_tracks(talk.campaign, name)
    return [talk.track] if talk.track else tracks.in_hand(talk)


def _meant_to_delete(talk: ChairTalk, name: str) -> list[Track]:
    """The named track, or the one whose photos were seen last, or those that have any."""
    seen = talk.campaign.tracks.get(talk.session.arrivals.shown)
    found = [seen] if seen and not name else _meant(talk, name)
    found = [track for track in found if photo_part(track)]
    having = [track for track in found if talk.application(track).photos]
    return having or found
