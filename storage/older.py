"""Documents as earlier versions wrote them, brought into the form of today.

Before there was a schema some of them had their parts in a row. What is only new is no matter here:
it has a default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Doc = Mapping[str, Any]


def application(doc: Doc) -> Doc:
    """An application: photos were rows, `user_id` of a version was `by`."""
    return {
        **doc,
        "photos": _photos(doc.get("photos", ())),
        "submissions": [_submission(version) for version in doc.get("submissions", ())],
    }


def session(doc: Doc) -> Doc:
    """A session: steps and what others changed were rows, what waited had no kind."""
    found = {
        **doc,
        "steps": [_step(*row) for row in doc.get("steps", ())],
        "overwritten": [_overwritten(*row) for row in doc.get("overwritten", ())],
        "waiting": doc.get("waiting") or _waiting(doc),
    }
    if found.get("arrivals") is None:
        found.pop("arrivals", None)
    return found


def disputes(rows: Sequence[Any]) -> Doc:
    """Disputes: a list of rows."""
    names = ("user_id", "stated_at", "arrived_at", "said", "track")
    return {"all": [dict(zip(names, row, strict=True)) for row in rows]}


def stranger(row: Sequence[Any]) -> Doc:
    """A stranger: a row; at first it did not tell since when they are news."""
    return dict(zip(("at", "said", "news_at"), row, strict=False))


def question(row: Sequence[Any]) -> Doc:
    """A question: a row."""
    return dict(zip(("branch", "user_id", "said"), row, strict=True))


def standing(line: Any) -> Doc:
    """A standing: at first a row that did not tell the whole condition, then numbers side by side."""
    if isinstance(line, list):
        return _standing_in_a_row(*line)
    condition = line["condition"]
    points, points_now = condition["points"]
    given, askable = line["answered"]
    known = {**condition, "lacks": _lacks(*condition["lacks"])}
    return {
        **line,
        "condition": {**known, "points": points, "points_now": points_now},
        "answered": given,
        "askable": askable,
    }


def _standing_in_a_row(
    group: str,
    answered: int,
    askable: int,
    points: int | None,
    has_paper: bool,
    changed_at: str,
    is_ready: bool = False,
    done: Mapping[str, int] | None = None,
    reviewed: int | None = None,
    old_paper: int = 0,
) -> Doc:
    condition = {
        "state": "complete" if is_ready else _STATES.get(group, group),
        "paper": _paper(group, has_paper, old_paper),
        "paper_version": old_paper,
        "since": changed_at,
        "lacks": _lacks(0 if is_ready else askable - answered, 0, 0, 0),
        "points": points,
    }
    return {
        "condition": condition,
        "answered": answered,
        "askable": askable,
        "changed_at": changed_at,
        "done": done or {},
        "reviewed": reviewed,
    }


def _lacks(entries: int, photos: int, characters: int, points: int, optional: int = 0) -> Doc:
    return {
        "entries": entries,
        "photos": photos,
        "characters": characters,
        "points": points,
        "optional": optional,
    }


_STATES = {"not_started": "not_begun", "submitted": "handed_in"}


def _paper(group: str, has_paper: bool, old_paper: int) -> str:
    if group != "submitted":
        return "orphaned" if has_paper or old_paper else "none"
    if has_paper:
        return "right"
    return "outdated" if old_paper else "awaited"


def _photos(rows: Sequence[Any]) -> list[Doc]:
    names = ("number", "path", "sha256", "fingerprint")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _submission(doc: Doc) -> Doc:
    return {**doc, "user_id": doc["by"], "photos": _photos(doc["photos"])}


def _step(track: str, before: Any, after: Any, at: str | None = None) -> Doc:
    return {"track": track, "before": before, "after": after, "at": at}


def _overwritten(track: str, part: str, entry: str, was: Any, by: str, at: str) -> Doc:
    return {"track": track, "place": (part, entry), "was": was, "by": by, "at": at}


def _waiting(doc: Doc) -> Doc | None:
    if pending := doc.get("pending"):
        return {**pending, "kind": "command"}
    what, _, rest = (doc.get("confirming") or "").partition(":")
    track, _, read_back = rest.partition(":")
    match what:
        case "submit":
            return {"kind": "submit", "track": track, "read_back": read_back}
        case "decline":
            return {"kind": "decline", "tracks": rest.split("+")}
    return None
