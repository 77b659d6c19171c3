"""Which kind speaks for which part: one line for each."""

from __future__ import annotations

from campaign.parts.part import Part
from handlers.parts.checklist import ChecklistKind
from handlers.parts.choice import ChoiceKind
from handlers.parts.essay import EssayKind
from handlers.parts.fields import FieldsKind
from handlers.parts.kind import Kind
from handlers.parts.photos import PhotosKind
from handlers.parts.scorecard import ScorecardKind

SPEAKING: dict[str, Kind] = {
    "scorecard": ScorecardKind(),
    "checklist": ChecklistKind(),
    "fields": FieldsKind(),
    "photos": PhotosKind(),
    "essay": EssayKind(),
    "choice": ChoiceKind(),
}


def kind_of(part: Part) -> Kind:
    """The kind that speaks for a part."""
    return SPEAKING[part.kind]
