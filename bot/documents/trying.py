"""Trying the templates before anybody needs a form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.documents.form_facts import form_facts
from bot.documents.forms import fill_form
from bot.documents.names import FORMS, FormError, template_of
from campaign import problem_wording as wording
from campaign import template_wording
from campaign.applications import Application
from campaign.loading import ConfigError
from campaign.model import Campaign, Track
from handlers.parts.registry import kind_of


def check_templates(campaign: Campaign) -> None:
    """ConfigError with a line for each award whose form can not be made."""
    if problems := tuple(template_problems(campaign)):
        raise ConfigError(*problems)


def template_problems(campaign: Campaign, folder: Path = FORMS) -> Iterator[str]:
    """One line for each award whose form can not be made, with the place and the fix."""
    for track in campaign.tracks.values():
        template, place = template_of(track, folder), f"tracks.{track.id}.template"
        if not template.is_file():
            there = "、".join(sorted(p.name for p in folder.glob("*.docx"))) or wording.NONE
            yield wording.line(
                place, template_wording.no_template(template.name, str(folder), there)
            )
            continue
        try:
            _try(campaign, track, template)
        except FormError as error:
            yield wording.line(place, template_wording.template_wrong(str(error)))


def _try(campaign: Campaign, track: Track, template: Path) -> None:
    """Fill in the form with sample answers, and once with none; FormError if it does not fit."""
    filled = Application(
        track.id, answers={part.id: kind_of(part).sample(part) for part in track.parts}
    )
    branch, at = campaign.branches[0], campaign.deadline
    for application in (filled, Application(track.id)):
        facts = form_facts(campaign, branch, track, application, f"{track.code}00-v1", at)
        fill_form(template, facts)
