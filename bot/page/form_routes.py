"""The official form below `/page/<token>`: as it will be printed, and as a Word file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from flask import Blueprint, Response, jsonify

from bot.documents.versions import Version, document_name, document_of, draft_of
from bot.page.desk import FormDesk, Shown
from bot.page.photo_routes import Opening
from bot.page.previews import Previews
from bot.summary.links import Claim
from campaign.applications import Status
from handlers.chair.applying import begun
from handlers.wording import form_page as wording

AGAIN_AFTER_MS = 1500
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_is_key = re.compile(r"[0-9a-f]{32}").fullmatch


def add_form_routes(
    blueprint: Blueprint, desk: FormDesk, previews: Previews, opened: Opening, for_script: Opening
) -> None:
    """The addresses of the form on the blueprint of the page."""

    def form_of(claim: Claim) -> tuple[Version, bytes]:
        shown = desk.show(claim)
        version = _as_it_stands(shown)
        return version, document_of(shown.talk.campaign, version, "form")

    @blueprint.get("/page/<token>/preview")
    def preview(token: str) -> Response:
        claim = for_script(token)
        if not previews.is_possible:
            return jsonify(message=wording.no_preview())
        _, document = form_of(claim)
        key = previews.key(f"{claim.branch}/{claim.track}", document)
        pages = previews.pages(key)
        if pages is None:
            previews.begin(key, document)
            return jsonify(message=wording.preview_is_made(), again_after_ms=AGAIN_AFTER_MS)
        return jsonify(key=key, pages=pages, message="" if pages else wording.preview_failed())

    @blueprint.get("/page/<token>/preview/<key>/<int:page>.jpg")
    def picture(token: str, key: str, page: int) -> Response:
        opened(token)
        return _file(lambda: previews.picture(key, page), key, "image/jpeg")

    @blueprint.get("/page/<token>/preview/<key>/form.pdf")
    def pdf(token: str, key: str) -> Response:
        version, _ = form_of(opened(token))
        response = _file(lambda: previews.pdf(key), key, "application/pdf")
        name = document_name(version, "form").removesuffix(".docx")
        return _named(response, f"{name}.pdf", "inline")

    @blueprint.get("/page/<token>/form.docx")
    def word(token: str) -> Response:
        version, document = form_of(opened(token))
        return _named(Response(document, mimetype=WORD), document_name(version, "form"))


def _as_it_stands(shown: Shown) -> Version:
    """The form with what is filled in now, also where another version was handed in."""
    talk, known = shown.talk, shown.talk.application(shown.track)
    application = replace(begun(talk, shown.track), changed_at=known.changed_at)
    if application.has_unsubmitted_changes:
        application = replace(application, status=Status.FILLING)
    # the same form for the same answers, whenever it is looked at
    return draft_of(talk.branch, shown.track, application, talk.campaign.opens_at)


def _file(read: Callable[[], bytes], key: str, kind: str) -> Response:
    if not _is_key(key):
        return Response(status=404)
    try:
        response = Response(read(), mimetype=kind)
    except FileNotFoundError:
        return Response(status=404)
    response.headers["Cache-Control"] = "private, max-age=3600, immutable"
    return response


def _named(response: Response, name: str, how: str = "attachment") -> Response:
    response.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    return response
