"""`/healthz`: the process is alive. `/readyz`: what is said now is kept and carried out."""

from __future__ import annotations

from flask import Blueprint, Response

from bot.web.readiness import Readiness


def health_routes(readiness: Readiness) -> Blueprint:
    """The blueprint for machines that watch the bot."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> Response:
        return _plain("ok")

    @blueprint.get("/readyz")
    def readyz() -> Response:
        missing, notes = readiness.look()
        if missing:
            return _plain("\n".join((*missing, *notes)), 503)
        return _plain("\n".join(("ready", *notes)))

    return blueprint


def _plain(text: str, status: int = 200) -> Response:
    return Response(f"{text}\n", status, mimetype="text/plain")
