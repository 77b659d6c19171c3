"""The two cookies of a login: one while WeCom is asked, one afterwards."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from flask import Response, request

from bot.signing import Ended, LinkError, Signer, never_ended

PASS = "page_pass"  # noqa: S105 - the name of a cookie
ASKING = "page_asking_"  # with the number of the question: several links may be opened at once
PASS_PURPOSE = "who opens pages, v1"  # noqa: S105
PASS_LASTS = timedelta(hours=8)
ASKING_LASTS = timedelta(minutes=10)
_is_number = re.compile(r"[0-9a-f]{32}").fullmatch


class Passes:
    """Signs the cookies, and reads them of the present request."""

    def __init__(self, secret: str, ended: Ended = never_ended, *, is_secure: bool) -> None:
        self._passes = Signer(secret, PASS_PURPOSE, PASS_LASTS, ended)
        self._questions = Signer(secret, "what a login is for, v1", ASKING_LASTS)
        self._is_secure = is_secure

    def holder(self, now: datetime) -> str:
        """Whose browser this is, "" where it has not been told."""
        try:
            (user_id,), _ = self._passes.open(request.cookies.get(PASS, ""), now)
        except LinkError:
            return ""
        return user_id

    def give(self, response: Response, user_id: str, now: datetime) -> None:
        """Let the browser know whose it is, for some hours."""
        signed = self._passes.sign([user_id], now)
        self._set(response, PASS, signed, PASS_LASTS)

    def ask(self, response: Response, path: str, user_id: str, number: str, now: datetime) -> None:
        """Note in the browser which page of whom is to be opened after the login."""
        signed = self._questions.sign([number, path, user_id], now)
        self._set(response, ASKING + number, signed, ASKING_LASTS)

    def asked(self, number: str, now: datetime) -> tuple[str, str]:
        """The path and the person that this browser asked for; LinkError if it asked nothing."""
        if not _is_number(number):
            raise LinkError("no number of a login")
        signed = request.cookies.get(ASKING + number, "")
        (noted, path, user_id), _ = self._questions.open(signed, now)
        if noted != number:
            raise LinkError("the number of another login")
        return path, user_id

    def done(self, response: Response, number: str) -> None:
        """Forget the question."""
        response.delete_cookie(ASKING + number, secure=self._is_secure, httponly=True)

    def _set(self, response: Response, name: str, value: str, lasts: timedelta) -> None:
        # not Strict: the way back from WeCom begins on another site
        response.set_cookie(
            name, value, lasts, secure=self._is_secure, httponly=True, samesite="Lax"
        )


def new_number() -> str:
    """Names one login; WeCom gives back letters and digits only."""
    return secrets.token_hex(16)
