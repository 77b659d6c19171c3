"""What is done about pictures after their callback: fetch, clean, keep, tell; and the contact sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.errors import ExpiredMediaError, OversizedMediaError, PermanentError
from bot.outbox.lane_drainer import DAY_S, Handler
from bot.outbox.platform import Gateway
from bot.pictures.cleaning import BadPictureError, Flaw, clean_picture
from bot.pictures.contact_sheet import contact_sheet
from bot.pictures.names import photo_names
from bot.pictures.stickers import is_sticker
from campaign.applications import Photo
from handlers.conversation import Conversation
from handlers.messages import PhotoFailed, PhotoSaved, Silence
from handlers.wording import application_view as wording
from storage.arrivals import Fate
from storage.effects import Effect, NoteSilence, SavePhoto, SendContactSheet, SendPhoto, SendText
from storage.files.photos import PhotoMissingError, PhotoStore
from storage.store import Store

SHEET_NAME, PHOTO_NAME = "contact-sheet.jpg", "photo.jpg"
MEDIUM_LASTS_S = 3 * DAY_S  # so long WeCom keeps what people send


@dataclass(frozen=True, slots=True)
class PhotoWorker:
    """Does the work; every finding goes through the conversation, which alone changes anything.

    A finding is named after the picture it is about, so that reporting it again does nothing.
    """

    store: Store
    gateway: Gateway
    uploads: EntryUploads
    photos: PhotoStore
    conversation: Conversation
    clock: Clock

    def save(self, effect: SavePhoto, _entry: str) -> None:
        """Fetch a picture and keep it on disk; only then the conversation hears of it."""
        try:
            data = self.gateway.media.download(effect.media_id)
            if is_sticker(data):
                return self._failed(effect, Fate.STICKER)
            picture = clean_picture(data)
        except ExpiredMediaError:
            return self._failed(effect, Fate.LOST)
        except OversizedMediaError:
            return self._failed(effect, Fate.TOO_BIG)
        except BadPictureError as error:
            is_too_big = error.flaw is Flaw.TOO_BIG
            return self._failed(effect, Fate.TOO_BIG if is_too_big else Fate.UNREADABLE)
        path = self.photos.save(*self._names(effect, picture.sha256), data=picture.data)
        photo = Photo(0, path, picture.sha256, picture.fingerprint)
        now = self.clock.now()
        message = PhotoSaved(
            _name(effect),
            effect.user_id,
            now,
            effect.callback,
            photo,
            branch=effect.branch,
            purpose=effect.purpose,
        )
        self.conversation.answer(message, now)
        return None

    def lost(self, effect: SavePhoto) -> None:
        """Tell that a picture cannot be had, however often it is tried."""
        self._failed(effect, Fate.LOST)

    def note_silence(self, effect: NoteSilence, _entry: str) -> None:
        """Tell that no picture came for a while after this one, as far as is known here."""
        now = self.clock.now()
        name = f"silence{effect.after_ms}:{effect.callback}"
        message = Silence(
            name,
            effect.user_id,
            now,
            effect.callback,
            effect.is_last_call,
            branch=effect.branch,
        )
        self.conversation.answer(message, now)

    def send_sheet(self, effect: SendContactSheet, entry: str) -> None:
        """Send the photos as one numbered picture."""
        media_id = self.uploads.once(entry, "image", lambda: (SHEET_NAME, self._sheet(effect)))
        self.gateway.send_image(effect.user_id, media_id, entry_id=entry)

    def send_photo(self, effect: SendPhoto, entry: str) -> None:
        """Send one photo as it is kept."""

        def named() -> tuple[str, bytes]:
            try:
                return PHOTO_NAME, self.photos.read(effect.path)
            except PhotoMissingError:
                raise PermanentError("the photo is no longer there") from None

        media_id = self.uploads.once(entry, "image", named)
        self.gateway.send_image(effect.user_id, media_id, entry_id=entry)

    def photo_lost(self, effect: SendPhoto) -> list[Effect]:
        """What tells the person that the photo will not come."""
        return [SendText(effect.user_id, wording.photo_lost())]

    def _sheet(self, effect: SendContactSheet) -> bytes:
        return contact_sheet([(number, self._read(path)) for number, path in effect.photos])

    def _read(self, path: str) -> bytes:
        try:
            return self.photos.read(path)
        except PhotoMissingError:
            return b""  # its frame says so, the others are shown all the same

    def _failed(self, effect: SavePhoto, fate: Fate) -> None:
        now = self.clock.now()
        message = PhotoFailed(
            _name(effect),
            effect.user_id,
            now,
            effect.callback,
            fate,
            branch=effect.branch,
            purpose=effect.purpose,
        )
        self.conversation.answer(message, now)

    def _names(self, effect: SavePhoto, sha256: str) -> list[str]:
        """Folders and name: of which campaign, whose, what for, when it was sent, which.

        They are the same for every attempt.
        """
        sent_at = datetime.fromisoformat(effect.sent_at)
        return photo_names(self.store.campaign(), effect.branch, effect.track, sent_at, sha256)


def photo_handlers(worker: PhotoWorker) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect about pictures."""
    return {
        SavePhoto: Handler(worker.save, in_order=False, lost=worker.lost, lasts_s=MEDIUM_LASTS_S),
        NoteSilence: Handler(worker.note_silence, in_order=False, asks_platform=False),
        SendContactSheet: Handler(worker.send_sheet, is_message=True),
        SendPhoto: Handler(worker.send_photo, is_message=True, lost=worker.photo_lost),
    }


def _name(effect: SavePhoto) -> str:
    return f"photo:{effect.callback}"
