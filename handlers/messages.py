"""What a person did, after the platform's XML is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from campaign.applications import Photo
from storage.arrivals import Fate
from storage.audit import PAGE


@dataclass(frozen=True, slots=True)
class Message:
    """Something a person did; `callback` is the same for every repeat of one callback.

    `branch` is the number of the branch it is about, where the message itself knows. `stated_at` is
    when the platform says it was sent, however long ago; `sent_at` is what is believed of it. `via` is
    PAGE of storage/audit.py for what was done on a page.
    """

    callback: str
    user_id: str
    sent_at: datetime
    branch: str = field(default="", kw_only=True)
    stated_at: datetime | None = field(default=None, kw_only=True)
    via: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Text(Message):
    """The person wrote this."""

    text: str


@dataclass(frozen=True, slots=True)
class Image(Message):
    """The person sent a picture; `sequence` sorts as pictures were sent, "" where nothing tells."""

    media_id: str
    sequence: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class CardTap(Message):
    """The person tapped a button of a template card; `selections` maps question key -> option ids."""

    event_key: str
    selections: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class MenuClick(Message):
    """The person tapped an entry of the app's menu."""

    event_key: str


@dataclass(frozen=True, slots=True)
class Enter(Message):
    """The person opened the chat, or was just given the app."""


@dataclass(frozen=True, slots=True)
class Finding(Message):
    """Something our own workers found out; the person named is told by a message, not by a reply."""


@dataclass(frozen=True, slots=True)
class PhotoSaved(Finding):
    """The picture that came with the message `arrival` is on disk as `photo`, which has no number yet."""

    arrival: str
    photo: Photo
    purpose: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class PhotoFailed(Finding):
    """The picture that came with the message `arrival` cannot be had; `fate` says why."""

    arrival: str
    fate: Fate
    purpose: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Silence(Finding):
    """No picture came for a moment after that of `arrival`, unless one did meanwhile."""

    arrival: str
    is_last_call: bool


@dataclass(frozen=True, slots=True)
class OverwrittenLately(Finding):
    """It is time to tell the person which of their answers others have changed."""


@dataclass(frozen=True, slots=True)
class EssayWritten(Message):
    """The person saved the long text of a track on its page, where it was `based_on` this one.

    The reply goes to the page: "" when the text is kept, else the sentence that says why it is not.
    """

    track: str
    text: str
    based_on: str
    via: ClassVar[str] = PAGE


@dataclass(frozen=True, slots=True)
class OnPage(Message):
    """The person did this on the page of their application for a track; the page gets the reply."""

    track: str
    via: ClassVar[str] = PAGE


@dataclass(frozen=True, slots=True)
class Filled(OnPage):
    """The person answered an entry, which the page showed as `shown` ("" for nothing) until then.

    `is_sure` once they said that a likely answer is meant just so.
    """

    part: str
    entry: str
    text: str
    shown: str
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class LeftAsItIs(OnPage):
    """The person said that something that was sent back needs no change; a whole part has no entry."""

    part: str
    entry: str


@dataclass(frozen=True, slots=True)
class PhotoAdded(OnPage):
    """A picture that was put on the page is on disk; `replaces` names the photo it takes the place of."""

    photo: Photo
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class PhotosArranged(OnPage):
    """Of the photos `shown`, by their names on the page, exactly the `wanted` shall stay in this order."""

    shown: tuple[str, ...]
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandedIn(OnPage):
    """The person confirmed what was read back; `read_back` is the word for the state it was in."""

    read_back: str


@dataclass(frozen=True, slots=True)
class Unsupported(Message):
    """The person sent something the bot has no use for: voice, video, location, link, unknown."""

    kind: str
