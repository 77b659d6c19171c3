"""Sending an application back for correction: what opens, what stays shut, when it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from campaign.applications import Answers, Application, Place, Status
from campaign.completeness import Kind, missing, part_of
from campaign.model import Track
from campaign.office_notes import Return
from campaign.parts import Essay, Photos

_AND = "；"


def send_back(
    track: Track,
    application: Application,
    places: Iterable[Place],
    reason: str,
    user_id: str,
    now: datetime,
    due_at: datetime | None = None,
) -> Application:
    """The application as it was handed in, with only these entries and whole parts open.

    One that was sent back already keeps what was corrected since, has these places open too, and is
    due when it was unless another moment is named.
    """
    named, earlier = set(places), application.open_return
    if earlier:
        is_new = reason not in earlier.reason.split(_AND)
        reason = f"{earlier.reason}{_AND}{reason}" if is_new else earlier.reason
        done = tuple(place for place in earlier.done if place not in named)
        named |= set(earlier.places)
        due_at = due_at or earlier.due_at
    else:
        application, done = application.restored, ()
    returned = Return(now, user_id, reason, in_form_order(track, named), done, due_at)
    return replace(application.with_status(Status.RETURNED, now), returned=returned)


def take_return_back(application: Application, now: datetime) -> Application:
    """The application submitted as it was before it was sent back."""
    last = application.submission
    if not application.open_return or not last:
        return application
    return replace(
        application.with_status(Status.SUBMITTED, now),
        returned=None,
        answers=last.present,
        photos=last.photos,
        essay=last.essay,
    )


def in_form_order(track: Track, places: Iterable[Place]) -> tuple[Place, ...]:
    """Entries as the forms have them, then whole parts."""
    order = (*track.places, *(Place(part.id, "") for part in track.parts))
    return tuple(sorted(set(places), key=order.index))


def stays_within(track: Track, before: Application, after: Application) -> bool:
    """Whether a change of a returned application touches only what was sent back."""
    returned = before.open_return
    if not returned:
        return True
    is_handed_in = len(after.submissions) == len(before.submissions) + 1
    status = Status.SUBMITTED if is_handed_in else Status.RETURNED
    return after.status is status and changed_places(track, before, after) <= set(returned.places)


def changed_places(track: Track, before: Application, after: Application) -> set[Place]:
    """The entries that differ, and the parts of photos and text that do."""
    changed = {
        Place(part, entry)
        for part in {*before.answers, *after.answers}
        for entry in _differing(before.part(part), after.part(part))
    }
    if before.photos != after.photos:
        changed.add(whole(track, Photos))
    if before.essay != after.essay:
        changed.add(whole(track, Essay))
    return changed


def whole(track: Track, kind: type[Kind]) -> Place:
    """The part of a kind as one place."""
    part = part_of(track, kind)
    return Place(part.id if part else "", "")


def opens(track: Track, application: Application, kind: type[Kind]) -> bool:
    """Whether photos, or the text, may be changed: always before anything was sent back."""
    returned = application.open_return
    return not returned or whole(track, kind) in returned.places


def is_corrected(track: Track, application: Application, place: Place) -> bool:
    """Whether a returned part is other than what was handed in, and enough."""
    last, lack = application.submission, missing(track, application)
    if not last:
        return False
    match track.part(place.part):
        case Photos():
            return last.photos != application.photos and not lack.photos
        case Essay():
            return last.essay != application.essay and not lack.characters
    return False


def _differing(old: Answers, new: Answers) -> list[str]:
    return [entry for entry in {**old, **new} if old.get(entry) != new.get(entry)]
