"""Which parts are answered entry by entry."""

from __future__ import annotations

from campaign.parts.checklist import Checklist
from campaign.parts.fields import Fields
from campaign.parts.scorecard import Scorecard
from handlers.parts.registry import kind_of

__all__ = ["KINDS", "kind_of"]

KINDS: frozenset[type] = frozenset({Scorecard, Checklist, Fields})
