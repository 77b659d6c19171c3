"""All keys of a campaign as of one moment, in a form that any version of any engine can take back.

Not the engine's own DUMP, which only the same engine in the same or a newer version reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from redis import Redis

from storage.documents import dump, load
from storage.keys import Keys

# What belongs to processes that run, and an access to the platform, which no copy shall give away.
LEFT_OUT = ("token", "lease:", "pulse", "losses", "sent:", "sending-paused", "backups")
_SCRIPT = (Path(__file__).parent / "copies.lua").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class KeyCopy:
    """One key: its name within the campaign, its type, when it ends (None = never), its value."""

    name: str
    kind: str
    ends_ms: int | None
    value: Any


def copy_store(server: Redis, keys: Keys) -> list[KeyCopy]:
    """Every key of the campaign, read in one step in which nobody writes."""
    prefix = keys.prefix
    read: Any = server.register_script(_SCRIPT)(keys=[keys.snapshot], args=[prefix])
    found = [
        KeyCopy(
            key.removeprefix(prefix), kind, ends_ms if ends_ms >= 0 else None, _value(kind, raw)
        )
        for key, kind, ends_ms, raw in read
    ]
    kept = (copy for copy in found if not copy.name.startswith(LEFT_OUT))
    return sorted(kept, key=lambda copy: copy.name)


def lines_of(copies: Iterable[KeyCopy]) -> bytes:
    """The copies as text, one line each; equal data are equal bytes."""
    return "".join(f"{dump(asdict(copy))}\n" for copy in copies).encode()


def copies_in(lines: bytes) -> list[KeyCopy]:
    """The copies that such text holds."""
    return [KeyCopy(**load(line)) for line in lines.decode().split("\n") if line]


def _value(kind: str, raw: Any) -> Any:
    match kind:
        case "hash":
            return dict(sorted(zip(raw[::2], raw[1::2], strict=True)))
        case "set":
            return sorted(raw)
        case "zset":
            scores = (repr(float(score)) for score in raw[1::2])  # each engine writes them its way
            return [word for pair in zip(raw[::2], scores, strict=True) for word in pair]
        case "stream":
            last_id, entries, groups = raw
            return {
                "last_id": last_id,
                "entries": entries,
                "groups": [_group(*group) for group in groups],
            }
    return raw


def _group(name: str, last_id: str, pending: list[Any]) -> dict[str, Any]:
    in_hand = [[entry, consumer, times] for entry, consumer, _idle_ms, times in pending]
    return {"name": name, "last_id": last_id, "pending": in_hand}
