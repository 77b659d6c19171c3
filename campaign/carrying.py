"""Taking an application over to other questions: which entry is which, and what does not fit any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from campaign.applications import Answers, Application, Place, Status, Submission, Value
from campaign.model import Track
from campaign.office_notes import Return
from campaign.parts.entry import Entry
from campaign.parts.part import Part

# Less alike than this, and it is another question under the same number.
REWORDED = 0.6


@dataclass(frozen=True, slots=True)
class Asked:
    """An entry and where it stands."""

    place: Place
    entry: Entry

    @property
    def key(self) -> str:
        return self.entry.own_key or self.place.entry

    @property
    def text(self) -> str:
        return self.entry.words


def asked_in_parts(parts: tuple[Part, ...]) -> Iterator[Asked]:
    """All entries in the order of the forms."""
    for part in parts:
        yield from (Asked(Place(part.id, entry.id), entry) for entry in part.entries)


def moves(old: tuple[Part, ...], new: tuple[Part, ...]) -> dict[Place, Asked]:
    """Where each entry is now; one that is not asked any more is left out.

    It is known by the key that was given to it, or by its text, or by its number if the text is
    much the same.
    """
    before, after = list(asked_in_parts(old)), list(asked_in_parts(new))
    found: dict[Place, Asked] = {}
    for is_same in (_by_key, _by_text_and_number, _by_text, _by_number):
        for earlier in before:
            if earlier.place in found:
                continue
            left = [now for now in after if now not in found.values()]
            fitting = [
                now
                for now in left
                if type(now.entry) is type(earlier.entry) and is_same(earlier, now)
            ]
            if len(fitting) == 1:
                found[earlier.place] = fitting[0]
    return found


def _by_key(earlier: Asked, now: Asked) -> bool:
    if now.entry.is_known_by_id:
        return earlier.key == now.key
    return _is_keyed(now) and earlier.key == now.entry.own_key


def _by_text_and_number(earlier: Asked, now: Asked) -> bool:
    return earlier.place == now.place and earlier.text == now.text


def _by_text(earlier: Asked, now: Asked) -> bool:
    return not now.entry.is_known_by_id and earlier.text == now.text and not _is_keyed(now)


def _by_number(earlier: Asked, now: Asked) -> bool:
    is_alike = SequenceMatcher(None, earlier.text, now.text, autojunk=False).ratio() >= REWORDED
    return earlier.place == now.place and is_alike and not _is_keyed(now)


def _is_keyed(now: Asked) -> bool:
    return bool(now.entry.own_key)


@dataclass(frozen=True, slots=True)
class Carriage:
    """The way from the questions of one track to those of another one."""

    old: Track
    new: Track
    where: Mapping[Place, Asked]

    def answers(self, answers: Mapping[str, Answers]) -> tuple[dict[str, Answers], list[Asked]]:
        """The answers at their present places, and the entries whose answer could not come along."""
        kept: dict[str, dict[str, Value]] = {}
        lost: list[Asked] = []
        for earlier in asked_in_parts(self.old.parts):
            value = answers.get(earlier.place.part, {}).get(earlier.place.entry)
            if value is None:
                continue
            now = self.where.get(earlier.place)
            if now and now.entry.fits(value, earlier.entry):
                kept.setdefault(now.place.part, {})[now.place.entry] = value
            else:
                lost.append(earlier)
        return dict(kept), lost

    def place(self, place: Place) -> Place | None:
        """Where an entry or a whole part is now."""
        if place.entry:
            now = self.where.get(place)
            return now.place if now else None
        return place if any(part.id == place.part for part in self.new.parts) else None

    def tell(self, earlier: Asked) -> tuple[str, str, str]:
        """What a person is told about an answer that was lost: its number, its text, where it is now."""
        now = self.where.get(earlier.place)
        is_named = earlier.entry.is_known_by_id
        return (
            "" if is_named else earlier.place.entry,
            earlier.text,
            now.text if now and is_named else now.place.entry if now else "",
        )


def carriage(old: Track, new: Track) -> Carriage:
    """The way from the old questions to the new ones."""
    return Carriage(old, new, moves(old.parts, new.parts))


def carried(application: Application, way: Carriage) -> Application:
    """The application under the new questions; versions handed in stay as they are."""
    answers, lost = way.answers(application.answers)
    stands = application.status is Status.SUBMITTED and not application.has_unsubmitted_changes
    tell: Callable[[Asked], tuple[str, str, str]] = way.tell
    return replace(
        application,
        answers=answers,
        submissions=tuple(_frozen(application, way)),
        returned=_returned(application.returned, way),
        questions=way.new.questions,
        lost=application.lost if stands else (*application.lost, *map(tell, lost)),
    )


def _frozen(application: Application, way: Carriage) -> Iterator[Submission]:
    """The versions with the name of the questions they answered; the last also in present terms."""
    for submission in application.submissions:
        frozen = replace(submission, questions=submission.questions or way.old.questions)
        if submission is application.submission:
            frozen = replace(frozen, carried=way.answers(submission.present)[0])
        yield frozen


def _returned(returned: Return | None, way: Carriage) -> Return | None:
    if not returned:
        return None
    places, done = (
        tuple(filter(None, map(way.place, found))) for found in (returned.places, returned.done)
    )
    return replace(returned, places=places, done=done)
