"""How the condition of an application is written into a standing, and read again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.applications import Place
from campaign.completeness import Missing
from campaign.condition import Condition, PaperState, State


def condition_doc(condition: Condition) -> dict[str, Any]:
    """What is known of it; what is empty is left out, for the sake of room."""
    lacks = condition.lacks
    doc = {
        "state": condition.state,
        "paper": condition.paper,
        "receipt": condition.receipt,
        "submitted_at": _instant(condition.submitted_at),
        "paper_version": condition.paper_version,
        "since": _instant(condition.since),
        "lacks": [lacks.entries, lacks.photos, lacks.characters, lacks.points, lacks.optional],
        "pending": [list(place) for place in condition.pending],
        "points": [condition.points, condition.points_now],
        "due_at": _instant(condition.due_at),
        "refused_for": condition.refused_for,
        "refused_at": _instant(condition.refused_at),
        "corrects": condition.corrects,
        "has_changes": condition.has_changes,
    }
    return {name: value for name, value in doc.items() if value}


def condition_from(doc: Mapping[str, Any]) -> Condition:
    """The condition that was stored."""
    points, points_now = doc["points"]
    return Condition(
        State(doc["state"]),
        PaperState(doc["paper"]),
        doc.get("receipt", ""),
        _parsed(doc.get("submitted_at")),
        doc.get("paper_version", 0),
        _parsed(doc.get("since")),
        Missing(*doc["lacks"]),
        tuple(Place(*place) for place in doc.get("pending", ())),
        points,
        points_now,
        due_at=_parsed(doc.get("due_at")),
        refused_for=doc.get("refused_for", ""),
        refused_at=_parsed(doc.get("refused_at")),
        corrects=doc.get("corrects", False),
        has_changes=doc.get("has_changes", False),
    )


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _parsed(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
