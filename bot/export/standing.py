"""How one application stands, as cells of the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.export.workbook import Cell, Link, Toned
from campaign.applications import Application, Status
from campaign.completeness import missing
from campaign.model import Branch, Campaign, Track
from campaign.parts import Scorecard
from campaign.scoring import tally
from handlers.wording import archive as wording
from handlers.wording.chair import STATUS

TONES = {
    Status.NOT_STARTED: "idle",
    Status.FILLING: "busy",
    Status.SUBMITTED: "good",
    Status.RETURNED: "bad",
    Status.DECLINED: "idle",
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
    def card(self) -> Scorecard | None:
        """The scorecard that was filled in."""
        return self.track.as_asked(self.counted).scorecard

    @property
    def status(self) -> Toned:
        status = self.application.status
        if self.track.id in self.branch.holds:
            return Toned(wording.HAS_TITLE, TONES[Status.DECLINED])
        if status is Status.FILLING and (last := self.application.submission):
            return Toned(wording.withdrawn(last.receipt), TONES[Status.RETURNED])
        return Toned(STATUS[status], TONES[status])

    @property
    def score(self) -> int | None:
        """The points the branch gave itself; None before the first."""
        card = self.card
        answers = self.counted.part(card.id) if card else {}
        return tally(card, answers).points if card and answers else None

    @property
    def reviewed(self) -> int | None:
        """The points as the office has settled them; None before it looked at any."""
        card, settled = self.card, self.application.reviewed
        if not card or not settled:
            return None
        return tally(card, {**self.counted.part(card.id), **settled}).points

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
        return wording.paper(paper, self.campaign) if paper else None

    @property
    def result(self) -> str | None:
        result = self.application.result
        return wording.result(result) if result else None

    @property
    def reason(self) -> str | None:
        """Why the application was sent back, while it is."""
        returned = self.application.returned
        is_back = self.application.status is Status.RETURNED
        return returned.reason if returned and is_back else None

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
    def link(self) -> Cell:
        return Link(f"{self.folder}/", wording.OPEN) if self.folder else None

    @property
    def lacking(self) -> str | None:
        """What keeps the application from being complete, in a few words."""
        if self.track.id in self.branch.holds:
            return None
        match self.application.status:
            case Status.DECLINED:
                return None
            case Status.NOT_STARTED:
                return wording.EVERYTHING
            case Status.SUBMITTED:
                return "、".join(self._open_ends()) or None
        lack = missing(self.track, self.application)
        if lack:
            return wording.lacking(lack)
        is_back = self.application.status is Status.RETURNED
        return wording.CORRECTIONS if is_back else wording.ONLY_SUBMIT

    def _open_ends(self) -> list[str]:
        """What is left to do about an application that was handed in."""
        last, ends = self.application.submission, []
        if last and not self.application.has_paper:
            is_first = self.application.paper is None
            ends.append(wording.PAPER if is_first else wording.newer_paper(last.version))
        if self.application.has_unsubmitted_changes:
            ends.append(wording.CHANGES)
        return ends


def local(at: datetime, campaign: Campaign) -> datetime:
    """The time on the wall of the office, as spreadsheets and zips have it."""
    return at.astimezone(campaign.zone).replace(tzinfo=None)
