"""What the office's pages read and do: the records, and the office's own commands."""

from __future__ import annotations

from bot.clock import Clock
from bot.office_page.links import OfficeClaim
from bot.summary.drafts import ClosedError
from campaign.model import Branch, Campaign, Track
from handlers.chair.page.pictures import name_of
from handlers.conversation import Conversation
from handlers.messages import Text
from handlers.office.views.board import board_of
from handlers.office.views.board_content import Board
from handlers.office.views.sheet_on_page import OfficeSheet, sheet_of
from handlers.wording import office_page as wording
from storage.files.photos import PhotoMissingError, PhotoStore
from storage.store import Store


class OfficeDesk:
    """Shows the office what its links open, and says its words in the conversation."""

    def __init__(
        self, store: Store, conversation: Conversation, clock: Clock, photos: PhotoStore
    ) -> None:
        self._store = store
        self._conversation = conversation
        self._clock = clock
        self._photos = photos

    def sheet(self, claim: OfficeClaim) -> OfficeSheet:
        """The application a link opens; ClosedError for who is not of the office any more."""
        campaign, branch, track = self._subject(claim)
        application = self._store.record(branch.number).application(track.id)
        return sheet_of(campaign, branch, track, application)

    def photo(self, claim: OfficeClaim, name: str) -> bytes:
        """A photo of that application in full; PhotoMissingError."""
        photos = [photo for part in self.sheet(claim).parts for photo in part.photos]
        path = next((photo.path for photo in photos if name_of(photo) == name), None)
        if path is None:
            raise PhotoMissingError(name)
        return self._photos.read(path)

    def board(self, claim: OfficeClaim) -> Board:
        """The board as it stands."""
        campaign = self._admitted(claim)
        return board_of(campaign, self._store.standings(campaign.tracks), self._clock.now())

    def say(self, claim: OfficeClaim, name: str, said: str) -> str:
        """The answer to a command of the office, as in the chat."""
        self._admitted(claim)
        now = self._clock.now()
        callback = f"office-page:{claim.user_id}:{name}"
        return self._conversation.answer(Text(callback, claim.user_id, now, said), now).text

    def _admitted(self, claim: OfficeClaim) -> Campaign:
        campaign = self._store.campaign()
        if claim.user_id.casefold() not in campaign.office_ids:
            raise ClosedError(wording.not_of_the_office())
        return campaign

    def _subject(self, claim: OfficeClaim) -> tuple[Campaign, Branch, Track]:
        campaign = self._admitted(claim)
        branch = campaign.branch_by_number.get(claim.branch)
        track = campaign.for_branch(branch).tracks.get(claim.track) if branch else None
        if branch is None or track is None:
            raise ClosedError(wording.not_there())
        return campaign, branch, track
