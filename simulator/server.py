"""The simulator as tests and the command line start it."""

import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

import requests
from flask import Flask

from simulator.api.routes import api_blueprint
from simulator.campaign_clock import CampaignClock
from simulator.clock import Clock
from simulator.control import control_blueprint
from simulator.credentials import Credentials
from simulator.crypto import Parcel
from simulator.directory import Directory
from simulator.enterprise import Enterprise
from simulator.faults import Faults
from simulator.journal import ApiCall, CallbackRecord, Notice, ProtocolFault
from simulator.oauth_page import oauth_blueprint
from simulator.page import page_blueprint
from simulator.people import Person
from simulator.server_parts import Parts
from simulator.static_files import static_file
from simulator.switches import Switches
from simulator.web import WebServer


class Simulator:
    """A fake WeCom enterprise with one app, served on loopback."""

    def __init__(
        self,
        credentials: Credentials | None = None,
        callback_url: str | None = None,
        *,
        port: int = 0,
    ) -> None:
        self.credentials = credentials or Credentials.sample()
        self.enterprise = Enterprise(self.credentials)
        self.campaign_clock = CampaignClock(
            self.enterprise.courier, self.enterprise.screens, self.credentials.token
        )
        self.callback_url = callback_url
        self._port = port
        self._web: WebServer | None = None
        self._people: dict[str, Person] = {}
        self._lock = threading.Lock()

    def start(self) -> Self:
        """Serve API and phone page; port 0 takes any free one."""
        self._web = WebServer(
            self._app(), self._port, lambda: self.enterprise.switches.clock_ahead_s
        )
        self._port = self._web.port
        self.enterprise.base_url = f"http://127.0.0.1:{self._port}"
        self._web.start()
        return self

    def stop(self) -> None:
        """End the server and every connection; a second call does nothing."""
        self.enterprise.close()
        if self._web:
            self._web.stop()
            self._web = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def api_base(self) -> str:
        """What a bot takes as WECOM_API_BASE."""
        return f"{self.enterprise.base_url}/cgi-bin/"

    @property
    def page_url(self) -> str:
        """Where the phone page is."""
        return f"{self.enterprise.base_url}/"

    @property
    def callback_url(self) -> str | None:
        """Where callbacks go; may be set after the start."""
        return self.enterprise.courier.callback_url

    @callback_url.setter
    def callback_url(self, url: str | None) -> None:
        self.enterprise.courier.callback_url = url

    def person(self, user_id: str) -> Person:
        """Return the person with this userid, or raise KeyError if nobody has it."""
        member = self.directory.find(user_id)
        if member is None:
            raise KeyError(f"nobody called {user_id!r} in the directory")
        with self._lock:
            if member.user_id not in self._people:
                self._people[member.user_id] = Person(member.user_id, self.enterprise)
            return self._people[member.user_id]

    def trust(self, certificate: Path) -> None:
        """Take this certificate (PEM) where the callback URL shows it, instead of public ones."""
        self.enterprise.courier.trust(certificate)

    def verify_callback(self) -> str | None:
        """Verify the callback URL as the console does; None if good, else the reason."""
        return self.enterprise.courier.verify(str(secrets.randbelow(10**19)))

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
        return self.enterprise.courier.deliver(
            xml,
            token=token,
            aes_key=aes_key,
            corp_id=corp_id,
            timestamp=timestamp,
            nonce=nonce,
            tamper=tamper,
            timeout=timeout,
        )

    def open_reply(self, body: bytes) -> str:
        """Return the reply inside a raw answer of `deliver`, or raise EnvelopeError."""
        return self.enterprise.courier.open_reply(body)

    def trust_domain(self, domain: str) -> None:
        """Let pages of this host (with its port, if it has one) ask who opens them."""
        self.enterprise.trusted_domain = domain

    def oauth_code(self, user_id: str) -> str:
        """Return a one-time code with which an H5 page learns who opened it."""
        return self.enterprise.oauth.issue(self.person(user_id).user_id)

    @property
    def calls(self) -> list[ApiCall]:
        """API calls so far, without secrets."""
        return self.enterprise.journal.calls

    @property
    def callbacks(self) -> list[CallbackRecord]:
        """Callbacks so far, with all their attempts."""
        return self.enterprise.journal.callbacks

    @property
    def protocol_faults(self) -> list[ProtocolFault]:
        """Answers of the bot that the real platform would not understand."""
        return self.enterprise.journal.faults

    @property
    def notices(self) -> list[Notice]:
        """What was cut or dropped silently, and card fields longer than recommended."""
        return self.enterprise.journal.notices

    @property
    def faults(self) -> Faults:
        """Failures to come; add with `faults.add(kind, path, times=..., ...)`."""
        return self.enterprise.faults

    @property
    def switches(self) -> Switches:
        """Uncertain behaviours of the platform."""
        return self.enterprise.switches

    @property
    def directory(self) -> Directory:
        """Members, departments and tags."""
        return self.enterprise.directory

    @property
    def clock(self) -> Clock:
        """The enterprise's own clock; `clock.advance(...)` makes media and tokens old."""
        return self.enterprise.clock

    def reset(self) -> None:
        """Wipe screens, journal and planned faults; tokens, media and menu stay."""
        self.enterprise.screens.clear()
        self.enterprise.journal.clear()
        self.enterprise.faults.clear()

    def expire_tokens(self) -> None:
        """Make tokens in use answer 42001."""
        self.enterprise.tokens.expire()

    def invalidate_tokens(self) -> None:
        """Make tokens in use answer 40014."""
        self.enterprise.tokens.invalidate()

    def _app(self) -> Flask:
        app = Flask("simulator", static_folder=None)
        app.add_url_rule("/static/<path:filename>", "static", static_file)
        app.json.ensure_ascii = False  # type: ignore[attr-defined]
        parts = Parts(self.enterprise, self.campaign_clock, self.person)
        app.register_blueprint(api_blueprint(self.enterprise))
        app.register_blueprint(page_blueprint(parts))
        app.register_blueprint(control_blueprint(parts))
        app.register_blueprint(oauth_blueprint(self.enterprise))
        return app
