"""The one place where a Redis client is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import hiredis
import redis
from redis import ConnectionPool
from redis.backoff import ExponentialWithJitterBackoff
from redis.client import Pipeline
from redis.retry import Retry

from storage.server.time_limit import time_left_s
from storage.store_errors import NoConnectionError, translated

CONNECT_TIMEOUT_S = 1.0
SOCKET_TIMEOUT_S = 2.0
HEALTH_CHECK_S = 30
Answer = TypeVar("Answer")


class Client(redis.Redis):
    """A client whose errors are ours."""

    def execute_command(self, *args: Any, **options: Any) -> Any:
        """Do one command; without the client's own metrics, which cost as much as the command."""
        pool = self.connection_pool
        with translated():
            connection = pool.get_connection()
            try:
                return connection.retry.call_with_retry(
                    lambda: self._asked(connection, args[0], *args, **options),
                    lambda _: connection.disconnect(),  # type: ignore[no-untyped-call]
                )
            finally:
                pool.release(connection)

    _asked: Callable[..., Any] = redis.Redis._send_command_parse_response

    def pipeline(self, transaction: bool = True, shard_hint: Any = None) -> Pipeline:
        return _Pipeline(self.connection_pool, self.response_callbacks, transaction, shard_hint)


class _Pipeline(Pipeline):
    def execute(self, raise_on_error: bool = True) -> list[Any]:
        with translated():
            return super().execute(raise_on_error)


class _Packer:
    """Packs a command in one call; the client's own looks at every word of it before."""

    def pack(self, *words: Any) -> list[bytes]:
        name, *rest = words
        return [hiredis.pack_command((*name.encode().split(), *rest))]


class _Attempts(Retry):
    """Once something was sent, failing to connect again does not make its outcome known."""

    def call_with_retry(
        self, do: Callable[[], Answer], fail: Callable[..., Any], *args: Any, **options: Any
    ) -> Answer:
        was_sent = False

        def failed(error: Exception, *more: Any) -> Any:
            nonlocal was_sent
            was_sent |= not isinstance(error, NoConnectionError | redis.BusyLoadingError)
            return fail(error, *more)

        try:
            return super().call_with_retry(do, failed, *args, **options)
        except NoConnectionError as error:
            if was_sent:
                raise redis.ConnectionError(f"no answer, then: {error}") from error
            raise


if TYPE_CHECKING:
    from redis.connection import AbstractConnection as _Connection
else:  # what it is mixed into decides how to connect
    _Connection = object


class _Telling(_Connection):
    """Tells failing to connect, before anything was sent, from failing later."""

    def connect_check_health(self, *args: Any, **options: Any) -> None:
        try:
            super().connect_check_health(*args, **options)
        except (redis.BusyLoadingError, redis.AuthenticationError):
            raise
        except (redis.ConnectionError, redis.TimeoutError) as error:
            raise NoConnectionError(str(error)) from error

    def check_health(self) -> None:
        try:
            super().check_health()  # type: ignore[no-untyped-call]
        except redis.BusyLoadingError:
            raise
        except (redis.ConnectionError, redis.TimeoutError) as error:
            raise NoConnectionError(str(error)) from error


class _Patient(_Telling):
    """Waits no longer than the thread's time limit allows, in whatever it does."""

    _is_limited = False

    def _connect(self) -> Any:
        left_s, usual = time_left_s(), self.socket_connect_timeout
        if left_s is None:
            return super()._connect()  # type: ignore[no-untyped-call, safe-super]
        try:
            self.socket_connect_timeout = min(left_s, usual or left_s)
            return super()._connect()  # type: ignore[no-untyped-call, safe-super]
        finally:
            self.socket_connect_timeout = usual

    def send_packed_command(self, *args: Any, **options: Any) -> None:
        self._keep_to_limit()
        super().send_packed_command(*args, **options)  # type: ignore[no-untyped-call]

    def read_response(self, *args: Any, **options: Any) -> Any:
        self._keep_to_limit()
        return super().read_response(*args, **options)

    def _keep_to_limit(self) -> None:
        left_s, sock = time_left_s(), self._sock
        if sock is None or (left_s is None and not self._is_limited):
            return
        usual = self.socket_timeout
        self._is_limited = left_s is not None
        sock.settimeout(usual if left_s is None else min(left_s, usual or left_s))


def connect(
    url: str,
    *,
    socket_timeout_s: float = SOCKET_TIMEOUT_S,
    connect_timeout_s: float = CONNECT_TIMEOUT_S,
    retries: int = 1,
) -> Client:
    """A pooled, thread-safe client that speaks str, for unix://, redis:// and rediss:// addresses.

    Nothing is sent yet. A command that times out is sent again `retries` times, so whatever it does
    must be harmless when done twice; a blocking read needs a longer socket timeout and no retries.
    A thread that has set a `time_limit` waits no longer than that for all its commands together.
    """
    pool = ConnectionPool.from_url(
        url,
        decode_responses=True,
        # RESP3 costs one more message per connection and a third more time per reply.
        protocol=2,
        command_packer=_Packer(),
        socket_timeout=socket_timeout_s,
        socket_connect_timeout=connect_timeout_s,
        health_check_interval=HEALTH_CHECK_S,
        retry=_Attempts(ExponentialWithJitterBackoff(base=0.05, cap=0.5), retries),
    )
    pool.connection_class = type("Connection", (_Patient, pool.connection_class), {})
    client = Client(connection_pool=pool)
    client.auto_close_connection_pool = True
    return client
