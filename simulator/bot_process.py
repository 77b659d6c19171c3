"""The bot as a subprocess beside the simulator."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

import requests

from simulator.credentials import Credentials

START_AT = "2023-05-08T09:00:00+08:00"
POLL_S = 0.1


class BotEndedError(Exception):
    """The bot ended before it was ready."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the bot ended with code {code}")
        self.code = code


class BotProcess:
    """`python -m bot serve`, started with the sample enterprise in its environment."""

    def __init__(
        self,
        credentials: Credentials,
        api_base: str,
        port: int,
        command: list[str] | None = None,
    ) -> None:
        self.url = f"http://127.0.0.1:{port}"
        environment = {
            "BOT_NOW": START_AT,
            **os.environ,
            **credentials.environment(),
            "WECOM_API_BASE": api_base,
            "PORT": str(port),
            "PUBLIC_URL": self.url,
            "BOT_ENV_FILE": "",  # it names a real enterprise
        }
        # A group of its own: Ctrl+C ends the simulator, which then ends the bot in order.
        command = command or [sys.executable, "-m", "bot", "serve"]
        self._process = subprocess.Popen(command, env=environment, process_group=0)

    @property
    def callback_url(self) -> str:
        """Where callbacks go."""
        return f"{self.url}/wecom/callback"

    def wait_until_ready(self, is_cancelled: Callable[[], bool]) -> bool:
        """Wait for /readyz; False when cancelled, BotEndedError when the bot ended first."""
        while not is_cancelled():
            self.check()
            try:
                with requests.Session() as session:
                    session.trust_env = False
                    if session.get(f"{self.url}/readyz", timeout=2).status_code == 200:
                        return True
            except requests.RequestException:
                pass
            time.sleep(POLL_S)
        return False

    def check(self) -> None:
        """Raise BotEndedError if the bot has ended."""
        code = self._process.poll()
        if code is not None:
            raise BotEndedError(code)

    def stop(self, patience_s: float = 10.0) -> None:
        """End the bot by SIGTERM, by SIGKILL when it does not end within the patience."""
        if self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
