"""How child processes end: with their parent, however it ends, or because it asks them to."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with(parent: int) -> None:
    """Ask for SIGTERM at the death of the parent; called in the child, which may exec afterwards.

    Only Linux can do this; elsewhere the children of a killed parent have to be ended by hand.
    """
    if _LIBC is None:
        return
    _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


def end(child: subprocess.Popen[bytes], within_s: float) -> bool:
    """End a child by SIGTERM; False if it took longer than that and had to be killed."""
    child.terminate()
    try:
        child.wait(within_s)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return False
    return True
