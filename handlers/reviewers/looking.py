"""What a reviewer reads and sees of an application: answers, photos, the long text; no more."""

from __future__ import annotations

from campaign.applications import Application, Photo
from handlers.hearing.clean import compact
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.reviewers.naming import named
from handlers.reviewers.talk import Due, ReviewerTalk
from handlers.wording import reviewers_material as wording
from storage.effects import SendContactSheet, SendPhoto


def material(talk: ReviewerTalk, said: str) -> Outcome:
    """Tell what was handed in, part by part, and send a sheet of the photos."""
    due = named(talk, said)
    if isinstance(due, str):
        return say(due)
    application = _handed_in(talk, due)
    track = due.track.as_asked(application)
    lines = [wording.material_head(due, application)]
    for part in track.parts:
        kind = kind_of(part)
        rows = [*kind.read_back(part, application.part(part.id))] or [
            *kind.in_short(part, application.part(part.id))
        ]
        lines += [wording.part_head(part.title), *rows] if rows else []
    lines.append(wording.more_of(bool(application.essay), len(application.photos)))
    return Outcome(("\n".join(lines),), effects=_sheet(talk, application))


def photos(talk: ReviewerTalk, said: str) -> Outcome:
    """Send a numbered sheet of the photos."""
    due = named(talk, said)
    if isinstance(due, str):
        return say(due)
    application = _handed_in(talk, due)
    if not application.photos:
        return say(wording.no_photos(due))
    told = wording.photos_coming(due, len(application.photos))
    return Outcome((told,), effects=_sheet(talk, application))


def one_photo(talk: ReviewerTalk, said: str) -> Outcome:
    """Send one photo in full."""
    due = named(talk, "")
    if isinstance(due, str):
        return say(due)
    number = "".join(filter(str.isdecimal, compact(said)))
    found = [p for p in _photos(_handed_in(talk, due)) if str(p.number) == number]
    if not found:
        return say(wording.no_such_photo(due, [p.number for p in _photos(_handed_in(talk, due))]))
    return Outcome(
        (wording.photos_coming(due, 1),), effects=(SendPhoto(talk.user_id, found[0].path),)
    )


def essay(talk: ReviewerTalk, said: str) -> Outcome:
    """Tell the long text; it comes in as many messages as it takes."""
    due = named(talk, said)
    if isinstance(due, str):
        return say(due)
    application = _handed_in(talk, due)
    if not application.essay:
        return say(wording.no_essay(due))
    return Outcome((wording.essay_head(due), "\n".join(application.essay)))


def _handed_in(talk: ReviewerTalk, due: Due) -> Application:
    """The version that counts: drafts are nobody's to judge."""
    return talk.application(due.branch, due.track).as_submitted


def _photos(application: Application) -> tuple[Photo, ...]:
    return application.photos


def _sheet(talk: ReviewerTalk, application: Application) -> tuple[SendContactSheet, ...]:
    shown = tuple((photo.number, photo.path) for photo in application.photos)
    return (SendContactSheet(talk.user_id, shown),) if shown else ()
