"""The web application of one process, served over real HTTP inside the test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.clock import Clock
from bot.config_file import load_campaign
from bot.settings import Settings, read_settings
from bot.web.app import build_app
from campaign.model import Campaign
from simulator.credentials import Credentials
from storage.store import Store

ROOT = Path(__file__).parents[2]


UNHURRIED_S = 60.0  # a busy machine is no reason to put an answer off
STOP_LOOKED_FOR_EVERY_S = 0.02


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Keep access lines out of the test's output."""


def settings_for(folder: Path, **environ: str) -> Settings:
    """The settings under which the simulator's sample app runs."""
    here = {"DATA_DIR": str(folder), "BOT_CONFIG": str(ROOT / "config.yaml")}
    return read_settings(Credentials.sample().environment() | here | environ)


def campaign() -> Campaign:
    """The campaign that ships."""
    return load_campaign(ROOT / "config.yaml")


@contextmanager
def serving(app: Flask, port: int = 0) -> Iterator[str]:
    """Serve the application until the block ends; gives its callback URL."""
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(STOP_LOOKED_FOR_EVERY_S,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}/wecom/callback"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def app_on(
    settings: Settings, redis_url: str, clock: Clock, answer_within_s: float = UNHURRIED_S
) -> Flask:
    """The application on this Redis and this clock."""
    return build_app(settings, Store.at(redis_url, campaign()), clock, answer_within_s)
