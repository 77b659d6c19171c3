"""Writing the XML inside a callback: one line, in the order seen on the wire."""

import re
import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Value = str | int | float | Mapping[str, "Value"] | Sequence["Value"]
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Head:
    """Who sends to whom through which app, and when (wall clock, whole seconds)."""

    corp_id: str
    user_id: str
    agent_id: int
    created_at: int


class MessageIds:
    """Hands out unique MsgIds of 19 digits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 7_000_000_000_000_000_000 + secrets.randbelow(10**17)

    def next(self) -> int:
        """Return the next id."""
        with self._lock:
            self._last += 1 + secrets.randbelow(1000)
            return self._last


def message_xml(
    head: Head,
    kind: str,
    fields: Mapping[str, Value],
    msg_id: int,
    after: Mapping[str, Value] | None = None,
) -> str:
    """Return the XML of an ordinary message; `after` follows AgentID."""
    inner = {**_start(head, kind), **fields, "MsgId": msg_id, "AgentID": head.agent_id}
    return node("xml", {**inner, **(after or {})})


def event_xml(
    head: Head,
    event: str,
    fields: Mapping[str, Value] | None = None,
    after: Mapping[str, Value] | None = None,
) -> str:
    """Return the XML of an event; it has no MsgId."""
    inner = {**_start(head, "event"), "Event": event, **(fields or {}), "AgentID": head.agent_id}
    return node("xml", {**inner, **(after or {})})


def head_now(corp_id: str, user_id: str, agent_id: int, held_up_s: float = 0.0) -> Head:
    """Return a head stamped with the wall clock, less what the message was held up for."""
    return Head(corp_id, user_id, agent_id, int(time.time() - held_up_s))


def node(name: str, value: Value) -> str:
    """Return `<name>`: numbers bare, words in CDATA, mappings nested, sequences repeated."""
    if isinstance(value, str):
        return f"<{name}><![CDATA[{cdata(value)}]]></{name}>"
    if isinstance(value, Mapping):
        return f"<{name}>{''.join(node(key, inner) for key, inner in value.items())}</{name}>"
    if isinstance(value, Sequence):
        return "".join(node(name, inner) for inner in value)
    return f"<{name}>{value}</{name}>"


def cdata(text: str) -> str:
    """Return `text` fit for a CDATA section, without what XML cannot hold."""
    return ILLEGAL.sub("", text).replace("]]>", "]]]]><![CDATA[>")


def _start(head: Head, kind: str) -> dict[str, Value]:
    return {
        "ToUserName": head.corp_id,
        "FromUserName": head.user_id,
        "CreateTime": head.created_at,
        "MsgType": kind,
    }
