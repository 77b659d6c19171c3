"""What each kind of setting may say; `WrongError` with a line that says what would be right.

A value is shown in it only where it cannot be a secret.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlsplit

from bot.wording import settings as wording

T = TypeVar("T")
Read = Callable[[str, str], T]
"""What a setting of this name with this text means."""


class WrongError(ValueError):
    """A value that is not of the kind; the text is a line for the operator."""


def corp_id(name: str, value: str) -> str:
    if re.fullmatch(r"[0-9]+", value):
        raise WrongError(wording.is_agent_id(name, value, wording.CORP_ID))
    return _matching(r"[A-Za-z0-9_-]{1,64}", name, value, wording.CORP_ID)


def agent_id(name: str, value: str) -> int:
    return int(_matching(r"[0-9]{1,15}", name, value, wording.AGENT_ID))


def secret(name: str, value: str) -> str:
    if re.search(r"\s", value):
        raise WrongError(wording.has_space(name, wording.SECRET))
    if not re.fullmatch(r"[!-~]+", value) or re.search("[\"']", value):
        raise WrongError(wording.has_other_characters(name, wording.SECRET))
    return value


def token(name: str, value: str) -> str:
    return _matching(r"[A-Za-z0-9]{1,32}", name, value, wording.TOKEN)


def aes_key(name: str, value: str) -> str:
    if len(value) != 43:
        raise WrongError(wording.wrong_length(name, len(value), wording.AES_KEY))
    try:
        key = base64.b64decode(value + "=", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise WrongError(wording.malformed(name, wording.AES_KEY))
    return value


def integer(low: int, high: int) -> Read[int]:
    """A whole number from low to high."""

    def read(name: str, value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            raise WrongError(wording.wrong(name, value, wording.from_to(low, high)))
        return int(value)

    return read


def choice(*known: str) -> Read[str]:
    """One of these words."""

    def read(name: str, value: str) -> str:
        if value not in known:
            raise WrongError(wording.wrong(name, value, wording.one_of(known)))
        return value

    return read


def address(name: str, value: str) -> str:
    """An IP address of this machine, or the one that stands for all of them."""
    try:
        return str(ipaddress.ip_address(value))
    except ValueError:
        raise WrongError(wording.wrong(name, value, wording.ADDRESS)) from None


def url(*schemes: str) -> Read[str]:
    """A URL with a host; never shown, because it may carry a password."""

    def read(name: str, value: str) -> str:
        scheme, host = scheme_and_host(value)
        if scheme not in schemes or not host:
            raise WrongError(wording.not_a_url(name, schemes))
        return value

    return read


def redis_url(name: str, value: str) -> str:
    scheme, host = scheme_and_host(value)
    if scheme.startswith("redis+"):
        raise WrongError(wording.many_stores(name))
    is_socket = scheme == "unix" and urlsplit(value).path.startswith("/")
    if not is_socket and not (scheme in ("redis", "rediss") and host):
        raise WrongError(wording.not_a_store(name))
    return value


def instant(name: str, value: str) -> datetime:
    """A moment with its UTC offset, in the years in which offsets can be added safely."""
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        raise WrongError(wording.wrong(name, value, wording.INSTANT)) from None
    if read.tzinfo is None:
        raise WrongError(wording.no_offset(name, value))
    if not 2000 <= read.year <= 2100:
        raise WrongError(wording.wrong(name, value, wording.YEARS))
    return read


def scheme_and_host(text: str) -> tuple[str, str | None]:
    """Scheme and host of a URL; ("", None) if it cannot be read."""
    if re.search(r"\s", text):
        return "", None
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where the port is no number
    except ValueError:
        return "", None
    return parts.scheme, parts.hostname


def _matching(pattern: str, name: str, value: str, what: str) -> str:
    if not re.fullmatch(pattern, value):
        raise WrongError(wording.malformed(name, what))
    return value
