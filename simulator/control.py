"""The control panel behind the page: clock, faults, switches, log; JSON for scripts too."""

import heapq
from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request

from simulator.clock import CHINA
from simulator.server_parts import Parts

LOG_LINES = 200
TOKEN_FAULTS = ("expire_token", "invalidate_token")


def control_blueprint(parts: Parts) -> Blueprint:
    """Return the routes under /sim/ that steer the simulator."""
    blueprint = Blueprint("control", __name__, url_prefix="/sim")
    enterprise = parts.enterprise

    @blueprint.get("/clock")
    def clock() -> Response:
        now = parts.campaign_clock.read()
        return jsonify(now=now.isoformat(), movable=parts.campaign_clock.is_movable)

    @blueprint.put("/clock")
    def move_clock() -> Response:
        try:
            to = datetime.fromisoformat(str(_body().get("now")))
            to = to if to.tzinfo else to.replace(tzinfo=CHINA)
            now = parts.campaign_clock.move(to)
        except ValueError as error:
            return _refused(error)
        return jsonify(now=now.isoformat(), movable=True)

    @blueprint.get("/faults")
    def faults() -> Response:
        return jsonify([fault.as_json() for fault in enterprise.faults.planned()])

    @blueprint.post("/faults")
    def add_fault() -> Response:
        fault = _body()
        kind = fault.pop("kind", "")
        try:
            if kind in TOKEN_FAULTS:
                getattr(enterprise.tokens, kind.removesuffix("_token"))()
            else:
                enterprise.faults.add(kind, **fault)
        except (TypeError, ValueError) as error:
            return _refused(error)
        return faults()

    @blueprint.delete("/faults")
    def clear_faults() -> Response:
        enterprise.faults.clear()
        return faults()

    @blueprint.post("/switches")
    def switches() -> Response:
        try:
            enterprise.switches.change(_body())
        except (TypeError, ValueError) as error:
            return _refused(error)
        return jsonify(enterprise.switches.as_json())

    @blueprint.get("/panel")
    def panel() -> Response:
        after = request.args.get("after", 0, int)
        return jsonify(
            log=_log(parts, after),
            faults=[fault.as_json() for fault in enterprise.faults.planned()],
            switches=enterprise.switches.as_json(),
            menu=enterprise.menus.buttons,
        )

    return blueprint


def _log(parts: Parts, after: int) -> list[dict[str, Any]]:
    journal = parts.enterprise.journal
    lists: dict[str, list[Any]] = {
        "call": list(journal.calls),
        "callback": list(journal.callbacks),
        "fault": list(journal.faults),
        "notice": list(journal.notices),
    }
    lines = (
        {**asdict(record), "type": kind, "at": record.at.isoformat()}
        for kind, records in lists.items()
        for record in records[-LOG_LINES:]
        if record.number > after
    )
    newest = heapq.nlargest(LOG_LINES, lines, key=lambda line: int(line["number"]))
    return newest[::-1]


def _body() -> dict[str, Any]:
    data = request.get_json(force=True)
    return data if isinstance(data, dict) else {}


def _refused(error: Exception) -> Response:
    response = jsonify(error=str(error))
    response.status_code = 400
    return response
