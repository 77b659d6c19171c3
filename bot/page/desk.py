"""What the page of an application reads and does: the same records as the chat, by the same commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.clock import Clock
from bot.page.deeds import Deed
from bot.summary.drafts import ClosedError
from bot.summary.links import Claim
from campaign.applications import Place
from campaign.model import Branch, Campaign, Track
from handlers.chair.page import past
from handlers.chair.page.handing_in import ReadBack, read_back
from handlers.chair.page.view import View, view_of
from handlers.chair.tracks import open_tracks
from handlers.conversation import Conversation
from handlers.outcomes import Came
from handlers.replies import Reply
from handlers.talk import ChairTalk, campaign_for
from handlers.wording import form_page as wording
from storage.audit import Entry
from storage.store import Store

FRESH_FOR_S = 60  # a page that is left open hears this soon that the time is over


@dataclass(frozen=True, slots=True)
class Shown:
    """One look at an application; `version` is another one after every change."""

    talk: ChairTalk
    track: Track
    view: View
    version: str


class FormDesk:
    """Reads and fills the application that a link opens."""

    def __init__(self, store: Store, conversation: Conversation, clock: Clock) -> None:
        self._store = store
        self._conversation = conversation
        self._clock = clock

    def show(self, claim: Claim) -> Shown:
        """The application as it is; ClosedError when the person no longer has to do with it."""
        talk, track = self._talk(claim)
        view = view_of(talk, track, self._newest(claim))
        return Shown(talk, track, view, self._version(talk.record.stamp))

    def version(self, claim: Claim) -> str:
        """The version of what `show` would show, for less than reading all of it."""
        return self._version(self._store.stamp(claim.branch))

    def check(self, claim: Claim) -> ReadBack:
        """What is to be confirmed before it is handed in."""
        return read_back(*self._talk(claim))

    def others(self, claim: Claim) -> list[Track]:
        """The other awards that are open to the branch."""
        talk, track = self._talk(claim)
        return [other for other in open_tracks(talk) if other is not track]

    def do(self, claim: Claim, deed: Deed) -> Reply:
        """Do it durably, once however often it comes; ContendedError, StoreError as in the chat."""
        self._subject(claim)
        now = self._clock.now()
        reply = self._conversation.answer(deed.message(claim, now), now)
        if reply.came == Came.OVERTAKEN and deed.place:
            return self._with_who(claim, reply, deed.place)
        return reply

    def _with_who(self, claim: Claim, reply: Reply, place: Place) -> Reply:
        talk, track = self._talk(claim)
        who = past.who_changed(talk, track, place, self._newest(claim))
        return replace(reply, text=wording.overtaken_by(reply.text, who))

    def _newest(self, claim: Claim) -> Sequence[Entry]:
        return [*self._store.newest(claim.branch, past.READ)]

    def _version(self, stamp: str) -> str:
        return f"{stamp}.{int(self._clock.now().timestamp()) // FRESH_FOR_S}"

    def _subject(self, claim: Claim) -> tuple[Branch, Track]:
        campaign = self._store.campaign()
        branch = campaign.branch_by_number.get(claim.branch)
        track = campaign.for_branch(branch).tracks.get(claim.track) if branch else None
        if branch is None or track is None or not may_fill(claim.user_id, branch, campaign):
            raise ClosedError(wording.no_longer_yours())
        return branch, track

    def _talk(self, claim: Claim) -> tuple[ChairTalk, Track]:
        branch, track = self._subject(claim)
        record, now = self._store.record(branch.number), self._clock.now()
        campaign = campaign_for(self._store.campaign().for_branch(branch), record)
        return ChairTalk(campaign, branch, claim.user_id, record, now, now, ""), track


def may_fill(user_id: str, branch: Branch, campaign: Campaign) -> bool:
    """Whether a person answers for the branch, or is of the office, which may stand in for it."""
    people = {person.casefold() for person in branch.people} | campaign.office_ids
    return user_id.casefold() in people
