"""`/summary/<token>`: the page on which one person writes, uploads and saves one summary.

The token in the address says what may be written and by whom; `admit` says whether that person has
opened it. A header that only the page's own script can send keeps other sites from using either.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, render_template, request

from bot.clock import Clock
from bot.login.admission import Admit, admit_anybody
from bot.summary.drafts import ChangedError, ClosedError, Draft, Read, Saved, Write, version_of
from bot.summary.links import Claim, LinkError, Links
from bot.summary.refusals import refuse
from bot.summary.uploads import MEGABYTE, MOST_BYTES, MOST_CHARACTERS, UnreadableError
from campaign.essays import tidy
from campaign.word_count import BLANK, WIDE, count_characters
from handlers.wording import summary_page as wording

MOST_SAVED_BYTES = 2 * MEGABYTE  # the longest text as JSON
ENVELOPE_BYTES = 64 * 1024  # what a form puts around a file
ReadFile = Callable[[str, bytes], str]  # the text of a file with this name and these bytes
OWN_SCRIPT = "X-Summary-Page"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def summary_routes(
    links: Links,
    clock: Clock,
    read: Read,
    write: Write,
    text_of_file: ReadFile,
    admit: Admit = admit_anybody,
) -> Blueprint:
    """The blueprint of the page; reading, writing and whom it is shown to are the caller's."""

    def for_script(token: str) -> Claim:
        """What the link allows, for a request of the page's own script only."""
        if OWN_SCRIPT not in request.headers or _is_from_elsewhere():
            raise LinkError("not sent by the page")
        claim = links.open(token, clock.wall())
        admit(claim.user_id)
        return claim

    blueprint = Blueprint(
        "summary",
        __name__,
        template_folder="templates",
        static_folder="static/summary",
        static_url_path="/summary/files",
    )

    @blueprint.get("/summary/<token>")
    def shown(token: str) -> str:
        claim = links.open(token, clock.wall())
        admit(claim.user_id)
        draft = read(claim)
        count = count_characters(draft.text)
        return render_template(
            "summary.html",
            draft=draft,
            count=count,
            whose=wording.meant_for(claim.user_id),
            page=settings_of(claim, draft),
            megabytes=MOST_BYTES // MEGABYTE,
        )

    @blueprint.post("/summary/<token>")
    def saved(token: str) -> Response | tuple[Response, int]:
        request.max_content_length = MOST_SAVED_BYTES
        claim = for_script(token)
        text, version = _edited()
        try:
            done = write(claim, text, version)
        except ChangedError as changed:
            # the same text is there already when the answer to the first attempt was lost
            if changed.text != text:
                return _conflict(changed.text)
            done = Saved(count_characters(text), text)
        return jsonify(
            message=wording.saved(done.count), text=done.text, version=version_of(done.text)
        )

    @blueprint.post("/summary/<token>/file")
    def read_file(token: str) -> Response:
        request.max_content_length = MOST_BYTES + ENVELOPE_BYTES
        claim = for_script(token)
        if not (draft := read(claim)).is_open:
            raise ClosedError(draft.closed_because)
        file = request.files.get("file")
        if file is None:
            raise UnreadableError(wording.no_file())
        text = text_of_file(file.filename or "", file.read())
        return jsonify(message=wording.read_from_file(count_characters(text)), text=text)

    blueprint.register_error_handler(Exception, refuse)
    blueprint.after_request(_secure)
    return blueprint


def settings_of(claim: Claim, draft: Draft) -> dict[str, object]:
    """What the page's script needs to know."""
    return {
        "version": version_of(draft.text),
        "minimum": draft.minimum,
        "isOpen": draft.is_open,
        "draftKey": f"summary/{claim.user_id}/{claim.branch}/{claim.track}",
        "rules": {"wide": WIDE, "blank": BLANK},
        "words": wording.IN_THE_PAGE,
        "mostBytes": MOST_BYTES,
        "tooBig": wording.file_too_big(MOST_BYTES // MEGABYTE),
    }


def _is_from_elsewhere() -> bool:
    return request.headers.get("Sec-Fetch-Site") == "cross-site"


def _edited() -> tuple[str, str]:
    """The text to save and the version it was made from."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets without end
        body = None
    if not isinstance(body, dict) or not all(
        isinstance(body.get(key), str) for key in ("text", "version")
    ):
        raise UnreadableError(wording.not_saved())
    text = tidy(body["text"])
    if not text:
        raise UnreadableError(wording.nothing_written())
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(wording.too_long(MOST_CHARACTERS))
    return text, body["version"]


def _conflict(text: str) -> tuple[Response, int]:
    message = wording.changed_elsewhere(count_characters(text))
    return jsonify(message=message, theirs={"text": text, "version": version_of(text)}), 409


def _secure(response: Response) -> Response:
    response.headers.update(HEADERS)
    is_file = request.endpoint is not None and request.endpoint.endswith(".static")
    response.headers["Cache-Control"] = "no-cache" if is_file else "no-store"
    return response
