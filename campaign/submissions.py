"""What a branch has given: answers, pictures, and what was handed in once of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

Value = int | str | bool
Answers = Mapping[str, Value]
NOTHING: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that is on disk: its number among the photos, its file under DATA_DIR/photos."""

    number: int
    path: str
    sha256: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in once: the version, its receipt, when, by whom, and the answers then.

    `questions` names what was asked, "" for what is asked now; `carried` are the answers as far as
    they answer what is asked now, None where that is the same. `corrects` where it answers a return.
    """

    version: int
    receipt: str
    at: datetime
    user_id: str
    answers: Mapping[str, Answers]
    photos: tuple[Photo, ...]
    essay: tuple[str, ...]
    questions: str = ""
    carried: Mapping[str, Answers] | None = None
    corrects: bool = False

    @property
    def present(self) -> Mapping[str, Answers]:
        """The answers in terms of what is asked now."""
        return self.answers if self.carried is None else self.carried
