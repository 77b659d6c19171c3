"""What the papers of a review say of an award, as it stands in the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from campaign.applications import Application
from campaign.condition import State, condition
from campaign.model import Branch, Campaign, Track
from campaign.ranking import Entrant, entrant_of, panel_entrant, rank
from campaign.review.desk import Desk
from campaign.review.money import Receipt
from campaign.review.outcome import Ballots, panel_of, panel_score
from campaign.review.panel import written
from campaign.review.papers import Paper
from campaign.review.visits import is_accepted
from campaign.reviewing import counted_scores, self_scores
from handlers.office.review.applicants import applicants, known_as
from handlers.wording import papers_of_review as wording
from storage.records import Record
from storage.store import Store


class AwardFacts:
    """An award with its applications, ballots and decisions."""

    def __init__(self, store: Store, award: str) -> None:
        self.campaign: Campaign = store.campaign()
        self.award: Track = self.campaign.tracks[award]
        numbers = [branch.number for branch in self.campaign.branches]
        self._records: dict[str, Record] = dict(store.records(numbers))
        self._ballots: Ballots = store.ballots(self.campaign.reviewer_of)
        self._desk: Desk = store.desk()

    def context(self, asked_at: datetime) -> dict[str, Any]:
        """What the tags of the templates stand for."""
        campaign, award = self.campaign, self.award
        today = asked_at.astimezone(campaign.zone).date()
        return {
            "campaign": campaign.title,
            "document_number": campaign.document_number,
            "organiser": campaign.organiser,
            "award": award.name,
            "quota": award.quota,
            "contact": campaign.contact.name,
            "phone": campaign.contact.phone,
            "email": campaign.contact.email,
            "today": wording.full_day(today),
            "rule": wording.rule(award),
            "recommended": list(self._recommended()),
            "rejected": list(self._with_result(False)),
            "scores": list(self._scores()),
            "judges": [{"name": r.called} for r in panel_of(campaign, award.id)],
            **self._meeting(),
            **self._publicity(today),
        }

    def accepted(self) -> Iterator[tuple[str, tuple[Receipt, ...]]]:
        """What was accepted on the spot, by name, with its receipts."""
        for branch, track, application in self._applications():
            if is_accepted(application.visits):
                yield f"{branch.name}{track.which}", application.receipts

    def papers(self, as_of: datetime) -> list[Paper]:
        """The papers that can be made by now: those there is something to say in."""
        found = [Paper.SCORES]
        if self._has_meeting:
            found.append(Paper.MINUTES)
        if public := self._desk.publicity.get(self.award.id):
            found.append(Paper.NOTICE)
            waiting = any(one.is_open for one in self._desk.objections_to(self.award.id))
            if not waiting and public.is_over(as_of.astimezone(self.campaign.zone).date()):
                found.append(Paper.REPORT)
        return found

    def _applications(self) -> Iterator[tuple[Branch, Track, Application]]:
        for branch, track in applicants(self.campaign, self.award):
            application = self._records[branch.number].application(track.id)
            if condition(track, branch, application).is_handed_in:
                yield branch, track, application

    def _recommended(self) -> Iterator[dict[str, Any]]:
        finals = {row["key"]: row["final"] for row in self._scores()}
        votes = self._desk.meetings[self.award.id].votes if self._has_meeting else {}
        number = 0
        for branch, track, application in self._applications():
            if condition(track, branch, application).state is State.RECOMMENDED:
                number += 1
                key = known_as(branch, track)
                given = votes.get(key)
                yield {
                    "number": number,
                    "name": f"{branch.name}{track.which}",
                    "final": finals.get(key, ""),
                    "votes": wording.votes(given) if given else "",
                    "reason": application.result.reason if application.result else "",
                }

    def _with_result(self, is_recommended: bool) -> Iterator[dict[str, Any]]:
        for branch, track, application in self._applications():
            result = application.result
            if result and result.is_recommended is is_recommended:
                yield {"name": f"{branch.name}{track.which}", "reason": result.reason}

    def _scores(self) -> Iterator[dict[str, Any]]:
        """Every applicant in the order of the ranking, with where the score comes from."""
        found = {known_as(b, t): (b, t, a) for b, t, a in self._applications()}
        entrants = [e for key, who in found.items() if (e := self._entrant(key, *who))]
        for ranked in rank(entrants, self.award.quota).entries:
            branch, track, application = found[ranked.entrant.number]
            card = track.as_asked(application.as_submitted).scorecard
            panel = ranked.entrant.panel
            own = sum(self_scores(card, application).values()) if card else ""
            office = sum(counted_scores(card, application).values()) if card else ""
            final = panel.final if panel else None
            yield {
                "key": ranked.entrant.number,
                "rank": ranked.rank,
                "name": f"{branch.name}{track.which}",
                "own": own,
                "office": office,
                "count": f"{len(panel.totals)}/{panel.expected}" if panel else "",
                "mean": written(panel.mean) if panel and panel.mean is not None else "",
                "final": written(final) if final is not None else office,
            }

    def _entrant(
        self, key: str, branch: Branch, track: Track, application: Application
    ) -> Entrant | None:
        if not track.review.has_panel:
            return entrant_of(track, key, application)
        score = panel_score(self.campaign, branch, track, application, self._ballots)
        return panel_entrant(key, score, condition(track, branch, application))

    @property
    def _has_meeting(self) -> bool:
        return self.award.id in self._desk.meetings

    def _meeting(self) -> dict[str, Any]:
        if not self._has_meeting:
            return {"meeting_at": "", "place": "", "people": []}
        meeting = self._desk.meetings[self.award.id]
        return {
            "meeting_at": wording.full_time(meeting.at.astimezone(self.campaign.zone)),
            "place": meeting.place,
            "people": [{"part": part, "who": who} for part, who in meeting.people.items()],
        }

    def _publicity(self, today: date) -> dict[str, Any]:
        public = self._desk.publicity.get(self.award.id)
        if public is None:
            return {"first": "", "last": "", "days": "", "objections": [], "is_over": False}
        known = self.campaign.branch_by_number
        return {
            "first": wording.full_day(public.first),
            "last": wording.full_day(public.last),
            "days": public.days,
            "is_over": public.is_over(today),
            "objections": [
                {
                    "number": number,
                    "at": wording.full_day(one.at.astimezone(self.campaign.zone).date()),
                    "about": known[one.about].name if one.about in known else one.about,
                    "said": one.said,
                    "answer": one.answer,
                }
                for number, one in enumerate(self._desk.objections_to(self.award.id), 1)
            ],
        }
