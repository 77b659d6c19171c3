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
