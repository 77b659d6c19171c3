"""The official forms as Word files, made from the templates of the office."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from bot.documents.draft_marks import NOT_HANDED_IN, mark_as_draft
from bot.documents.form_facts import FormFacts
from bot.documents.names import FormError
from bot.documents.word_files import clean, packed_file
from campaign import template_wording
from handlers.parts.prints import day_of

LOOPS = ("sections", "groups", "other_fields")


def fill_form(template: Path, facts: FormFacts) -> bytes:
    """The form as a Word file, the same bytes for the same facts; FormError if it does not fit."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=literal)
    try:
        word = DocxTemplate(template)
        word.init_docx()
    except Exception as error:  # python-docx lets out whatever zip, XML and its own lookups raise
        raise FormError(f"{template.name}: {template_wording.NO_WORD_FILE}") from error
    try:
        word.render(_context(word, environment, facts), environment)
    except (TemplateError, FormError) as error:
        raise FormError(f"{template.name}: {_told(error)}") from error
    _set_merges_right(word)
    if facts.is_draft:
        mark_as_draft(word)
    return packed_file(word, facts.title, facts.branch, facts.receipt, facts.submitted_at)


def _set_merges_right(word: Any) -> None:
    """docxtpl puts vMerge behind vAlign; Word may call a file with that order damaged."""
    for cell in word.element.body.iter(qn("w:tcPr")):
        merge, align = cell.find(qn("w:vMerge")), cell.find(qn("w:vAlign"))
        if merge is not None and align is not None:
            align.addprevious(merge)


def literal(value: object) -> Markup:
    """Escape a value for XML and for docxtpl, which takes {_{ and the like for its own marks."""
    text = str(escape(clean(str(value))))
    return Markup(text.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704


def _submitted_at(facts: FormFacts) -> str:
    if facts.is_draft:
        return NOT_HANDED_IN
    return f"{day_of(facts.submitted_at)} {facts.submitted_at:%H:%M}"


def _told(error: Exception) -> str:
    """The template engine speaks English; what a form lacks is said by us."""
    return (
        str(error) if isinstance(error, FormError) else template_wording.template_syntax(str(error))
    )


def _context(word: DocxTemplate, environment: Environment, facts: FormFacts) -> dict[str, Any]:
    """What the tags stand for; fields without a tag of their own come in the loop other_fields."""
    tags = environment.parse(word.patch_xml(word.get_xml()))
    names = {tag.name for tag in tags.find_all(nodes.Name)}
    values, labels = (
        {
            tag.attr
            for tag in tags.find_all(nodes.Getattr)
            if isinstance(tag.node, nodes.Name) and tag.node.name == kind
        }
        for kind in ("fields", "labels")
    )
    if unknown := (values | labels) - facts.fields.keys():
        raise FormError(template_wording.no_such_fields(sorted(unknown)))
    others = [row for field, row in facts.fields.items() if field not in values]
    numbers = count(1 + sum(len(group.rows) for group in facts.groups))
    context = {
        "title": facts.title,
        "award": facts.award,
        "branch": facts.branch,
        "receipt": facts.receipt,
        "submitted_at": _submitted_at(facts),
        "sections": facts.sections,
        "points": facts.points,
        "score": facts.score,
        "open_items": facts.open_items,
        "groups": facts.groups,
        "fields": SimpleNamespace(**{id_: row.answer for id_, row in facts.fields.items()}),
        "labels": SimpleNamespace(**{id_: row.text for id_, row in facts.fields.items()}),
        "other_fields": [row._replace(number=next(numbers)) for row in others],
        "newline": "\n",
    }
    if left_out := [loop for loop in LOOPS if context[loop] and loop not in names]:
        raise FormError(template_wording.no_rows_for(left_out))
    return context
