"""A Redis-compatible server of our own, whose data survives the sudden death of anything."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, unquote, urlsplit

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from storage.files.folder_lock import take_lock
from storage.parents import end
from storage.server.binary import find_binary
from storage.server.errors import EmbeddedServerError
from storage.server.process import run_server

LOAD_WAIT_S = 300.0
STOP_WAIT_S = 10.0
SOCKET_PATH_BYTES = 100  # the system allows 104 to 108


class EmbeddedServer:
    """One server on one folder: data in `redis/`, log in `redis.log`, address in `redis.url`.

    It listens on a unix socket that only its owner can open. On Linux it ends when the thread that
    started it ends, so start it from the main thread.
    """

    def __init__(self, folder: Path, binary: Path | None = None) -> None:
        self._folder = folder.absolute()
        self._binary = binary
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._socket: Path | None = None

    @property
    def url(self) -> str:
        """The address for redis-py; it stays the same over a restart."""
        if self._socket is None:
            raise EmbeddedServerError("the embedded Redis server has not been started")
        return f"unix://{quote(str(self._socket))}"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Run the server and wait until it has loaded its data and answers; again after a death."""
        if self.is_alive():
            return
        is_first = self._lock is None
        try:
            self._start()
        except BaseException:
            if is_first:  # a later start keeps the address for the next attempt
                self.stop()
            raise

    def is_alive(self) -> bool:
        """Whether the process runs and its socket is still there for new connections."""
        return (
            self._process is not None
            and self._process.poll() is None
            and self._socket is not None
            and self._socket.exists()
        )

    def stop(self) -> None:
        """End the server cleanly and free the folder; nothing happens if it is not running."""
        self._end_process()
        if self._socket is not None:
            shutil.rmtree(self._socket.parent, ignore_errors=True)
            (self._folder / "redis.url").unlink(missing_ok=True)
            self._socket = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> EmbeddedServer:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()

    def _start(self) -> None:
        self._end_process()
        binary = self._binary or find_binary()
        data = self._folder / "redis"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        data.mkdir(exist_ok=True)
        data.chmod(0o700)
        if self._lock is None:
            self._lock = take_lock(self._folder / "redis.lock")
        self._socket = self._make_socket_folder() / "redis.sock"
        self._socket.unlink(missing_ok=True)
        with (self._folder / "redis.log").open("ab") as log:
            self._process = run_server(binary, data, self._socket, self._lock, log)
        (self._folder / "redis.url").write_text(self.url)
        self._wait_until_loaded()

    def _end_process(self) -> None:
        if self._process is None:
            return
        end(self._process, STOP_WAIT_S)
        self._process = None

    def _make_socket_folder(self) -> Path:
        """A short private folder: DATA_DIR may be too long for a socket, or on a share."""
        if self._socket is not None:
            self._socket.parent.mkdir(mode=0o700, exist_ok=True)
            return self._socket.parent
        _sweep(self._folder / "redis.url")
        name = tempfile.mkdtemp(prefix="bot-redis-")
        if len(os.fsencode(name)) + len("/redis.sock") > SOCKET_PATH_BYTES:
            Path(name).rmdir()
            name = tempfile.mkdtemp(prefix="bot-redis-", dir="/tmp")  # noqa: S108  made 0700
        return Path(name)

    def _wait_until_loaded(self) -> None:
        log = self._folder / "redis.log"
        deadline = time.monotonic() + LOAD_WAIT_S
        while not _answers(self.url):
            if self._process is None or self._process.poll() is not None:
                raise EmbeddedServerError(
                    f"自带的 Redis 一启动就退出：{_last_line(log)}（见 {log}）"
                )
            if time.monotonic() > deadline:
                raise EmbeddedServerError(
                    f"自带的 Redis {LOAD_WAIT_S:.0f} 秒内没有读完数据（见 {log}）"
                )
            time.sleep(0.005)


def running_url(folder: Path) -> str | None:
    """The address of the server that runs on this folder just now; None if there is none."""
    try:
        url = (folder / "redis.url").read_text()
    except OSError:
        return None
    return url if _answers(url) else None


def _answers(url: str) -> bool:
    client = Redis.from_url(url, retry=Retry(NoBackoff(), 0), socket_timeout=5)
    with contextlib.closing(client):
        try:
            return bool(client.ping())
        except RedisError:
            return False


def _sweep(record: Path) -> None:
    """Remove the socket folder that a killed start left behind."""
    with contextlib.suppress(OSError):
        left = Path(unquote(urlsplit(record.read_text()).path)).parent
        if left.name.startswith("bot-redis-"):
            shutil.rmtree(left, ignore_errors=True)


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-1:]
    return lines[0].strip() if lines else "no word in its log"
