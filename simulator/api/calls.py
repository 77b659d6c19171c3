"""One API call as it came in, and reading its fields strictly."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.errors import ApiError, Json

# The platform's help text forbids escapes of printable characters in JSON bodies.
ESCAPES = re.compile(rb"(?<!\\)(?:\\\\)*\\u(?!00[01])[0-9a-fA-F]{4}")


@dataclass(frozen=True)
class Call:
    """Path, query, body and the few headers that matter."""

    path: str
    method: str
    query: Mapping[str, str]
    body: bytes
    content_type: str = ""
    range: str = ""

    def json(self) -> Json:
        """Return the JSON object in the body whatever its Content-Type, or refuse it."""
        if self.method != "POST":
            raise ApiError(40058, "http method must be POST")
        try:
            data = json.loads(self.body)
        except ValueError:
            raise ApiError(40058, "invalid json") from None
        if not isinstance(data, dict):
            raise ApiError(40058, "json object expected")
        return data

    @property
    def has_escapes(self) -> bool:
        """Whether a JSON body writes printable characters as escapes."""
        return self.path != "media/upload" and bool(ESCAPES.search(self.body))

    def integer(self, name: str, missing: int = 40058) -> int:
        """Return an integer of the query, or refuse a missing or malformed one."""
        value = self.query.get(name, "")
        if not value:
            raise ApiError(missing)
        if not value.isdigit():
            raise ApiError(40035)
        return int(value)


def check_agent(value: Any, agent_id: int) -> None:
    """Pass the id of the token's own app; refuse a missing, malformed or foreign one."""
    if value in (None, ""):
        raise ApiError(41011)
    if isinstance(value, bool) or not str(value).isdigit():
        raise ApiError(40056)
    if int(value) != agent_id:
        raise ApiError(301002)
