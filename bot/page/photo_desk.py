"""Photos that come to the page: cleaned and kept as those of the chat, and shown again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from bot.clock import Clock
from bot.page.desk import FormDesk
from bot.pictures.cleaning import BadPictureError, CleanPicture, Flaw, clean_picture
from bot.pictures.names import photo_names
from bot.pictures.stickers import is_sticker
from bot.pictures.turning import small, turned
from bot.summary.links import Claim
from campaign.applications import Photo
from handlers.chair.page.pictures import name_of
from handlers.conversation import Conversation
from handlers.messages import PhotoAdded
from handlers.replies import Reply
from handlers.wording import photos as wording
from storage.files.photos import PhotoMissingError, PhotoStore
from storage.store import Store

SMALL_EDGE = 640
TURN_WAIT_S = 4.0


class BusyError(Exception):
    """Another picture is being worked on; the same request may come again in a moment."""


class RefusedPictureError(Exception):
    """No photo can be made of this; the sentence tells why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PhotoDesk:
    """Takes and shows the photos of the application that a link opens."""

    def __init__(
        self,
        store: Store,
        conversation: Conversation,
        clock: Clock,
        photos: PhotoStore,
        desk: FormDesk,
    ) -> None:
        self._store = store
        self._conversation = conversation
        self._clock = clock
        self._photos = photos
        self._desk = desk
        # Large pictures take seconds and much memory: of each process one thread at most works on them.
        self._place = BoundedSemaphore(1)

    def add(self, claim: Claim, name: str, data: bytes, replaces: str = "") -> Reply:
        """Keep a picture as a photo of the application; RefusedPictureError, BusyError."""
        with self._in_turn():
            picture = _cleaned(data)
        return self._filed(claim, name, picture, replaces)

    def turn(self, claim: Claim, name: str, photo: str) -> Reply:
        """Turn a photo by a quarter: another photo in its place."""
        data = self.read(claim, photo)
        with self._in_turn():
            picture = turned(data)
        return self._filed(claim, name, picture, photo)

    def read(self, claim: Claim, photo: str) -> bytes:
        """The bytes of a photo of the application, by its name on the page; PhotoMissingError."""
        photos = self._desk.show(claim).view.photos
        path = next((one.path for one in photos if name_of(one) == photo), None)
        if path is None:
            raise PhotoMissingError(photo)
        return self._photos.read(path)

    def read_small(self, claim: Claim, photo: str) -> bytes:
        """The same with as many pixels as a page shows."""
        return small(self.read(claim, photo), SMALL_EDGE)

    def _filed(self, claim: Claim, name: str, picture: CleanPicture, replaces: str) -> Reply:
        now = self._clock.now()
        campaign = self._store.campaign()
        at = now.astimezone(campaign.zone)
        names = photo_names(campaign, claim.branch, claim.track, at, picture.sha256)
        path = self._photos.save(*names, data=picture.data)
        photo = Photo(0, path, picture.sha256, picture.fingerprint)
        callback = f"page:{claim.user_id}:{claim.branch}:{name}"
        message = PhotoAdded(
            callback, claim.user_id, now, claim.track, photo, replaces, branch=claim.branch
        )
        return self._conversation.answer(message, now)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self._place.acquire(timeout=TURN_WAIT_S):
            raise BusyError
        try:
            yield
        finally:
            self._place.release()


def _cleaned(data: bytes) -> CleanPicture:
    try:
        if is_sticker(data):
            raise RefusedPictureError(wording.sticker(1))
        return clean_picture(data)
    except BadPictureError as error:
        told = wording.too_big if error.flaw is Flaw.TOO_BIG else wording.unreadable
        raise RefusedPictureError(told(1)) from error
