"""What an award asked at one time: its parts as one text, and the short name of that text."""

from __future__ import annotations

from hashlib import sha256

from pydantic import TypeAdapter

from campaign.parts.registry import AnyPart

NAME_LENGTH = 12
_PARTS: TypeAdapter[tuple[AnyPart, ...]] = TypeAdapter(tuple[AnyPart, ...])


def text_of_parts(parts: tuple[AnyPart, ...]) -> str:
    """The parts as JSON, the same text for the same questions."""
    return _PARTS.dump_json(parts, exclude_defaults=True).decode()


def parts_in(text: str) -> tuple[AnyPart, ...]:
    """The parts that were written as this text."""
    return _PARTS.validate_json(text)


def name_of_parts(parts: tuple[AnyPart, ...]) -> str:
    """A name that other questions do not have."""
    return sha256(text_of_parts(parts).encode()).hexdigest()[:NAME_LENGTH]
