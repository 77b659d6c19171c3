"""The kinds of part there are: one line for each."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field as Setting

from campaign.parts.checklist import Checklist
from campaign.parts.choice import Choice
from campaign.parts.essay import Essay
from campaign.parts.fields import Fields
from campaign.parts.part import Part
from campaign.parts.photos import Photos
from campaign.parts.scorecard import Scorecard

_Kinds = Scorecard | Checklist | Fields | Photos | Essay | Choice

AnyPart = Annotated[_Kinds, Setting(discriminator="kind")]
KINDS: dict[str, type[Part]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(_Kinds)
}
