"""One installation on this machine: WeCom, the bot behind a proxy with TLS, a store, a data folder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from redis import Redis

from bot.clock import WallClock
from bot.doctor.command import GROUPS
from bot.doctor.findings import Finding, Level
from bot.doctor.running import examine
from bot.doctor.scene import Means, Scene
from bot.settings import read_settings
from bot.web.app import build_app
from simulator.server import Simulator
from storage.keys import Keys
from storage.pulse import Part, Pulse
from storage.store import Store
from tests.bot.doctor import certificates, front
from tests.bot.processes import free_port
from tests.bot.served import ROOT, campaign

KEYS = Keys("cugb-2023")
PLENTY = 1 << 40
PATIENT_S = 30.0  # a machine that runs tests may take its time
BAD = (Level.WARNS, Level.FAILS)


class Installation:
    """A good one; a test puts something wrong in before it is examined."""

    def __init__(self, simulator: Simulator, server: Redis, redis_url: str, folder: Path) -> None:
        self.simulator = simulator
        self.server = server
        self.folder = folder
        self.port = free_port()
        self.environ = {
            **simulator.credentials.environment(),
            "WECOM_API_BASE": simulator.api_base,
            "REDIS_URL": redis_url,
            "DATA_DIR": str(folder / "data"),
            "BOT_CONFIG": str(ROOT / "config.yaml"),
            "PORT": str(self.port),
            "PUBLIC_URL": f"https://localhost:{self.port}",
        }
        self.bot_environ: dict[str, str] = {}
        self.rules: list[front.Rule] = [front.keeps_to_itself]
        self.tls: dict[str, Any] = {}
        self.means = Means(
            free_bytes=lambda _folder: PLENTY,
            today=lambda: campaign().opens_at,
            slow_after_s=PATIENT_S,
        )
        self.neighbour = 0
        """The port of a program that has nothing to do with the bot."""
        self.is_served = True
        self.is_open = False  # TLS is for what stands in front
        self.before: list[Callable[[], object]] = []
        for part in Part:
            Pulse(server, KEYS).beat(part)

    def set(self, **environ: str) -> None:
        """Settings of doctor and bot alike."""
        self.environ |= environ

    def bot_started_with(self, **environ: str) -> None:
        """Settings under which the bot still runs."""
        self.bot_environ |= environ

    def edit_config(self, *edits: tuple[str, str]) -> None:
        """Another config.yaml, from now on."""
        text = (ROOT / "config.yaml").read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new, 1)
        path = self.folder / "config.yaml"
        path.write_text(text, encoding="utf-8")
        self.set(BOT_CONFIG=str(path))

    def look_with(self, **means: Any) -> None:
        self.means = replace(self.means, **means)

    def examine(self) -> dict[str, Finding]:
        """What every check finds, by its id."""
        with ExitStack() as stack:
            if self.is_served:
                self._serve(stack)
            if self.neighbour:
                stack.enter_context(front.served(front.another_program, self.neighbour, None))
            for step in self.before:
                step()
            url = self.environ.get("REDIS_URL", "")
            scene = Scene(self.environ, url or None, self.means)
            stack.callback(scene.close)
            found = examine(GROUPS, scene, whole_s=300)
        return {check.id: finding for check, finding in found}

    def bad(self) -> dict[str, Finding]:
        """What is wrong, by the id of its check."""
        return {id: found for id, found in self.examine().items() if found.level in BAD}

    def _serve(self, stack: ExitStack) -> None:
        settings = read_settings(self.environ | self.bot_environ)
        store = stack.enter_context(Store.at(settings.redis_url or "", campaign()))
        application: Any = build_app(settings, store, WallClock())
        for rule in self.rules or [lambda _environ: None]:
            application = front.behind(application, rule)
        is_open = self.is_open or not self.environ["PUBLIC_URL"]
        tls = None if is_open else certificates.context(self.folder, **self.tls)
        stack.enter_context(front.served(application, self.port, tls))
