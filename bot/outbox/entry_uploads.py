"""Uploading what an outbox entry sends, once for all its attempts."""

from __future__ import annotations

from collections.abc import Callable

from bot.outbox.platform import Kind, Media
from storage.store import Store

REMEMBERED_S = 24 * 3600


class EntryUploads:
    """Media ids by outbox entry.

    A retry must repeat the message byte for byte: under a new media id it would be another message,
    and the person would see the same file twice.
    """

    def __init__(self, store: Store, media: Media) -> None:
        self._kept = store.kept
        self._media = media

    def once(self, entry: str, kind: Kind, make: Callable[[], tuple[str, bytes]]) -> str:
        """The media id for an entry; name and bytes are made and uploaded at the first attempt."""
        known = self._kept.uploaded(entry)
        if known is not None:
            return known
        name, content = make()
        media_id = self._media.upload(kind, name, content)
        self._kept.keep_uploaded(entry, media_id, REMEMBERED_S)
        return media_id
