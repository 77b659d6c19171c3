"""`/page/<token>`: the page on which one person fills in one whole application.

The token in the address says what may be filled in and by whom; `admit` says whether that person has
opened it. A header that only the page's own script can send keeps other sites from using either.
"""

from __future__ import annotations

import secrets

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from bot.clock import Clock
from bot.login.admission import Admit, admit_anybody
from bot.page.deeds import read_deed
from bot.page.desk import FormDesk, Shown
from bot.page.form_routes import add_form_routes
from bot.page.packing import packed
from bot.page.photo_desk import PhotoDesk
from bot.page.photo_routes import add_photo_routes
from bot.page.pieces import html_id, pieces_of, said_at
from bot.page.previews import Previews
from bot.page.refusals import refuse
from bot.page.state import named, state_of
from bot.page.styles import STYLE
from bot.summary.drafts import Read, version_of
from bot.summary.links import Claim, LinkError, Links
from bot.summary.page import settings_of
from bot.summary.uploads import MEGABYTE
from bot.summary.uploads import MOST_BYTES as MOST_BYTES_OF_A_FILE
from campaign.word_count import count_characters
from handlers.wording import form_page as wording

MOST_BYTES = 64 * 1024  # of what the script sends
OWN_SCRIPT = "X-Form-Page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; connect-src 'self';"
    " img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY.format(nonce="none"),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def page_routes(
    links: Links,
    clock: Clock,
    desk: FormDesk,
    photos: PhotoDesk,
    essay: Read,
    previews: Previews,
    admit: Admit = admit_anybody,
) -> Blueprint:
    """The blueprint of the page; whom it is shown to is the caller's."""
    blueprint = Blueprint(
        "page",
        __name__,
        template_folder="templates",
        static_folder="static/page",
        static_url_path="/page/files",
    )

    def opened(token: str) -> Claim:
        claim = links.open(token, clock.wall())
        admit(claim.user_id)
        return claim

    def for_script(token: str) -> Claim:
        """What the link allows, for a request of the page's own script only."""
        is_from_elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
        if OWN_SCRIPT not in request.headers or is_from_elsewhere:
            raise LinkError("not sent by the page")
        return opened(token)

    @blueprint.get("/page/<token>")
    def page(token: str) -> Response:
        claim = opened(token)
        shown = desk.show(claim)
        return _page(claim, shown, _others(links, clock, desk, claim), _essay(shown, claim))

    @blueprint.get("/page/<token>/state")
    def state(token: str) -> Response:
        claim = for_script(token)
        if desk.version(claim) in request.if_none_match:
            return Response(status=304)
        return _tagged(desk.show(claim))

    @blueprint.get("/page/<token>/check")
    def check(token: str) -> Response:
        told = desk.check(for_script(token))
        return jsonify(text=told.text, state=told.state)

    @blueprint.post("/page/<token>")
    def do(token: str) -> Response:
        request.max_content_length = MOST_BYTES
        claim = for_script(token)
        reply = desk.do(claim, read_deed(request.get_json(silent=True)))
        shown = desk.show(claim)
        return jsonify(came=reply.came, message=reply.text, state=state_of(shown))

    @blueprint.get("/page/<token>/essay")
    def long_text(token: str) -> Response:
        draft = essay(for_script(token))
        return jsonify(text=draft.text, version=version_of(draft.text))

    def _essay(shown: Shown, claim: Claim) -> dict[str, object]:
        """What the editor of the long text needs; it saves where the page of that text alone does."""
        if shown.track.long_text is None:
            return {}
        draft, address = essay(claim), request.path.replace("/page/", "/summary/", 1)
        return {
            "essay": draft,
            "essay_count": count_characters(draft.text),
            "essay_settings": {**settings_of(claim, draft), "address": address},
            "megabytes": MOST_BYTES_OF_A_FILE // MEGABYTE,
        }

    add_photo_routes(blueprint, desk, photos, opened, for_script)
    add_form_routes(blueprint, desk, previews, opened, for_script)
    blueprint.register_error_handler(Exception, refuse)
    blueprint.after_request(_secure)
    return blueprint


def _page(
    claim: Claim, shown: Shown, others: list[tuple[str, str]], essay: dict[str, object]
) -> Response:
    """The whole page; its style comes along, so that it is drawn at once."""
    nonce = secrets.token_urlsafe(12)
    html = render_template(
        "page.html",
        shown=shown,
        view=shown.view,
        state=state_of(shown),
        pieces=[*pieces_of(shown)],
        said_at=said_at,
        named=named,
        html_id=html_id,
        others=others,
        whose=wording.meant_for(claim.user_id),
        page=_settings(claim),
        nonce=nonce,
        base=request.path,
        style=STYLE,
        **essay,
    )
    response = make_response(html)
    response.headers["Content-Security-Policy"] = POLICY.format(nonce=nonce)
    return response


def _settings(claim: Claim) -> dict[str, object]:
    """What the page's script needs to know besides the state."""
    return {
        "queueKey": f"page/{claim.user_id}/{claim.branch}/{claim.track}",
        "words": wording.IN_THE_PAGE,
    }


def _others(links: Links, clock: Clock, desk: FormDesk, claim: Claim) -> list[tuple[str, str]]:
    """The pages of the other awards the branch may apply for, by their short names."""
    return [
        (track.short_name, links.sign(claim.user_id, claim.branch, track.id, clock.wall()))
        for track in desk.others(claim)
    ]


def _tagged(shown: Shown) -> Response:
    response = jsonify(state_of(shown))
    response.set_etag(shown.version)
    return response


def _secure(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    is_file = request.endpoint is not None and request.endpoint.endswith(".static")
    if is_file or "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache" if is_file else "no-store"
    return packed(response)
