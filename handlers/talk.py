"""Everything a handler may know about the person it talks to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from campaign.applications import Application, Place
from campaign.disputes import Dispute
from campaign.model import Branch, Campaign, Track
from campaign.review.desk import Desk
from storage.readings import Readings
from storage.records import Change, Record
from storage.sessions import ChairSession, OfficeSession
from storage.standings import Standing

WRITING_LASTS = timedelta(hours=3)
PageLink = Callable[[str, str, str], str]  # of a user id, a branch number and a track id


def campaign_for(campaign: Campaign, record: Record) -> Campaign:
    """The campaign as it is for the branch with this record: with its own deadline, if it has one."""
    return campaign.until(record.extended_until) if record.extended_until else campaign


def no_page(_user_id: str, _branch: str, _track: str) -> str:
    """The address of a page where there is none."""
    return ""


@dataclass(frozen=True, slots=True)
class Pages:
    """What makes the addresses of pages: for the long text alone and for a whole application, of the
    office to look at one and for the board, which is of no branch and no award.
    """

    essay: PageLink = no_page
    form: PageLink = no_page
    office: PageLink = no_page
    board: PageLink = no_page


NO_PAGES = Pages()


@dataclass(frozen=True)
class ChairTalk:
    """A person of a branch, what the branch has answered, and the time.

    `now`, `sent_at` and `stated_at` are campaign time; `callback` names the message. `written_at` is
    when a reminder last reached this person, as far as that was read.
    """

    campaign: Campaign
    branch: Branch
    user_id: str
    record: Record
    now: datetime
    sent_at: datetime
    callback: str
    link: PageLink = no_page
    stated_at: datetime | None = None
    written_at: datetime | None = None
    form: PageLink = no_page

    @cached_property
    def session(self) -> ChairSession:
        return self.record.session(self.user_id)

    def with_session(self, session: ChairSession) -> ChairTalk:
        """The same talk, had the session been this one."""
        sessions = {**self.record.sessions, self.user_id: session}
        return replace(self, record=replace(self.record, sessions=sessions))

    @cached_property
    def track(self) -> Track | None:
        """The track the person is filling in just now."""
        return self.campaign.tracks.get(self.session.track or "")

    @cached_property
    def asked(self) -> Place | None:
        """The place that is asked just now; None when config.yaml no longer has it.

        The long text is asked no more once nobody has written on it for some hours.
        """
        place, track = self.session.asked, self.track
        if place is None or track is None or not track.has(place):
            return None
        return None if self._has_left_writing(track, place) else place

    def _has_left_writing(self, track: Track, place: Place) -> bool:
        if place.entry or not track.part(place.part).long_text:
            return False
        wrote_at = self.session.wrote_at
        is_lapsed = wrote_at is None or self.now - wrote_at > WRITING_LASTS
        return is_lapsed and self.application(track).open_return is None

    def application(self, track: Track) -> Application:
        """The branch's application for a track."""
        return self.record.applications.get(track.id) or Application(track.id)

    def writes(
        self, *applications: Application, dispute: Dispute | None = None
    ) -> dict[str, Change]:
        """The change in which these applications take the place of those of the branch.

        A dispute comes to those that are there.
        """
        disputes = (*self.record.disputes, dispute) if dispute else None
        return {self.branch.number: Change(applications, disputes=disputes)}

    def page_link(self, track: Track) -> str:
        """A new address at which this person may write the long text of a track, "" without a page."""
        return self.link(self.user_id, self.branch.number, track.id)

    def form_link(self, track: Track) -> str:
        """A new address at which this person may fill in the whole of a track, "" without a page."""
        return self.form(self.user_id, self.branch.number, track.id)

    def holds(self, track: Track) -> bool:
        """True when the branch has the title already, which closes the track to it."""
        return track.id in self.branch.holds

    @cached_property
    def is_open(self) -> bool:
        """True while answers are taken."""
        return not self.is_early and not self.is_late

    def takes(self, track: Track) -> bool:
        """True while the branch may change what it has for a track.

        Also after the deadline where it was sent back; never once the office has noted a result.
        """
        application = self.application(track)
        if application.result or self.is_early:
            return False
        return not self.is_late or application.open_return is not None

    @cached_property
    def returned(self) -> list[Track]:
        """The tracks whose application was sent back and waits for the branch."""
        tracks = self.campaign.tracks.values()
        return [t for t in tracks if self.application(t).open_return and self.takes(t)]

    @cached_property
    def has_ended(self) -> bool:
        """True after the deadline, even while late deliveries are still taken."""
        return self.now > self.campaign.deadline or self.is_late

    @cached_property
    def is_early(self) -> bool:
        """True before the campaign opens."""
        return self.sent_at < self.campaign.opens_at

    @cached_property
    def is_late(self) -> bool:
        """True when the message was sent after the deadline, or came in beyond the tolerance."""
        tolerance = timedelta(minutes=self.campaign.late_tolerance_minutes)
        deadline = self.campaign.deadline
        return self.sent_at > deadline or self.now > deadline + tolerance

    @cached_property
    def is_disputed(self) -> bool:
        """True when the message is late although it is said to have been sent in time."""
        stated = self.stated_at or self.sent_at
        return self.is_late and self.campaign.opens_at <= stated <= self.campaign.deadline


@dataclass(frozen=True, slots=True)
class OfficeTalk:
    """A person of the office and what was read for the message: `records` by branch number, the
    `desk` of the review where it was asked for.

    `now` is campaign time; `callback` names the message.
    """

    campaign: Campaign
    user_id: str
    session: OfficeSession
    now: datetime
    callback: str = ""
    records: Mapping[str, Record] = field(default_factory=dict)
    readings: Readings = Readings()
    desk: Desk = Desk()
    pages: Pages = NO_PAGES

    def standings(self, track: Track) -> Mapping[str, Standing]:
        """Where the branches stand, by number; a branch without an entry has not started."""
        return self.readings.standings.get(track.id, {})

    def record_of(self, branch: Branch) -> Record:
        """The record of a branch that was read for this message."""
        number = branch.number
        return self.records[number] if number in self.records else self.readings.records[number]

    def campaign_of(self, branch: Branch) -> Campaign:
        """The campaign as it is for a branch whose record was read: with its own deadline."""
        return campaign_for(self.campaign.for_branch(branch), self.record_of(branch))
