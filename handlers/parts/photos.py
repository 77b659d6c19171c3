"""Photos in the conversation, on paper and in lists; how pictures are taken in is in chair/photos."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Application, Submission
from campaign.parts.missing import Missing
from campaign.parts.part import Stretch
from campaign.parts.photos import Photos
from handlers.parts.kind import Kind
from handlers.parts.prints import SheetColumn, Size
from handlers.wording import corrections, submitting


class PhotosKind(Kind):
    """The photos kind."""

    state = "photos"
    called = ("照片", "相片", "图片")
    help_also = "照片（直接发来）"
    whole_on_page = "photos"

    def ask(self, part: Photos, application: Application) -> str:
        return corrections.photos_again(len(application.photos), part)

    def name(self, part: Photos, entry: str) -> str:
        return self.called[0]

    def figure(self, part: Photos, application: Application) -> str:
        return self.shown(part, application, "") if application.photos else ""

    def shown(self, part: Photos, application: Application, entry: str) -> str:
        return submitting.photos(len(application.photos), part)

    def counted(self, part: Photos, application: Application) -> str:
        return submitting.photos_and_least(len(application.photos), part)

    def left(self, part: Photos, missing: Missing) -> list[str]:
        return submitting.photos_left(missing, part)

    def became(
        self, part: Photos, last: Submission, now: Application, entry: str, name: str
    ) -> str:
        if part.is_same(last, now):
            return corrections.unchanged(name)
        return corrections.changed(name, f"{len(last.photos)} 张", f"{len(now.photos)} 张")

    def not_corrected(self, part: Photos, application: Application) -> str:
        short = part.missing(application).photos
        return corrections.photos_short(short) if short else corrections.same_photos()

    def besides(self, part: Photos) -> str:
        return f"{part.title} {part.minimum}–{part.maximum} 张"

    def amount(self, part: Photos) -> str:
        return f"照片 {part.minimum}–{part.maximum} 张"

    def board_label(self, stretch: Stretch) -> str:
        return self.called[0]

    def board_need(self, part: Photos) -> str:
        return f"{part.minimum}-{part.maximum}"

    def board_figure(self, done: int) -> str:
        return str(done) if done else ""

    def described(self, part: Photos) -> Iterator[str]:
        yield f"{part.title}　{part.minimum}–{part.maximum} 张"

    def columns(self, part: Photos) -> Iterator[SheetColumn]:
        yield SheetColumn(part.title, 9, lambda application: len(application.photos) or None)

    def size(self, part: Photos) -> Size:
        return part.title, 1, part.minimum, part.maximum
