"""What a kind of branch does, scene by scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.rehearsal.applicant import Applicant
from bot.rehearsal.timetable import Scene

Act = Callable[[Applicant], None]
Part = Mapping[Scene, Act]
