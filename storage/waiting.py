"""What waits for a person's word: asked back, and done once they say yes, a number or a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

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


Waiting = Annotated[
    ToSubmit | ToDecline | ToWithdraw | ToAnswer | ToWrite | ToDelete | ToChoose | Pending,
    Field(discriminator="kind"),
]
