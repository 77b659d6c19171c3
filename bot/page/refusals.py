"""What the page of an application answers when it does not do what was asked, always as a sentence."""

from __future__ import annotations

import logging

from flask import Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from bot.login.admission import LoginError
from bot.page.deeds import MalformedError
from bot.page.photo_desk import BusyError, RefusedPictureError
from bot.summary.drafts import ClosedError
from bot.summary.links import ExpiredError, LinkError
from handlers.wording import form_page as wording

log = logging.getLogger(__name__)


def refuse(error: Exception) -> Response | tuple[Response | str, int]:
    """Any failure as a sentence: a page for who opens the link, JSON for the page's script.

    With 503 the script tries again by itself; with anything else it shows the sentence.
    """
    match error:
        case ExpiredError():
            status, sentence = 410, wording.link_expired()
        case LinkError():
            status, sentence = 404, wording.link_wrong()
        case ClosedError(because=because):
            status, sentence = 403, because
        case RefusedPictureError(sentence=sentence):
            status = 422
        case BusyError():
            status, sentence = 503, wording.one_after_another()
        case MalformedError():
            status, sentence = 422, wording.not_understood()
        case LoginError(answer=answer):
            return answer
        case RequestEntityTooLarge():
            status, sentence = 413, wording.too_large()
        case HTTPException():
            return Response(f"{error.name}\n", error.code, mimetype="text/plain")
        case _:
            log.exception("the page of an application failed")
            status, sentence = 503, wording.not_now()
    if request.method == "GET" and request.endpoint == "page.page":
        return render_template("page_link.html", sentence=sentence), status
    return jsonify(message=sentence), status
