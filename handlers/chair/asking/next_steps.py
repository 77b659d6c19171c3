"""What the branch has to do next, award by award; the last line of every answer."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Status
from campaign.condition import State
from campaign.model import Track
from handlers.chair import tracks
from handlers.chair.questions import names_of
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording.answers import next_steps as wording
from handlers.wording.corrections import until


def told(talk: ChairTalk, *paragraphs: str) -> Outcome:
    """Say these paragraphs, and as the last one what to do next."""
    following = wording.next_line(next_steps(talk)[0])
    return say("\n\n".join(filter(None, (*paragraphs, following))))


def lines(*pieces: str) -> str:
    """A paragraph of these lines, without those that are empty."""
    return "\n".join(filter(None, pieces))


def next_steps(talk: ChairTalk) -> tuple[str, ...]:
    """What to do next, a line an award that waits for something, the most urgent first."""
    possible = tracks.open_tracks(talk)
    if not possible:
        return (wording.nothing_to_apply_for(),)
    if talk.is_early:
        return (wording.once_open(talk.campaign, possible),)
    steps = (*_to_correct(talk), *(_after_the_end(talk) if talk.has_ended else _still_open(talk)))
    return steps or (_nothing_left(talk),)


def _to_correct(talk: ChairTalk) -> Iterator[str]:
    for track in talk.returned:
        returned = talk.application(track).open_return
        if returned and returned.pending:
            by = until(returned, talk.campaign, talk.now)
            yield wording.correct(track, names_of(track, returned.pending)) + by
        else:
            yield wording.hand_back(track)


def _still_open(talk: ChairTalk) -> Iterator[str]:
    """What is to be filled in, handed in, begun and brought, as long as that is possible."""
    in_hand = sorted(tracks.in_hand(talk), key=lambda track: track is not talk.track)
    yield from filter(None, (_to_fill(talk, track) for track in in_hand))
    for track in in_hand:
        how = tracks.stands(talk, track)
        if how.state is State.HANDED_IN and how.owes_paper:
            yield wording.bring_paper(talk.campaign, track, talk.application(track))
    new = _not_started(talk)
    if new and not in_hand:
        yield wording.start(new)
    else:
        yield from map(wording.start_too, new)


def _to_fill(talk: ChairTalk, track: Track) -> str:
    """The next thing in an application that is not handed in as it stands; "" in any other."""
    how = tracks.stands(talk, track)
    if not how.is_left_open or how.state is State.RETURNED or not talk.takes(track):
        return ""
    if lacking := how.lacks:
        unfinished = tracks.unfinished(talk)
        first = talk.track if talk.track in unfinished else unfinished[0]
        return wording.fill(track, lacking, track.pictures, is_first=track is first)
    is_again = how.state is State.CHANGED
    return wording.hand_in_changes(track) if is_again else wording.hand_in(track)


def _after_the_end(talk: ChairTalk) -> Iterator[str]:
    for track in tracks.in_hand(talk):
        if tracks.stands(talk, track).owes_paper:
            yield wording.paper_is_late(talk.campaign, track, talk.application(track))


def _nothing_left(talk: ChairTalk) -> str:
    applications = map(talk.application, tracks.in_hand(talk))
    handed_in = [a for a in applications if a.status is Status.SUBMITTED]
    if talk.has_ended and not handed_in:
        return wording.call_if_special(talk.campaign)
    if talk.has_ended and not all(a.result and a.result.told_at for a in handed_in):
        return wording.wait_for_review()
    if any(a.result and a.result.is_recommended for a in handed_in if talk.has_ended):
        return wording.wait_for_what_follows()
    if handed_in:
        return wording.all_done()
    return wording.changed_your_mind(talk.campaign, tracks.open_tracks(talk))


def _not_started(talk: ChairTalk) -> list[Track]:
    """The awards about which nothing was said yet."""
    return [t for t in tracks.to_start(talk) if talk.application(t).status is Status.NOT_STARTED]
