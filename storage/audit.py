"""Who changed what, from what to what, when and why: a Redis stream a branch, one for the office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from redis import Redis

from campaign.applications import Value
from storage.documents import dump, load
from storage.keys import Keys
from storage.records import Record, from_fields

OPERATOR = "operator"  # who works at the machine, not in the chat
REVIEWS = "reviews"  # the scope of what reviewers give, kept from the chairs
OFFICE = "office"  # the scope of everything the office does, whomever it is about
AT_ONCE = 500
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change; `before` and `after` map `part/entry` (or `status`) to its value.

    In the office's own scope `whom` names the branches it is about, and `said` is what was written.
    `via` is PAGE for what was done on a page, "" for the chat.
    """

    at: datetime
    user_id: str
    did: str
    track: str = ""
    before: Mapping[str, Value | None] | None = None
    after: Mapping[str, Value | None] | None = None
    why: str = ""
    whom: tuple[str, ...] = ()
    said: str = ""
    via: str = ""


def write_of(keys: Keys, scope: str, entry: Entry) -> list[str]:
    """The Redis command that appends an entry to the history of a branch (or of the office)."""
    fields = {
        "at": entry.at.isoformat(),
        "by": entry.user_id,
        "did": entry.did,
        "track": entry.track,
        "before": dump(dict(entry.before or {})),
        "after": dump(dict(entry.after or {})),
    }
    optional = {
        "why": entry.why,
        "whom": " ".join(entry.whom),
        "said": entry.said,
        "via": entry.via,
    }
    fields |= {name: text for name, text in optional.items() if text}
    return ["XADD", keys.audit(scope), "*", *chain.from_iterable(fields.items())]


def entry_in(fields: Mapping[str, str]) -> Entry:
    """The entry a stream holds."""
    return Entry(
        datetime.fromisoformat(fields["at"]),
        fields["by"],
        fields["did"],
        fields["track"],
        load(fields["before"]),
        load(fields["after"]),
        fields.get("why", ""),
        tuple(fields.get("whom", "").split()),
        fields.get("said", ""),
        fields.get("via", ""),
    )


def newest(server: Redis, keys: Keys, scope: str, count: int) -> Iterator[Entry]:
    """The last entries of a history, the newest first."""
    found: Any = server.xrevrange(keys.audit(scope), count=count)
    for _, fields in found:
        yield entry_in(fields)


def read_all(server: Redis, keys: Keys, scope: str) -> Iterator[Entry]:
    """A whole history as it is at the first look, oldest first."""
    last: Any = server.xrevrange(keys.audit(scope), count=1)
    return read(server, keys, scope, until=last[0][0]) if last else iter(())


def with_record(server: Redis, keys: Keys, number: str) -> tuple[Record, Iterator[Entry]]:
    """A branch's record and its history at the same moment: it tells nothing the record does not show."""
    pipeline = server.pipeline(transaction=True)
    pipeline.hgetall(keys.branch(number))
    pipeline.xrevrange(keys.audit(number), count=1)
    fields, last = pipeline.execute()
    history = read(server, keys, number, until=last[0][0]) if last else iter(())
    return from_fields(fields), history


def read(server: Redis, keys: Keys, scope: str, until: str = "+") -> Iterator[Entry]:
    """A whole history, oldest first, up to the stream id `until`."""
    after = "-"
    while True:
        page: Any = server.xrange(keys.audit(scope), min=after, max=until, count=AT_ONCE)
        for _, fields in page:
            yield entry_in(fields)
        if len(page) < AT_ONCE:
            return
        after = f"({page[-1][0]}"
