"""Finding a port that is free on loopback."""

import contextlib
import socket

TRIES = 50


def free_port(wanted: int) -> int:
    """Return `wanted`, or the next port above it that nobody listens on; 0 means any."""
    if wanted == 0:
        with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as probe:
            return int(probe.getsockname()[1])
    for port in range(wanted, wanted + TRIES):
        if _is_free(port):
            return port
    raise OSError(f"no free port from {wanted} to {wanted + TRIES - 1}")


def _is_free(port: int) -> bool:
    for host in ("127.0.0.1", ""):
        with contextlib.closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                return False
    return True
