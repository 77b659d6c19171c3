"""The long text: how it stands on paper and in lists."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.essays import essay_length
from campaign.parts.essay import Essay
from handlers.parts.kind import Kind
from handlers.parts.prints import SheetColumn, Size
from handlers.wording import archive


class EssayKind(Kind):
    """The essay kind."""

    def described(self, part: Essay) -> Iterator[str]:
        yield f"{part.title}　不少于 {part.minimum_length} 字"

    def columns(self, part: Essay) -> Iterator[SheetColumn]:
        title = archive.length_head(part.title)
        yield SheetColumn(title, 9, lambda application: essay_length(application) or None)

    def size(self, part: Essay) -> Size:
        return part.title, 0, part.minimum_length, 0
