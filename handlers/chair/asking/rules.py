"""What the notice says, its times, and who answers."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.model import Track
from handlers.chair import help as chair_help
from handlers.chair import tracks
from handlers.chair.asking.asked import Asked, meant
from handlers.chair.asking.next_steps import lines, next_steps, told
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.wording.answers import next_steps as next_wording
from handlers.wording.answers import rules as wording
from handlers.wording.answers import standing
from handlers.wording.times import day_and_time


def deadline(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say when it ends for this branch, and that the paper has to be there by then."""
    return told(talk, lines(*_times(talk), "" if talk.has_ended else wording.paper_by_then()))


def here(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say that all is done in this chat."""
    is_open = bool(tracks.open_tracks(talk)) and talk.is_open
    return told(talk, wording.here() if is_open else wording.here_it_is())


def late(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say what still counts after the deadline, and who may put it off."""
    tolerance = "" if talk.has_ended else wording.tolerance(talk.campaign)
    is_to_call = next_steps(talk) == (next_wording.call_if_special(talk.campaign),)
    extend = wording.office_may_extend(None if is_to_call else talk.campaign.contact)
    return told(talk, lines(*_times(talk), tolerance, extend))


def results_when(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say what is known of the results: only what the branch was told, or what the notice says."""
    known = [
        standing.result_told(track, result)
        for track in meant(talk, asked, list(talk.campaign.tracks.values()))
        if (result := talk.application(track).result) and result.told_at
    ]
    if known:
        return told(talk, lines(*known))
    return told(talk, lines(wording.results(talk.campaign), wording.results_come_here()))


def conditions(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say who may apply, and where this branch may not."""
    return told(talk, *(_condition(talk, track) for track in _all(talk, asked)))


def money(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say what each accepted application receives."""
    among = _all(talk, asked)
    paid = any(track.grants for track in among)
    unsaid = wording.not_in_the_notice(talk.campaign.contact) if paid else ""
    return told(talk, lines(*(_grants(track) for track in among), unsaid))


def recommend_limit(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say how many a branch may hand in and how many there are in all."""
    among = _all(talk, asked)
    more = any(track.is_limited for track in among)
    extra = wording.one_more(talk.campaign.contact) if more and not talk.has_ended else ""
    apart = wording.by_themselves() if len(among) > 1 else ""
    return told(talk, lines(*map(wording.limit, among), apart, extra))


def notice(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Show the notice in short: title, number, what is handed in and how, what is required."""
    campaign = talk.campaign
    return told(
        talk,
        wording.notice(campaign),
        lines(*map(wording.materials, campaign.tracks.values()), campaign.submission),
        wording.requirements(campaign),
    )


def contact(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say whom to call."""
    return told(talk, lines(wording.contact_line(talk.campaign.contact), wording.we_answer_here()))


def place(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say where the office is, and whom to call before coming."""
    return told(talk, wording.place(talk.campaign.contact))


def is_robot(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say that nobody is writing here, and whom to call."""
    return told(talk, lines(wording.robot(talk.campaign.contact), wording.passed_on()))


def what_is_this(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say what this chat is for."""
    ended = chair.ended_line(talk.campaign) if talk.has_ended else ""
    return told(talk, wording.about(talk.campaign), ended)


def help_out(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say what can be said; once it is over only what still makes sense."""
    if talk.has_ended and not talk.returned:
        ended = chair.ended_line(talk.campaign)
        return told(
            talk, lines(ended, wording.words_left()), wording.contact_line(talk.campaign.contact)
        )
    return chair_help.show_help(talk)


def _all(talk: ChairTalk, asked: Asked) -> list[Track]:
    return meant(talk, asked, list(talk.campaign.tracks.values()))


def _times(talk: ChairTalk) -> Iterator[str]:
    campaign = talk.campaign
    if talk.is_early:
        yield wording.not_open_yet(campaign)
    if until := talk.record.extended_until:
        yield wording.own_deadline(day_and_time(until, campaign.zone))
    yield chair.deadline_line(campaign, talk.now)


def _condition(talk: ChairTalk, track: Track) -> str:
    if talk.holds(track):
        return lines(wording.condition(track), wording.has_title(track))
    may_apply = not talk.has_ended and tracks.is_new(talk, track)
    return lines(
        wording.condition(track),
        wording.minimum(track) if track.minimum_score else "",
        wording.may_apply() if may_apply else "",
    )


def _grants(track: Track) -> str:
    return wording.grants(track) if track.grants else wording.no_grants(track)
