"""The callback URL, tried with the keys of the settings. What is sent is signed and changes nothing."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import cached_property

from bot.doctor.web import Answer, UnansweredError, ask
from bot.settings import Settings
from bot.web.webhook import PATH, PROBE_NONCE
from bot.wecom.crypto import CallbackCrypto

ECHO = "doctor"
NOT_BASE64 = "-"
_PROBE = (
    "<xml><ToUserName>{corp}</ToUserName><FromUserName>doctor</FromUserName>"
    "<CreateTime>{at}</CreateTime><MsgType>event</MsgType><Event>doctor</Event>"
    "<AgentID>{agent}</AgentID></xml>"
)


class State(Enum):
    """What stands behind an address."""

    OURS = auto()
    OTHER_TOKEN = auto()
    OTHER_KEY = auto()
    OTHER_CORP = auto()
    NOT_OURS = auto()
    SLOW = auto()
    SILENT = auto()


@dataclass(frozen=True, slots=True)
class Behind:
    """The state, with the status or the obstacle that tells it, and how long a good answer took."""

    state: State
    detail: str = ""
    seconds: float = 0.0
    location: str = ""

    @property
    def is_bot(self) -> bool:
        """Whether a bot stands there, if with other keys."""
        return self.state not in (State.NOT_OURS, State.SLOW, State.SILENT)


class Door:
    """The callback URL of one installation; that of this machine where no PUBLIC_URL is set."""

    def __init__(self, settings: Settings, given: str, wall: Callable[[], datetime]) -> None:
        self.here = f"http://{_own_address(settings.bind_address)}:{settings.port}"
        self._settings = settings
        self._wall = wall
        self._crypto = CallbackCrypto(settings.token, settings.aes_key, settings.corp_id)
        self.base = (given or self.here).rstrip("/")
        self.url = f"{self.base}{PATH}"

    @cached_property
    def behind(self) -> Behind:
        """What stands behind the callback URL."""
        return self._look(self.url)

    @cached_property
    def behind_slash(self) -> Behind:
        """What stands behind the callback URL with a slash at its end."""
        return self._look(f"{self.url}/")

    @cached_property
    def behind_port(self) -> Behind:
        """What answers on this machine, at the port of the settings."""
        return self._look(f"{self.here}{PATH}")

    def _look(self, url: str) -> Behind:
        try:
            return self._tell(url)
        except UnansweredError as error:
            return Behind(State.SLOW if error.is_slow else State.SILENT, str(error))

    def _tell(self, url: str) -> Behind:
        unsigned = ask(url, {"nonce": PROBE_NONCE})
        if unsigned.status != 400 or unsigned.body:  # the bot says so, and nothing else
            return Behind(State.NOT_OURS, str(unsigned.status), location=unsigned.location)
        echo = ask(url, self._signed(self._crypto.encrypt(ECHO), is_echo=True))
        if echo.status == 200:
            is_ours = echo.body == ECHO.encode()
            return Behind(State.OURS if is_ours else State.NOT_OURS, "200", echo.seconds)
        if ask(url, self._signed(NOT_BASE64, is_echo=True)).status == 403:
            return Behind(State.OTHER_TOKEN, str(echo.status))
        state = State.OTHER_KEY if echo.status == 400 else State.OTHER_CORP
        return Behind(state, str(echo.status))

    def post(self) -> Answer:
        """What the bot answers to an event that means nothing to it; UnansweredError."""
        xml = _PROBE.format(
            corp=self._settings.corp_id, at=self._stamp(), agent=self._settings.agent_id
        )
        sealed = self._crypto.encrypt(xml)
        return ask(
            self.url, self._signed(sealed), f"<xml><Encrypt>{sealed}</Encrypt></xml>".encode()
        )

    def _signed(self, encrypted: str, *, is_echo: bool = False) -> dict[str, str]:
        nonce = f"{PROBE_NONCE}{secrets.token_hex(4)}"
        query = self._crypto.query_for(encrypted, self._stamp(), nonce)
        return query | ({"echostr": encrypted} if is_echo else {})

    def _stamp(self) -> str:
        return str(int(self._wall().timestamp()))


def _own_address(bound: str) -> str:
    """Under which address this machine reaches what is bound to this one."""
    address = ipaddress.ip_address(bound)
    if address.is_unspecified:
        return "127.0.0.1" if address.version == 4 else "[::1]"
    return bound if address.version == 4 else f"[{bound}]"
