"""A reader of uploads that prints what it reads where a log may be, and dies of it."""

from __future__ import annotations

import os
import signal
import sys

sys.stderr.buffer.write(sys.stdin.buffer.read())
sys.stderr.flush()
os.kill(os.getpid(), signal.SIGKILL)
