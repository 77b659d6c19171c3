"""Sending an application back for correction: what opens, what stays shut, when it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from campaign.applications import Answers, Application, Place, Status
from campaign.model import Track
from campaign.office_notes import Return
from campaign.parts.roles import Role

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
    wholes = (Place(part.id, "") for part in track.parts if not part.is_same(before, after))
    return changed | set(wholes)


def whole(part: Role | None) -> Place:
    """A part that is given as a whole, as one place."""
    return Place(part.id if part else "", "")


def opens(application: Application, part: Role | None) -> bool:
    """Whether a part that is given as a whole may be changed: always before anything was sent back."""
    returned = application.open_return
    return not returned or whole(part) in returned.places


def is_corrected(track: Track, application: Application, place: Place) -> bool:
    """Whether a returned part is other than what was handed in, and enough."""
    last, part = application.submission, track.part(place.part)
    return bool(last and not part.is_same(last, application) and not part.missing(application))


def _differing(old: Answers, new: Answers) -> list[str]:
    return [entry for entry in {**old, **new} if old.get(entry) != new.get(entry)]
