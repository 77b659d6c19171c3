"""Temporary media: what people send and bots upload, gone after three days."""

import secrets
import threading
from dataclasses import dataclass

from simulator.clock import Clock
from simulator.errors import ApiError

LIFETIME_S = 3 * 24 * 3600
MEGABYTE = 1024 * 1024
LIMITS = {
    "image": (10 * MEGABYTE, 40009),
    "voice": (2 * MEGABYTE, 40006),
    "video": (10 * MEGABYTE, 40011),
    "file": (20 * MEGABYTE, 45001),
}
ONE_PIECE = 20 * MEGABYTE
SIGNS = (
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"GIF8", "image/gif", "gif"),
    (b"#!AMR", "audio/amr", "amr"),
)


@dataclass(frozen=True)
class Media:
    """One stored piece: its bytes, and the name that recipients see."""

    id: str
    kind: str
    name: str
    content: bytes
    created_at: float

    @property
    def content_type(self) -> str:
        """The type told by the first bytes, not by the name."""
        return sniff(self.content)[0]


class MediaStore:
    """Keeps media by id."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._media: dict[str, Media] = {}

    def upload(self, kind: str, name: str, content: bytes) -> Media:
        """Store what a bot uploads, or refuse its kind, format or size."""
        if kind not in LIMITS:
            raise ApiError(40004)
        if not content:
            raise ApiError(44001)
        if len(content) <= 5:
            raise ApiError(40006)
        limit, errcode = LIMITS[kind]
        if len(content) > limit:
            raise ApiError(errcode)
        if not _fits(kind, content):
            raise ApiError(40005)
        return self.keep(kind, name, content)

    def keep(self, kind: str, name: str, content: bytes) -> Media:
        """Store what a person sends; nothing is refused."""
        media = Media(secrets.token_urlsafe(48), kind, name, content, self._clock.now())
        with self._lock:
            self._media[media.id] = media
        return media

    def get(self, media_id: str, kind: str | None = None) -> Media:
        """Return a medium of this kind, or refuse an unknown or old id with 40007."""
        media = self._media.get(media_id)
        if media is None or self._clock.now() - media.created_at >= LIFETIME_S:
            raise ApiError(40007)
        if kind is not None and media.kind != kind:
            raise ApiError(40007)
        return media

    def peek(self, media_id: str) -> Media | None:
        """Return a medium whatever its age, as a phone does from its own memory."""
        return self._media.get(media_id)


def sniff(content: bytes) -> tuple[str, str]:
    """Return content type and file ending for some bytes."""
    for sign, content_type, ending in SIGNS:
        if content.startswith(sign):
            return content_type, ending
    if content[4:8] == b"ftyp":
        return "video/mp4", "mp4"
    return "application/octet-stream", "bin"


def _fits(kind: str, content: bytes) -> bool:
    wanted = {"image": {"jpg", "png"}, "voice": {"amr"}, "video": {"mp4"}}.get(kind)
    return wanted is None or sniff(content)[1] in wanted
