"""What the summary page answers when it does not do what was asked, always as a sentence."""

from __future__ import annotations

import logging

from flask import Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from bot.login.admission import LoginError
from bot.summary.drafts import ClosedError
from bot.summary.links import ExpiredError, LinkError
from bot.summary.reading import BusyError
from bot.summary.uploads import MEGABYTE, MOST_BYTES, MOST_CHARACTERS, UnreadableError
from handlers.wording import summary_page as wording

AGAIN_AFTER_MS = 1500

log = logging.getLogger(__name__)


def refuse(error: Exception) -> Response | tuple[Response | str, int]:
    """Any failure as a sentence: a page for who opens the link, JSON for the page's script."""
    is_page = request.method in ("GET", "HEAD")
    match error:
        case ExpiredError():
            status = 410
            sentence = wording.link_expired() if is_page else wording.link_expired_while_writing()
        case LinkError():
            status, sentence = 404, wording.link_wrong()
        case ClosedError(because=because):
            status, sentence = 403, because
        case UnreadableError(sentence=sentence):
            status = 422
        case LoginError(answer=answer):
            return answer
        case BusyError():
            # the page's script sends the file again by itself, and says so meanwhile
            busy = jsonify(message=wording.others_are_read(), again_after_ms=AGAIN_AFTER_MS)
            return busy, 503
        case RequestEntityTooLarge():
            status, sentence = 413, _too_large()
        case HTTPException():
            return Response(f"{error.name}\n", error.code, mimetype="text/plain")
        case _:
            log.exception("the summary page failed")
            status, sentence = 503, _failed(is_page)
    if is_page:
        return render_template("one_sentence.html", title=wording.TITLE, sentence=sentence), status
    return jsonify(message=sentence), status


def _is_file() -> bool:
    return request.endpoint is not None and request.endpoint.endswith("read_file")


def _too_large() -> str:
    if _is_file():
        return wording.file_too_big(MOST_BYTES // MEGABYTE)
    return wording.too_long(MOST_CHARACTERS)


def _failed(is_page: bool) -> str:
    if is_page:
        return wording.not_shown()
    return wording.not_read() if _is_file() else wording.not_saved()
