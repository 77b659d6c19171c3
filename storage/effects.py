"""What an outbox entry asks for, and how it is written into a Redis stream."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from storage.documents import dump, load


@dataclass(frozen=True, slots=True)
class SendText:
    """Send a text of at most 2048 bytes to a person."""

    user_id: str
    text: str


@dataclass(frozen=True, slots=True)
class SendCard:
    """Send a template card (the `template_card` object of message/send) to a person."""

    user_id: str
    card: dict[str, Any]


Effect = SendText | SendCard
_KINDS: dict[str, type[SendText] | type[SendCard]] = {
    "send_text": SendText,
    "send_card": SendCard,
}
_NAMES = {effect: name for name, effect in _KINDS.items()}


def to_fields(effect: Effect) -> list[str]:
    """The effect as the flat field list of XADD."""
    body = dump(asdict(effect))
    return ["kind", _NAMES[type(effect)], "body", body]


def from_fields(fields: dict[str, str]) -> Effect:
    """The effect an entry asks for; ValueError where the kind is not known to this version."""
    try:
        kind = _KINDS[fields["kind"]]
    except KeyError:
        raise ValueError(f"unknown outbox entry: {sorted(fields)}") from None
    return kind(**load(fields["body"]))
