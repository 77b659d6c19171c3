"""The product as its web server serves it."""

from __future__ import annotations

import os

from bot.web.app import create_app
from bot.web.reception import Answer, Reception
from bot.web.server import keep_what_is_loaded


def create_answer() -> Answer:
    """What answers the requests of the server."""
    app = create_app()
    keep_what_is_loaded()
    return Reception(app, int(os.environ["BENCH_THREADS"])).answer
