"""`/login`: where WeCom sends a browser back, with a code that says whose it is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import BoundedSemaphore

from flask import Blueprint, Response, make_response, redirect, request
from werkzeug.exceptions import HTTPException

from bot.clock import Clock
from bot.login.passes import Passes
from bot.login.wecom import PATH, page
from bot.outbox.errors import EffectError, PermanentError, UnavailableError
from bot.signing import LinkError
from handlers.wording import login as wording

LONGEST_CODE = 512
TURN_WAIT_S = 1.0
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
WhoOpened = Callable[[str], str]
"""The member behind a one-time code, "" for nobody of the enterprise; EffectError if not told."""

log = logging.getLogger(__name__)


def login_routes(passes: Passes, clock: Clock, who_opened: WhoOpened) -> Blueprint:
    """The blueprint of the way back; only a browser that was sent to WeCom from here gets on."""
    blueprint = Blueprint("login", __name__)
    who_opened = in_turn(who_opened)

    @blueprint.get(PATH)
    def back() -> Response:
        number, code = request.args.get("state", ""), request.args.get("code", "")
        path, meant = passes.asked(number, clock.wall())
        if not code or len(code) > LONGEST_CODE:
            raise LinkError("no code")
        user_id = who_opened(code)
        if user_id.casefold() != meant.casefold():
            log.info("a link was opened by somebody it is not meant for")
            answer = page(wording.not_yours(meant), 403)
        else:
            answer = make_response(redirect(path))
            passes.give(answer, user_id, clock.wall())
        passes.done(answer, number)
        return answer

    blueprint.register_error_handler(Exception, _refuse)
    blueprint.after_request(_secure)
    return blueprint


def in_turn(who_opened: WhoOpened) -> WhoOpened:
    """The same for one browser at a time: a WeCom that hangs takes one thread from the chat, not all."""
    place = BoundedSemaphore(1)

    def asked(code: str) -> str:
        if not place.acquire(timeout=TURN_WAIT_S):
            raise UnavailableError("another login is still waiting for WeCom")
        try:
            return who_opened(code)
        finally:
            place.release()

    return asked


def _refuse(error: Exception) -> Response:
    """Any failure as a page with one sentence."""
    match error:
        case LinkError() | PermanentError():
            return page(wording.open_again(), 403)
        case EffectError():
            log.warning("who opens a page was not told: %s", error)
            return page(wording.not_told(), 503)
        case HTTPException():
            return Response(f"{error.name}\n", error.code, mimetype="text/plain")
    log.exception("a login failed")
    return page(wording.not_told(), 503)


def _secure(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
