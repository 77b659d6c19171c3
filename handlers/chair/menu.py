"""Greeting and menu: where everything stands and what can be said next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from campaign.applications import Status
from campaign.condition import PaperState, State
from campaign.model import Track
from campaign.open_matters import open_matters
from handlers.chair import tracks
from handlers.chair.asking.next_steps import next_steps
from handlers.chair.page import handing_out
from handlers.chair.questions import names_of, position
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import cards, chair, closing, conditions, corrections, submitting
from handlers.wording import menu as wording
from handlers.wording.answers.next_steps import next_line
from storage.cards import Button, Card

GREET_AGAIN_AFTER = timedelta(hours=12)


def show_menu(talk: ChairTalk, _: str = "") -> Outcome:
    """Greet, say where the applications stand and what can be said, with the same as a card."""
    return Outcome(
        (status_text(talk),),
        cards=(_card(talk),),
        session=replace(talk.session, greeted_at=talk.now),
    )


def greet(talk: ChairTalk) -> Outcome:
    """Greet a person who opens the chat, unless something lately told them how things stand."""
    greeted_at = talk.session.greeted_at
    if greeted_at and talk.now - greeted_at < GREET_AGAIN_AFTER:
        return Outcome()
    if talk.written_at and talk.now - talk.written_at < GREET_AGAIN_AFTER:
        return Outcome()
    return replace(show_menu(talk), cards=())


def show_progress(talk: ChairTalk, _: str = "") -> Outcome:
    """Say where every application stands and how much time is left."""
    found = [(track, tracks.stands(talk, track)) for track in tracks.in_hand(talk)]
    left = [
        submitting.left_briefly(track, how.lacks)
        for track, how in found
        if how.is_left_open and how.lacks and how.state is not State.RETURNED
    ]
    return say(status_text(talk, left))


def status_text(talk: ChairTalk, left: Sequence[str] = ()) -> str:
    """Where every application of the branch stands, what is left, the time, what to say next."""
    campaign = talk.campaign
    lines = [chair.greeting(talk.branch)]
    lines += [_track_line(talk, track) for track in campaign.tracks.values()]
    lines += [_to_correct(talk, track) for track in talk.returned]
    if talk.is_early:
        lines.append(chair.opens_later(campaign))
    elif talk.has_ended:
        handed_in = _handed_in(talk)
        lines += handed_in
        lines.append(chair.ended(campaign, bool(tracks.in_hand(talk))))
        lines += [corrections.correct_way()] if talk.returned else _next(talk) * bool(handed_in)
    else:
        lines += left
        lines.append(chair.time_left(campaign, talk.now))
        lines += handing_out.in_the_menu(talk)
        lines.append("\n" + "\n".join([*_ways(talk), chair.ANYTIME]))
    return "\n".join(lines)


def _ways(talk: ChairTalk) -> list[str]:
    """What can be done next, or that all is done."""
    can_go_on, to_submit = bool(tracks.unfinished(talk)), tracks.to_submit(talk)
    ways = chair.how_to_go_on(_to_start(talk), to_submit, can_go_on=can_go_on)
    is_begun = bool(tracks.in_hand(talk)) and not can_go_on and not to_submit
    if is_begun and not open_matters(talk.campaign, talk.branch, talk.record.applications):
        return [chair.all_done()]
    return ways or [chair.only_paper_left()] * is_begun


def _to_start(talk: ChairTalk) -> list[Track]:
    """The awards about which nothing was said; declined ones only where there is nothing else."""
    possible = tracks.to_start(talk)
    new = [t for t in possible if talk.application(t).status is Status.NOT_STARTED]
    return new if new or tracks.in_hand(talk) else possible


def _next(talk: ChairTalk) -> list[str]:
    """What there is to do once the time is over."""
    return [next_line(next_steps(talk)[0])]


def _handed_in(talk: ChairTalk) -> list[str]:
    """What was handed in and when, for every award."""
    return [
        closing.submitted_at(track, application.submission, talk.campaign)
        for track in tracks.in_hand(talk)
        for application in [talk.application(track)]
        if application.submission and application.status is Status.SUBMITTED
    ]


def _track_line(talk: ChairTalk, track: Track) -> str:
    application, how = talk.application(track), tracks.stands(talk, track)
    is_begun = how.is_handed_in or how.is_left_open
    told = position(track, application.as_submitted) if is_begun else ""
    stands = conditions.stands_to_chair(how)
    result = application.result if application.result and application.result.told_at else None
    if how.is_handed_in and how.paper is not PaperState.WAIVED:
        stands += f"，{submitting.paper_standing(application, talk.campaign)}"
    stands += f"，{conditions.verdict(result)}" if result else ""
    line = chair.track_line(track, stands, told)
    return f"{line}\n{chair.changes(how)}" if how.is_changed else line


def _to_correct(talk: ChairTalk, track: Track) -> str:
    returned = talk.application(track).open_return
    if not returned:
        return ""
    names = names_of(track, returned.pending)
    return corrections.to_correct(track, names, returned, talk.campaign, talk.now)


def _card(talk: ChairTalk) -> Card:
    words = [wording.OVERVIEW, wording.HELP]
    if talk.is_open:
        starts = [wording.start(track) for track in tracks.to_start(talk)]
        hand_in = [wording.hand_in(track) for track in tracks.to_submit(talk)]
        words = [wording.GO_ON] * bool(tracks.unfinished(talk)) + hand_in + starts + words
    elif talk.returned:
        words = [wording.GO_ON, *words]
    buttons = (Button(word, word) for word in words[: cards.MOST_BUTTONS])
    return Card(f"menu-{talk.callback}", cards.MENU, "", tuple(buttons))
