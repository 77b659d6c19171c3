"""The present question, and where an application stands, in words."""

from __future__ import annotations

from collections.abc import Iterable

from campaign.applications import Application, Place, Status
from campaign.completeness import missing
from campaign.condition import State, describe
from campaign.model import Track
from campaign.places import answered
from campaign.scoring import bonus_points, gap, total
from handlers.chair.answers.item_cards import Entries, entries_for
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair, checks, conditions, corrections, scores, submitting


def position(track: Track, application: Application) -> str:
    """`已答 12/31 · 得分 45 · 照片 2/5 · 总结 742/1000`, each where the track has it and it began."""
    track = track.as_asked(application)
    counted = checks.position(answered(track, application), len(track.places))
    figures = (kind_of(part).figure(part, application) for part in track.parts)
    return " · ".join(filter(None, (counted, *figures)))


def left(track: Track, application: Application) -> list[str]:
    """What is still missing besides points, a line each, with the way to do it."""
    lack = missing(track, application)
    lines = (kind_of(part).left(part, lack) for part in track.parts)
    return [*submitting.entries_left(lack), *(line for of_part in lines for line in of_part)]


def name_of(track: Track, place: Place) -> str:
    """An entry or a part by the name people know it by: `2.3`, `第 4 项`, `照片`."""
    part = track.part(place.part)
    return kind_of(part).name(part, place.entry)


def names_of(track: Track, places: Iterable[Place]) -> str:
    """These entries and parts by their names."""
    return "、".join(name_of(track, place) for place in places)


def question(
    track: Track,
    application: Application,
    place: Place,
    with_ways: bool = False,
    *,
    is_again: bool = False,
) -> str:
    """The question at a place and how to answer it, under its heading where it has one.

    What was asked just before is asked again in short, without the heading and what comes after it.
    """
    part = track.part(place.part)
    kind = kind_of(part)
    if not place.entry:
        return kind.ask(part, application)
    heading = "" if is_again else kind.heading(part, place.entry)
    current = application.value(place)
    line = kind.question(part, place.entry, current, headed=bool(heading))
    way = kind.way(part, place.entry)
    outline = kind.outline(part, place.entry) if current is None and not is_again else ""
    if with_ways or outline:
        way += kind.more_ways(part, place.entry)
    if outline:
        return chair.paragraphs(f"{heading}\n{outline}", f"{line}\n{way}")
    return "\n".join(filter(None, (heading, line, way)))


def what_now(
    talk: ChairTalk,
    track: Track,
    application: Application,
    asked: Place | None,
    with_ways: bool = False,
    *,
    is_again: bool = False,
) -> str:
    """The next question, or what is left to do when every question is answered.

    A person who taps reads every item of the card in full, because a card shows only its beginning.
    """
    if asked:
        entries = entries_for(track, application, asked) if talk.session.taps else ()
        if len(entries) > 1:
            return _questions(track, application, asked, entries)
        return question(track, application, asked, with_ways, is_again=is_again)
    if application.status is Status.SUBMITTED:
        return _next_step(talk, track, application)
    if application.open_return:
        return corrections.hand_back_way()
    return "\n".join(
        filter(None, (_finished(track, application), _next_step(talk, track, application)))
    )


def _next_step(talk: ChairTalk, track: Track, application: Application) -> str:
    submission = application.submission
    if submission and application.status is Status.SUBMITTED:
        how = describe(track, application)
        if how.state is State.CHANGED:
            return submitting.changed_after(how)
        if not talk.takes(track):
            return corrections.nothing_to_do(submission, talk.campaign, application)
        return submitting.already(submission, talk.campaign, application)
    lines = left(track, application)
    if lines:
        return submitting.left_to_do(lines)
    return "" if missing(track, application) else submitting.ready()


def _questions(track: Track, application: Application, asked: Place, entries: Entries) -> str:
    part = track.part(asked.part)
    kind = kind_of(part)
    lines = [kind.heading(part, asked.entry)]
    for entry in entries:
        current = application.value(Place(part.id, entry.id))
        lines.append(kind.question(part, entry.id, current, headed=bool(lines[0])))
    return "\n".join(filter(None, [*lines, kind.way_to_tap(entries)]))


def _finished(track: Track, application: Application) -> str:
    card = track.scorecard
    if not card:
        return f"{chair.finished()}。{chair.check_and_change()}"
    answers = application.part(card.id)
    score = scores.total(total(card, answers), bonus_points(card, answers))
    lines = [f"{chair.finished()}{score}。"]
    if track.minimum_score:
        lines.append(scores.verdict(card, answers, gap(track, card, answers), track.minimum_score))
    return "\n".join([*lines, chair.check_and_change()])


def overview(track: Track, application: Application, is_open: bool) -> str:
    """Every answer of an application at a glance, and how to change one while that is possible."""
    stands = conditions.beside_answers(describe(track, application))
    lines = [chair.said(track, "", position(track, application)), *filter(None, [stands])]
    if application.open_return:
        return "\n".join([*lines, *_sent_back(track, application)])
    for part in track.parts:
        lines += kind_of(part).rows(part, application.part(part.id))
    wholes = counts(track, application)
    lines += [wholes] if wholes else []
    return "\n".join([*lines, chair.change_one(example(track))] if is_open else lines)


def counts(track: Track, application: Application) -> str:
    """How much is there of what is given as a whole, and how much it takes; "" where nothing is."""
    told = (kind_of(part).counted(part, application) for part in track.parts)
    return "　".join(filter(None, told))


def _sent_back(track: Track, application: Application) -> list[str]:
    """What was sent back, each as it stands; the rest of the form is shut and not shown."""
    returned = application.open_return
    if not returned:
        return []
    rows = [
        corrections.row(
            name_of(track, place), _shown(track, application, place), place in returned.done
        )
        for place in returned.places
    ]
    return [corrections.sent_back(returned.reason), *rows, corrections.rest_is_shut()]


def _shown(track: Track, application: Application, place: Place) -> str:
    part = track.part(place.part)
    return kind_of(part).shown(part, application, place.entry)


def example(track: Track) -> str:
    """A change as it could be written, of the part that has the best one."""
    found = (kind_of(part).change_example(part) for part in track.parts)
    return next(filter(None, found), chair.change_any())
