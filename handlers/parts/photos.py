"""Photos: how they stand on paper and in lists."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.parts.photos import Photos
from handlers.parts.kind import Kind
from handlers.parts.prints import SheetColumn, Size


class PhotosKind(Kind):
    """The photos kind."""

    def described(self, part: Photos) -> Iterator[str]:
        yield f"{part.title}　{part.minimum}–{part.maximum} 张"

    def columns(self, part: Photos) -> Iterator[SheetColumn]:
        yield SheetColumn(part.title, 9, lambda application: len(application.photos) or None)

    def size(self, part: Photos) -> Size:
        return part.title, 1, part.minimum, part.maximum
