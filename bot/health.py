"""`/healthz`: the process is alive. `/readyz`: what is said now is kept and can be sent."""

from __future__ import annotations

import redis
from flask import Blueprint, Response

from storage.app_gate import AppGate
from storage.keys import Keys
from storage.server_clock import ServerClock
from storage.unreachable import cause_of


def health_routes(server: redis.Redis, keys: Keys) -> Blueprint:
    """The blueprint for machines that watch the bot."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> Response:
        return _plain("ok")

    @blueprint.get("/readyz")
    def readyz() -> Response:
        try:
            refused = AppGate(server, keys, ServerClock(server)).shut()
        except redis.RedisError:
            return _plain("redis is not reachable", 503)
        if refused:
            return _plain(f"WeCom refuses the app since {refused.since}: {cause_of(refused)}", 503)
        return _plain("ready")

    return blueprint


def _plain(text: str, status: int = 200) -> Response:
    return Response(f"{text}\n", status, mimetype="text/plain")
