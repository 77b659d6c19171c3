"""The filled forms once more: of the version that counts, or a draft while none does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from campaign.applications import Status
from campaign.model import Track
from handlers.chair import tracks
from handlers.chair.asking.asked import Asked, meant
from handlers.chair.asking.next_steps import lines, told
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording.answers import forms as wording
from handlers.wording.answers import papers as papers_wording
from storage.effects import SendDocument

DRAFT = 0
NOT_AGAIN_FOR = timedelta(minutes=1)


def forms_again(talk: ChairTalk, asked: Asked) -> Outcome:
    """Send the person who asks the forms of what was begun, blank ones where nothing was.

    Not the same ones twice in a minute, however often they are asked for.
    """
    among = meant(talk, asked, tracks.open_tracks(talk))
    wanted = [track for track in among if _status(talk, track) is not Status.DECLINED]
    if not wanted:
        return told(talk, lines(*map(wording.not_this_time, among)) or wording.no_form())
    begun = [track for track in wanted if _status(talk, track) is not Status.NOT_STARTED]
    if talk.has_ended and not begun:
        return told(talk, papers_wording.not_handed_in())
    wanted = begun or wanted
    sent = _sent_lately(talk)
    fresh = [track for track in wanted if _mark(talk, track) not in sent]
    says = [_told(talk, t) if t in fresh else wording.sent_just_now(t) for t in wanted]
    outcome = told(talk, lines(*says), wording.cannot_open(talk.campaign.contact))
    if not fresh:
        return outcome
    marks = (*sent, *(_mark(talk, track) for track in fresh))
    files = [file for track in fresh for file in _files(talk, track)]
    session = replace(talk.session, forms=marks, forms_at=talk.now)
    return replace(outcome, effects=tuple(files), session=session)


def _files(talk: ChairTalk, track: Track) -> list[SendDocument]:
    version = _version(talk, track)
    names = ("form",) if version == DRAFT else track.documents
    what = (talk.user_id, talk.branch.number, track.id, version)
    return [SendDocument(*what, name) for name in names]


def _told(talk: ChairTalk, track: Track) -> str:
    application = talk.application(track)
    last = application.submission
    if _version(talk, track) and last:
        changes = wording.without_changes() if application.has_unsubmitted_changes else ""
        return lines(wording.follow(track, last.receipt, _titles(track)), changes)
    match application.status:
        case Status.NOT_STARTED:
            return wording.blank_follows(track)
        case Status.RETURNED:
            return wording.correction_follows(track)
    return wording.draft_follows(track, has_ended=talk.has_ended)


def _titles(track: Track) -> list[str]:
    essay = track.long_text
    return [track.form_name, *([essay.title] if essay else [])]


def _version(talk: ChairTalk, track: Track) -> int:
    """The version that counts, or that of a draft."""
    last = talk.application(track).submission
    return last.version if last and _status(talk, track) is Status.SUBMITTED else DRAFT


def _mark(talk: ChairTalk, track: Track) -> str:
    """What is sent: another one after every submission, and of a draft after every change."""
    version, changed_at = _version(talk, track), talk.application(track).changed_at
    state = changed_at.isoformat() if changed_at and version == DRAFT else ""
    return f"{track.id}/{version}/{state}"


def _sent_lately(talk: ChairTalk) -> tuple[str, ...]:
    at = talk.session.forms_at
    return talk.session.forms if at and talk.now - at < NOT_AGAIN_FOR else ()


def _status(talk: ChairTalk, track: Track) -> Status:
    return talk.application(track).status
