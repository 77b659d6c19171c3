"""How everything structured is written inside a Redis value: compact JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson


def dump(document: object) -> str:
    """The document as JSON text."""
    return orjson.dumps(document).decode()


def load(text: str) -> Any:
    """The document in a JSON text."""
    return orjson.loads(text)


def instant(at: datetime | None) -> str | None:
    """A moment as text; None for none."""
    return at.isoformat() if at else None


def parsed(text: str | None) -> datetime | None:
    """The moment that a text stands for; None for none."""
    return datetime.fromisoformat(text) if text else None
