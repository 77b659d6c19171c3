"""What the checks look at. Each thing is looked up once, and what is not there is said by name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from bot.clock import WallClock
from bot.config_file import load_campaign
from bot.doctor.door import Door
from bot.doctor.findings import NotYetError
from bot.doctor.platform import Platform
from bot.doctor.web import is_listening
from bot.settings import Settings, SettingsError, given, read_settings
from bot.web.readiness import ALIVE_WITHIN_S
from bot.wording.doctor import general as wording
from campaign.loading import ConfigError
from campaign.model import Campaign
from storage.pulse import Part
from storage.server.safety import Safety
from storage.store import Store
from storage.store_errors import StoreError


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


@dataclass(frozen=True, slots=True)
class Means:
    """What a check may look through; a test puts its own in."""

    wall: Callable[[], datetime] = WallClock().wall
    free_bytes: Callable[[Path], int] = _free_bytes
    today: Callable[[], datetime] = WallClock().wall
    slow_after_s: float = 1.0
    """WeCom waits one second for the verification of the callback URL."""


class Scene:
    """Settings, configuration, store, platform and door of one installation."""

    def __init__(
        self,
        environ: Mapping[str, str],
        store_url: str | None,
        means: Means | None = None,
        fault: str = "",
    ) -> None:
        """`store_url` is None where no store has been made yet, or none is because of this fault."""
        self.environ = environ
        self.means = means or Means()
        self._server = Safety.at(store_url) if store_url else None
        self._store_url = store_url
        self.fault = fault

    def close(self) -> None:
        """Close the connections to the store."""
        if self._server:
            self._server.close()
        if "_campaigns_store" in self.__dict__:
            self._campaigns_store.close()

    def given(self, name: str) -> str:
        """The setting as it was written; "" if it is not."""
        try:
            return given(self.environ, name)
        except SettingsError:  # which the check of the settings says
            return ""

    @cached_property
    def read_settings(self) -> Settings | SettingsError:
        try:
            return read_settings(self.environ)
        except SettingsError as error:
            return error

    @property
    def settings(self) -> Settings:
        if isinstance(self.read_settings, SettingsError):
            raise NotYetError(wording.after("settings"))
        return self.read_settings

    @cached_property
    def read_campaign(self) -> Campaign | ConfigError:
        try:
            return load_campaign(Path(self.given("BOT_CONFIG") or "config.yaml"))
        except ConfigError as error:
            return error

    @property
    def campaign(self) -> Campaign:
        """The campaign of config.yaml."""
        if isinstance(self.read_campaign, ConfigError):
            raise NotYetError(wording.after("config"))
        return self.read_campaign

    @property
    def has_store(self) -> bool:
        return self._server is not None

    @property
    def server(self) -> Safety:
        """The server of the store, whatever it holds."""
        if self._server is None:
            raise NotYetError(wording.after("redis") if self.fault else wording.NO_STORE)
        return self._server

    @cached_property
    def _campaigns_store(self) -> Store:
        return Store.at(self._store_url or "", self.campaign)

    @property
    def store(self) -> Store:
        """What is remembered of the campaign."""
        if self.has_store:
            return self._campaigns_store
        raise NotYetError(wording.after("redis") if self.fault else wording.NO_STORE)

    @cached_property
    def store_answers(self) -> bool:
        try:
            self.server.ask()
        except StoreError:
            return False
        return True

    @property
    def answering_server(self) -> Safety:
        """The server, where it answers."""
        if not self.store_answers:
            raise NotYetError(wording.after("redis"))
        return self.server

    @property
    def answering_store(self) -> Store:
        """The store, where it answers."""
        if not self.store_answers:
            raise NotYetError(wording.after("redis"))
        return self.store

    @cached_property
    def people(self) -> Campaign:
        """The campaign with the people as they are now."""
        if not self.has_store or not self.store_answers:
            return self.campaign
        return self.store.campaign()

    @cached_property
    def platform(self) -> Platform:
        return Platform(self.settings, self.means.wall)

    @cached_property
    def door(self) -> Door:
        return Door(self.settings, self.given("PUBLIC_URL"), self.means.wall)

    @cached_property
    def is_running(self) -> bool:
        """Whether a bot is at work, on this machine or another on the same store."""
        return is_listening(self.door.here) or self._has_pulse()

    def _has_pulse(self) -> bool:
        if not self.has_store or not self.store_answers:
            return False
        ages = self.store.pulse.ages()
        return any(ages.get(part, within) < within for part, within in ALIVE_WITHIN_S.items())

    def must_run(self) -> None:
        """NotYetError where no bot is at work."""
        if not self.is_running:
            raise NotYetError(wording.NOT_RUNNING)

    @property
    def parts(self) -> Mapping[Part, float]:
        """How long ago each part of the product did its work, in seconds."""
        return self.answering_store.pulse.ages()
