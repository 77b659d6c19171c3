"""Outbound calls to WeCom. Its words (touser, agentid, errcode ...) end here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from zlib import crc32

from bot.outbox.errors import PermanentError, UnlicensedError, UnreachableError
from bot.settings import Settings
from bot.wecom.anchors import with_own_links
from bot.wecom.cards import drawn
from bot.wecom.client import TIMEOUTS_S, Gate, WeComClient, fetch_token, open_session
from bot.wecom.media import Media, expired
from bot.wecom.tokens import Tokens, app_fingerprint
from storage.cards import Card, Drawn
from storage.store import Store

TEXT_BYTES = 2048
POOL_SIZE = 8
CHECK_AT_LEAST_S = 1800
CHECK_AT_MOST_S = 14400

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """What WeCom says about a message it took; `response_code` updates an interactive card once."""

    message_id: str
    response_code: str | None


class Watch(Protocol):
    """Is told of every message whether its person was reached."""

    def reached(self, user_id: str) -> None: ...

    def missed(self, user_id: str, error: UnreachableError) -> None: ...


class Gateway:
    """Sends to one person at a time, as one app. Shared by threads; every error is an EffectError."""

    recognised_s = CHECK_AT_LEAST_S

    def __init__(
        self,
        settings: Settings,
        store: Store,
        *,
        pool_size: int = POOL_SIZE,
        timeouts_s: tuple[float, float] = TIMEOUTS_S,
        watch: Watch | None = None,
        gate: Gate | None = None,
    ) -> None:
        """`timeouts_s`: to connect, and between two bytes of an answer."""
        app = app_fingerprint(
            settings.api_base, settings.corp_id, settings.agent_id, settings.secret
        )
        self._agent_id = settings.agent_id
        self._watch = watch
        self._public_url = settings.public_url
        self._session = open_session(pool_size)
        fetch = partial(
            fetch_token, self._session, settings.api_base, settings.corp_id, settings.secret
        )
        tokens = Tokens(store.tokens, app, fetch)
        self._client = WeComClient(
            settings.corp_id, settings.api_base, tokens, self._session, timeouts_s, gate
        )
        self.media = Media(self._client)

    def send_text(self, user_id: str, text: str, *, entry_id: str | None = None) -> Sent:
        """Send a text; PermanentError if it is longer than 2048 bytes, for WeCom would just cut it."""
        text = with_own_links(text, self._public_url)
        size = len(text.encode())
        if size > TEXT_BYTES:
            raise PermanentError(f"the text has {size} bytes, {TEXT_BYTES} are allowed")
        return self._send(user_id, {"msgtype": "text", "text": {"content": text}}, entry_id)

    def send_card(self, user_id: str, card: Card | Drawn, *, entry_id: str | None = None) -> Sent:
        """Send a template card; people inside WeChat's plugin will not see it."""
        message = {"msgtype": "template_card", "template_card": drawn(card)}
        return self._send(user_id, message, entry_id)

    def send_image(self, user_id: str, media_id: str, *, entry_id: str | None = None) -> Sent:
        """Send an uploaded picture; ExpiredMediaError if it has to be uploaded again."""
        return self._send_media(user_id, "image", media_id, entry_id)

    def send_file(self, user_id: str, media_id: str, *, entry_id: str | None = None) -> Sent:
        """Send an uploaded file, shown by its name; ExpiredMediaError as for send_image."""
        return self._send_media(user_id, "file", media_id, entry_id)

    def create_menu(self, menu: Json) -> None:
        """Replace the app's menu below the chat, for everybody."""
        self._client.menu.create(self._agent_id, menu)

    def who_opened(self, code: str) -> str:
        """The member behind the one-time code of a page, "" for nobody of the enterprise."""
        answer = self._client.get("auth/getuserinfo", params={"code": code})
        return str(answer.get("userid") or "")

    def close(self) -> None:
        """Close the idle connections."""
        self._session.close()

    def _send_media(self, user_id: str, kind: str, media_id: str, entry_id: str | None) -> Sent:
        try:
            return self._send(user_id, {"msgtype": kind, kind: {"media_id": media_id}}, entry_id)
        except PermanentError as error:
            raise expired(error) from None

    def _send(self, user_id: str, message: Json, entry_id: str | None) -> Sent:
        if "|" in user_id or user_id.casefold() == "@all":
            raise PermanentError("the user id stands for more than one person")
        if entry_id is not None:
            message = message | _recognisable(entry_id)
        try:
            sent = self._deliver(user_id, message)
        except UnreachableError as error:
            if self._watch:
                self._watch.missed(user_id, error)
            raise
        if self._watch:
            self._watch.reached(user_id)
        return sent

    def _deliver(self, user_id: str, message: Json) -> Sent:
        answer = self._client.message.send(self._agent_id, user_id, msg=message)
        if answer.get("unlicenseduser"):
            raise UnlicensedError("no interface licence for this person")
        if answer.get("invaliduser"):
            raise UnreachableError("unknown user id, or outside the app's range")
        return Sent(str(answer.get("msgid", "")), answer.get("response_code") or None)


def _recognisable(entry_id: str) -> Json:
    """Lets WeCom drop a repetition of this entry.

    It drops a request equal to an earlier one, byte for byte. A repeated entry must be equal; two
    entries with the same text must not be, or the second would vanish. Nothing in the request may
    be chosen freely but the time for which to look back, so the entry's id chooses that.
    """
    room = CHECK_AT_MOST_S - CHECK_AT_LEAST_S + 1
    return {
        "enable_duplicate_check": 1,
        "duplicate_check_interval": CHECK_AT_LEAST_S + crc32(entry_id.encode()) % room,
    }
