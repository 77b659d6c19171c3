"""An application: what one branch has answered for one track, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from campaign.office_notes import Paper, PaperRefusal, Result, Return
from campaign.place import Place
from campaign.review.money import Receipt
from campaign.review.visits import Visit
from campaign.submissions import NOTHING, Answers, Photo, Submission, Value

__all__ = [
    "NOTHING",
    "Answers",
    "Application",
    "Photo",
    "Place",
    "Status",
    "Submission",
    "Value",
]


class Status(StrEnum):
    """Where an application stands; the values are stored, so they never change."""

    NOT_STARTED = "not_started"
    FILLING = "filling"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Application:
    """What a branch has for a track.

    `answers` maps part id -> entry id -> value; `essay` is the long text in the pieces it came in;
    `submissions` are all versions handed in, the newest last. `paper`, `returned`, `reviewed` (entry
    id of the scorecard -> points the office allows), `review_notes` (entry id -> why) and `result` are
    what the office has noted. `stands_since` is when it came to its status. `questions` names what
    `answers` are answers to, "" for what is asked now; `lost` are answers that do not fit that:
    number, text, where it is asked again. `refusal` is the paper that was given back, until one comes.
    `visits` are what the office found on the spot, the last one last; `receipts` what was spent since.
    """

    track: str
    status: Status = Status.NOT_STARTED
    answers: Mapping[str, Answers] = field(default_factory=dict)
    changed_at: datetime | None = None
    photos: tuple[Photo, ...] = ()
    essay: tuple[str, ...] = ()
    submissions: tuple[Submission, ...] = ()
    paper: Paper | None = None
    returned: Return | None = None
    reviewed: Mapping[str, int] = field(default_factory=dict)
    result: Result | None = None
    review_notes: Mapping[str, str] = field(default_factory=dict)
    stands_since: datetime | None = None
    questions: str = ""
    lost: tuple[tuple[str, str, str], ...] = ()
    refusal: PaperRefusal | None = None
    visits: tuple[Visit, ...] = ()
    receipts: tuple[Receipt, ...] = ()

    def part(self, part_id: str) -> Answers:
        """The answers of one part, empty when nothing was said yet."""
        return self.answers.get(part_id, NOTHING)

    def value(self, place: Place) -> Value | None:
        """The answer at a place, None when it is open."""
        part, entry = place
        return self.answers.get(part, NOTHING).get(entry)

    def with_values(self, values: Mapping[Place, Value | None], now: datetime) -> Application:
        """The application after these answers, begun if it was not; None takes an answer back."""
        answers = dict(self.answers)
        touched = {place.part: dict(self.part(place.part)) for place in values}
        answers.update(touched)
        for place, value in values.items():
            entries = touched[place.part]
            if value is None:
                entries.pop(place.entry, None)
            else:
                entries[place.entry] = value
        after = self._touched(now, answers=answers)
        return after.dealt_with(*(place for place, value in values.items() if value is not None))

    def with_photos(self, photos: tuple[Photo, ...], now: datetime) -> Application:
        """The application with exactly these photos, begun if it was not."""
        return self._touched(now, photos=photos)

    def with_essay(self, essay: tuple[str, ...], now: datetime) -> Application:
        """The application with exactly these pieces of text, begun if it was not."""
        return self._touched(now, essay=essay)

    def handed_in(self, receipt: str, user_id: str, now: datetime) -> Application:
        """The application submitted as it is now, as one version more; nothing is returned then."""
        version = len(self.submissions) + 1
        submission = Submission(
            version,
            receipt,
            now,
            user_id,
            self.answers,
            self.photos,
            self.essay,
            corrects=self.open_return is not None,
        )
        return replace(
            self.with_status(Status.SUBMITTED, now),
            submissions=(*self.submissions, submission),
            returned=None,
        )

    @property
    def is_empty(self) -> bool:
        """True while it holds no answer, photo or text."""
        return not (any(self.answers.values()) or self.photos or self.essay)

    @property
    def open_return(self) -> Return | None:
        """What the office has sent back, while the branch is correcting it."""
        return self.returned if self.status is Status.RETURNED else None

    @property
    def as_asked(self) -> Application:
        """The application without the answers that are asked again; itself if none was returned."""
        if not self.open_return:
            return self
        answers = {part: dict(entries) for part, entries in self.answers.items()}
        for place in self.open_return.pending:
            answers.get(place.part, {}).pop(place.entry, None)
        return replace(self, answers=answers)

    def dealt_with(self, *places: Place) -> Application:
        """The application with these returned places settled; those that were not are no matter."""
        if not self.open_return:
            return self
        settled = {*self.open_return.done, *places}
        done = tuple(place for place in self.open_return.places if place in settled)
        return replace(self, returned=replace(self.open_return, done=done))

    def asked_again(self, *places: Place) -> Application:
        """The application with these returned places open as before they were settled."""
        if not self.open_return:
            return self
        done = tuple(place for place in self.open_return.done if place not in places)
        return replace(self, returned=replace(self.open_return, done=done))

    @property
    def submission(self) -> Submission | None:
        """The newest version handed in."""
        return self.submissions[-1] if self.submissions else None

    @property
    def corrected(self) -> Submission | None:
        """What was handed in before it was sent back, where the newest version corrects that."""
        if self.submission is None or not self.submission.corrects:
            return None
        own = [submission for submission in self.submissions if not submission.corrects]
        return own[-1] if own else None

    @property
    def has_paper(self) -> bool:
        """True when the office has a stamped paper that shows what counts."""
        return bool(self.paper and self.is_shown_by(self.paper.taken_for))

    @property
    def old_paper(self) -> int:
        """The version of a paper at the office that does not show what counts, 0 for none."""
        return self.paper.version if self.paper and not self.has_paper else 0

    def is_shown_by(self, version: int) -> bool:
        """True when the form printed of this version says the same as that of the one that counts.

        Photos and the long text do not stand on the form.
        """
        last = self.submission
        if last is None or not 0 < version <= last.version:
            return False
        return _entries(self.submissions[version - 1].answers) == _entries(last.answers)

    @property
    def was_turned_down(self) -> bool:
        """True once the chair was told that it is not recommended."""
        return bool(self.result and self.result.told_at and not self.result.is_recommended)

    @property
    def void_prints(self) -> tuple[Submission, ...]:
        """The earlier versions whose printed form says something else than the one that counts."""
        return tuple(s for s in self.submissions if not self.is_shown_by(s.version))

    @property
    def as_submitted(self) -> Application:
        """The application with the answers of the version that counts; itself before that."""
        last = self.submission
        if last is None or self.status is not Status.SUBMITTED:
            return self
        return replace(
            self,
            answers=last.answers,
            photos=last.photos,
            essay=last.essay,
            questions=last.questions,
        )

    @property
    def restored(self) -> Application:
        """The application as it was handed in last, to be worked on; itself before that."""
        last = self.submission
        if last is None or self.status is not Status.SUBMITTED:
            return self
        return replace(self, answers=last.present, photos=last.photos, essay=last.essay)

    @property
    def has_unsubmitted_changes(self) -> bool:
        """True when something differs from the version that counts as submitted."""
        last = self.submission
        if last is None or self.status is not Status.SUBMITTED:
            return False
        return (self.answers, self.photos, self.essay) != (last.present, last.photos, last.essay)

    def with_status(self, status: Status, now: datetime) -> Application:
        """The application standing elsewhere, answers untouched."""
        return replace(self, status=status, changed_at=now, stands_since=now)

    def _touched(self, now: datetime, **given: Any) -> Application:
        """The application when something given changes, begun if it was not."""
        if self.status is Status.NOT_STARTED:
            given |= {"status": Status.FILLING, "stands_since": now}
        return replace(self, changed_at=now, **given)


def _entries(answers: Mapping[str, Answers]) -> dict[Place, Value]:
    return {Place(part, name): value for part, of in answers.items() for name, value in of.items()}
