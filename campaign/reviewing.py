"""What the office allows of a self-score, item by item."""

from __future__ import annotations

from dataclasses import replace

from campaign.applications import Application
from campaign.parts.roles import Scored


def self_scores(card: Scored, application: Application) -> dict[str, int]:
    """The self-score of each item in the version that counts."""
    given = application.as_submitted.part(card.id)
    return {item: int(given[item]) for item in card.order if item in given}


def counted_scores(card: Scored, application: Application) -> dict[str, int]:
    """What counts for each item: the points the office allowed, or else the self-score."""
    return self_scores(card, application) | reviewed_scores(card, application)


def reviewed_scores(card: Scored, application: Application) -> dict[str, int]:
    """The points the office allowed, in the order of the form."""
    return {item: application.reviewed[item] for item in card.order if item in application.reviewed}


def is_reviewed(card: Scored, application: Application) -> bool:
    """True once the office has allowed points for every item."""
    return len(reviewed_scores(card, application)) == len(card.items)


def settled_points(card: Scored, application: Application) -> int | None:
    """The points once the office has allowed them for every item; None before."""
    if not is_reviewed(card, application):
        return None
    return sum(counted_scores(card, application).values())


def with_review_kept(card: Scored, before: Application, after: Application) -> Application:
    """A new version with the allowed points, and why, of those items whose self-score is as it was."""
    last, now = before.submission, after.submission
    if not last or not now:
        return after
    if last.questions != now.questions and last.present != last.answers:
        return replace(after, reviewed={}, review_notes={})
    old, new = last.answers.get(card.id, {}), now.answers.get(card.id, {})
    kept = {i: points for i, points in before.reviewed.items() if old.get(i) == new.get(i)}
    notes = {item: why for item, why in before.review_notes.items() if item in kept}
    return replace(after, reviewed=kept, review_notes=notes)
