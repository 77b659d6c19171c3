"""What a person did, after the platform's XML is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Message:
    """Something a person did; `callback` is the same for every repeat of one callback."""

    callback: str
    user_id: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Text(Message):
    """The person wrote this."""

    text: str


@dataclass(frozen=True, slots=True)
class Image(Message):
    """The person sent a picture."""

    media_id: str


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
class Unsupported(Message):
    """The person sent something the bot has no use for: voice, video, location, link, unknown."""

    kind: str
