"""Who filled in and handed in, what was changed since, and whether it still may be."""

from __future__ import annotations

from campaign.applications import Place, Status, Submission, Value
from campaign.differences import differences
from campaign.model import Track
from handlers.chair import tracks
from handlers.chair.asking.asked import Asked, begun_or_open, meant
from handlers.chair.asking.next_steps import lines, told
from handlers.chair.people import person_called
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import changes, conditions
from handlers.wording.answers import rules as wording
from handlers.wording.papers import differing
from handlers.wording.times import short_time

VERSIONS_SHOWN = 3


def who_filled(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say who handed in which version when, what each changed, and who of the branch wrote here."""
    among = [track for track in begun_or_open(talk, asked) if not talk.holds(track)]
    wrote = [person for person in talk.branch.people if person.casefold() in _writers(talk)]
    people = "、".join(person_called(talk, person) for person in wrote)
    is_untouched = not tracks.has_begun(talk)
    here = wording.written_here(people) if people else wording.nobody_wrote() * is_untouched
    return told(talk, *(_versions(talk, track) for track in among), here)


def after_submit_change(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say whether what was handed in may still be changed, and how."""
    if talk.returned and talk.has_ended:
        return told(talk, wording.only_returned())
    among = meant(talk, asked, tracks.in_hand(talk) or tracks.open_tracks(talk))
    is_open = any(talk.takes(track) for track in among) or talk.is_early
    applications = [talk.application(track) for track in among]
    handed_in = [a for a in applications if a.status is Status.SUBMITTED]
    if talk.has_ended or not is_open:
        may_be_returned = any(not application.result for application in handed_in)
        no_more = wording.no_change_any_more if may_be_returned else wording.closed
        return told(talk, no_more(talk.campaign.contact))
    if not handed_in:
        return told(talk, wording.may_change_once_handed_in(talk.campaign))
    ways = (wording.may_change(talk.campaign), wording.may_withdraw(), wording.print_again())
    return told(talk, lines(*ways))


def time_to_change(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say that there is still time to change what is filled in, and how; or that it is over."""
    if talk.has_ended or talk.is_early:
        return after_submit_change(talk, asked)
    handed_in = any(
        talk.application(track).status is Status.SUBMITTED for track in tracks.in_hand(talk)
    )
    ways = wording.may_change(talk.campaign) if handed_in else wording.change_any_time()
    return told(talk, lines(wording.in_time(talk.campaign, talk.now), ways))


def someone_else(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say who may write for the branch, and how another person comes to."""
    people = "、".join(person_called(talk, person) for person in talk.branch.people)
    contact = talk.campaign.contact
    return told(talk, lines(wording.who_may_write(people), wording.office_binds(contact)))


def show_others(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say how somebody else gets to see what is filled in."""
    return told(talk, wording.show_others())


def privacy(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say who can see what the branch has filled in."""
    return told(talk, wording.who_sees())


def _versions(talk: ChairTalk, track: Track) -> str:
    submissions = talk.application(track).submissions
    if not submissions:
        return wording.not_handed_in_by_anyone(track)
    pairs = [*zip((None, *submissions), submissions, strict=False)][-VERSIONS_SHOWN:]
    told_of = "\n".join(_version(talk, track, before, now) for before, now in pairs)
    how = tracks.stands(talk, track)
    since = f"{conditions.changes(how)}。" if how.is_changed else ""
    return lines(wording.versions(track, len(submissions), told_of), since)


def _version(talk: ChairTalk, track: Track, before: Submission | None, now: Submission) -> str:
    """Who handed in a version and when, and what differs from the one before."""
    who, at = person_called(talk, now.user_id), short_time(now.at, talk.campaign.zone)
    changed = _changed(talk, track, before, now) if before else ""
    return wording.filled_in_by(now.receipt, who, at, changed)


def _changed(talk: ChairTalk, track: Track, before: Submission, now: Submission) -> str:
    if before.questions != now.questions:
        return wording.other_questions()
    found = differences(track, before, now)
    moves = [
        changes.moves(talk.campaign, track.id, _at(before, place), _at(now, place))
        for place in found.places
    ]
    return differing(moves, found)


def _at(version: Submission, place: Place) -> dict[str, Value | None]:
    value = version.answers.get(place.part, {}).get(place.entry)
    return {f"{place.part}/{place.entry}": value}


def _writers(talk: ChairTalk) -> set[str]:
    return {person.casefold() for person in talk.record.sessions}
