"""What the page shows of an application, worked out anew whenever something changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from campaign.applications import Application, Photo, Place
from campaign.condition import State
from campaign.essays import text_of
from campaign.model import Track
from campaign.scoring import gap, tally
from handlers.chair import applying, tracks
from handlers.chair.page import past
from handlers.chair.page.closed import is_shut, why_closed
from handlers.chair.page.lacking import what_lacks
from handlers.chair.questions import name_of, position
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import conditions, corrections, scores
from storage.audit import Entry


@dataclass(frozen=True, slots=True)
class Returned:
    """What was sent back and why: each place with its name, and whether it is dealt with."""

    told: str
    places: Sequence[tuple[Place, str, bool]]


@dataclass(frozen=True, slots=True)
class View:
    """An application as its page shows it.

    `figures` maps a part to what is told at the head of each of its groups, `said` a place to its
    answer as a tap or a box has it; `by` tells who else answered a place, `past` what was done. `open`
    are the places that must still be answered, `lacks` what is missing in lines, `closed` why nothing
    can be changed.
    """

    stands: str
    position: str
    score: str
    closed: str
    can_hand_in: bool
    figures: Mapping[str, Sequence[str]]
    said: Mapping[Place, str]
    by: Mapping[Place, str]
    past: Sequence[str]
    open: Sequence[Place]
    lacks: Sequence[str]
    photos: Sequence[Photo]
    essay: str
    returned: Returned | None
    shut: Sequence[Place]


def view_of(talk: ChairTalk, track: Track, newest: Sequence[Entry]) -> View:
    """The page of this application for this person now; `newest` is the end of the branch's history."""
    application = applying.begun(talk, track)
    closed, how = why_closed(talk, track), tracks.stands(talk, track)
    stands = conditions.stands_to_chair(how)
    stands += f"，{conditions.changes(how)}" if how.state is State.CHANGED else ""
    return View(
        stands=stands,
        position=position(track, application),
        score=_score(track, application),
        closed=closed,
        can_hand_in=not closed and how.is_ready,
        figures={part.id: _figures(track, application, part.id) for part in track.parts},
        said=dict(_said(track, application)),
        by=past.given_by_others(talk, application, newest),
        past=past.told_of(talk, track, newest),
        open=_open(track, application),
        lacks=what_lacks(track, application),
        photos=application.photos,
        essay=text_of(application.essay),
        returned=_returned(talk, track, application),
        shut=_shut(talk, track),
    )


def _figures(track: Track, application: Application, part_id: str) -> Sequence[str]:
    part = track.part(part_id)
    kind = kind_of(part)
    if part.entries:
        return kind.group_figures(part, application.part(part.id))
    return [kind.shown(part, application, "")]


def _said(track: Track, application: Application) -> Iterator[tuple[Place, str]]:
    for place in track.places:
        part = track.part(place.part)
        yield place, kind_of(part).on_page(part, place.entry, application.value(place))


def _score(track: Track, application: Application) -> str:
    """The running total and the way to the least score; "" where nothing is scored."""
    card = track.scorecard
    if card is None:
        return ""
    answers = application.part(card.id)
    now, distance = tally(card, answers), gap(track, card, answers)
    return scores.running(now, distance, track.minimum_score)


def _open(track: Track, application: Application) -> list[Place]:
    if application.open_return:
        return list(application.open_return.pending)
    return [
        place
        for place in track.places
        if place not in track.optional and application.value(place) is None
    ]


def _returned(talk: ChairTalk, track: Track, application: Application) -> Returned | None:
    sent_back = application.open_return
    if sent_back is None:
        return None
    told = corrections.sent_back(sent_back.reason)
    until = corrections.until(sent_back, talk.campaign, talk.now)
    places = [(p, name_of(track, p), p in sent_back.done) for p in sent_back.places]
    return Returned("\n".join(filter(None, (told, until))), places)


def _shut(talk: ChairTalk, track: Track) -> list[Place]:
    wholes = (Place(part.id, "") for part in track.parts if not part.entries)
    return [place for place in (*track.places, *wholes) if is_shut(talk, track, place)]
