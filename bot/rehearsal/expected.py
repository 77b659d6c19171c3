"""What an application must hold, worked out from what was said and what was told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from campaign.applications import Place, Status, Value
from campaign.model import Branch, Track
from campaign.parts.roles import Scored

STANDS = {
    Status.NOT_STARTED: "未开始",
    Status.FILLING: "填写中",
    Status.SUBMITTED: "已提交",
    Status.RETURNED: "已退回",
    Status.DECLINED: "不申报",
}


@dataclass(frozen=True)
class HandedIn:
    """One version as it was when it was handed in."""

    receipt: str
    answers: dict[Place, Value]
    photos: int
    essay: tuple[str, ...]


@dataclass
class Expected:
    """One application of a branch: of the pictures `sent` so many `photos` were acknowledged.

    `paper_for` is the version whose paper the office has registered.
    """

    branch: Branch
    track: Track
    status: Status = Status.NOT_STARTED
    answers: dict[Place, Value] = field(default_factory=dict)
    sent: set[int] = field(default_factory=set)
    photos: int = 0
    essay: tuple[str, ...] = ()
    handed_in: list[HandedIn] = field(default_factory=list)
    paper_for: int = 0

    @property
    def name(self) -> str:
        return f"{self.branch.number} {self.track.short_name}"

    @property
    def next_receipt(self) -> str:
        """The receipt the next version must get."""
        return f"{self.track.code}{self.branch.number}-v{len(self.handed_in) + 1}"

    @property
    def has_begun(self) -> bool:
        return self.status is not Status.NOT_STARTED

    @property
    def has_content(self) -> bool:
        """Whether anything is in it; of an empty one no figures are told."""
        return bool(self.answers or self.photos or self.essay or self.handed_in)

    @property
    def has_paper(self) -> bool:
        """Whether it is handed in and the office has a paper with the entries of that version."""
        if not self.paper_for or self.status is not Status.SUBMITTED:
            return False
        return self.handed_in[self.paper_for - 1].answers == self.handed_in[-1].answers

    @property
    def is_left_open(self) -> bool:
        """Whether something was begun or changed that is not handed in."""
        if self.status is not Status.SUBMITTED:
            return self.status is Status.FILLING
        last = self.handed_in[-1]
        return (self.answers, self.photos, self.essay) != (last.answers, last.photos, last.essay)

    def begin(self, known: dict[Place, Value]) -> None:
        """The application is begun with what the roster knows."""
        self.status = Status.FILLING
        self.answers.update(known)

    def hand_in(self) -> None:
        """One version more."""
        self.handed_in.append(
            HandedIn(self.next_receipt, dict(self.answers), self.photos, self.essay)
        )
        self.status = Status.SUBMITTED

    def as_told(self) -> dict[str, str]:
        """What the office must read about it: a submission is told as it was handed in."""
        if self.status is Status.SUBMITTED:
            last = self.handed_in[-1]
            return figures(self.track, last.answers, last.photos, last.essay)
        if self.status is Status.DECLINED and not (self.answers or self.photos or self.essay):
            return {}
        return figures(self.track, self.answers, self.photos, self.essay)

    def position(self) -> dict[str, str]:
        """What every reply about its answers must say."""
        counts = figures(self.track, self.answers, self.photos, self.essay)
        return {label: counts[label] for label in ("已答", "得分") if label in counts}


def standing_words(status: Status) -> str:
    """A status as the office reads it."""
    return STANDS[status]


def is_done(expected: Expected) -> bool:
    """Whether a branch has nothing more to do for an award."""
    if expected.status is Status.SUBMITTED:
        return expected.has_paper
    return expected.status is Status.DECLINED


def figures(
    track: Track, answers: dict[Place, Value], photos: int, essay: Iterable[str]
) -> dict[str, str]:
    """The figures of an application by their label: `已答` 12/31, `得分` 45, `照片` 2/5, ..."""
    told = {"已答": f"{len(answers)}/{len(track.places)}"}
    card, pictures, text = track.scorecard, track.pictures, track.long_text
    if card:
        told["得分"] = str(points_of(card, answers))
    if pictures and photos:
        told["照片"] = f"{photos}/{pictures.maximum}"
    if text and essay:
        told["总结"] = f"{characters(essay)}/{text.minimum_length}"
    return told


def figures_in(text: str) -> dict[str, str]:
    """The figures a text tells, the first of each label."""
    told: dict[str, str] = {}
    for label, value in re.findall(r"(已答|得分|照片|总结) (\d+(?:/\d+)?)", text):
        told.setdefault(label, value)
    return told


def points_of(card: Scored, answers: dict[Place, Value]) -> int:
    """The sum of what was given."""
    return sum(int(answers.get(Place(card.id, item), 0)) for item in card.order)


def characters(essay: Iterable[str]) -> int:
    """How long a text is of which each letter counts as one: only such are written here."""
    return sum(len(piece) for piece in essay)
