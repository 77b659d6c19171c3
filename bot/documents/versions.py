"""A submitted version as it was then, and its Word files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.documents.form_facts import form_facts
from bot.documents.names import DRAFT, FORMS, FormError, form_name, template_of
from campaign.applications import Application, Photo, Status, Submission
from campaign.essays import text_of
from campaign.model import Branch, Campaign, Track


@dataclass(frozen=True, slots=True)
class Version:
    """A submitted version with all that its papers say; a draft was submitted by nobody."""

    branch: Branch
    track: Track
    application: Application
    submission: Submission
    is_draft: bool = False


def version_of(
    branch: Branch, track: Track, application: Application, submission: Submission
) -> Version:
    """A submission of this application, with the questions, answers, photos and text it had."""
    then = replace(
        application,
        answers=submission.answers,
        photos=submission.photos,
        essay=submission.essay,
        questions=submission.questions,
    )
    return Version(branch, track.as_asked(then), then, submission)


def draft_of(branch: Branch, track: Track, application: Application, now: datetime) -> Version:
    """The application as it stands; the version that counts once there is one."""
    last = application.submission
    if last and application.status is Status.SUBMITTED:
        return version_of(branch, track, application, last)
    at = application.changed_at or now
    answers, photos, essay = application.answers, application.photos, application.essay
    nobody = Submission(0, DRAFT, at, "", answers, photos, essay)
    return Version(branch, track, application, nobody, is_draft=True)


def document_name(version: Version, name: str) -> str:
    """The file name of a document, `form` or `summary`."""
    essay = version.track.long_text
    title = essay.title if essay and name == "summary" else version.track.form_name
    if version.is_draft:
        return form_name(f"{DRAFT} {version.branch.number} {version.branch.short_name}", title)
    return form_name(version.submission.receipt, title)


def document_of(campaign: Campaign, version: Version, name: str) -> bytes:
    """One document as a Word file, `form` or `summary`; FormError where it cannot be made."""
    return _summary(version) if name == "summary" else _form(campaign, version)


def photo_name(version: Version, photo: Photo) -> str:
    """The file name of a photo: J03-v1 照片1.jpg."""
    return form_name(version.submission.receipt, f"照片{photo.number}", Path(photo.path).suffix)


def _form(campaign: Campaign, version: Version) -> bytes:
    from bot.documents.forms import fill_form  # what writes Word files takes 15 MiB

    track, submission = version.track, version.submission
    what = campaign, version.branch, track, version.application
    facts = form_facts(*what, submission.receipt, submission.at, is_draft=version.is_draft)
    return fill_form(template_of(track, FORMS), facts)


def _summary(version: Version) -> bytes:
    from bot.documents.summaries import summary_docx

    essay, submission = version.track.long_text, version.submission
    if essay is None:
        raise FormError("this application has no long text")
    text = text_of(submission.essay)
    return summary_docx(essay.title, version.branch, text, submission.receipt, submission.at)
