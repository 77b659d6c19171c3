"""What can go wrong towards WeCom. Each error says by itself what to do about it.

WeComError
 +- TransientError          worth another try, after a pause that grows
 |   +- SystemBusyError       -1
 |   +- CrowdedError          45033, too many calls at once
 |   +- UnavailableError      network, HTTP 5xx, an answer that is no JSON object
 |   +- RateLimitedError      45009, nothing will pass until the block is over
 |   +- UntrustedIpError      60020, carries the address; the office is told and has to act
 +- PermanentError          the same call fails again
     +- TokenRefusedError     40001, 40014, 42001
     +- UnreachableError      this person cannot receive anything
         +- UnlicensedError     for want of an interface licence

The texts are ours: errmsg, URLs and library errors may carry the secret or the token.
"""

from __future__ import annotations

import ipaddress
import re
from typing import ClassVar, Self

OUT_OF_REACH = {
    40003: "unknown user id",
    50002: "outside the app's range",
    60111: "unknown user id",
    81013: "nobody of the recipients can receive",
}
MEANINGS = {
    40013: "unknown corp id",
    40056: "unknown agent id",
    42014: "task id used before, or another fault of the card",
    43012: "such cards need the callback URL of the app",
    44004: "empty text",
    48002: "no permission for this API",
    50003: "the app is disabled",
    301002: "the agent id is not that of the secret",
}
TOKEN_REFUSALS = frozenset({40001, 40014, 42001})


class WeComError(Exception):
    """A call to WeCom failed; `retry_delays_s` are the pauses before each further try."""

    retry_delays_s: ClassVar[tuple[float, ...]] = ()

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
        if attempts > len(self.retry_delays_s):
            return None
        return self.retry_delays_s[attempts - 1]


class TransientError(WeComError):
    """Trouble that passes."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 4, 16)


class SystemBusyError(TransientError):
    """-1; WeCom asks for at most three further tries."""


class CrowdedError(TransientError):
    """45033: too many calls at the same time."""


class UnavailableError(TransientError):
    """No usable answer arrived; the call may have had its effect all the same."""

    # Together below 30 minutes: that long WeCom is sure to recognise a repeated message.
    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 4, 16, 60, 240, 600)


class RateLimitedError(TransientError):
    """45009: blocked for a minute, or an hour; WeCom does not say which."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (60, 120, 240, 480, 960, 1920, 3600)


class UntrustedIpError(TransientError):
    """60020: `ip` has to be entered as a trusted address (企业可信IP) of the app."""

    # Nothing was sent, so waiting loses nothing; together a day, in which somebody acts.
    retry_delays_s: ClassVar[tuple[float, ...]] = (60, 120, 300, 600, 1200, *(3600,) * 23)

    def __init__(self, ip: str | None) -> None:
        super().__init__(
            f"calls from {ip or 'this address'} are not in the app's 企业可信IP", 60020
        )
        self.ip = ip


class PermanentError(WeComError):
    """The same call would fail again."""


class TokenRefusedError(PermanentError):
    """WeCom refuses the token, or the secret itself."""


class UnreachableError(PermanentError):
    """This person cannot receive anything from the app."""


class UnlicensedError(UnreachableError):
    """This person has no interface licence."""


def error_for(errcode: int, errmsg: str = "") -> WeComError:
    """The error for an errcode; of errmsg nothing is used but the caller's address in 60020."""
    match errcode:
        case -1:
            return SystemBusyError("system busy", errcode)
        case 45033:
            return CrowdedError("too many calls at the same time", errcode)
        case 45009:
            return RateLimitedError("call frequency limit reached", errcode)
        case 60020:
            return UntrustedIpError(_address_in(errmsg))
    if errcode in TOKEN_REFUSALS:
        return TokenRefusedError("token or secret refused", errcode)
    if errcode in OUT_OF_REACH:
        return UnreachableError(OUT_OF_REACH[errcode], errcode)
    return PermanentError(MEANINGS.get(errcode, "refused"), errcode)


def error_for_status(status: int) -> WeComError:
    """The error for an HTTP status that is not a success."""
    if status >= 500 or status in (408, 429):
        return UnavailableError(f"HTTP {status}")
    return PermanentError(f"HTTP {status}")


def _address_in(errmsg: str) -> str | None:
    found = re.search(r"from ip:\s*([0-9A-Fa-f.:]{2,45})", errmsg)
    try:
        return str(ipaddress.ip_address(found[1].rstrip("."))) if found else None
    except ValueError:
        return None
