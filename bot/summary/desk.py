"""What the summary page reads and writes: the same records as the chat, by the same commits."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from bot.clock import Clock
from bot.summary.drafts import ChangedError, ClosedError, Draft, Saved, version_of
from bot.summary.links import Claim
from campaign.essays import text_of
from campaign.model import Branch, Campaign, Track
from campaign.parts.roles import LongText
from campaign.word_count import count_characters
from handlers.chair.essay.page import why_closed
from handlers.conversation import Conversation
from handlers.messages import EssayWritten
from handlers.talk import ChairTalk, campaign_for
from handlers.wording import essays as wording
from storage.store import Store


class SummaryDesk:
    """Reads and saves the long text a link allows to write."""

    def __init__(self, store: Store, conversation: Conversation, clock: Clock) -> None:
        self._store = store
        self._conversation = conversation
        self._clock = clock

    def read(self, claim: Claim) -> Draft:
        """The text as it stands; ClosedError when the person no longer has to do with it."""
        branch, track, essay = self._subject(claim)
        talk = self._talk(claim, branch, self._clock.now())
        reason = why_closed(talk, track)
        return Draft(
            title=essay.title,
            text=text_of(talk.application(track).essay),
            minimum=essay.minimum_length,
            who=f"{branch.shown} {branch.name} · {track.name}",
            is_open=not reason,
            closed_because=reason,
        )

    def write(self, claim: Claim, text: str, version: str) -> Saved:
        """Save the text in the place of that version; ChangedError or ClosedError when it is not."""
        draft, now = self.read(claim), self._clock.now()
        if not draft.is_open:
            raise ClosedError(draft.closed_because)
        if version_of(draft.text) != version:
            raise ChangedError(draft.text)
        # Named anew each time: the same text may well be saved again after another one.
        save = EssayWritten(
            uuid4().hex, claim.user_id, now, claim.track, text, draft.text, branch=claim.branch
        )
        if self._conversation.answer(save, now).text:
            draft = self.read(claim)
            raise ChangedError(draft.text) if draft.is_open else ClosedError(draft.closed_because)
        return Saved(count_characters(text), text)

    def _subject(self, claim: Claim) -> tuple[Branch, Track, LongText]:
        campaign = self._store.campaign()
        branch = campaign.branch_by_number.get(claim.branch)
        track = campaign.tracks.get(claim.track)
        essay = track.long_text if track else None
        may_write = branch and _is_one_of(claim.user_id, branch, campaign)
        if branch is None or not may_write or not track or not essay:
            raise ClosedError(wording.no_longer_yours())
        return branch, track, essay

    def _talk(self, claim: Claim, branch: Branch, now: datetime) -> ChairTalk:
        # What this process remembers may be old, and no commit follows that would tell.
        record = self._store.record(branch.number)
        campaign = campaign_for(self._store.campaign().for_branch(branch), record)
        return ChairTalk(campaign, branch, claim.user_id, record, now, now, "")


def _is_one_of(user_id: str, branch: Branch, campaign: Campaign) -> bool:
    """Whether a person answers for the branch, or is of the office, which may stand in for it."""
    people = {person.casefold() for person in branch.people} | campaign.office_ids
    return user_id.casefold() in people
