"""Going back, skipping, and looking around in an application."""

from __future__ import annotations

from campaign.applications import Application, Place
from campaign.model import Track
from campaign.places import before, next_open
from handlers.chair import applying, menu
from handlers.chair.answers import reading, saving
from handlers.chair.essay import essays
from handlers.chair.essay.writing import asked_for
from handlers.chair.photos import album
from handlers.chair.questions import name_of, overview, position, question, what_now
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair


def go_back(talk: ChairTalk, _: str = "") -> Outcome:
    """Ask the entry right before the present one again."""
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    place = before(track, talk.application(track), talk.asked)
    if place is None:
        head = chair.said(track, chair.at_first(), position(track, talk.application(track)))
        asked = talk.asked
        return say(
            f"{head}\n\n{question(track, talk.application(track), asked)}" if asked else head
        )
    return saving.ask(talk, track, place)


def skip(talk: ChairTalk, _: str = "") -> Outcome:
    """Leave the present entry open and ask the next open one."""
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    if asked_for(talk) and not talk.application(track).open_return:
        return essays.finish(talk)
    application, asked = talk.application(track), talk.asked
    following = next_open(track, application, after=asked)
    told = chair.nothing_left() if following == asked else _left(track, application, asked)
    head = chair.said(track, told, position(track, application))
    return Outcome(
        (f"{head}\n\n{what_now(talk, track, application, following)}",),
        session=talk.session.asking(track.id, following),
    )


def _left(track: Track, application: Application, asked: Place | None) -> str:
    """What happens to the entry that is passed over: it stays open, or stays as it was."""
    if asked is None:
        return ""
    name = name_of(track, asked)
    is_open = application.open_return or application.value(asked) is None
    return chair.skipped(name) if is_open else chair.unchanged(name)


def show_overview(talk: ChairTalk, _: str = "") -> Outcome:
    """Show every answer: of the present application, or of each one that was started."""
    tracks = [talk.track] if talk.track else list(talk.campaign.tracks.values())
    started = [t for t in tracks if t and t.id in talk.record.applications]
    if not started:
        return menu.show_menu(talk)
    return say(*(overview(track, talk.application(track), talk.takes(track)) for track in started))


def explain(talk: ChairTalk, name: str) -> Outcome:
    """Show an entry in full: the named one, or the present one."""
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    if not name and asked_for(talk):
        return essays.begin(talk)
    place = reading.find(track, name) if name else talk.asked
    application = talk.application(track)
    if place is None:
        return say(chair.said(track, chair.explain_what(name), position(track, application)))
    part = track.part(place.part)
    if part.pictures:
        return album.show(talk)
    full = kind_of(part).explained(part, place.entry, application.value(place))
    way = kind_of(part).way(part, place.entry) if place == talk.asked and talk.takes(track) else ""
    head = chair.said(track, chair.explaining(), position(track, application))
    return say("\n".join(filter(None, (head, full, way))))
