"""How everything with parts is written inside a Redis value: JSON by keyword, with a schema.

What an older version wrote is brought into the form of today by older.py before it is read. A field
that is added with a default needs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from storage.documents import load

SCHEMA = 2
_MARK = f'{{"schema":{SCHEMA}'
Known = TypeVar("Known")


class Codec(Generic[Known]):
    """Writes and reads one kind of document."""

    def __init__(self, kind: Any, older: Callable[[Any], Mapping[str, Any]]) -> None:
        """`older` makes of a document without a schema one of today's."""
        self._adapter: TypeAdapter[Known] = TypeAdapter(kind)
        self._older = older

    def write(self, known: Known) -> str:
        """The document of something, the schema in front."""
        return f"{_MARK},{self._adapter.dump_json(known)[1:].decode()}"

    def read(self, text: str, **beside: str) -> Known:
        """What a document of this or of an older version holds, with what only its name told then."""
        if text.startswith(_MARK):
            return self._adapter.validate_json(text)
        doc = load(text)
        if isinstance(doc, dict) and doc.get("schema") == SCHEMA:  # a script has written it again
            return self._adapter.validate_python(doc)
        return self._adapter.validate_python({**self._older(doc), **beside})
