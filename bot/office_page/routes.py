"""`/office/<token>` and `/board/<token>`: pages for one person of the office."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from flask import Blueprint, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from bot.clock import Clock
from bot.login.admission import Admit, LoginError, admit_anybody
from bot.office_page.desk import OfficeDesk
from bot.office_page.links import OfficeClaim, OfficeLinks
from bot.page.deeds import is_name
from bot.page.packing import packed
from bot.summary.drafts import ClosedError
from bot.summary.links import ExpiredError, LinkError
from handlers.chair.page.pictures import name_of
from handlers.wording import board as board_wording
from handlers.wording import form_page
from handlers.wording import office_page as wording
from storage.files.photos import PhotoMissingError

OWN_SCRIPT = "X-Office-Page"
LONGEST_SAID = 600
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_CODE = re.compile(r"确认 ?(\d{4,6})")
log = logging.getLogger(__name__)


def office_routes(
    links: OfficeLinks, clock: Clock, desk: OfficeDesk, admit: Admit = admit_anybody
) -> Blueprint:
    """The blueprint of both pages; whom they are shown to is the caller's."""
    blueprint = Blueprint(
        "office",
        __name__,
        template_folder="templates",
        static_folder="static/office",
        static_url_path="/office/files",
    )

    def opened(token: str) -> OfficeClaim:
        claim = links.open(token, clock.wall())
        admit(claim.user_id)
        return claim

    @blueprint.get("/office/<token>")
    def look(token: str) -> str:
        claim = opened(token)
        return render_template(
            "office_sheet.html",
            sheet=desk.sheet(claim),
            name_of=name_of,
            base=request.path,
            whose=form_page.meant_for(claim.user_id),
            words=wording.IN_THE_PAGE,
        )

    @blueprint.get("/board/<token>")
    def board(token: str) -> str:
        return render_template(
            "board.html",
            board=desk.board(opened(token)),
            labels=board_wording.WORDS,
            words=wording.IN_THE_PAGE,
        )

    @blueprint.get("/office/<token>/photo/<name>.jpg")
    def photo(token: str, name: str) -> Response:
        response = Response(desk.photo(opened(token), name), mimetype="image/jpeg")
        response.headers["Cache-Control"] = "private, max-age=86400, immutable"
        return response

    @blueprint.post("/office/<token>")
    def say(token: str) -> Response:
        is_from_elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
        if OWN_SCRIPT not in request.headers or is_from_elsewhere:
            raise LinkError("not sent by the page")
        claim, body = opened(token), request.get_json(silent=True)
        said, name = (body.get("said"), body.get("id")) if isinstance(body, dict) else ("", "")
        if not isinstance(said, str) or not isinstance(name, str) or not is_name(name):
            raise LinkError("malformed")
        told = desk.say(claim, name, said[:LONGEST_SAID])
        code = _CODE.search(told)
        return jsonify(message=told, confirm=f"确认 {code[1]}" if code else "")

    blueprint.register_error_handler(Exception, _refuse)
    blueprint.after_request(_secure)
    return blueprint


def _refuse(error: Exception) -> Response | tuple[Response | str, int]:
    told: Callable[[], str] = form_page.not_now
    status = 503
    match error:
        case ExpiredError():
            status, told = 410, wording.link_expired
        case LinkError():
            status, told = 404, wording.link_wrong
        case PhotoMissingError():
            return Response(status=404)
        case ClosedError(because=because):
            status, told = 403, lambda: because
        case LoginError(answer=answer):
            return answer
        case HTTPException():
            return Response(f"{error.name}\n", error.code, mimetype="text/plain")
        case _:
            log.exception("a page of the office failed")
    if request.method == "GET":
        return render_template("page_link.html", sentence=told()), status
    return jsonify(message=told()), status


def _secure(response: Response) -> Response:
    response.headers.update(HEADERS)
    is_file = request.endpoint is not None and request.endpoint.endswith(".static")
    if is_file or "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache" if is_file else "no-store"
    return packed(response)
