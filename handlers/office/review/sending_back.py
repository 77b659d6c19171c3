"""`退`: an application goes back to its branch for correction of just what is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from campaign.applications import Application, Place, Status
from campaign.model import Branch, Campaign, Track
from campaign.places import next_open
from campaign.returns import changed_places, in_form_order, send_back, take_return_back
from handlers.chair.questions import names_of, question
from handlers.hearing.clean import compact
from handlers.office.everyday.words import is_of_work
from handlers.office.papers import refusing
from handlers.office.resolve.entries import Unknown, an_example, places_in
from handlers.office.resolve.naming import words_of
from handlers.office.resolve.targets import Target, read_target, track_for
from handlers.office.review.due_dates import Due, read_due
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import corrections, naming
from handlers.wording import sending_back as wording
from handlers.wording import targets as targets_wording
from storage.acts import Act
from storage.effects import SendText
from storage.records import Change
from storage.sessions import ChairSession

COMMAND = "退"
LONGEST_REASON = 200
_UNDO = ("取消", "撤销")
_REASON = re.compile(r"^(?:理由|原因|因为)?[\s:：,，;；]*")


def read(campaign: Campaign, text: str) -> Target | str:
    """The application that is meant; of a branch called 材料 only where its award is named."""
    target = read_target(campaign, text, COMMAND)
    word = (words_of(text) or [""])[0]
    if isinstance(target, Target) and target.track is None and is_of_work(word):
        return naming.is_it_the_branch(word, target.branch, COMMAND)
    return target


def send_back_to_branch(talk: OfficeTalk, target: Target) -> Outcome:
    """Open the named entries and parts to the branch again and tell it; nothing without a reason."""
    track = track_for(talk, target, lambda _, found: _can_go_back(found), COMMAND)
    if isinstance(track, str):
        return say(track)
    application = talk.record_of(target.branch).application(track.id)
    if (rest := refusing.about_paper(target.rest)) is not None:
        return refusing.refuse(talk, target.branch, track, rest)
    if compact(target.rest) in _UNDO:
        return _take_back(talk, target.branch, track, application)
    if refusal := _refusal(target.branch, track, application):
        return say(refusal)
    return _read_and_send_back(talk, target, track, application)


def _read_and_send_back(
    talk: OfficeTalk, target: Target, track: Track, application: Application
) -> Outcome:
    branch = target.branch
    found, rest = places_in(track, target.rest)
    if isinstance(found, Unknown):
        return say(wording.no_such_item(track, found.name, branch))
    due = read_due(talk.campaign, rest, talk.now)
    if due and due.at is None:
        return say(wording.due_is_past(rest, talk.now, talk.campaign))
    reason = _REASON.sub("", due.rest if due else rest).strip()
    if due and not found and not reason and application.open_return:
        return _put_off(talk, branch, track, application, due)
    if not found:
        return say(wording.which_places(branch, track, an_example(track)))
    named = names_of(track, in_form_order(track, found))
    if not reason:
        return say(wording.no_reason(branch, track, named))
    if compact(reason) in _UNDO:
        return say(wording.how_to_take_back(branch, track))
    if len(reason) > LONGEST_REASON:
        return say(wording.reason_too_long(len(reason), LONGEST_REASON))
    due_at = due.at if due else None
    after = send_back(track, application, found, reason, talk.user_id, talk.now, due_at)
    last, returned = application.submission, after.open_return
    assert last is not None  # noqa: S101 - only what was handed in is sent back
    assert returned is not None  # noqa: S101 - it was just sent back
    dropped = set() if application.open_return else changed_places(track, application, after)
    names = names_of(track, returned.pending)
    told = wording.sent_back(
        branch, track, last.receipt, names, returned, talk.campaign, has_dropped=bool(dropped)
    )
    sessions = _sessions(talk, branch, after, next_open(track, after))
    undone = names_of(track, in_form_order(track, dropped))
    notice = corrections.sent_back_to_chair(
        track, last.receipt, names, returned, undone, talk.campaign
    )
    return Outcome(
        (told,),
        effects=tuple(
            SendText(user, f"{notice}\n{_how_to_begin(sessions, user, track, after)}")
            for user in branch.people
        ),
        changes={branch.number: Change(applications=(after,), sessions=sessions)},
        why=reason,
        whom=(branch.number,),
    )


def _put_off(
    talk: OfficeTalk, branch: Branch, track: Track, application: Application, due: Due
) -> Outcome:
    """Give what is being corrected another moment when it is due."""
    returned = application.open_return
    assert returned is not None  # noqa: S101 - only what is being corrected gets here
    moved = replace(returned, due_at=due.at)
    told = corrections.due_put_off(track, moved, talk.campaign, talk.now)
    return Outcome(
        (wording.due_put_off(branch, track, moved, talk.campaign),),
        effects=tuple(SendText(user, told) for user in branch.people),
        changes={branch.number: Change(applications=(replace(application, returned=moved),))},
        whom=(branch.number,),
    )


def _take_back(talk: OfficeTalk, branch: Branch, track: Track, application: Application) -> Outcome:
    last = application.submission
    if not application.open_return or not last:
        return say(wording.not_sent_back(branch, track))
    after = take_return_back(application, talk.now)
    told = corrections.return_taken_back(track, last.receipt)
    return Outcome(
        (wording.return_taken_back(branch, track, last.receipt),),
        effects=tuple(SendText(user, told) for user in branch.people),
        changes={
            branch.number: Change(
                applications=(after,), sessions=_sessions(talk, branch, after, None)
            )
        },
        whom=(branch.number,),
        did=Act.RETURN_TAKEN_BACK,
    )


def _sessions(
    talk: OfficeTalk, branch: Branch, application: Application, asked: Place | None
) -> dict[str, ChairSession]:
    """What the people of the branch are asked now: the corrections, unless they are at another award."""
    record, track = talk.record_of(branch), application.track
    is_over = talk.now > talk.campaign_of(branch).deadline
    sessions = {}
    for user in {*record.sessions, *(person.casefold() for person in branch.people)}:
        session = record.session(user)
        if session.track == track or (asked and (is_over or not session.asked)):
            steps = tuple(step for step in session.steps if step.track != track)
            sessions[user] = replace(session.asking(track, asked), steps=steps)
    return sessions


def _how_to_begin(
    sessions: Mapping[str, ChairSession], user: str, track: Track, application: Application
) -> str:
    """The first question, of a person who is asked it; to another the word that leads to it."""
    session = sessions.get(user.casefold())
    if session and session.asked:
        return question(track, application, session.asked)
    return corrections.go_on_with(track)


def _can_go_back(application: Application) -> bool:
    return application.status in (Status.SUBMITTED, Status.RETURNED)


def _refusal(branch: Branch, track: Track, application: Application) -> str:
    if not _can_go_back(application) or not application.submission:
        return targets_wording.not_submitted(branch, track, application.status)
    if application.result:
        return targets_wording.result_first(branch, track)
    return ""
