"""The webhook: URL verification and encrypted callbacks. Nothing that arrives makes it a 5xx."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.settings import Settings
from bot.spool.intake import Intake, NotKeptError
from bot.web.asked import Asked, TooLargeError
from bot.wecom.anchors import with_own_links
from bot.wecom.callbacks import read_message, reply_xml
from bot.wecom.crypto import CallbackCrypto
from bot.wecom.refused import BrokenError, RefusedError, StaleError
from handlers.conversation import Reply
from handlers.messages import Enter, Message
from storage.refused_callbacks import RefusedCallbacks

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH = "/wecom/callback"
PROBE_NONCE = "doctor"  # what begins so was sent by `python -m bot doctor`, and is not counted
BODY_LIMIT = 256 * 1024  # a pasted text of some 60,000 characters
_ENCRYPT = re.compile(rb"<Encrypt>\s*(?:<!\[CDATA\[)?([A-Za-z0-9+/=]+)(?:\]\]>)?\s*</Encrypt>")
_TIMESTAMP = re.compile("[0-9]{1,15}")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Signed:
    """What the query of a callback carries."""

    signature: str
    timestamp: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a status line, and words of this kind."""

    status: str = "200 OK"
    text: str = ""
    kind: str = "text/xml; charset=utf-8"


class Webhook:
    """Both routes of the callback URL, without a framework: most of what is asked is asked here."""

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

    def before(self, app: WSGIApplication) -> WSGIApplication:
        """The application that answers callbacks here and leaves everything else to this one."""

        def asked(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            # a slash at the end, too, is taken: the console's form lets it pass
            if environ["PATH_INFO"] not in (PATH, f"{PATH}/"):
                return app(environ, start)
            answer = self._answered(Asked(environ, BODY_LIMIT))
            body = answer.text.encode()
            start(
                answer.status, [("Content-Type", answer.kind), ("Content-Length", str(len(body)))]
            )
            return [body]

        return asked

    def _answered(self, asked: Asked) -> Answer:
        """Answer what is asked; forged, broken or stale it gets a 4xx and changes nothing.

        503 where it could be neither carried out nor kept: then the platform sends it again.
        """
        try:
            if asked.method == "POST":
                return self._callback(asked)
            if asked.method in ("GET", "HEAD"):
                return self._verification(asked)
        except TooLargeError:
            self._refused.note("size", self._clock.wall())
            return Answer("413 Content Too Large")
        except RefusedError as refused:
            return self._refuse(refused, asked)
        except NotKeptError:
            return Answer("503 Service Unavailable")
        return Answer("405 Method Not Allowed")

    def _verification(self, asked: Asked) -> Answer:
        """The decrypted echostr, which tells WeCom that the URL is ours."""
        signed, echostr = _signed(asked), asked.query.get("echostr", "")
        self._crypto.verify(echostr, signed.signature, signed.timestamp, signed.nonce)
        return Answer(text=self._crypto.decrypt(echostr), kind="text/plain; charset=utf-8")

    def _callback(self, asked: Asked) -> Answer:
        signed = _signed(asked)
        xml = self._open(_encrypted(asked.body()), signed)
        message = read_message(xml, self._settings.agent_id, self._clock)
        if message is None:
            return Answer()
        return Answer(text=self._sealed(self._answer(message, xml), message, signed))

    def _open(self, encrypted: str, signed: Signed) -> str:
        """The inner XML of a callback that is vouched for."""
        self._crypto.verify(encrypted, signed.signature, signed.timestamp, signed.nonce)
        self._check_age(signed.timestamp)
        return self._crypto.decrypt(encrypted)

    def _check_age(self, timestamp: str) -> None:
        """Raise StaleError when the signed time is too far from the wall clock."""
        limit, late_s = self._settings.max_age_s, self._clock.wall().timestamp() - int(timestamp)
        if limit and abs(late_s) > limit:
            raise StaleError(late_s)

    def _refuse(self, error: RefusedError, asked: Asked) -> Answer:
        level = logging.WARNING if error.is_ours else logging.INFO
        log.log(level, "callback refused: %s", error)
        if not asked.query.get("nonce", "").startswith(PROBE_NONCE):
            self._refused.note(error.reason, self._clock.wall())
        return Answer(error.status_line)

    def _answer(self, message: Message, xml: str) -> Reply:
        try:
            return self._intake.answer(message, xml)
        except NotKeptError:
            raise
        except Exception:
            log.exception("callback %s failed", message.callback)
        return Reply() if isinstance(message, Enter) else Reply(self._apology)

    def _sealed(self, reply: Reply, message: Message, signed: Signed) -> str:
        at = int(self._clock.wall().timestamp())
        text = with_own_links(reply.text, self._settings.public_url)
        known = Reply(text, reply.button)
        xml = reply_xml(known, message.user_id, self._settings.corp_id, at)
        return self._crypto.seal(xml, signed.nonce, signed.timestamp) if xml else ""


def _signed(asked: Asked) -> Signed:
    query = asked.query
    signed = Signed(
        query.get("msg_signature", ""), query.get("timestamp", ""), query.get("nonce", "")
    )
    if not signed.signature or not _TIMESTAMP.fullmatch(signed.timestamp):
        raise BrokenError("query")
    return signed


def _encrypted(body: bytes) -> str:
    """The ciphertext, picked without parsing XML that nobody has vouched for yet."""
    found = _ENCRYPT.search(body)
    if not found:
        raise BrokenError("envelope")
    return found[1].decode()
