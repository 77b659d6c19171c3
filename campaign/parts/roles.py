"""What a part can be to its award besides being asked: what carries the score, the photos, the text.

Scoring, ranking, the photos and the long text are about these, whatever kind of part takes the role.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from campaign.parts.items import Item, Section


class Role(Protocol):
    """A part that takes a role."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


class Scored(Role, Protocol):
    """What carries the score: items with points, in sections."""

    @property
    def points(self) -> int: ...

    @property
    def bonus_points(self) -> int: ...

    @property
    def sections(self) -> tuple[Section, ...]: ...

    @property
    def items(self) -> Mapping[str, Item]:
        """All items by id, in the order of the official form."""

    @property
    def order(self) -> tuple[str, ...]:
        """The item ids in the order of the official form."""

    @property
    def standard_order(self) -> tuple[str, ...]:
        """The item ids outside of bonus sections, in the order of the official form."""

    @property
    def section_of(self) -> Mapping[str, Section]:
        """The section that holds each item id."""


class Pictures(Role, Protocol):
    """What collects from `minimum` to `maximum` pictures."""

    @property
    def minimum(self) -> int: ...

    @property
    def maximum(self) -> int: ...


class LongText(Role, Protocol):
    """What collects a text of at least `minimum_length` characters, counted the way Word counts them."""

    @property
    def minimum_length(self) -> int: ...
