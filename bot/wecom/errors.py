"""What WeCom refuses, by errcode and status, as errors of the outbox.

The texts are ours: errmsg, URLs and library errors may carry the secret or the token.
"""

from __future__ import annotations

import ipaddress
import re

from bot.outbox.errors import (
    AppRefusedError,
    EffectError,
    PermanentError,
    RateLimitedError,
    TransientError,
    UnavailableError,
    UnreachableError,
)
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


class SystemBusyError(TransientError):
    """-1; WeCom asks to come back later and later."""


class CrowdedError(TransientError):
    """45033: too many calls at the same time."""


class TokenRefusedError(EffectError):
    """WeCom refuses the token; with another one the call may pass, so nobody else sees this."""


def error_for(errcode: int, errmsg: str = "", *, endpoint: str = "") -> EffectError:
    """The error for an errcode; of errmsg nothing is used but the caller's address in 60020.

    Whatever keeps the app from getting a token refuses the whole app.
    """
    match errcode:
        case -1:
            return SystemBusyError(_said(errcode, "system busy"), errcode)
        case 45033:
            return CrowdedError(_said(errcode, "too many calls at the same time"), errcode)
        case 45009:
            return RateLimitedError(_said(errcode, "call frequency limit reached"), errcode)
    if errcode in OF_THE_APP:
        detail = _address_in(errmsg) or "" if errcode == 60020 else ""
        return AppRefusedError(OF_THE_APP[errcode], errcode, detail)
    if endpoint == GETTOKEN:
        return AppRefusedError(Obstacle.SECRET, errcode)
    if errcode in TOKEN_REFUSALS:
        return TokenRefusedError(_said(errcode, "token refused"), errcode)
    if errcode in OUT_OF_REACH:
        return UnreachableError(_said(errcode, OUT_OF_REACH[errcode]), errcode)
    return PermanentError(_said(errcode, MEANINGS.get(errcode, "refused")), errcode)


def error_for_status(status: int) -> EffectError:
    """The error for an HTTP status that is not a success.

    WeCom itself answers 200: what refuses with 3xx or 4xx stands in between, and lets nothing pass.
    """
    if status >= 500 or status in (408, 425, 429):
        return UnavailableError(f"HTTP {status}")
    if status in (413, 414, 431):
        return PermanentError(f"HTTP {status}")
    return AppRefusedError(Obstacle.PROXY, None, f"HTTP {status}")


def _said(errcode: int, text: str) -> str:
    return f"WeCom {errcode}: {text}"


def _address_in(errmsg: str) -> str | None:
    found = re.search(r"from ip:\s*([0-9A-Fa-f.:]{2,45})", errmsg)
    try:
        return str(ipaddress.ip_address(found[1].rstrip("."))) if found else None
    except ValueError:
        return None
