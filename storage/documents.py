"""How everything structured is written inside a Redis value: compact JSON."""

from __future__ import annotations

from typing import Any

import orjson


def dump(document: object) -> str:
    """The document as JSON text."""
    return orjson.dumps(document).decode()


def load(text: str) -> Any:
    """The document in a JSON text."""
    return orjson.loads(text)
