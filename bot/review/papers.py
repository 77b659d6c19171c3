"""Makes a paper of a review from its template in forms/review, and sends it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from bot.documents.names import FORMS, FormError
from bot.documents.word_files import packed_file
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.errors import PermanentError
from bot.outbox.lane_drainer import Handler
from bot.outbox.platform import Gateway
from bot.review.facts import AwardFacts
from bot.review.money import money_table
from campaign import template_wording
from campaign.review.papers import Paper
from handlers.wording import decision as wording
from storage.effects import Effect, SendReviewPaper, SendText
from storage.store import Store

TEMPLATES = FORMS / "review"


def paper_of(
    facts: AwardFacts, paper: Paper, asked_at: datetime, folder: Path = TEMPLATES
) -> bytes:
    """The paper as a Word file, the same bytes for the same facts; FormError if it does not fit."""
    template, context = folder / f"{paper.value}.docx", facts.context(asked_at)
    title = f"{facts.award.name}{paper.value}"
    return filled(template, context, title, facts.campaign.organiser, asked_at)


def filled(template: Path, context: dict[str, Any], title: str, author: str, at: datetime) -> bytes:
    """A template with its tags filled in; FormError names the file and what is wrong."""
    from docxtpl import DocxTemplate  # what writes Word files takes 15 MiB

    from bot.documents.forms import literal

    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=literal)
    try:
        word = DocxTemplate(template)
        word.init_docx()
    except Exception as error:  # python-docx lets out whatever zip, XML and its own lookups raise
        raise FormError(f"{template.name}: {template_wording.NO_WORD_FILE}") from error
    try:
        word.render(context, environment)
    except TemplateError as error:
        told = template_wording.template_syntax(str(error))
        raise FormError(f"{template.name}: {told}") from error
    return packed_file(word, title, author, "", at)


class ReviewPapers:
    """Makes and sends the papers of reviews."""

    def __init__(self, store: Store, gateway: Gateway, uploads: EntryUploads) -> None:
        self._store = store
        self._gateway = gateway
        self._uploads = uploads

    def send(self, effect: SendReviewPaper, entry: str) -> None:
        """Make the paper of now and send it as a file."""
        media_id = self._uploads.once(entry, "file", lambda: self._named(effect))
        self._gateway.send_file(effect.user_id, media_id, entry_id=entry)

    def lost(self, effect: SendReviewPaper) -> list[Effect]:
        """What tells the person that the paper will not come."""
        return [SendText(effect.user_id, wording.lost(effect.paper))]

    def _named(self, effect: SendReviewPaper) -> tuple[str, bytes]:
        if effect.award not in self._store.campaign().tracks:
            raise PermanentError("this award is gone")
        facts = AwardFacts(self._store, effect.award)
        paper, asked_at = Paper(effect.paper), datetime.fromisoformat(effect.asked_at)
        if paper is Paper.MONEY:
            return f"{facts.award.short_name}{paper.value}.xlsx", money_table(facts)
        try:
            content = paper_of(facts, paper, asked_at)
        except FormError as error:
            raise PermanentError(str(error)) from error
        return f"{facts.award.short_name}{paper.value}.docx", content


def paper_handlers(papers: ReviewPapers) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect about these papers."""
    return {SendReviewPaper: Handler(papers.send, is_message=True, lost=papers.lost)}
