"""Photos on the page: added, replaced, put in order, taken out; filed by the rules of the chat."""

from __future__ import annotations

from dataclasses import replace

from campaign.applications import Application, Photo, Place
from campaign.fingerprints import same_picture
from campaign.model import Track
from handlers.chair import applying
from handlers.chair.page.closed import refused, why_shut
from handlers.chair.photos import album
from handlers.messages import PhotoAdded, PhotosArranged
from handlers.outcomes import Came, Outcome
from handlers.talk import ChairTalk
from handlers.wording import form_page as wording
from handlers.wording import photos as photo_wording
from storage.acts import Act
from storage.arrivals import Fate

SHORT = 16


def name_of(photo: Photo) -> str:
    """What the page calls a photo: by what is on it, so that it never means another one."""
    return photo.sha256[:SHORT]


def add(talk: ChairTalk, message: PhotoAdded) -> Outcome:
    """File a photo that is on disk, in the place of another one if it replaces that."""
    found = _taking(talk, message.track)
    if isinstance(found, str):
        return refused(found)
    track, before = found
    if message.replaces:
        return _replaced(talk, track, before, message)
    after, fate, number = album.filed(talk, track, before, message.photo)
    if fate is Fate.SAVED:
        return _changed(talk, after, Act.PHOTO)
    return refused(_why_not(track, fate, number))


def arrange(talk: ChairTalk, message: PhotosArranged) -> Outcome:
    """Let exactly these photos stay, in this order; nothing is done to photos that were not seen."""
    found = _taking(talk, message.track)
    if isinstance(found, str):
        return refused(found)
    _, before = found
    present = {name_of(photo): photo for photo in before.photos}
    if tuple(present) != message.shown:
        return refused(wording.photos_changed(), Came.OVERTAKEN)
    if not set(message.wanted) <= set(present) or len(set(message.wanted)) != len(message.wanted):
        return refused(wording.photos_changed())
    staying = [present[name] for name in message.wanted]
    numbers = sorted(photo.number for photo in staying)
    photos = tuple(
        replace(photo, number=number) for photo, number in zip(staying, numbers, strict=True)
    )
    act = Act.PHOTO_MOVED if len(photos) == len(before.photos) else Act.PHOTO_DELETED
    return _changed(talk, before.with_photos(photos, talk.now), act)


def _taking(talk: ChairTalk, name: str) -> tuple[Track, Application] | str:
    """The award and its application, or why it takes no photos now."""
    track = talk.campaign.tracks.get(name)
    part = track.pictures if track else None
    if track is None or part is None:
        return wording.not_asked_any_more()
    return why_shut(talk, track, Place(part.id, "")) or (track, applying.begun(talk, track))


def _replaced(talk: ChairTalk, track: Track, before: Application, message: PhotoAdded) -> Outcome:
    others = [photo for photo in before.photos if name_of(photo) != message.replaces]
    if len(others) == len(before.photos):
        return refused(wording.photos_changed(), Came.OVERTAKEN)
    for there in others:
        if same_picture(message.photo.fingerprint, there.fingerprint):
            return refused(_why_not(track, Fate.SAME, there.number))
    photos = tuple(
        replace(message.photo, number=photo.number) if name_of(photo) == message.replaces else photo
        for photo in before.photos
    )
    return _changed(talk, before.with_photos(photos, talk.now), Act.PHOTO)


def _changed(talk: ChairTalk, after: Application, act: Act) -> Outcome:
    """The photos as they are now; the chat's numbers are those that are seen there from now on."""
    session = replace(
        talk.session.without_steps(),
        arrivals=replace(talk.session.arrivals.as_told(), shown=after.track),
    )
    return Outcome(session=session, changes=talk.writes(after), did=act, came=Came.KEPT)


def _why_not(track: Track, fate: Fate, number: int) -> str:
    part = track.pictures
    assert part is not None  # noqa: S101 - only tracks with photos take any
    if fate is Fate.SAME:
        return wording.same_photo(number)
    return photo_wording.over(1, part)
