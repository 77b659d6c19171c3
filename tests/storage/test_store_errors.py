"""What the store did or did not do, told apart: certainly nothing, or nobody knows."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
import redis
from redis import exceptions as client

from storage import store_errors as errors
from storage.server.connection import connect

HANGS = 1.0


class Peer:
    """Something on a port that reads what comes and says this, or nothing, and may then close it."""

    def __init__(self, says: bytes = b"", *, closes: bool = False) -> None:
        self._says, self._closes = says, closes
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                peer, _ = self._listening.accept()
                self._open.append(peer)
                threading.Thread(target=self._answer, args=(peer,), daemon=True).start()

    def _answer(self, peer: socket.socket) -> None:
        with suppress(OSError):
            while heard := peer.recv(65536):
                if b"GET" not in heard:  # the greeting of the client, which may look first
                    peer.sendall(b"+OK\r\n" * heard.count(b"SETINFO"))
                    peer.sendall(b"+PONG\r\n" * heard.count(b"PING"))
                    continue
                if self._closes:
                    self.stop()
                    return
                peer.sendall(self._says)

    def stop(self) -> None:
        self._listening.close()
        for peer in self._open:
            with suppress(OSError):
                peer.shutdown(socket.SHUT_RDWR)
            peer.close()


@pytest.fixture
def peers() -> Iterator[list[Peer]]:
    made: list[Peer] = []
    yield made
    for peer in made:
        peer.stop()


def ask(port: int, retries: int = 0) -> None:
    url = f"redis://127.0.0.1:{port}"
    with closing(connect(url, socket_timeout_s=HANGS, retries=retries)) as store:
        store.get("anything")


@pytest.mark.parametrize("retries", [0, 1])
def test_nobody_there_is_certain(retries: int) -> None:
    with pytest.raises(errors.AwayError):
        ask(9, retries)


@pytest.mark.parametrize("retries", [0, 1])
def test_asked_and_not_answered_is_not_known(peers: list[Peer], retries: int) -> None:
    peers.append(Peer())
    with pytest.raises(errors.OutcomeUnknownError):
        ask(peers[0].port, retries)


def test_gone_after_it_was_asked_stays_unknown_however_often_it_is_tried(
    peers: list[Peer],
) -> None:
    """The second attempt finds nobody; the first may have been heard all the same."""
    peers.append(Peer(closes=True))
    with pytest.raises(errors.OutcomeUnknownError):
        ask(peers[0].port, retries=1)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("LOADING Redis is loading the dataset in memory", errors.LoadingError),
        ("OOM command not allowed when used memory > 'maxmemory'.", errors.FullError),
        ("MISCONF Errors writing to the AOF file: No space left", errors.DiskFullError),
        ("READONLY You can't write against a read only replica.", errors.ReadOnlyError),
        ("MASTERDOWN Link with MASTER is down", errors.ReadOnlyError),
        ("CLUSTERDOWN The cluster is down", errors.ReadOnlyError),
        ("NOREPLICAS Not enough good replicas to write.", errors.ReadOnlyError),
        ("ERR something else", errors.RefusedError),
    ],
)
def test_what_it_says_no_with(peers: list[Peer], said: str, kind: type[Exception]) -> None:
    peers.append(Peer(f"-{said}\r\n".encode()))
    with pytest.raises(kind) as told:
        ask(peers[0].port)
    assert isinstance(told.value, errors.StoreError)
    assert not isinstance(told.value, errors.OutcomeUnknownError)


def test_every_refusal_is_certain_and_the_unknown_is_none() -> None:
    for kind in (errors.AwayError, errors.LoadingError, errors.DiskFullError):
        assert issubclass(kind, errors.RefusedError)
    assert not issubclass(errors.OutcomeUnknownError, errors.RefusedError)


def test_a_script_the_server_does_not_know_is_sent(server: redis.Redis) -> None:
    script = server.register_script("return ARGV[1]")
    server.script_flush()
    assert script(args=["x"]) == "x"


def test_pipelines_tell_the_same() -> None:
    with closing(connect("redis://127.0.0.1:9", retries=0)) as store:
        pipeline = store.pipeline(transaction=False)
        pipeline.ping()
        with pytest.raises(errors.AwayError):
            pipeline.execute()


def test_a_client_error_of_no_known_kind_is_a_refusal() -> None:
    assert type(errors.of(client.ResponseError("BUSYGROUP there"))) is errors.RefusedError
