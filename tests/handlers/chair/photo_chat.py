"""A chat with pictures and no worker: the test says what became of each picture, and when it is quiet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from campaign.applications import Photo
from handlers.chair.photos.bursts import PATIENCE_MS, QUIET_MS
from handlers.messages import Image, PhotoFailed, PhotoSaved, Silence
from storage.arrivals import Fate
from storage.effects import NoteSilence, SavePhoto, SendContactSheet
from tests.handlers.dialogue import Dialogue

FLAT = "0." + "A" * (24 * 24 + 2 * 8 * 8)


def photo_of(name: str) -> Photo:
    """A photo that is like no other, unless the name is the same but for what follows a dash."""
    scene = hashlib.sha256(name.partition("-")[0].encode()).hexdigest()
    levels = "".join("AIQYgow4"[int(digit, 16) % 8] for digit in scene)
    fingerprint = f"0.{(levels * 12)[: len(FLAT) - 2]}"
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Photo(0, f"03 地科/{name}.jpg", sha256, fingerprint)


class PhotoChat(Dialogue):
    """The chat of one branch; pictures are known by names."""

    def __init__(self, *said: str, user_id: str = "chair03") -> None:
        super().__init__(user_id)
        self.fetched: list[str] = []
        self.quiet_after_ms: list[int] = []
        for text in said:
            self.say(text)

    def sends(self, *names: str, by: str | None = None) -> str:
        """Send pictures; all that is said to them at once."""
        told = ""
        for name in names:
            told += self.hand_in(Image(name, by or self.user_id, self.now, f"media-{name}"))
            self._note_effects()
        return told

    def sent_as(self, *names: str, heard: Sequence[str], by: str | None = None) -> None:
        """Send pictures in this order; their callbacks come in the other."""
        for name in heard:
            sequence = f"{names.index(name):04}"
            image = Image(name, by or self.user_id, self.now, f"media-{name}", sequence=sequence)
            self.hand_in(image)
            self._note_effects()

    def saved(self, *names: str, by: str | None = None) -> str:
        """The worker has these pictures on disk."""
        told = ""
        for name in names:
            finding = PhotoSaved(
                f"photo:{name}", by or self.user_id, self.now, name, photo_of(name)
            )
            told += self.hand_in(finding)
            self._note_effects()
        return told

    def failed(self, name: str, fate: Fate, by: str | None = None) -> str:
        told = self.hand_in(PhotoFailed(f"photo:{name}", by or self.user_id, self.now, name, fate))
        self._note_effects()
        return told

    def quiet(self, name: str, *, last_call: bool = False, by: str | None = None) -> str:
        """Nothing came for a while after this picture, as far as its timer knows."""
        after_ms = PATIENCE_MS if last_call else QUIET_MS
        finding = Silence(
            f"silence{after_ms}:{name}", by or self.user_id, self.now, name, last_call
        )
        told = self.hand_in(finding)
        self._note_effects()
        return told

    def has(self, *names: str, by: str | None = None) -> None:
        """Send these pictures, have them saved and told about."""
        self.sends(*names, by=by)
        self.saved(*names, by=by)
        self.quiet(names[-1], by=by)

    @property
    def sheets(self) -> list[list[int]]:
        """The numbers on each contact sheet of the last answer."""
        return [
            [number for number, _ in effect.photos]
            for effect in self.outcome.effects
            if isinstance(effect, SendContactSheet)
        ]

    @property
    def numbered(self) -> dict[int, str]:
        """The photos of 小家 by number, by the names they were sent under."""
        return _numbered(self.home.photos)

    @property
    def numbered_station(self) -> dict[int, str]:
        return _numbered(self.station.photos)

    def _note_effects(self) -> None:
        for effect in self.outcome.effects:
            if isinstance(effect, SavePhoto):
                self.fetched.append(effect.callback)
            if isinstance(effect, NoteSilence):
                self.quiet_after_ms.append(effect.after_ms)


def _numbered(photos: tuple[Photo, ...]) -> dict[int, str]:
    return {p.number: p.path.removeprefix("03 地科/").removesuffix(".jpg") for p in photos}


def home_chat(*names: str) -> PhotoChat:
    """小家 was begun and has these photos."""
    chat = PhotoChat("申报小家")
    if names:
        chat.has(*names)
    return chat
