"""The phone page and the JSON it lives on."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, jsonify, render_template, request

from simulator.bubbles import Bubble
from simulator.directory import Member
from simulator.media import Media
from simulator.people import Person
from simulator.server_parts import Parts

HEARTBEAT_S = 10.0
GROUPS = {"branch": "分工会主席", "office": "校工会", "root": "未登记"}


def page_blueprint(parts: Parts) -> Blueprint:
    """Return the page, its live feed and what its buttons do."""
    blueprint = Blueprint("page", __name__)
    enterprise = parts.enterprise

    @blueprint.get("/")
    def page() -> str:
        return render_template("phone.html", app=enterprise.directory.app)

    @blueprint.get("/sim/state")
    def state() -> Response:
        return jsonify(
            app=enterprise.directory.app,
            boot=parts.boot_id,
            stamp=enterprise.screens.stamp,
            deadline=enterprise.directory.deadline,
            people=[_entry(member, parts) for member in enterprise.directory.members()],
            switches=enterprise.switches.as_json(),
        )

    @blueprint.get("/sim/events")
    def events() -> Response:
        after = request.headers.get("Last-Event-ID") or request.args.get("after", "0")
        stream = _stream(parts, int(after))
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return Response(stream, content_type="text/event-stream", headers=headers)

    @blueprint.get("/sim/people/<user_id>/bubbles")
    def bubbles(user_id: str) -> Response:
        return jsonify([bubble.as_json() for bubble in _person(parts, user_id).screen])

    @blueprint.post("/sim/people/<user_id>/<deed>")
    def act(user_id: str, deed: str) -> Response:
        return _act(_person(parts, user_id), deed, parts)

    @blueprint.get("/pic/<media_id>")
    def picture(media_id: str) -> Response:
        return _medium(parts, media_id, as_download=False)

    @blueprint.get("/sim/media/<media_id>")
    def medium(media_id: str) -> Response:
        return _medium(parts, media_id, as_download="download" in request.args)

    return blueprint


def _entry(member: Member, parts: Parts) -> dict[str, str]:
    department = parts.enterprise.directory.departments[member.department]
    label = f"{department.number} {department.name}".strip()
    return {
        "id": member.user_id,
        "group": GROUPS[department.kind],
        "label": label if department.kind != "root" else "",
    }


def _person(parts: Parts, user_id: str) -> Person:
    try:
        return parts.person(user_id)
    except KeyError:
        abort(404)


def _act(person: Person, deed: str, parts: Parts) -> Response:
    """Do on the phone what the page's buttons say; the bubbles arrive by the live feed."""
    try:
        if deed == "say":
            person.says(_body()["text"])
        elif deed == "pictures":
            uploads = request.files.getlist("media")
            person.sends_images([u.read() for u in uploads], shuffled=len(uploads) > 1, at_once=4)
        elif deed == "file":
            upload = request.files["media"]
            person.sends_file(upload.read(), name=upload.filename or "文件")
        elif deed == "place":
            person.sends_location()
        elif deed == "voice":
            person.sends_voice()
        elif deed == "enter":
            if parts.enterprise.switches.report_enter:
                person.enters()
        elif deed == "menu":
            person.clicks_menu(_body()["key"])
        elif deed == "press":
            person.presses(_card(parts, person), _body()["key"], _body().get("picks") or {})
        else:
            abort(404)
    except (LookupError, RuntimeError) as error:
        response = jsonify(error=str(error))
        response.status_code = 409
        return response
    return jsonify(ok=True)


def _card(parts: Parts, person: Person) -> Bubble:
    bubble = parts.enterprise.screens.get(int(_body()["bubble"]))
    if bubble is None or bubble.user_id != person.user_id or bubble.card is None:
        raise LookupError("no such card on this phone")
    return bubble


def _body() -> dict[str, Any]:
    data = request.get_json(force=True)
    return data if isinstance(data, dict) else {}


def _medium(parts: Parts, media_id: str, *, as_download: bool) -> Response:
    media = parts.enterprise.media.peek(media_id)
    if media is None:
        abort(404)
    response = Response(media.content, content_type=_safe_type(media))
    response.headers["X-Content-Type-Options"] = "nosniff"
    if as_download or media.kind == "file":
        name = quote(media.name, safe="")
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _safe_type(media: Media) -> str:
    return media.content_type if media.kind != "file" else "application/octet-stream"


def _stream(parts: Parts, stamp: int) -> Iterator[str]:
    """Yield changed bubbles as server-sent events until the simulator ends."""
    screens = parts.enterprise.screens
    yield f"event: hello\ndata: {json.dumps({'boot': parts.boot_id})}\n\n"
    while not screens.is_closed:
        if not screens.wait(stamp, HEARTBEAT_S):
            yield ": still here\n\n"
            continue
        latest = screens.stamp
        for bubble in screens.since(stamp):
            yield f"id: {bubble.stamp}\ndata: {json.dumps(bubble.as_json())}\n\n"
        stamp = latest
