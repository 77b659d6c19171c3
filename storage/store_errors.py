"""Why the store did not do what it was asked. Its client's own errors end in this file.

StoreError
├── RefusedError          nothing was written, which is certain
│   ├── AwayError           it cannot be reached
│   ├── LoadingError        it is up and still reads its data
│   ├── FullError           it has no room for more
│   │   └── DiskFullError      it cannot write to its disk
│   └── ReadOnlyError       it takes no writes here: a replica, or failing over just now
└── OutcomeUnknownError   it was asked and gave no answer: it may have been written or not

What is refused may be tried again as it is. After an unknown outcome only what is harmless when done
twice may be: a commit is, under the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import redis
from redis import exceptions as client


class StoreError(redis.RedisError):
    """The store did not do what it was asked."""


class RefusedError(StoreError, redis.ResponseError):
    """Nothing was written; the text begins with the code the server gave."""


class AwayError(RefusedError, redis.ConnectionError):
    """The store cannot be reached."""


class LoadingError(RefusedError):
    """The store is up and still reads its data."""


class FullError(RefusedError):
    """The store has no room for more."""


class DiskFullError(FullError):
    """The store cannot write to its disk, which mostly is full."""


class ReadOnlyError(RefusedError):
    """The store takes no writes here: it is a replica, or is failing over just now."""


class OutcomeUnknownError(StoreError, redis.ConnectionError):
    """The store was asked and gave no answer: it may have been written or not."""


class NoConnectionError(redis.ConnectionError):
    """No connection could be made, so nothing was sent over it."""


# By the client's class where it has one, else by the code in front of the text. The first that fits.
_BY_CLASS: tuple[tuple[type[Exception], type[StoreError]], ...] = (
    (NoConnectionError, AwayError),
    (client.MaxConnectionsError, AwayError),
    (client.AuthenticationError, AwayError),
    (client.BusyLoadingError, LoadingError),
    (client.OutOfMemoryError, FullError),
    (client.ReadOnlyError, ReadOnlyError),
    (client.MasterDownError, ReadOnlyError),
    (client.ClusterDownError, ReadOnlyError),
    (client.ConnectionError, OutcomeUnknownError),
    (client.TimeoutError, OutcomeUnknownError),
)
_BY_CODE = {
    "LOADING": LoadingError,
    "OOM": FullError,
    "MISCONF": DiskFullError,
    "READONLY": ReadOnlyError,
    "MASTERDOWN": ReadOnlyError,
    "CLUSTERDOWN": ReadOnlyError,
    "NOREPLICAS": ReadOnlyError,
    "UNBLOCKED": OutcomeUnknownError,
}


def of(error: redis.RedisError) -> StoreError:
    """The same as an error of ours."""
    text = str(error)
    for theirs, ours in _BY_CLASS:
        if isinstance(error, theirs):
            return ours(text)
    return _BY_CODE.get(text.split(" ", 1)[0], RefusedError)(text)


@contextmanager
def translated() -> Iterator[None]:
    """Let only errors of ours out of the block."""
    try:
        yield
    except (StoreError, client.NoScriptError):  # the second makes the client send the script
        raise
    except redis.RedisError as error:
        raise of(error) from error
