"""Where an application stands, what it lacks, what it scores, whether it was received."""

from __future__ import annotations

from campaign.applications import Application, Status, Submission
from campaign.condition import State
from campaign.model import Track
from campaign.scoring import gap, tally
from handlers.chair import menu, navigation, tracks
from handlers.chair.asking.asked import Asked, begun_or_open, meant
from handlers.chair.asking.next_steps import next_steps, told
from handlers.chair.questions import counts, left, names_of, position
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import scores
from handlers.wording.answers import next_steps as steps_wording
from handlers.wording.answers import standing as wording
from handlers.wording.submitting import paper_standing


def progress(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say where every application stands."""
    return menu.show_progress(talk)


def overview(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Show every answer."""
    return navigation.show_overview(talk)


def next_step(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say everything that is left to do, a line each, the most urgent first."""
    first, *others = next_steps(talk)
    return Outcome(("\n".join((steps_wording.next_line(first), *others)),))


def missing_things(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say what each application lacks."""
    return told(talk, *(_stands(talk, track) for track in begun_or_open(talk, asked)))


def received(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say what was handed in when, and whether the paper came."""
    return told(talk, *(_received(talk, track) for track in begun_or_open(talk, asked)))


def score_now(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say the points so far, section by section, and how far they are from enough."""
    if asked.track and not asked.track.scorecard:
        return told(talk, wording.no_points(asked.track))
    scored = [track for track in talk.campaign.tracks.values() if track.scorecard]
    return told(talk, *(_score(talk, track) for track in meant(talk, asked, scored)))


def points_lost(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say which items were given less than they can have."""
    scored = [t for t in meant(talk, asked, list(talk.campaign.tracks.values())) if t.scorecard]
    return told(talk, *(_lost(talk, track) for track in scored))


def _lost(talk: ChairTalk, track: Track) -> str:
    card = track.scorecard
    answers = talk.application(track).part(card.id) if card else {}
    if card is None or not answers:
        return wording.not_scored_yet(track, card) if card else ""
    given = [(card.items[name], int(points)) for name, points in answers.items()]
    less = [(item, points) for item, points in given if points < item.points]
    return wording.points_lost(track, sorted(less, key=lambda pair: card.order.index(pair[0].id)))


def _stands(talk: ChairTalk, track: Track) -> str:
    """Where an application stands and what it lacks; ways to go on only while there is one."""
    application, how = talk.application(track), tracks.stands(talk, track)
    if application.result and application.result.told_at:
        return wording.result_told(track, application.result)
    if returned := application.open_return:
        names = names_of(track, returned.pending)
        return wording.sent_back(track, names, returned, talk.campaign, talk.now)
    match how.state:
        case State.TITLED:
            return wording.holds(track)
        case State.DECLINED:
            return wording.declined(track)
        case State.NOT_BEGUN:
            return wording.not_applied(track) if talk.has_ended else wording.not_started(track)
    if how.is_handed_in:
        return wording.handed_in(track, how, paper_standing(application, talk.campaign))
    where = position(track, application)
    if talk.has_ended:
        return wording.left_unfinished(track, how, where)
    lines = left(track, application)
    if how.lacks.points and not how.lacks.entries:
        lines.append(wording.points_short(track, how.lacks.points))
    return wording.filling(track, how, where, lines)


def _received(talk: ChairTalk, track: Track) -> str:
    application, how = talk.application(track), tracks.stands(talk, track)
    last = application.submission
    if how.status is Status.FILLING and not talk.has_ended:
        return wording.not_received(track, how, position(track, application))
    if last is None or not how.is_handed_in:
        return _stands(talk, track)
    lines = [wording.received_online(track, last, talk.campaign), *_with_it(track, last)]
    lines.append(f"{paper_standing(application, talk.campaign)}。")
    lines += [wording.changes_not_in()] if how.is_changed else []
    return "\n".join(lines)


def _with_it(track: Track, last: Submission) -> list[str]:
    """The photos and the text that came in with a version, where the award has them."""
    told = counts(track, Application(track.id, photos=last.photos, essay=last.essay))
    return [wording.came_with_it(told)] if told else []


def _score(talk: ChairTalk, track: Track) -> str:
    card, application = track.scorecard, talk.application(track).as_submitted
    if talk.holds(track):
        return wording.holds(track)
    answers = application.part(card.id) if card else {}
    if card is None or not answers:
        return wording.not_scored_yet(track, card) if card else wording.no_points(track)
    lines = [wording.points(track, card, answers), wording.points_by_section(card, answers)]
    now = tracks.stands(talk, track).points_now
    lines += [wording.points_since(now)] if now is not None else []
    distance = gap(track, card, answers)
    if not tally(card, answers).is_complete and not talk.has_ended:
        lines.append(scores.way_to_minimum(distance, track.minimum_score))
    elif track.minimum_score and not distance.short_by:
        lines.append(wording.enough(track.minimum_score))
    return "\n".join(lines)
