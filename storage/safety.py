"""Settings of somebody else's Redis under which what people said would be lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from redis import Redis, ResponseError

HOW = "set it in redis.conf or with CONFIG SET"


class Safety:
    """What a server says of how well it keeps what it is told."""

    def __init__(self, server: Redis) -> None:
        self._server = server

    def refused(self) -> Iterator[str]:
        """One line for each setting that the bot does not run with."""
        info = self._server.info("persistence")
        if not info.get("aof_enabled"):
            yield f"redis has appendonly no, a restart forgets what was said: {HOW} to yes"
        policy = self._setting("maxmemory-policy") or self._policy_told()
        if policy not in ("", "noeviction"):
            yield f"redis has maxmemory-policy {policy}, it throws data away: {HOW} to noeviction"

    def doubted(self) -> Iterator[str]:
        """One line for each setting that loses a little after a sudden death of the machine."""
        fsync = self._setting("appendfsync")
        if fsync not in ("", "always"):
            yield (
                f"redis has appendfsync {fsync}: what was said in the last moments before a power cut"
                f" is lost although it was answered; {HOW} to always"
            )

    def _setting(self, name: str) -> str:
        """What CONFIG says; "" where the server does not let it be asked."""
        try:
            return str(cast("dict[str, str]", self._server.config_get(name)).get(name, ""))
        except ResponseError:
            return ""

    def _policy_told(self) -> str:
        return str(self._server.info("memory").get("maxmemory_policy", ""))
