"""The webhook: URL verification and encrypted callbacks. Nothing that arrives makes it a 5xx."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from bot.clock import Clock
from bot.settings import Settings
from bot.spool.intake import Intake, NotKeptError
from bot.wecom.anchors import with_own_links
from bot.wecom.callbacks import read_message, reply_xml
from bot.wecom.crypto import CallbackCrypto
from bot.wecom.refused import BrokenError, RefusedError, StaleError
from handlers.conversation import Reply
from handlers.messages import Enter, Message
from storage.refused_callbacks import RefusedCallbacks

PATH = "/wecom/callback"
PROBE_NONCE = "doctor"  # what begins so was sent by `python -m bot doctor`, and is not counted
BODY_LIMIT = 256 * 1024  # a pasted text of some 60,000 characters
_ENCRYPT = re.compile(rb"<Encrypt>\s*(?:<!\[CDATA\[)?([A-Za-z0-9+/=]+)(?:\]\]>)?\s*</Encrypt>")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Signed:
    """What the query of a callback carries."""

    signature: str
    timestamp: str
    nonce: str


class Webhook:
    """Both routes of the callback URL."""

    def __init__(
        self,
        settings: Settings,
        crypto: CallbackCrypto,
        intake: Intake,
        clock: Clock,
        refused: RefusedCallbacks,
        apology: str,
    ) -> None:
        self._settings = settings
        self._crypto = crypto
        self._intake = intake
        self._clock = clock
        self._refused = refused
        self._apology = apology

    def routes(self) -> Blueprint:
        """The blueprint that serves `/wecom/callback`."""
        blueprint = Blueprint("webhook", __name__)
        for method, view in (("GET", self.verify), ("POST", self.callback)):
            # a slash at the end, too, is taken: the console's form lets it pass
            blueprint.add_url_rule(PATH, method, view, methods=[method], strict_slashes=False)
        return blueprint

    def verify(self) -> Response:
        """Give back the decrypted echostr, which tells WeCom that the URL is ours."""
        try:
            signed = _signed()
            echostr = request.args.get("echostr", "")
            self._crypto.verify(echostr, signed.signature, signed.timestamp, signed.nonce)
            echo = self._crypto.decrypt(echostr)
        except RefusedError as refused:
            return self._refuse(refused)
        return Response(echo, mimetype="text/plain")

    def callback(self) -> Response:
        """Answer one callback; forged, broken or stale ones get a 4xx and change nothing.

        503 where it could be neither carried out nor kept: then the platform sends it again.
        """
        try:
            signed = _signed()
            xml = self._open(signed)
            message = read_message(xml, self._settings.agent_id, self._clock)
            reply = self._answer(message, xml) if message else None
        except RequestEntityTooLarge:
            self._refused.note("size", self._clock.wall())
            return Response(status=413)
        except RefusedError as refused:
            return self._refuse(refused)
        except NotKeptError:
            return Response(status=503)
        return self._sealed(reply, message, signed) if message and reply else Response()

    def _open(self, signed: Signed) -> str:
        """The inner XML of a callback that is vouched for."""
        encrypted = _encrypted(request.get_data(cache=False))
        self._crypto.verify(encrypted, signed.signature, signed.timestamp, signed.nonce)
        self._check_age(signed.timestamp)
        return self._crypto.decrypt(encrypted)

    def _check_age(self, timestamp: str) -> None:
        """Raise StaleError when the signed time is too far from the wall clock."""
        limit, late_s = self._settings.max_age_s, self._clock.wall().timestamp() - int(timestamp)
        if limit and abs(late_s) > limit:
            raise StaleError(late_s)

    def _refuse(self, error: RefusedError) -> Response:
        level = logging.WARNING if error.is_ours else logging.INFO
        log.log(level, "callback refused: %s", error)
        if not request.args.get("nonce", "").startswith(PROBE_NONCE):
            self._refused.note(error.reason, self._clock.wall())
        return Response(status=error.status)

    def _answer(self, message: Message, xml: str) -> Reply:
        try:
            return self._intake.answer(message, xml)
        except NotKeptError:
            raise
        except Exception:
            log.exception("callback %s failed", message.callback)
        return Reply() if isinstance(message, Enter) else Reply(self._apology)

    def _sealed(self, reply: Reply, message: Message, signed: Signed) -> Response:
        at = int(self._clock.wall().timestamp())
        text = with_own_links(reply.text, self._settings.public_url)
        xml = reply_xml(replace(reply, text=text), message.user_id, self._settings.corp_id, at)
        body = self._crypto.seal(xml, signed.nonce, signed.timestamp) if xml else ""
        return Response(body, mimetype="text/xml")


def _signed() -> Signed:
    args = request.args
    signed = Signed(args.get("msg_signature", ""), args.get("timestamp", ""), args.get("nonce", ""))
    if not signed.signature or not re.fullmatch(r"[0-9]{1,15}", signed.timestamp):
        raise BrokenError("query")
    return signed


def _encrypted(body: bytes) -> str:
    """The ciphertext, picked without parsing XML that nobody has vouched for yet."""
    found = _ENCRYPT.search(body)
    if not found:
        raise BrokenError("envelope")
    return found[1].decode()
