"""Uploading what an outbox entry sends, once for all its attempts."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from redis import Redis

from bot.wecom.media import Kind, Media
from storage.keys import Keys

REMEMBERED_S = 24 * 3600


class EntryUploads:
    """Media ids by outbox entry.

    A retry must repeat the message byte for byte: under a new media id it would be another message
    to WeCom, and the person would see the same file twice.
    """

    def __init__(self, server: Redis, keys: Keys, media: Media) -> None:
        self._server = server
        self._keys = keys
        self._media = media

    def once(self, entry: str, kind: Kind, make: Callable[[], tuple[str, bytes]]) -> str:
        """The media id for an entry; name and bytes are made and uploaded at the first attempt."""
        known = cast("str | None", self._server.get(self._keys.uploaded(entry)))
        if known is not None:
            return known
        name, content = make()
        media_id = self._media.upload(kind, name, content)
        self._server.set(self._keys.uploaded(entry), media_id, ex=REMEMBERED_S)
        return media_id
