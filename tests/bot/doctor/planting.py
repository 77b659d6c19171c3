"""What it is to plant a mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.bot.doctor.installation import Installation


@dataclass(frozen=True)
class Planted:
    """A mistake, the check that names it, and words of the cause and of what to do."""

    check: str
    plant: Callable[[Installation], object]
    cause: str
    todo: str = ""
