"""How an application looks inside a record, with what was handed in and what the office noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from campaign.applications import Application, Photo, Place, Status, Submission
from campaign.office_notes import Paper, PaperRefusal, Result, Return
from storage.documents import instant, parsed


def application_doc(application: Application) -> dict[str, Any]:
    """An application as a document."""
    doc: dict[str, Any] = {
        "status": application.status,
        "answers": {part: dict(entries) for part, entries in application.answers.items()},
        "changed_at": instant(application.changed_at),
        "photos": [_photo_doc(photo) for photo in application.photos],
        "essay": application.essay,
        "submissions": [_submission_doc(submission) for submission in application.submissions],
        "paper": _noted_doc(application.paper),
        "returned": _return_doc(application.returned),
        "reviewed": dict(application.reviewed),
        "result": _result_doc(application.result),
        "review_notes": dict(application.review_notes),
        "stands_since": instant(application.stands_since),
    }
    if application.questions:
        doc["questions"] = application.questions
    if application.lost:
        doc["lost"] = application.lost
    if application.refusal:
        doc["refusal"] = _noted_doc(application.refusal)
    return doc


def application_in(track: str, doc: Mapping[str, Any]) -> Application:
    """The application a document holds; what older documents do not have is as it was then."""
    return Application(
        track,
        Status(doc["status"]),
        doc["answers"],
        parsed(doc["changed_at"]),
        tuple(Photo(*fields) for fields in doc.get("photos", ())),
        tuple(doc.get("essay", ())),
        tuple(_submission(fields) for fields in doc.get("submissions", ())),
        _paper(doc.get("paper")),
        _returned(doc.get("returned")),
        doc.get("reviewed", {}),
        _result(doc.get("result")),
        doc.get("review_notes", {}),
        parsed(doc.get("stands_since")),
        doc.get("questions", ""),
        tuple((number, text, now) for number, text, now in doc.get("lost", ())),
        _refusal(doc.get("refusal")),
    )


def _return_doc(returned: Return | None) -> dict[str, Any] | None:
    if not returned:
        return None
    places, done = (list(map(list, found)) for found in (returned.places, returned.done))
    at = returned.at.isoformat()
    return {
        "at": at,
        "user_id": returned.user_id,
        "reason": returned.reason,
        "places": places,
        "done": done,
        "due_at": instant(returned.due_at),
    }


def _noted_doc(note: Paper | PaperRefusal | None) -> dict[str, Any] | None:
    return {**asdict(note), "at": note.at.isoformat()} if note else None


def _result_doc(result: Result | None) -> dict[str, Any] | None:
    if not result:
        return None
    return {
        **asdict(result),
        "at": result.at.isoformat(),
        "told_at": instant(result.told_at),
    }


def _paper(doc: Mapping[str, Any] | None) -> Paper | None:
    return Paper(**{**doc, "at": datetime.fromisoformat(doc["at"])}) if doc else None


def _refusal(doc: Mapping[str, Any] | None) -> PaperRefusal | None:
    return PaperRefusal(**{**doc, "at": datetime.fromisoformat(doc["at"])}) if doc else None


def _result(doc: Mapping[str, Any] | None) -> Result | None:
    if not doc:
        return None
    at, told_at = datetime.fromisoformat(doc["at"]), parsed(doc.get("told_at"))
    return Result(**{**doc, "at": at, "told_at": told_at})


def _returned(doc: Mapping[str, Any] | None) -> Return | None:
    if not doc:
        return None
    places, done = (tuple(Place(*place) for place in doc[name]) for name in ("places", "done"))
    at, due_at = datetime.fromisoformat(doc["at"]), parsed(doc.get("due_at"))
    return Return(at, doc["user_id"], doc["reason"], places, done, due_at)


def _photo_doc(photo: Photo) -> list[str | int]:
    return [photo.number, photo.path, photo.sha256, photo.fingerprint]


def _submission_doc(submission: Submission) -> dict[str, Any]:
    doc = {
        "version": submission.version,
        "receipt": submission.receipt,
        "at": submission.at.isoformat(),
        "by": submission.user_id,
        "answers": {part: dict(entries) for part, entries in submission.answers.items()},
        "photos": [_photo_doc(photo) for photo in submission.photos],
        "essay": submission.essay,
    }
    if submission.questions:
        doc["questions"] = submission.questions
    if submission.carried is not None:
        doc["carried"] = {part: dict(entries) for part, entries in submission.carried.items()}
    if submission.corrects:
        doc["corrects"] = True
    return doc


def _submission(doc: Mapping[str, Any]) -> Submission:
    return Submission(
        doc["version"],
        doc["receipt"],
        datetime.fromisoformat(doc["at"]),
        doc["by"],
        doc["answers"],
        tuple(Photo(*fields) for fields in doc["photos"]),
        tuple(doc["essay"]),
        doc.get("questions", ""),
        doc.get("carried"),
        doc.get("corrects", False),
    )
