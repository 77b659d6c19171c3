"""`/healthz`: the process is alive. `/readyz`: it can take callbacks."""

from __future__ import annotations

import redis
from flask import Blueprint, Response


def health_routes(server: redis.Redis) -> Blueprint:
    """The blueprint for machines that watch the bot."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> Response:
        return _plain("ok")

    @blueprint.get("/readyz")
    def readyz() -> Response:
        try:
            server.ping()
        except redis.RedisError:
            return _plain("redis is not reachable", 503)
        return _plain("ready")

    return blueprint


def _plain(text: str, status: int = 200) -> Response:
    return Response(f"{text}\n", status, mimetype="text/plain")
