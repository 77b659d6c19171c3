"""What is asked in a form, and how one item of it is scored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.applications import Answers, Place
from campaign.model import Track
from campaign.parts.items import Section
from handlers.chair import tracks
from handlers.chair.answers import reading
from handlers.chair.asking.asked import Asked, meant, section_named
from handlers.chair.asking.materials import essay_how, photos_how
from handlers.chair.asking.next_steps import lines, told
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import checks, scores
from handlers.wording.answers import items as wording

_BONUS = re.compile(r"加分|能不?能?加")


def section_sheet(track: Track, section: Section, given: Answers) -> str:
    """The items of a section in short, with their points and what was given: one screen."""
    return wording.section(track, section, given)


def section_items(talk: ChairTalk, asked: Asked) -> Outcome:
    """Show the items of the named or the present section in short, else what the form asks for."""
    track = _track(talk, asked)
    section = _section(talk, track, asked)
    if track.scorecard and section:
        sheet = section_sheet(track, section, talk.application(track).part(track.scorecard.id))
        return _followed(talk, track, sheet, wording.look_at_one(section.ids[0]))
    is_unknown = bool(asked.section and track.scorecard)
    unknown = wording.no_such_section(track, asked.section or "") if is_unknown else ""
    return _followed(talk, track, unknown, lines(*_whole(talk, track)), _closer(track))


def how_item(talk: ChairTalk, asked: Asked) -> Outcome:
    """Show an item in full and how it is scored: the named one, or else the present one."""
    track, place = _place(talk, asked)
    if track is None or place is None:
        return told(talk, wording.which_item(_example(talk)))
    part = track.part(place.part)
    if part.pictures:
        return photos_how(talk, Asked(asked.said, track))
    if part.long_text:
        return essay_how(talk, Asked(asked.said, track))
    full = kind_of(part).explained(part, place.entry, talk.application(track).value(place))
    rule = f"{kind_of(part).rule(part, place.entry)}{wording.unsure(talk.campaign.contact)}"
    return _followed(talk, track, lines(wording.in_full(track, full), rule))


def _followed(talk: ChairTalk, track: Track, *paragraphs: str) -> Outcome:
    """These paragraphs, and below them how to answer the present question, or else what comes next."""
    asked = talk.asked
    if talk.track is not track or not asked or not asked.entry or not _is_open(talk, track):
        return told(talk, *paragraphs)
    kind = kind_of(track.part(asked.part))
    way = kind.way(track.part(asked.part), asked.entry)
    name = kind.name(track.part(asked.part), asked.entry)
    return say("\n\n".join(filter(None, (*paragraphs, wording.answer_now(name, way)))))


def _is_open(talk: ChairTalk, track: Track) -> bool:
    return talk.takes(track) and (not talk.has_ended or track in talk.returned)


def _track(talk: ChairTalk, asked: Asked) -> Track:
    """The award that is meant: for a section one that has sections."""
    among = meant(talk, asked, list(talk.campaign.tracks.values()))
    if asked.section:
        return next((track for track in among if track.scorecard), among[0])
    begun = [track for track in among if track in tracks.in_hand(talk)]
    return (begun or among)[0]


def _section(talk: ChairTalk, track: Track, asked: Asked) -> Section | None:
    card, place = track.scorecard, talk.asked
    if card is None:
        return None
    if asked.section:
        return section_named(card, asked.section)
    if _BONUS.search(asked.said) and not asked.item:
        return next((section for section in card.sections if section.bonus), None)
    is_here = talk.track is track and place is not None and place.part == card.id
    return card.section_of.get(place.entry) if is_here and place and not asked.track else None


def _whole(talk: ChairTalk, track: Track) -> Iterator[str]:
    """Everything a form asks for: its sections with how far they are, or its few lines."""
    application, card = talk.application(track), track.scorecard
    if card:
        yield wording.whole(track, scores.scope(card, track.minimum_score))
    else:
        yield wording.whole(track, checks.scope(track))
    for part in track.parts:
        yield from kind_of(part).in_short(part, application.part(part.id))
    yield wording.besides([told for p in track.parts if (told := kind_of(p).besides(p))])


def _closer(track: Track) -> str:
    if track.scorecard is None:
        return ""
    section = track.scorecard.sections[0]
    return wording.look_closer(section.number, section.ids[0])


def _place(talk: ChairTalk, asked: Asked) -> tuple[Track | None, Place | None]:
    """What is asked about, and the award it is in."""
    if not asked.item:
        return talk.track, talk.asked
    if here := _in_this_section(talk, asked):
        return talk.track, here
    for track in meant(talk, asked, list(talk.campaign.tracks.values())):
        if place := reading.find(track, asked.item):
            return track, place
    return None, None


def _in_this_section(talk: ChairTalk, asked: Asked) -> Place | None:
    """The item of the present section that 第 3 项 counts; None where no section is asked."""
    place, card = talk.asked, talk.track.scorecard if talk.track else None
    if asked.track or card is None or place is None or place.entry not in card.section_of:
        return None
    ids = card.section_of[place.entry].ids
    at = int(asked.item) if asked.item and asked.item.isdecimal() else 0
    return Place(card.id, ids[at - 1]) if 0 < at <= len(ids) else None


def _example(talk: ChairTalk) -> str:
    cards = [track.scorecard for track in talk.campaign.tracks.values() if track.scorecard]
    return cards[0].order[-1] if cards else "4"
