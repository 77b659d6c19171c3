"""`代填`: the office answers for a branch, in the words of its chair, and everybody can see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from campaign.applications import Application
from campaign.model import Branch, Campaign, Contact, Track
from handlers.office.everyday.words import example_branch
from handlers.office.resolve.naming import one_branch
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk, OfficeTalk
from handlers.wording import disputes
from handlers.wording import office as office_wording
from handlers.wording import people as wording
from storage.acts import Act
from storage.effects import Effect, SendText
from storage.readings import Needs
from storage.records import Change
from storage.sessions import OfficeSession
from storage.waiting import ToAnswer, ToDecline, ToDelete, ToSubmit, ToWithdraw, ToWrite

LASTS = timedelta(hours=2)
_QUESTIONS = {
    ToSubmit: disputes.SUBMIT,
    ToDecline: disputes.DECLINE,
    ToWithdraw: wording.WITHDRAW,
    ToAnswer: wording.AS_IT_IS,
    ToWrite: wording.INTO_THE_TEXT,
    ToDelete: wording.DELETE_PHOTOS,
}
HOURS = LASTS // timedelta(hours=1)


def read(campaign: Campaign, name: str) -> Branch | str:
    """The branch that is named."""
    if not name:
        return wording.stand_in_for_whom(example_branch(campaign))
    named = one_branch(campaign, name, "代填")
    return named if isinstance(named, str) else named.branch


def needs(_campaign: Campaign, branch: Branch) -> Needs:
    """The record of the branch, which may have its own deadline."""
    return Needs(branches=(branch.number,))


def begin(talk: OfficeTalk, branch: Branch) -> Outcome:
    """From now on what this person says is said for the branch."""
    lines = [wording.standing_in(branch, HOURS)]
    returned = any(a.open_return for a in talk.record_of(branch).applications.values())
    if talk.now > (deadline := talk.campaign_of(branch).deadline) and not returned:
        lines = [wording.only_to_look(branch, deadline, talk.campaign)]
    session = replace(talk.session, stands_in_for=branch.number, stood_in_at=talk.now, waiting=None)
    _, changes = _dropped_question(talk, branch)
    return Outcome(tuple(lines), own=session, changes=changes, whom=(branch.number,))


def end(talk: OfficeTalk, _: None) -> Outcome:
    """What this person says is the office's own again."""
    branch = talk.campaign.branch_by_number.get(talk.session.stands_in_for)
    if branch is None:
        return say(wording.not_standing_in(example_branch(talk.campaign)))
    asked, changes = _dropped_question(talk, branch)
    return Outcome(
        (wording.stood_in(branch, asked),),
        own=_ended(talk.session),
        changes=changes,
        whom=(branch.number,),
    )


def _dropped_question(talk: OfficeTalk, branch: Branch) -> tuple[str, dict[str, Change]]:
    """What this person was asked for the branch and did not confirm, and forgetting it."""
    session = talk.record_of(branch).session(talk.user_id)
    if not session.waiting:
        return "", {}
    forgotten = Change(sessions={talk.user_id: replace(session, waiting=None)})
    return _QUESTIONS.get(type(session.waiting), ""), {branch.number: forgotten}


def stands_in_for(session: OfficeSession, now: datetime) -> str:
    """The number of the branch a person of the office speaks for, "" when for none, or no longer."""
    at = session.stood_in_at
    return session.stands_in_for if at and now - at < LASTS else ""


def still_there(session: OfficeSession, now: datetime) -> OfficeSession:
    """The session after another message for the branch."""
    return replace(session, stood_in_at=now)


def _ended(session: OfficeSession) -> OfficeSession:
    return replace(session, stands_in_for="", stood_in_at=None)


def lapse(talk: OfficeTalk) -> tuple[OfficeTalk, str]:
    """The talk without a standing-in that has ended by itself, and the line that says so."""
    number = talk.session.stands_in_for
    if not number or stands_in_for(talk.session, talk.now):
        return talk, ""
    branch = talk.campaign.branch_by_number.get(number)
    line = wording.lapsed(office_wording.short(branch) if branch else number, HOURS)
    return replace(talk, session=_ended(talk.session)), line


def put_off() -> Outcome:
    """That a command of the office has to wait; nothing is done and nothing is saved."""
    return say(wording.office_words_wait())


def marked(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """What the chair's handlers decided, as it is for the office: every text names the branch.

    There are no cards, which could be tapped when the person speaks for another branch.
    """
    mark = wording.mark(talk.branch)
    if outcome.session and outcome.session.taps:
        outcome = Outcome((wording.only_typed(),))
    effects = [_marked(effect, talk.user_id, mark) for effect in outcome.effects]
    news = [_news(talk, outcome, application) for application in outcome.applications]
    effects += [SendText(talk.branch.chair, told) for told in news if told]
    texts = tuple(f"{mark}\n{text}" for text in outcome.texts)
    return replace(outcome, texts=texts, cards=(), effects=tuple(effects))


def _marked(effect: Effect, user_id: str, mark: str) -> Effect:
    if isinstance(effect, SendText) and effect.user_id == user_id:
        return replace(effect, text=f"{mark}\n{effect.text}")
    return effect


_NEWS: dict[Act, Callable[[Track, Contact], str]] = {
    Act.WITHDRAW: wording.withdrawn_for_you,
    Act.DECLINE: wording.declined_for_you,
}


def _news(talk: ChairTalk, outcome: Outcome, application: Application) -> str:
    """What the chair is told about what was done for the branch, "" for single answers."""
    contact = talk.campaign.contact
    track = talk.campaign.tracks[application.track]
    if outcome.did == Act.SUBMIT and application.submission:
        return wording.handed_in_for_you(track, application.submission.receipt, contact)
    news = _NEWS.get(outcome.did) if outcome.did else None
    return news(track, contact) if news else ""
