"""Carrying callbacks to the bot: a deadline, repeats with a new envelope, URL verification."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter

from simulator.credentials import Credentials
from simulator.crypto import Envelope, EnvelopeError, Parcel
from simulator.journal import Journal
from simulator.switches import Switches

HEADERS = {"Content-Type": "text/xml; charset=utf-8", "User-Agent": "Mozilla/4.0"}


@dataclass(frozen=True)
class Delivery:
    """How a callback went; `reply` is the decrypted reply or None."""

    ok: bool
    attempts: tuple[str, ...]
    reply: str | None = None


class Courier:
    """Posts callbacks to the bot's URL over kept-alive connections."""

    def __init__(self, credentials: Credentials, switches: Switches, journal: Journal) -> None:
        self.callback_url: str | None = None
        self._credentials = credentials
        self._envelope = Envelope(credentials.token, credentials.aes_key, credentials.corp_id)
        self._switches = switches
        self._journal = journal
        self._session = requests.Session()
        self._session.trust_env = False
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(pool_connections=4, pool_maxsize=256))

    def trust(self, certificate: Path) -> None:
        """Trust the bot's address if it shows this certificate, and no other."""
        self._session.verify = str(certificate)

    def carry(self, user_id: str, summary: str, xml: str) -> Delivery:
        """Deliver `xml`, repeating it until the bot answers in time or attempts run out."""
        began = time.monotonic()
        attempts: list[str] = []
        answer: requests.Response | None = None
        for number in range(self._switches.attempts):
            if number and self._switches.retry_pause_s:
                time.sleep(self._switches.retry_pause_s)
            answer, outcome = self._attempt(xml)
            attempts.append(outcome)
            if answer is not None and (answer.ok or not self._switches.retry_on_status):
                break
        ok = answer is not None and answer.status_code == 200
        elapsed_ms = (time.monotonic() - began) * 1000
        self._journal.callback(user_id, summary, attempts, ok, elapsed_ms, xml)
        reply = self._read_reply(user_id, answer) if ok and answer is not None else None
        return Delivery(ok, tuple(attempts), reply)

    def deliver(
        self,
        xml: str,
        *,
        token: str | None = None,
        aes_key: str | None = None,
        corp_id: str | None = None,
        timestamp: int | None = None,
        nonce: str | None = None,
        tamper: Callable[[Parcel], Parcel] | None = None,
        timeout: float | None = None,
    ) -> requests.Response:
        """Post one callback once, with wrong keys, time or bytes if told; the raw answer."""
        ours = self._credentials
        envelope = Envelope(
            token or ours.token,
            aes_key or ours.aes_key,
            ours.corp_id if corp_id is None else corp_id,
        )
        parcel = envelope.seal(xml, ours.agent_id, timestamp=timestamp, nonce=nonce)
        return self._post(tamper(parcel) if tamper else parcel, timeout)

    def open_reply(self, body: bytes) -> str:
        """Return the reply inside a raw answer, or raise EnvelopeError."""
        return self._envelope.open_reply(body)

    def verify(self, echo: str) -> str | None:
        """Verify the callback URL; None when the bot echoed exactly, else the reason."""
        url = f"{self._url()}?{self._envelope.seal_echo(echo)}"
        deadline = self._switches.verify_deadline_s
        began = time.monotonic()
        try:
            answer = self._session.get(url, timeout=deadline, allow_redirects=False)
        except requests.RequestException as error:
            return f"no answer: {type(error).__name__}"
        if time.monotonic() - began > deadline:
            return f"answered later than {deadline:g} s"
        if answer.status_code != 200:
            return f"HTTP {answer.status_code}"
        if answer.content != echo.encode():
            return f"echoed {answer.content[:80]!r}"
        return None

    def close(self) -> None:
        """Close the connections to the bot."""
        self._session.close()

    def _attempt(self, xml: str) -> tuple[requests.Response | None, str]:
        began = time.monotonic()
        try:
            parcel = self._envelope.seal(xml, self._credentials.agent_id)
            answer = self._post(parcel, self._switches.deadline_s)
        except requests.Timeout:
            return None, "timeout"
        except requests.RequestException as error:
            return None, type(error).__name__
        if time.monotonic() - began > self._switches.deadline_s:
            return None, "late"
        return answer, str(answer.status_code)

    def _post(self, parcel: Parcel, timeout: float | None) -> requests.Response:
        url = f"{self._url()}?{parcel.query}"
        return self._session.post(
            url,
            data=parcel.body,
            headers=HEADERS,
            timeout=timeout or self._switches.deadline_s,
            allow_redirects=False,
        )

    def _url(self) -> str:
        if not self.callback_url:
            raise RuntimeError("no callback URL is set")
        return self.callback_url

    def _read_reply(self, user_id: str, answer: requests.Response) -> str | None:
        if not answer.content or answer.content == b"success":
            return None
        try:
            return self._envelope.open_reply(answer.content)
        except EnvelopeError as fault:
            self._journal.fault(user_id, str(fault))
            return None
