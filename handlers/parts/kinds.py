"""Which kind object speaks for which part of config.yaml."""

from __future__ import annotations

from campaign.parts.checklist import Checklist
from campaign.parts.fields import Fields
from campaign.parts.part import Part
from campaign.parts.scorecard import Scorecard
from handlers.parts.checklists import Checklists
from handlers.parts.fields import FieldsKind
from handlers.parts.kind import Kind
from handlers.parts.scorecards import Scorecards

KINDS: dict[type, Kind] = {
    Scorecard: Scorecards(),
    Checklist: Checklists(),
    Fields: FieldsKind(),
}


def kind_of(part: Part) -> Kind:
    """The kind that speaks for a part that is answered entry by entry."""
    return KINDS[type(part)]
