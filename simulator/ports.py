"""Claiming a port that is free on loopback, so that programs started at once take different ones."""

import contextlib
import socket
from typing import Self

TRIES = 50


class ClaimedPort:
    """A port nobody listens on, kept from other simulators until the claim is let go."""

    def __init__(self, port: int, claim: socket.socket) -> None:
        self.port = port
        self._claim = claim

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._claim.close()


def claim_port(wanted: int) -> ClaimedPort:
    """Claim `wanted`, or the next port above it that is free; 0 means any."""
    if wanted == 0:
        return claim_port(_any_port())
    for port in range(wanted, wanted + TRIES):
        if claim := _claim(port):
            if _is_free(port):
                return ClaimedPort(port, claim)
            claim.close()
    raise OSError(f"no free port from {wanted} to {wanted + TRIES - 1}")


def free_port(wanted: int) -> int:
    """The port that a claim would be given just now."""
    with claim_port(wanted) as claimed:
        return claimed.port


def _any_port() -> int:
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


def _claim(port: int) -> socket.socket | None:
    """The UDP port of the same number, on which nothing is ever sent; None while somebody has it.

    The system takes it back with the process, and no file is left anywhere.
    """
    claim = socket.socket(type=socket.SOCK_DGRAM)
    try:
        claim.bind(("127.0.0.1", port))
    except OSError:
        claim.close()
        return None
    return claim


def _is_free(port: int) -> bool:
    for host in ("127.0.0.1", ""):
        with contextlib.closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                return False
    return True
