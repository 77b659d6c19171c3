"""`/export/<token>`: where the link to an archive leads.

The token in the address says what may be fetched and by whom; `admit`, whether that person has come.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable

from flask import Blueprint, Response, render_template, request, send_file
from werkzeug.exceptions import HTTPException

from bot.clock import Clock
from bot.export.archive_folder import ArchiveFolder
from bot.export.links import ExportLinks, Ticket
from bot.login.admission import Admit, LoginError, admit_anybody
from bot.signing import ExpiredError, LinkError
from campaign.model import Campaign
from handlers.wording import export as wording
from storage import audit
from storage.acts import Act
from storage.batches import Batch
from storage.notes import InHistory
from storage.store import Store

# A program that looks at a link before a person opens it, or a download in several requests, is one.
SAME_DOWNLOAD_S = 600
LONGEST_AGENT = 160
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "private, no-store",
}
Note = Callable[[Ticket, str], None]

log = logging.getLogger(__name__)


class GoneError(Exception):
    """The archive is no longer there."""


def export_routes(
    campaign: Campaign,
    links: ExportLinks,
    archives: ArchiveFolder,
    clock: Clock,
    note: Note,
    admit: Admit = admit_anybody,
) -> Blueprint:
    """The blueprint of the link; `note` is told of every download before a byte of it leaves."""
    blueprint = Blueprint("export", __name__)

    @blueprint.get("/export/<token>")
    def download(token: str) -> Response:
        ticket = links.open(token, clock.wall())
        if ticket.user_id.casefold() not in campaign.office_ids:
            raise LinkError("no longer of the office")
        admit(ticket.user_id)
        try:
            path = archives.path(ticket.archive)
        except ValueError:
            raise LinkError("no name of an archive") from None
        if not path.is_file():
            raise GoneError
        if request.method == "GET":
            note(ticket, request.headers.get("User-Agent", "")[:LONGEST_AGENT])
        return send_file(
            path.resolve(),
            mimetype="application/zip",
            as_attachment=True,
            download_name=ticket.file_name,
        )

    blueprint.register_error_handler(Exception, _refuse)
    blueprint.after_request(_secure)
    return blueprint


def noting(store: Store, clock: Clock) -> Note:
    """What enters a download into the history of the office, the same one within minutes once."""

    def note(ticket: Ticket, agent: str) -> None:
        client = f"{ticket.archive} {ticket.user_id} {request.remote_addr} {agent}"
        name = f"download:{hashlib.sha256(client.encode()).hexdigest()}"
        said = f"{ticket.file_name} · {agent}"
        entry = audit.Entry(clock.now(), ticket.user_id, Act.DOWNLOAD, said=said)
        batch = Batch(notes=(InHistory(audit.OFFICE, entry),))
        store.once(name, batch, keep_s=SAME_DOWNLOAD_S)

    return note


def _refuse(error: Exception) -> Response | tuple[str, int]:
    """Any failure as a page with one sentence."""
    match error:
        case ExpiredError():
            status, sentence = 410, wording.link_expired()
        case GoneError():
            status, sentence = 410, wording.gone()
        case LoginError(answer=answer):
            return answer
        case LinkError():
            status, sentence = 404, wording.link_wrong()
        case HTTPException():
            return Response(f"{error.name}\n", error.code, mimetype="text/plain")
        case _:
            log.exception("an archive could not be served")
            status, sentence = 503, wording.not_served()
    return render_template("one_sentence.html", title=wording.PAGE_TITLE, sentence=sentence), status


def _secure(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
