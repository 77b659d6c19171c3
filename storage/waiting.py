"""What waits for a person's word: asked back, and done once they say yes, a number or a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from campaign.applications import Value


@dataclass(frozen=True, slots=True)
class ToSubmit:
    """Handing in the application as it was read back; `read_back` is another word after a change."""

    track: str
    read_back: str
    kind: Literal["submit"] = "submit"


@dataclass(frozen=True, slots=True)
class ToDecline:
    """Not applying for these tracks."""

    tracks: tuple[str, ...]
    kind: Literal["decline"] = "decline"


@dataclass(frozen=True, slots=True)
class ToWithdraw:
    """Taking back the version with this receipt."""

    track: str
    receipt: str
    kind: Literal["withdraw"] = "withdraw"


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """Writing down these values of a part, by entry, which may not have been meant as such."""

    track: str
    part: str
    values: Mapping[str, Value]
    kind: Literal["answer"] = "answer"


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Keeping this text as a piece of the long text of a track."""

    track: str
    text: str
    kind: Literal["write"] = "write"


@dataclass(frozen=True, slots=True)
class ToDelete:
    """Taking out the photos with these numbers; `is_replaced` when new ones are to come."""

    track: str
    photos: tuple[int, ...]
    is_replaced: bool = False
    kind: Literal["delete"] = "delete"


@dataclass(frozen=True, slots=True)
class ToChoose:
    """What was said may mean one of these intents, chosen by its number; yes is the only one there is.

    `behind` is the command of the office that still waits for its code.
    """

    intents: tuple[str, ...]
    said: str
    behind: Pending | None = None
    kind: Literal["choose"] = "choose"


@dataclass(frozen=True, slots=True)
class Pending:
    """A command of the office that waits for 确认 and this code: its words, and what it showed."""

    code: str
    said: str
    shown: tuple[str, ...]
    at: datetime
    kind: Literal["command"] = "command"


Waiting = ToSubmit | ToDecline | ToWithdraw | ToAnswer | ToWrite | ToDelete | ToChoose | Pending
_WAITING: TypeAdapter[Waiting] = TypeAdapter(Annotated[Waiting, Field(discriminator="kind")])


def to_doc(waiting: Waiting | None) -> dict[str, Any] | None:
    """What waits, as it is stored in a session."""
    return _WAITING.dump_python(waiting, mode="json") if waiting else None


def from_doc(doc: Mapping[str, Any]) -> Waiting | None:
    """What waits, of a session's document; also as it was written before it had kinds."""
    if waiting := doc.get("waiting"):
        return _WAITING.validate_python(waiting)
    if pending := doc.get("pending"):
        return _WAITING.validate_python({**pending, "kind": "command"})
    what, _, rest = (doc.get("confirming") or "").partition(":")
    track, _, read_back = rest.partition(":")
    match what:
        case "submit":
            return ToSubmit(track, read_back)
        case "decline":
            return ToDecline(tuple(rest.split("+")))
    return None
