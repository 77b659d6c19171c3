"""`退`: an application goes back to its branch for correction of just what is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from campaign.applications import Application, Place, Status
from campaign.model import Branch, Campaign, Track
from campaign.parts import Checklist, Essay, Fields, Part, Photos, Scorecard, entries_of
from campaign.places import next_open
from campaign.returns import changed_places, in_form_order, send_back, take_return_back
from handlers.chair.questions import names_of, question
from handlers.office import refusing_paper
from handlers.office.due_dates import Due, read_due
from handlers.office.everyday import is_of_work
from handlers.office.naming import words_of
from handlers.office.targets import Target, read_target, track_for
from handlers.outcomes import Outcome, say
from handlers.parts.fields import names_of as labels_of
from handlers.talk import OfficeTalk
from handlers.wording import corrections, naming
from handlers.wording import review as wording
from handlers.words import compact, plain
from storage.effects import SendText
from storage.records import Change
from storage.sessions import Session

COMMAND = "退"
LONGEST_REASON = 200
_UNDO = ("取消", "撤销")
_ALL = ("全部", "整份", "所有")
_PARTS: dict[type, tuple[str, ...]] = {
    Photos: ("照片", "相片", "图片"),
    Essay: ("总结", "工作总结"),
}
_BETWEEN = " \n\t　,，、;；和"
_REASON = re.compile(r"^(?:理由|原因|因为)?[\s:：,，;；]*")
_ENTRY = re.compile(r"第?(?P<name>\d{1,3}(?:[.．]\d{1,3})?)(?P<item>项)?")
_SECTION = re.compile(r"第(?P<number>[一二三四五六七八九十]+)部分")
_MEASURED = re.compile(r"\s*(?:[张个次字分天人年月日号份页条位处]|小时|(?:周|星期|礼拜)[内之以])")


@dataclass(frozen=True, slots=True)
class Unknown:
    """An item that is named and not there."""

    name: str


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
    if (rest := refusing_paper.about_paper(target.rest)) is not None:
        return refusing_paper.refuse(talk, target.branch, track, rest)
    if compact(target.rest) in _UNDO:
        return _take_back(talk, target.branch, track, application)
    if refusal := _refusal(target.branch, track, application):
        return say(refusal)
    return _read_and_send_back(talk, target, track, application)


def _read_and_send_back(
    talk: OfficeTalk, target: Target, track: Track, application: Application
) -> Outcome:
    branch = target.branch
    found, rest = _places_in(track, target.rest)
    if isinstance(found, Unknown):
        return say(wording.no_such_item(track, found.name, branch))
    due = read_due(talk.campaign, rest, talk.now)
    if due and due.at is None:
        return say(wording.due_is_past(rest, talk.now, talk.campaign))
    reason = _REASON.sub("", due.rest if due else rest).strip()
    if due and not found and not reason and application.open_return:
        return _put_off(talk, branch, track, application, due)
    if not found:
        return say(wording.which_places(branch, track, _example(track)))
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
        did="return_taken_back",
    )


def _sessions(
    talk: OfficeTalk, branch: Branch, application: Application, asked: Place | None
) -> dict[str, Session]:
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
    sessions: Mapping[str, Session], user: str, track: Track, application: Application
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
        return wording.not_submitted(branch, track, application.status)
    if application.result:
        return wording.result_first(branch, track)
    return ""


def _places_in(track: Track, text: str) -> tuple[set[Place] | Unknown, str]:
    """The entries and parts a text begins with, and what follows them: the reason."""
    places: set[Place] = set()
    rest = text.strip(_BETWEEN)
    while rest:
        found = _section(track, rest) or _entry(track, rest) or _word(track, rest)
        if not found:
            break
        named, length = found
        if isinstance(named, Unknown):
            return named, rest
        places |= named
        rest = rest[length:].lstrip(_BETWEEN)
    return places, rest


def _section(track: Track, text: str) -> tuple[set[Place], int] | None:
    """A whole section of the scorecard: `第二部分`."""
    card, read = track.scorecard, _SECTION.match(text)
    if not card or not read:
        return None
    section = next((s for s in card.sections if s.number == read["number"]), None)
    return ({Place(card.id, item) for item in section.ids}, read.end()) if section else None


def _entry(track: Track, text: str) -> tuple[set[Place] | Unknown, int] | None:
    """An item by its number; a number that counts something is the beginning of the reason."""
    read = _ENTRY.match(text)
    if not read or (not read["item"] and _MEASURED.match(text, read.end())):
        return None
    name = plain(read["name"])
    for part in track.parts:
        if isinstance(part, Scorecard | Checklist) and name in entries_of(part):
            return {Place(part.id, name)}, read.end()
    return Unknown(name), read.end()


def _word(track: Track, text: str) -> tuple[set[Place], int] | None:
    """A part or a field by its name, which must stand for itself, or everything."""
    word = re.split(rf"[{_BETWEEN}]", text, maxsplit=1)[0]
    for part in track.parts:
        if word in (*_PARTS.get(type(part), ()), part.title) or word in _ALL:
            parts = track.parts if word in _ALL else (part,)
            return {place for meant in parts for place in _all(meant)}, len(word)
        if isinstance(part, Fields):
            for field in part.fields:
                if word in labels_of(field):
                    return {Place(part.id, field.id)}, len(word)
    return None


def _all(part: Part) -> Iterable[Place]:
    """Every entry of a part, or the part itself where it has none."""
    return [Place(part.id, entry) for entry in entries_of(part)] or [Place(part.id, "")]


def _example(track: Track) -> str:
    """What could be named, as an example."""
    card = track.scorecard
    entry = f"{card.order[0]} " if card else ""
    return f"{entry}{corrections.PHOTOS}"
