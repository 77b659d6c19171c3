"""The lanes of the outbox, and leases on them: one worker at a time drains a lane, and a dead one's is soon free."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from zlib import crc32

from redis import Redis

from storage.keys import Keys

PEOPLE_LANES = 8
# Fetching pictures takes long: in lanes of their own they hold up no message. Fewer than threads.
PICTURE_LANES = 2
# A mail server may be slow or away for hours, and nobody's messages shall wait for it.
MAIL_LANE = PEOPLE_LANES + PICTURE_LANES
# An archive takes minutes to build.
EXPORT_LANE = MAIL_LANE + 1
OUTBOX_LANES = EXPORT_LANE + 1

LEASE_MS = 10_000

# Taking again with the same value renews, so a command that is sent twice does no harm.
_TAKE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0
"""
_RENEW = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 0
"""
_RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
"""


class Lease:
    """The right to drain one lane, for as long as it is renewed in time."""

    def __init__(self, lane: int, value: str, sure_until: float) -> None:
        self.lane = lane
        self.value = value
        self.sure_until = sure_until


class Lanes:
    """Takes, renews and releases the leases of one process."""

    def __init__(
        self,
        server: Redis,
        keys: Keys,
        *,
        lease_ms: int = LEASE_MS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keys = keys
        self._lease_ms = lease_ms
        self._monotonic = monotonic
        self._take = server.register_script(_TAKE)
        self._renew = server.register_script(_RENEW)
        self._release = server.register_script(_RELEASE)
        self._held: set[Lease] = set()
        self._lock = threading.Lock()

    @property
    def renew_every_s(self) -> float:
        return self._lease_ms / 3000

    def take(self, lane: int) -> Lease | None:
        """The lease of a lane; None while another worker has it."""
        value, sure_until = secrets.token_hex(8), self._sure_until()
        if not self._take(keys=[self._keys.lease(lane)], args=[value, self._lease_ms]):
            return None
        lease = Lease(lane, value, sure_until)
        with self._lock:
            self._held.add(lease)
        return lease

    def is_held(self, lease: Lease) -> bool:
        """Whether no one else can have the lane yet; a fifth of the lease is left as a margin."""
        return self._monotonic() < lease.sure_until

    def renew_all(self) -> None:
        """Prolong every lease this process has; one that was lost stays lost."""
        with self._lock:
            held = list(self._held)
        for lease in held:
            sure_until = self._sure_until()
            key = self._keys.lease(lease.lane)
            if self._renew(keys=[key], args=[lease.value, self._lease_ms]):
                lease.sure_until = sure_until

    def release(self, lease: Lease) -> None:
        """Free the lane unless someone else has it by now."""
        with self._lock:
            self._held.discard(lease)
        self._release(keys=[self._keys.lease(lease.lane)], args=[lease.value])

    def _sure_until(self) -> float:
        return self._monotonic() + self._lease_ms / 1000 * 0.8


def lane_of(user_id: str) -> int:
    """The outbox lane of a person: the same in every process, so that order per person is kept."""
    return crc32(user_id.casefold().encode()) % PEOPLE_LANES


def picture_lane_of(user_id: str) -> int:
    """The lane in which what a person sent is fetched, one after the other."""
    return PEOPLE_LANES + crc32(user_id.casefold().encode()) % PICTURE_LANES
