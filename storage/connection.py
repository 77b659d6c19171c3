"""The one place where a Redis client is made."""

from __future__ import annotations

from redis import Redis
from redis.backoff import ExponentialWithJitterBackoff
from redis.retry import Retry

CONNECT_TIMEOUT_S = 1.0
SOCKET_TIMEOUT_S = 2.0
HEALTH_CHECK_S = 30


def connect(
    url: str,
    *,
    socket_timeout_s: float = SOCKET_TIMEOUT_S,
    connect_timeout_s: float = CONNECT_TIMEOUT_S,
    retries: int = 1,
) -> Redis:
    """A pooled, thread-safe client that speaks str, for unix://, redis:// and rediss:// addresses.

    Nothing is sent yet. A command that times out is sent again `retries` times, so whatever it does
    must be harmless when done twice; a blocking read needs a longer socket timeout and no retries.
    """
    return Redis.from_url(
        url,
        decode_responses=True,
        # RESP3 costs one more message per connection and a third more time per reply.
        protocol=2,
        socket_timeout=socket_timeout_s,
        socket_connect_timeout=connect_timeout_s,
        health_check_interval=HEALTH_CHECK_S,
        retry=Retry(ExponentialWithJitterBackoff(base=0.05, cap=0.5), retries),
    )
