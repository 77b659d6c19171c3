"""The product as its web server serves it."""

from __future__ import annotations

import os

from bot.web.app import create_app
from bot.web.reception import Answer, Reception


def create_answer() -> Answer:
    """What answers the requests of the server."""
    return Reception(create_app(), int(os.environ["BENCH_THREADS"])).answer
