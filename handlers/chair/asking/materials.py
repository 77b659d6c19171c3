"""Photos, the long text, files, and how much of everything is asked."""

from __future__ import annotations

from campaign.applications import Status
from campaign.essays import essay_length
from campaign.model import Track
from campaign.parts.roles import Role
from campaign.returns import opens
from handlers.chair import tracks
from handlers.chair.asking.asked import Asked, begun_or_open, meant
from handlers.chair.asking.next_steps import lines, told
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording.answers import materials as wording
from handlers.wording.answers import standing


def photos_how(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say where photos go, how many are there, and whether they still can be sent."""
    possible = begun_or_open(talk, asked) if talk.has_ended else tracks.open_tracks(talk)
    among = [t for t in meant(talk, asked, possible) if t.pictures and not talk.holds(t)]
    if not among:
        return told(talk, wording.no_photos())
    taking = [track for track in among if _takes(talk, track, track.pictures)]
    how = lines(
        wording.send_photos_here() if taking else "",
        wording.which_award_is_asked() if len(taking) > 1 else "",
        wording.electronic_only() if all(len(t.on_paper) < len(t.materials) for t in among) else "",
    )
    return told(talk, how, lines(*(_photos(talk, track) for track in among)))


def captions(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say that photos need no words, and how many are there."""
    among = [t for t in meant(talk, asked, tracks.open_tracks(talk)) if t.pictures]
    return told(talk, wording.no_captions(), lines(*(_photos(talk, track) for track in among)))


def essay_how(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say how the long text is handed in and how long it is."""
    among = [t for t in meant(talk, asked, tracks.open_tracks(talk)) if t.long_text]
    if not among:
        return told(talk, wording.no_essay_for(asked.track) if asked.track else wording.no_essay())
    return told(talk, *(paragraph for track in among for paragraph in _essay(talk, track)))


def essay_left(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say how many characters the long text has and lacks."""
    among = [t for t in meant(talk, asked, tracks.open_tracks(talk)) if t.long_text]
    if not among:
        return told(talk, wording.no_essay_for(asked.track) if asked.track else wording.no_essay())
    return told(talk, lines(*(_so_far(talk, track) for track in among)))


def file_here(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say that files do not arrive in the chat, and where each of them goes."""
    possible = tracks.open_tracks(talk)
    forms = "、".join(f"《{track.form_name}》" for track in possible)
    is_open = bool(possible) and not talk.has_ended
    takes_photos = any(_takes(talk, track, track.pictures) for track in possible)
    takes_essay = any(_takes(talk, track, track.long_text) for track in possible)
    ways = lines(
        wording.tables_are_filled_here(forms) if is_open else "",
        wording.photos_as_pictures() if takes_photos else "",
        wording.summary_by_page() if takes_essay else "",
    )
    return told(talk, wording.no_files_here(), ways)


def how_many(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say how many items, photos, characters and places there are."""
    among = meant(talk, asked, list(talk.campaign.tracks.values()))
    pace = "" if talk.has_ended else wording.at_your_pace()
    return told(talk, lines(*map(_amounts, among), pace))


def _amounts(track: Track) -> str:
    return wording.amounts(track, [kind_of(part).amount(part) for part in track.parts])


def _photos(talk: ChairTalk, track: Track) -> str:
    part, photos = track.pictures, talk.application(track).photos
    if part is None:
        return ""
    if talk.application(track).status is Status.DECLINED:
        return standing.declined(track)
    if _takes(talk, track, track.pictures) or talk.is_early:
        return wording.photos_so_far(track, part, [photo.number for photo in photos])
    return wording.photos_closed(track, part, len(photos))


def _essay(talk: ChairTalk, track: Track) -> list[str]:
    essay = track.long_text
    if essay is None:
        return []
    facts = lines(_so_far(talk, track), wording.essay_rule(essay))
    if not _takes(talk, track, track.long_text):
        return [facts]
    link = talk.page_link(track) if track in tracks.in_hand(talk) else ""
    begun = wording.look_at_it() if talk.application(track).essay else ""
    return [facts, lines(wording.how_to_write(), wording.page(link) if link else "", begun)]


def _so_far(talk: ChairTalk, track: Track) -> str:
    essay = track.long_text
    return (
        wording.essay_so_far(track, essay, essay_length(talk.application(track))) if essay else ""
    )


def _takes(talk: ChairTalk, track: Track, part: Role | None) -> bool:
    """Whether the branch may send this now: never once closed, and of a return only what is in it."""
    application = talk.application(track)
    if application.status is Status.DECLINED:
        return False
    if not talk.takes(track) or (talk.has_ended and not application.open_return):
        return False
    return opens(application, part)
