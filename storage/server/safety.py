"""What a server says of itself: its version, and settings under which what people said would be lost."""

from __future__ import annotations

from typing import cast

from redis import Redis, ResponseError

from storage.server.connection import connect


class Safety:
    """How well a server, whose campaigns do not matter here, keeps what it is told."""

    def __init__(self, server: Redis) -> None:
        self._server = server

    @classmethod
    def at(cls, url: str) -> Safety:
        """The server at this address; nothing is sent yet."""
        return cls(connect(url))

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def ask(self) -> None:
        """StoreError where it does not answer."""
        self._server.ping()

    def version(self) -> str:
        """The version of Redis it is, or is like."""
        return str(self._server.info("server").get("redis_version", ""))

    def is_appending(self) -> bool:
        """Whether what is written outlives a restart."""
        return bool(self._server.info("persistence").get("aof_enabled"))

    def policy(self) -> str:
        """What the server throws away when it is full; "" where it does not say."""
        told = self._setting("maxmemory-policy")
        return told or str(self._server.info("memory").get("maxmemory_policy", ""))

    def fsync(self) -> str:
        """When what is written reaches the disk; "" where the server does not let it be asked."""
        return self._setting("appendfsync")

    def _setting(self, name: str) -> str:
        """What CONFIG says; "" where the server does not let it be asked."""
        try:
            return str(cast("dict[str, str]", self._server.config_get(name)).get(name, ""))
        except ResponseError:
            return ""
