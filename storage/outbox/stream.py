"""The outbox in Redis: one stream per lane, read by one group, acknowledged after the effect."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from secrets import token_hex
from typing import Any, cast

from redis import Redis, ResponseError

from storage.atomic import Atomic, to_outbox, unset
from storage.effects import Effect
from storage.keys import SEEN_FOR_S, Keys
from storage.outbox.effect_fields import lane_for, to_fields
from storage.outbox.entries import Entry, Failures, effect_in, entry_of, failures_in
from storage.outbox.lanes import OUTBOX_LANES

GROUP = "workers"
# The same name in every process: what a dead worker had in hand is its successor's backlog.
READER = "lane"
PAGE = 100

_FINISH = """
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
redis.call('XDEL', KEYS[1], ARGV[2])
return redis.call('HDEL', KEYS[2], ARGV[3])
"""
# Only the first of two equal calls finds the entry unacknowledged, so it is buried once.
_BURY = """
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 1 then
  local at = 4
  for stream = 3, #KEYS do
    local words = tonumber(ARGV[at])
    redis.call('XADD', KEYS[stream], '*', unpack(ARGV, at + 1, at + words))
    at = at + words + 1
  end
end
redis.call('XDEL', KEYS[1], ARGV[2])
return redis.call('HDEL', KEYS[2], ARGV[3])
"""


class Outbox:
    """What the workers do with the lanes; writing entries is part of the commit of a callback."""

    def __init__(self, server: Redis, keys: Keys, lanes: int = OUTBOX_LANES) -> None:
        self._server = server
        self._keys = keys
        self._lanes = range(lanes)
        self._atomic = Atomic(server)
        self._finish = server.register_script(_FINISH)
        self._bury = server.register_script(_BURY)

    def add(self, *effects: Effect) -> None:
        """Leave effects to be brought about, all or nothing."""
        marker = self._keys.seen(f"add-{token_hex(8)}")  # so that a repetition adds nothing
        writes = [*to_outbox(self._keys, effects), ["SET", marker, "", "EX", str(SEEN_FOR_S)]]
        self._atomic.write([unset(marker)], writes)

    def ensure_groups(self) -> None:
        """Create streams and groups where they are missing; entries written before are not lost."""
        for lane in self._lanes:
            try:
                self._server.xgroup_create(self._keys.outbox(lane), GROUP, id="0", mkstream=True)
            except ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    def count(self) -> int:
        """How many entries are left to do, now or later."""
        return sum(self._lengths())

    def oldest_s(self) -> float:
        """Seconds since the oldest entry was written, by the server's clock; 0 where none waits."""
        pipeline = self._server.pipeline(transaction=False)
        pipeline.time()
        for lane in self._lanes:
            pipeline.xrange(self._keys.outbox(lane), count=1)
        (seconds, microseconds), *lanes = pipeline.execute()
        now_ms = seconds * 1000 + microseconds // 1000
        written = [int(entry.split("-")[0]) for lane in lanes for entry, _ in lane]
        return float(max(0, now_ms - min(written, default=now_ms)) / 1000)

    def all(self) -> Iterator[Effect | None]:
        """Every effect left to do, now or later; None for what this version cannot read."""
        for fields in self._fields():
            yield effect_in(fields)

    def occupied(self) -> list[int]:
        """The lanes with anything left to do, now or later."""
        return [lane for lane, left in zip(self._lanes, self._lengths(), strict=True) if left]

    def tails(self) -> dict[int, str]:
        """The id that was given last in each lane; the groups must exist."""
        pipeline = self._server.pipeline(transaction=False)
        for lane in self._lanes:
            pipeline.xinfo_stream(self._keys.outbox(lane))
        infos = pipeline.execute()
        return {
            lane: info["last-generated-id"] for lane, info in zip(self._lanes, infos, strict=True)
        }

    def backlog(self, lane: int) -> Iterator[Entry]:
        """What was read before and is not done, oldest first."""
        after = "0"
        while page := self._read(lane, after):
            after = page[-1][0]
            notes = self._server.hmget(self._keys.failures, [f"{lane}:{id_}" for id_, _ in page])
            for (id_, fields), note in zip(page, cast(list[str | None], notes), strict=True):
                entry = entry_of(lane, id_, fields, failures_in(note))
                if fields:
                    yield entry
                else:  # someone removed it from the stream by hand
                    self.finish(entry)

    def fresh(self, lane: int) -> list[Entry]:
        """Up to a page of entries no one has read before, oldest first; now they are backlog."""
        return [entry_of(lane, id_, fields) for id_, fields in self._read(lane, ">")]

    def finish(self, entry: Entry) -> None:
        """Forget an entry whose effect has happened."""
        self._finish(
            keys=[self._keys.outbox(entry.lane), self._keys.failures],
            args=[GROUP, entry.id, entry.key],
        )

    def put_off(self, entry: Entry, failures: Failures) -> None:
        """Remember what went wrong and when to try again; the entry keeps its place."""
        note = json.dumps({**asdict(failures), "counts": dict(failures.counts)})
        self._server.hset(self._keys.failures, entry.key, note)

    def bury(
        self, entry: Entry, reason: str, refusal: str = "", tell: Iterable[Effect] = ()
    ) -> None:
        """Move an entry that has no hope to the dead letters, with the reason, and tell of it.

        `refusal` is the kind of the reason, one of a few.
        """
        letter = {**entry.fields, "entry": entry.key, "reason": reason, "refusal": refusal}
        effects = list(tell)
        args: list[str | int] = [GROUP, entry.id, entry.key, 2 * len(letter)]
        args += [word for pair in letter.items() for word in pair]
        for effect in effects:
            fields = to_fields(effect)
            args += [len(fields), *fields]
        lanes = [self._keys.outbox(lane_for(effect)) for effect in effects]
        own = self._keys.outbox(entry.lane)
        self._bury(keys=[own, self._keys.failures, self._keys.dead_letters, *lanes], args=args)

    def waiting_kinds(self) -> Counter[str]:
        """How many entries of each kind are left to do, now or later."""
        return Counter(fields.get("kind", "") for fields in self._fields())

    def _lengths(self) -> list[int]:
        pipeline = self._server.pipeline(transaction=False)
        for lane in self._lanes:
            pipeline.xlen(self._keys.outbox(lane))
        return pipeline.execute()

    def _fields(self) -> Iterator[dict[str, str]]:
        pipeline = self._server.pipeline(transaction=False)
        for lane in self._lanes:
            pipeline.xrange(self._keys.outbox(lane))
        return (fields for entries in pipeline.execute() for _, fields in entries)

    def _read(self, lane: int, after: str) -> list[tuple[str, dict[str, str]]]:
        stream = self._keys.outbox(lane)
        try:
            answer: Any = self._server.xreadgroup(GROUP, READER, {stream: after}, count=PAGE)
        except ResponseError as error:
            if "NOGROUP" not in str(error):
                raise
            self.ensure_groups()  # it was lost with the data; what came since is not
            return self._read(lane, after)
        return answer[0][1] if answer else []


class News:
    """Waits for new entries; it has a connection of its own, whose timeout is longer than the wait."""

    def __init__(self, waiting_server: Redis, keys: Keys, tails: Mapping[int, str]) -> None:
        self._server = waiting_server
        self._lane_of = {keys.outbox(lane): lane for lane in tails}
        self._tails = {keys.outbox(lane): tail for lane, tail in tails.items()}

    def wait(self, at_most_ms: int) -> list[int]:
        """The lanes with entries since the last call; none after `at_most_ms` without news."""
        streams: dict[Any, Any] = dict(self._tails)
        answer: Any = self._server.xread(streams, count=PAGE, block=at_most_ms)
        for stream, entries in answer:
            self._tails[stream] = entries[-1][0]
        return [self._lane_of[stream] for stream, _ in answer]
