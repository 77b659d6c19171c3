"""Handing in an application, as often as it is changed, and taking it back."""

from __future__ import annotations

from dataclasses import replace

from campaign.applications import Application, Status
from campaign.completeness import missing
from campaign.model import Track
from campaign.scoring import bonus_points, gap, tally
from handlers.chair import applying, gate, tracks
from handlers.chair.confirming.cards import confirmation
from handlers.chair.essay.writing import odd_pieces, writing_on
from handlers.chair.people import person_called, tell_others
from handlers.chair.questions import counts, left, position
from handlers.chair.submitting import corrections
from handlers.chair.submitting.receipts import hand_in, other_awards
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import cards, chair, colleagues, scores, withdrawing
from handlers.wording import corrections as corrections_wording
from handlers.wording import essays as essay_wording
from handlers.wording import papers as papers_wording
from handlers.wording import submitting as wording
from storage.acts import Act
from storage.effects import Effect, SendText
from storage.waiting import ToSubmit, ToWithdraw


def submit(talk: ChairTalk, name: str = "") -> Outcome:
    """Read the application back and ask for 确认, or say what is missing."""
    track = _meant(talk, name)
    if track is None:
        return applying.not_started(talk)
    application = talk.application(track)
    where = position(track, application)
    if closed := gate.closed_to(talk, track):
        return closed
    if application.open_return:
        return corrections.submit(talk, track)
    if lacking := _lacking(track, application):
        return say(chair.said(track, "", where) + f"\n{lacking}")
    if is_handed_in(application) and application.submission:
        told = wording.already(application.submission, talk.campaign, application)
        return say("\n".join((chair.head(track) + told, *other_awards(talk, track))))
    waiting = ToSubmit(track.id, state_of(application))
    title, desc = wording.confirm_title(track), wording.confirm_desc(talk.branch)
    return Outcome(
        (chair.head(track) + _read_back(talk, track, application),),
        cards=(confirmation(talk, waiting, title, desc, cards.LOOK_AGAIN),),
        session=replace(talk.session, waiting=waiting),
    )


def do_submit(talk: ChairTalk, waiting: ToSubmit) -> Outcome:
    """Hand the application in as one version more; what was changed since, is read back again."""
    track = talk.campaign.tracks[waiting.track]
    application = talk.application(track)
    if told := _handed_in_by_another(talk, application):
        return say(chair.head(track) + told)
    has_moved_on = waiting.read_back != state_of(application)
    if has_moved_on or _lacking(track, application) or is_handed_in(application):
        return submit(talk, track.short_name)
    had_paper = application.has_paper
    application, submission, papers = hand_in(talk, track, application)
    told = wording.submitted(submission, talk.campaign, track.form_name, application)
    warning = _warning(talk, track, application) if had_paper else ()
    return Outcome(
        ("\n".join((chair.head(track) + told, *other_awards(talk, track))),),
        effects=(*papers, *warning),
        session=talk.session.asking(track.id, None).without_steps(),
        changes=talk.writes(application),
        did=Act.SUBMIT,
    )


def _handed_in_by_another(talk: ChairTalk, application: Application) -> str:
    """That somebody else handed in just what was to be confirmed; "" where nobody did."""
    last = application.submission
    if not last or not is_handed_in(application) or last.user_id == talk.user_id:
        return ""
    return colleagues.submitted_already(last, person_called(talk, last.user_id), talk.campaign)


def _warning(talk: ChairTalk, track: Track, application: Application) -> tuple[Effect, ...]:
    """Tell the office that the paper it has shows no longer what counts; nothing where it does."""
    paper, submission = application.paper, application.submission
    if paper is None or submission is None or application.has_paper:
        return ()
    told = papers_wording.to_be_replaced(talk.branch, track, submission.receipt, paper)
    return tuple(SendText(person, told) for person in talk.campaign.office)


def withdraw(talk: ChairTalk, name: str = "") -> Outcome:
    """Ask whether the submission is really to be taken back, and say what that makes void."""
    track = _meant(talk, name)
    if track is None:
        return applying.not_started(talk)
    if closed := gate.closed_to(talk, track):
        return closed
    application = talk.application(track)
    submission = application.submission
    if application.open_return:
        told = corrections_wording.only_correct(talk.campaign.contact)
        return say(chair.said(track, told, position(track, application)))
    if submission is None or application.status is not Status.SUBMITTED:
        return say(chair.said(track, withdrawing.nothing_there(), position(track, application)))
    waiting = ToWithdraw(track.id, submission.receipt)
    asking = withdrawing.asking(submission.receipt, talk.campaign, application.paper)
    title, desc = withdrawing.title(submission.receipt), wording.confirm_desc(talk.branch)
    return Outcome(
        (chair.head(track) + asking,),
        cards=(confirmation(talk, waiting, title, desc, cards.LOOK_AGAIN),),
        session=replace(talk.session, waiting=waiting),
    )


def do_withdraw(talk: ChairTalk, waiting: ToWithdraw) -> Outcome:
    """Take the submission back; everything stays and can be changed and handed in again."""
    track = talk.campaign.tracks[waiting.track]
    application = talk.application(track)
    submission = application.submission
    is_it = submission and submission.receipt == waiting.receipt
    if not is_it or application.status is not Status.SUBMITTED:
        return withdraw(talk, track.short_name)
    who = person_called(talk, talk.user_id)
    return Outcome(
        (chair.head(track) + withdrawing.done(waiting.receipt, talk.campaign),),
        effects=(
            *_paper_is_void(talk, track, application),
            *tell_others(talk, colleagues.withdrawn(track, waiting.receipt, who)),
        ),
        session=talk.session.asking(track.id, None).without_steps(),
        changes=talk.writes(application.with_status(Status.FILLING, talk.now)),
        did=Act.WITHDRAW,
    )


def _paper_is_void(talk: ChairTalk, track: Track, application: Application) -> tuple[Effect, ...]:
    """Tell the office at once that the paper it has counts for nothing just now."""
    paper, submission = application.paper, application.submission
    if paper is None or submission is None:
        return ()
    told = papers_wording.withdrawn(talk.branch, track, submission.receipt, paper)
    return tuple(SendText(person, told) for person in talk.campaign.office)


def state_of(application: Application) -> str:
    """A word that is another one after every change."""
    return application.changed_at.isoformat() if application.changed_at else ""


def _meant(talk: ChairTalk, name: str) -> Track | None:
    """The named track, or else the present one, or else the only one in hand."""
    found = tracks.find_tracks(talk.campaign, name) if name else tracks.in_hand(talk)
    if not name and talk.track:
        return talk.track
    return found[0] if len(found) == 1 else None


def is_handed_in(application: Application) -> bool:
    """True while the version that counts is all there is."""
    return application.status is Status.SUBMITTED and not application.has_unsubmitted_changes


def _lacking(track: Track, application: Application) -> str:
    """What keeps the application from being handed in, "" when nothing does."""
    lines = left(track, application)
    lack = missing(track, application)
    if lack.points and not lack.entries and track.scorecard and track.minimum_score:
        answers = application.part(track.scorecard.id)
        distance = gap(track, track.scorecard, answers)
        lines.append(scores.verdict(track.scorecard, answers, distance, track.minimum_score))
    return wording.not_yet(lines) if lines else ""


def _read_back(talk: ChairTalk, track: Track, application: Application) -> str:
    return wording.check_before(to_check(talk, track, application))


def to_check(talk: ChairTalk, track: Track, application: Application) -> str:
    """What will stand on the form, to be checked before it is handed in."""
    card = track.scorecard
    score = ""
    if card:
        answers = application.part(card.id)
        total, bonus = tally(card, answers).points, bonus_points(card, answers)
        score = wording.score(total, total - bonus, bonus)
    rows = "\n".join(_plain_rows(track, application))
    once_submitted = application.handed_in("", talk.user_id, talk.sent_at)
    paper = wording.paper_once_submitted(once_submitted)
    writing = writing_on(talk, track)
    odd = odd_pieces(writing) if writing else []
    return wording.to_check(
        score, rows, counts(track, application), paper, essay_wording.odd(odd) if odd else ""
    )


def _plain_rows(track: Track, application: Application) -> list[str]:
    """What was written or ticked, as it will stand on the form; scores are told by their sum."""
    told = (kind_of(part).read_back(part, application.part(part.id)) for part in track.parts)
    return [row for rows in told for row in rows]
