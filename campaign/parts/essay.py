"""Essays: one long text, given as a whole. How it is written piece by piece is in handlers/chair/essay/essays.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import PositiveInt

from campaign.applications import Application
from campaign.essays import essay_length
from campaign.parts.missing import Missing
from campaign.parts.part import Given, Part, Stretch


class Essay(Part):
    """A long text of at least `minimum_length` characters, counted the way Word counts them."""

    kind: Literal["essay"]
    minimum_length: PositiveInt
    is_only_one: ClassVar[bool] = True

    @property
    def long_text(self) -> Essay:
        return self

    def missing(self, application: Application) -> Missing:
        return Missing(0, 0, max(0, self.minimum_length - essay_length(application)), 0)

    def is_same(self, one: Given, other: Given) -> bool:
        return one.essay == other.essay

    def stretches(self) -> Iterator[Stretch]:
        yield Stretch(self.id, self, "", self.minimum_length)

    def done(self, application: Application, stretch: Stretch) -> int:
        return essay_length(application)
