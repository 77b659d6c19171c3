"""Photos: from a least to a largest number of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import NonNegativeInt, PositiveInt

from campaign import problem_wording as wording
from campaign.applications import Application
from campaign.parts.missing import Missing
from campaign.parts.part import Given, Part, Stretch
from campaign.settled import Draft, Problem


class Photos(Part):
    """From `minimum` to `maximum` pictures."""

    kind: Literal["photos"]
    minimum: NonNegativeInt
    maximum: PositiveInt
    is_only_one: ClassVar[bool] = True

    @property
    def pictures(self) -> Photos:
        return self

    def missing(self, application: Application) -> Missing:
        count = len(application.photos)
        # Photos that were not sent back cannot be deleted, so nobody may be asked to.
        surplus = 0 if application.open_return else max(0, count - self.maximum)
        return Missing(0, max(0, self.minimum - count), 0, 0, surplus=surplus)

    def is_same(self, one: Given, other: Given) -> bool:
        return one.photos == other.photos

    def stretches(self) -> Iterator[Stretch]:
        yield Stretch(self.id, self, "", self.minimum)

    def done(self, application: Application, stretch: Stretch) -> int:
        return len(application.photos)

    @staticmethod
    def problems(part: Draft) -> Iterator[Problem]:
        """Report a range of pictures that nobody can meet."""
        minimum, maximum = part.at("minimum").number, part.at("maximum").number
        if minimum is not None and maximum is not None and minimum > maximum:
            yield part.problem(wording.minimum_over_maximum(minimum, maximum))
