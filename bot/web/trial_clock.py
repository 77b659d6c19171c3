"""`/trial/clock`: the campaign clock shown and moved; there only while BOT_NOW runs a trial."""

from __future__ import annotations

import hmac
from datetime import datetime

from flask import Blueprint, Response, jsonify, request

from bot.clock import Clock, TrialClock


def trial_routes(clock: Clock, key: str) -> Blueprint:
    """The blueprint of a trial; empty on the real clock, so the addresses are unknown there.

    To move the clock takes this key, as `Authorization: Bearer KEY`.
    """
    blueprint = Blueprint("trial", __name__)
    if isinstance(clock, TrialClock):
        _add(blueprint, clock, key)
    return blueprint


def _add(blueprint: Blueprint, clock: TrialClock, key: str) -> None:
    @blueprint.get("/trial/clock")
    def shown() -> Response:
        return jsonify(now=clock.now().isoformat())

    @blueprint.put("/trial/clock")
    def moved() -> tuple[Response, int]:
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {key}".encode()):
            return jsonify(error="the key is missing: Authorization: Bearer <WECOM_TOKEN>"), 403
        try:
            asked = request.get_json(silent=True)
            instant = datetime.fromisoformat(
                str(asked["now"] if isinstance(asked, dict) else asked)
            )
            if instant.tzinfo is None:
                raise ValueError("no offset")
            clock.move_to(instant)
        except (KeyError, ValueError, RecursionError):
            return jsonify(error="now must be a time with its offset, from 2000 to 2100"), 400
        return jsonify(now=clock.now().isoformat()), 200
