"""How one application stands, as cells of the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.export.cells import Cell, Link, Toned
from campaign.applications import Application
from campaign.condition import Condition, PaperState, State, condition
from campaign.model import Branch, Campaign, Track
from campaign.parts.roles import Scored
from campaign.reviewing import settled_points
from campaign.scoring import tally
from handlers.wording import archive as wording

TONES = {
    State.NOT_BEGUN: "idle",
    State.FILLING: "busy",
    State.COMPLETE: "busy",
    State.WITHDRAWN: "bad",
    State.HANDED_IN: "good",
    State.CHANGED: "good",
    State.RECOMMENDED: "good",
    State.REJECTED: "good",
    State.RETURNED: "bad",
    State.DECLINED: "idle",
    State.TITLED: "idle",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One branch's application for one award, and the folder its files are in ("" = none)."""

    campaign: Campaign
    branch: Branch
    track: Track
    application: Application
    extended_until: datetime | None = None
    folder: str = ""

    @property
    def counted(self) -> Application:
        """The answers that count: those handed in, or the present ones before that."""
        return self.application.as_submitted

    @property
    def listed(self) -> Application:
        """The answers that count, as far as they answer what the list has columns for."""
        return self.application.restored

    @property
    def card(self) -> Scored | None:
        """The scorecard that was filled in."""
        return self.track.as_asked(self.counted).scorecard

    @property
    def condition(self) -> Condition:
        return condition(self.track, self.branch, self.application)

    @property
    def status(self) -> Toned:
        how = self.condition
        return Toned(wording.status(how), TONES[how.state])

    @property
    def score(self) -> int | None:
        """The points the branch gave itself; None before the first."""
        card = self.card
        answers = self.counted.part(card.id) if card else {}
        return tally(card, answers).points if card and answers else None

    @property
    def reviewed(self) -> int | None:
        """The points once the office has settled every item; None before."""
        return settled_points(self.card, self.application) if self.card else None

    @property
    def adjusted(self) -> str | None:
        """The items to which the office gave other points."""
        card = self.card
        answers = self.counted.part(card.id) if card else {}
        settled, notes = self.application.reviewed, self.application.review_notes
        other = [
            wording.adjusted(item, answers.get(item), settled[item], notes.get(item, ""))
            for item in (card.order if card else ())
            if item in settled and settled[item] != answers.get(item)
        ]
        return "；".join(other) or None

    @property
    def paper(self) -> str | None:
        paper = self.application.paper
        return wording.paper(paper, self.condition, self.campaign) if paper else None

    @property
    def result(self) -> str | None:
        result = self.application.result
        return wording.result(result) if result else None

    @property
    def reason(self) -> str | None:
        """Why the application was sent back, while it is."""
        returned = self.application.open_return
        return returned.reason if returned else None

    @property
    def deadline(self) -> datetime | None:
        """The branch's own deadline, where the office has given it a later one."""
        return local(self.extended_until, self.campaign) if self.extended_until else None

    @property
    def receipt(self) -> str | None:
        last = self.application.submission
        return last.receipt if last else None

    @property
    def submitted_at(self) -> datetime | None:
        last = self.application.submission
        return local(last.at, self.campaign) if last else None

    @property
    def corrects(self) -> str | None:
        """That the newest version corrects what was sent back, and when that was handed in."""
        before = self.application.corrected
        return wording.corrects(before.at, self.campaign) if before else None

    @property
    def link(self) -> Cell:
        return Link(f"{self.folder}/", wording.OPEN) if self.folder else None

    @property
    def lacking(self) -> str | None:
        """What keeps the application from being complete, in a few words."""
        how = self.condition
        if how.is_handed_in:
            return "、".join(self._open_ends(how)) or None
        if not how.is_left_open:
            return wording.EVERYTHING if how.state is State.NOT_BEGUN else None
        if how.lacks:
            return wording.lacking(how.lacks)
        return wording.CORRECTIONS if how.state is State.RETURNED else wording.ONLY_SUBMIT

    def _open_ends(self, how: Condition) -> list[str]:
        """What is left to do about an application that was handed in."""
        last, ends = self.application.submission, []
        if last and how.owes_paper:
            is_old = how.paper is PaperState.OUTDATED
            ends.append(wording.newer_paper(last.version) if is_old else wording.PAPER)
        if how.is_changed:
            ends.append(wording.CHANGES)
        return ends


def local(at: datetime, campaign: Campaign) -> datetime:
    """The time on the wall of the office, as spreadsheets and zips have it."""
    return at.astimezone(campaign.zone).replace(tzinfo=None)
