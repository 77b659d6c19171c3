"""Pictures as they come, several at once and in any order, and the one answer to all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from campaign.applications import Application, Status
from campaign.model import Track
from campaign.returns import whole
from handlers.chair import applying, cutoff, gate
from handlers.chair.photos import album, order
from handlers.messages import Image, PhotoFailed, PhotoSaved, Silence
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import chair, disputes
from handlers.wording import photos as wording
from storage.acts import Act
from storage.arrivals import Arrival, Arrivals, Fate
from storage.effects import Effect, NoteSilence, SavePhoto

QUIET_MS = 2500
LATE_QUIET_MS = 3000  # another than QUIET_MS: the same silence of a picture is heard of once
PATIENCE_MS = 20_000
MOST_AT_ONCE = 30
_REFUSED = (Fate.EARLY, Fate.LATE, Fate.DISPUTED, Fate.CLOSED)


def notice(talk: ChairTalk, message: Image | PhotoSaved | PhotoFailed | Silence) -> Outcome:
    """Take note of a picture that came, of what became of it, or that no more came."""
    arrivals = talk.session.arrivals
    match message:
        case Image():
            return _arrived(talk, message)
        case Silence():
            return _silent(talk, message) if message.arrival == arrivals.newest else Outcome()
    arrival = arrivals.fetching(message.arrival)
    if arrival is None:
        return Outcome()
    if isinstance(message, PhotoFailed):
        return _settled(talk, arrivals.settled(arrival.callback, message.fate), arrival)
    return _saved(talk, arrival, message)


def _arrived(talk: ChairTalk, image: Image) -> Outcome:
    track, fate = _destination(talk)
    arrivals = talk.session.arrivals.with_arrival(
        Arrival(image.callback, track, fate, sequence=image.sequence)
    )
    effects: list[Effect] = [
        NoteSilence(talk.user_id, image.callback, QUIET_MS, branch=talk.branch.number)
    ]
    if fate is Fate.FETCHING:
        sent_at = image.sent_at.astimezone(talk.campaign.zone).isoformat()
        number = talk.branch.number
        fetch = SavePhoto(talk.user_id, number, track, image.media_id, image.callback, sent_at)
        effects.insert(0, fetch)
    session = replace(talk.session, arrivals=arrivals)
    outcome = Outcome(effects=tuple(effects), session=session)
    return cutoff.picture(talk, outcome) if fate is Fate.DISPUTED else outcome


def _destination(talk: ChairTalk) -> tuple[str, Fate]:
    """The track a picture is for, "" while several are possible, and whether it is fetched at all."""
    if talk.is_disputed:
        return "", Fate.DISPUTED
    if talk.is_early:
        return "", Fate.EARLY
    places = album.places_for(talk)
    if talk.is_late and not places and talk.track not in talk.returned:
        return "", Fate.LATE
    if talk.track and album.photo_part(talk.track) and not album.takes_photos(talk, talk.track):
        places = [track for track in places if track in talk.returned]
        if not places:
            return talk.track.id, Fate.CLOSED
    if not places:
        return "", Fate.CLOSED
    is_too_many = sum(not a.was_told for a in talk.session.arrivals.burst) >= MOST_AT_ONCE
    return places[0].id if len(places) == 1 else "", Fate.OVER if is_too_many else Fate.FETCHING


def _saved(talk: ChairTalk, arrival: Arrival, message: PhotoSaved) -> Outcome:
    arrivals = talk.session.arrivals.with_photo(arrival.callback, message.photo)
    track = talk.campaign.tracks.get(arrival.track)
    if track is None:
        arrivals = arrivals.settled(arrival.callback, Fate.UNFILED)
        return _settled(talk, order.unfiled_as_sent(arrivals), arrival)
    before = applying.begun(talk, track)
    application, arrivals = order.file_as_sent(talk, track, before, arrivals, arrival.callback)
    is_changed = application.photos != before.photos
    return _settled(talk, arrivals, arrival, application if is_changed else None)


def _settled(
    talk: ChairTalk,
    arrivals: Arrivals,
    arrival: Arrival,
    application: Application | None = None,
) -> Outcome:
    """Remember a fate; it is told at once if the person has been waiting for just that.

    While more pictures are late, those that come close together are told of together.
    """
    if application:
        talk = album.changed(talk, application)
    outcome = Outcome(session=replace(talk.session, arrivals=arrivals))
    is_one_of_many = arrival.was_told and any(a.is_old_news for a in arrivals.burst)
    if arrivals.is_quiet and not arrivals.is_fetching:
        soon = _soon if is_one_of_many else _answer
        outcome = soon(talk, replace(arrivals, newest=arrival.callback))
    if application is None:
        return outcome
    return replace(outcome, changes=talk.writes(application), did=Act.PHOTO)


def _soon(talk: ChairTalk, arrivals: Arrivals) -> Outcome:
    """Wait for silence after the picture that is named the newest."""
    name, number = arrivals.newest, talk.branch.number
    silence = NoteSilence(talk.user_id, name, LATE_QUIET_MS, branch=number)
    session = replace(talk.session, arrivals=replace(arrivals, is_quiet=False))
    return Outcome(effects=(silence,), session=session)


def _silent(talk: ChairTalk, message: Silence) -> Outcome:
    arrivals = replace(talk.session.arrivals, is_quiet=True)
    if message.is_last_call or not arrivals.is_fetching:
        return _answer(talk, arrivals)
    last_call = NoteSilence(
        talk.user_id,
        message.arrival,
        PATIENCE_MS,
        is_last_call=True,
        branch=talk.branch.number,
    )
    return Outcome(effects=(last_call,), session=replace(talk.session, arrivals=arrivals))


def _answer(talk: ChairTalk, arrivals: Arrivals) -> Outcome:
    """One text about every picture not told about yet, then the photos of each track as pictures."""
    texts: list[str] = []
    effects: list[Effect] = []
    shown = arrivals.shown
    if refused := [arrival for arrival in arrivals.burst if arrival.fate in _REFUSED]:
        texts.append(_refusal(talk, refused[-1]))
    known = (arrival for arrival in arrivals.burst if not arrival.is_old_news)
    taken = [arrival for arrival in known if arrival.fate not in _REFUSED]
    for name in dict.fromkeys(arrival.track for arrival in taken):
        group = [arrival for arrival in taken if arrival.track == name]
        opening = wording.received(len(group))
        if all(arrival.was_told for arrival in group):
            opening = wording.came_later(len(group))
        track = talk.campaign.tracks.get(name)
        if track is None:
            texts.append(_told_unfiled(talk, group, arrivals, opening))
            continue
        texts.append(told(talk, track, group, opening))
        if any(arrival.fate in (Fate.SAVED, Fate.SAME, Fate.OVER) for arrival in group):
            effects += album.sheets(talk, talk.application(track))
            shown = track.id
    session = replace(talk.session, arrivals=replace(arrivals.told(), shown=shown))
    return Outcome(("\n".join(texts),), effects=tuple(effects), session=session)


def _refusal(talk: ChairTalk, arrival: Arrival) -> str:
    match arrival.fate:
        case Fate.EARLY:
            return wording.too_early(talk.campaign)
        case Fate.LATE:
            return wording.too_late(talk.campaign)
        case Fate.DISPUTED:
            return disputes.pictures_too_late(talk.campaign)
    track = talk.campaign.tracks.get(arrival.track)
    if track is None:
        return wording.no_application(talk.branch, talk.campaign)
    application = talk.application(track)
    if application.status is Status.DECLINED:
        return wording.declined(track)
    told = gate.closed_to(talk, track) or gate.shut_to(talk, track, whole(track.pictures))
    return "\n".join(told.texts) if told else wording.no_application(talk.branch, talk.campaign)


def told(talk: ChairTalk, track: Track, group: Sequence[Arrival], opening: str) -> str:
    """What became of some pictures, and what can be done next."""
    part, application = album.photo_part(track), talk.application(track)
    assert part is not None  # noqa: S101 - only tracks with photos get any
    fates = Counter(arrival.fate for arrival in group)
    clauses = [wording.stored(fates[Fate.SAVED], len(application.photos), part)]
    if times := fates[Fate.SAME]:
        numbers = {arrival.number for arrival in group if arrival.fate is Fate.SAME}
        clauses.append(wording.same(times, numbers))
    if times := fates[Fate.OVER]:
        clauses.append(wording.over(times, part))
    line = wording.burst(chair.head(track) + opening, [*clauses, *_unhappy(fates)])
    return "\n".join(filter(None, (line, album.what_next(talk, track, application))))


def _told_unfiled(
    talk: ChairTalk, group: Sequence[Arrival], arrivals: Arrivals, opening: str
) -> str:
    fates = Counter(arrival.fate for arrival in group)
    clauses = [wording.kept(fates[Fate.UNFILED])] if fates[Fate.UNFILED] else []
    clauses += [wording.too_many_at_once(fates[Fate.OVER])] if fates[Fate.OVER] else []
    text = wording.burst(opening, [*clauses, *_unhappy(fates)])
    if not arrivals.unfiled:
        return text
    return f"{text}\n{wording.place_where(len(arrivals.unfiled), album.places_for(talk))}"


def _unhappy(fates: Counter[Fate]) -> list[str]:
    """What kept pictures from being stored, or keeps them from it still."""
    told = {
        Fate.LOST: wording.lost,
        Fate.UNREADABLE: wording.unreadable,
        Fate.TOO_BIG: wording.too_big,
        Fate.STICKER: wording.sticker,
        Fate.FETCHING: wording.still_fetching,
    }
    return [say(fates[fate]) for fate, say in told.items() if fates[fate]]
