"""The long text in the conversation, on paper and in lists; how it is written is in chair/essays."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Application, Submission
from campaign.essays import essay_length
from campaign.parts.essay import Essay
from campaign.parts.missing import Missing
from campaign.parts.part import Stretch
from handlers.parts.kind import Kind
from handlers.parts.prints import SheetColumn, Size
from handlers.wording import archive, corrections, essays, submitting


class EssayKind(Kind):
    """The essay kind."""

    state = "essay"
    called = ("总结", "工作总结")
    help_also = "总结"
    whole_on_page = "essay"

    def ask(self, part: Essay, application: Application) -> str:
        return essays.asking(part)

    def name(self, part: Essay, entry: str) -> str:
        return self.called[0]

    def figure(self, part: Essay, application: Application) -> str:
        return self.shown(part, application, "") if application.essay else ""

    def shown(self, part: Essay, application: Application, entry: str) -> str:
        return submitting.essay(essay_length(application), part)

    def counted(self, part: Essay, application: Application) -> str:
        return self.shown(part, application, "")

    def left(self, part: Essay, missing: Missing) -> list[str]:
        return submitting.essay_left(missing, part)

    def became(self, part: Essay, last: Submission, now: Application, entry: str, name: str) -> str:
        if part.is_same(last, now):
            return corrections.unchanged(name)
        before = essay_length(Application(now.track, essay=last.essay))
        return corrections.changed(name, f"{before} 字", f"{essay_length(now)} 字")

    def not_corrected(self, part: Essay, application: Application) -> str:
        short = part.missing(application).characters
        return corrections.text_short(short) if short else corrections.same_text()

    def besides(self, part: Essay) -> str:
        return f"{part.title}（不少于 {part.minimum_length} 字）"

    def amount(self, part: Essay) -> str:
        return f"总结不少于 {part.minimum_length} 字"

    def board_label(self, stretch: Stretch) -> str:
        return self.called[0]

    def board_need(self, part: Essay) -> str:
        return f"≥{part.minimum_length}"

    def board_figure(self, done: int) -> str:
        return str(done) if done else ""

    def described(self, part: Essay) -> Iterator[str]:
        yield f"{part.title}　不少于 {part.minimum_length} 字"

    def columns(self, part: Essay) -> Iterator[SheetColumn]:
        title = archive.length_head(part.title)
        yield SheetColumn(title, 9, lambda application: essay_length(application) or None)

    def size(self, part: Essay) -> Size:
        return part.title, 0, part.minimum_length, 0
