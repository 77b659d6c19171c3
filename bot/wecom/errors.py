"""What can go wrong towards WeCom: one table of what is refused, and what follows from that.

| refused          | error                | what follows                                                |
|------------------|----------------------|-------------------------------------------------------------|
| the moment       | TransientError       | tried again, with growing pauses, as long as it is worth it |
| the whole app    | AppRefusedError      | everything waits until WeCom takes something again          |
| this person      | UnreachableError     | given up, the office is told who gets nothing               |
| this message     | PermanentError       | given up                                                    |

The texts are ours: errmsg, URLs and library errors may carry the secret or the token.
"""

from __future__ import annotations

import ipaddress
import re
from typing import ClassVar, Self

from storage.outbox.app_gate import PROBE_PAUSES_S
from storage.outbox.unreachable import Obstacle

GETTOKEN = "gettoken"  # noqa: S105 - the name of a call
SEND = "message/send"

# -- the whole app: why, by code

TOKEN_REFUSALS = frozenset({40001, 40014, 41001, 42001})
OF_THE_APP = {
    40013: Obstacle.CORP,
    41002: Obstacle.CORP,
    41004: Obstacle.SECRET,
    40056: Obstacle.AGENT,
    41011: Obstacle.AGENT,
    301002: Obstacle.AGENT,
    48002: Obstacle.API,
    48006: Obstacle.API,
    50003: Obstacle.DISABLED,
    60020: Obstacle.UNTRUSTED_IP,
}

# -- this person

OUT_OF_REACH = {
    40003: "unknown user id",
    50002: "outside the app's range",
    60111: "unknown user id",
    81013: "nobody of the recipients can receive",
}

# -- this message: every other code; some in words

MEANINGS = {
    40007: "the media id has expired",
    40008: "unknown kind of message",
    40033: "a character that is not allowed",
    40058: "a field is missing, too long or malformed",
    42014: "task id used before, or another fault of the card",
    43012: "such cards need the callback URL of the app",
    44001: "empty file",
    44004: "empty text",
    45001: "file too large",
    45002: "text too long",
}


class WeComError(Exception):
    """A call to WeCom failed; `retry_delays_s` are the pauses before each further try."""

    retry_delays_s: ClassVar[tuple[float, ...]] = ()
    is_lasting: ClassVar[bool] = False
    """Whether the last pause is repeated for as long as the effect is worth trying."""

    def __init__(self, text: str, errcode: int | None = None) -> None:
        super().__init__(text if errcode is None else f"WeCom {errcode}: {text}")
        self.text = text
        self.errcode = errcode

    def afresh(self) -> Self:
        """The same error without the traceback it has gathered, to be raised in another thread."""
        twin = type(self).__new__(type(self))
        twin.args = self.args
        twin.__dict__.update(self.__dict__)
        return twin

    @property
    def retryable(self) -> bool:
        return bool(self.retry_delays_s)

    @property
    def retry_after_s(self) -> float | None:
        """The pause before the first further try; None where there is no use in one."""
        return self.delay_after(1)

    def delay_after(self, attempts: int) -> float | None:
        """The pause in seconds after this many failed attempts; None when that was the last."""
        if attempts <= len(self.retry_delays_s):
            return self.retry_delays_s[attempts - 1]
        return self.retry_delays_s[-1] if self.is_lasting else None


class TransientError(WeComError):
    """Trouble that passes."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 4, 16, 60, 240, 600, 1200, 1800, 3600)
    is_lasting: ClassVar[bool] = True


class SystemBusyError(TransientError):
    """-1; WeCom asks to come back later and later."""


class CrowdedError(TransientError):
    """45033: too many calls at the same time."""


class UnavailableError(TransientError):
    """No usable answer arrived; the call may have had its effect all the same."""


class UnsentError(UnavailableError):
    """No connection came about, so the call surely had no effect."""


class RateLimitedError(TransientError):
    """45009: blocked for a minute, an hour or the rest of the day; WeCom does not say which."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (60, 120, 240, 480, 960, 1920, 3600)


class AppRefusedError(WeComError):
    """Nothing of this app is taken for now; `detail` is the address, or the status, it is about."""

    retry_delays_s: ClassVar[tuple[float, ...]] = PROBE_PAUSES_S
    is_lasting: ClassVar[bool] = True

    def __init__(self, obstacle: Obstacle, errcode: int | None = None, detail: str = "") -> None:
        super().__init__(" ".join(filter(None, ("the app is refused:", obstacle, detail))), errcode)
        self.obstacle = obstacle
        self.detail = detail
        self.ends_what_worked = False
        """Whether the app was taken until this call, as far as is known."""


class WaitingError(AppRefusedError):
    """The call was not made, because the app is refused just now."""


class PermanentError(WeComError):
    """The same call would fail again."""


class TokenRefusedError(WeComError):
    """WeCom refuses the token; with another one the call may pass."""


class UnreachableError(PermanentError):
    """This person cannot receive anything from the app."""


class UnlicensedError(UnreachableError):
    """This person has no interface licence."""


def error_for(errcode: int, errmsg: str = "", *, endpoint: str = "") -> WeComError:
    """The error for an errcode; of errmsg nothing is used but the caller's address in 60020.

    Whatever keeps the app from getting a token refuses the whole app.
    """
    match errcode:
        case -1:
            return SystemBusyError("system busy", errcode)
        case 45033:
            return CrowdedError("too many calls at the same time", errcode)
        case 45009:
            return RateLimitedError("call frequency limit reached", errcode)
    if errcode in OF_THE_APP:
        detail = _address_in(errmsg) or "" if errcode == 60020 else ""
        return AppRefusedError(OF_THE_APP[errcode], errcode, detail)
    if endpoint == GETTOKEN:
        return AppRefusedError(Obstacle.SECRET, errcode)
    if errcode in TOKEN_REFUSALS:
        return TokenRefusedError("token refused", errcode)
    if errcode in OUT_OF_REACH:
        return UnreachableError(OUT_OF_REACH[errcode], errcode)
    return PermanentError(MEANINGS.get(errcode, "refused"), errcode)


def error_for_status(status: int) -> WeComError:
    """The error for an HTTP status that is not a success.

    WeCom itself answers 200: what refuses with 3xx or 4xx stands in between, and lets nothing pass.
    """
    if status >= 500 or status in (408, 425, 429):
        return UnavailableError(f"HTTP {status}")
    if status in (413, 414, 431):
        return PermanentError(f"HTTP {status}")
    return AppRefusedError(Obstacle.PROXY, None, f"HTTP {status}")


def _address_in(errmsg: str) -> str | None:
    found = re.search(r"from ip:\s*([0-9A-Fa-f.:]{2,45})", errmsg)
    try:
        return str(ipaddress.ip_address(found[1].rstrip("."))) if found else None
    except ValueError:
        return None
