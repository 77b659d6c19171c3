"""Photos below `/page/<token>`: put there, turned, and shown."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request

from bot.page.deeds import MalformedError, is_name
from bot.page.desk import FormDesk
from bot.page.photo_desk import PhotoDesk, RefusedPictureError
from bot.page.state import state_of
from bot.summary.links import Claim
from handlers.replies import Reply
from handlers.wording import form_page as wording
from storage.files.photos import PhotoMissingError

MEGABYTE = 1024 * 1024
MOST_BYTES = 11 * MEGABYTE  # proxies let 12 pass; the page's script makes larger ones smaller
ENVELOPE_BYTES = 64 * 1024
Opening = Callable[[str], Claim]


def add_photo_routes(
    blueprint: Blueprint, desk: FormDesk, photos: PhotoDesk, opened: Opening, for_script: Opening
) -> None:
    """The addresses of photos on the blueprint of the page."""

    def told(claim: Claim, reply: Reply) -> Response:
        return jsonify(came=reply.came, message=reply.text, state=state_of(desk.show(claim)))

    @blueprint.post("/page/<token>/photo")
    def put(token: str) -> Response:
        request.max_content_length = MOST_BYTES + ENVELOPE_BYTES
        claim = for_script(token)
        file, name = request.files.get("file"), request.form.get("id", "")
        if file is None:
            raise RefusedPictureError(wording.no_photo())
        if not is_name(name):
            raise MalformedError("no name")
        return told(claim, photos.add(claim, name, file.read(), request.form.get("replaces", "")))

    @blueprint.post("/page/<token>/turn")
    def turn(token: str) -> Response:
        request.max_content_length = ENVELOPE_BYTES
        claim, body = for_script(token), request.get_json(silent=True)
        if not isinstance(body, dict) or not is_name(str(body.get("id", ""))):
            raise MalformedError("no name")
        return told(claim, photos.turn(claim, body["id"], str(body.get("photo", ""))))

    @blueprint.get("/page/<token>/photo/<name>.jpg")
    def shown(token: str, name: str) -> Response:
        claim = opened(token)
        read = photos.read if "whole" in request.args else photos.read_small
        try:
            data = read(claim, name)
        except PhotoMissingError:
            return Response(status=404)
        response = Response(data, mimetype="image/jpeg")
        # its name is that of its bytes, so it is never another one
        response.headers["Cache-Control"] = "private, max-age=86400, immutable"
        return response
