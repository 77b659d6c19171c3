"""The pictures a person has sent and not been told about yet, and those that wait for a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from campaign.applications import Photo


class Fate(StrEnum):
    """What became of a picture; the values are stored, so they never change."""

    FETCHING = "fetching"
    SAVED = "saved"
    SAME = "same"
    OVER = "over"
    UNFILED = "unfiled"
    LOST = "lost"
    UNREADABLE = "unreadable"
    TOO_BIG = "too_big"
    STICKER = "sticker"
    EARLY = "early"
    LATE = "late"
    DISPUTED = "disputed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One picture: the message it came with, the track it is for ("" = not known), its fate.

    `number` is that of the photo it became, or the same as; `was_told` is true once the person has
    heard that it is still being fetched. `sequence` sorts as the pictures were sent, as far as that is
    known; `photo` is what was fetched, while its number may still change.
    """

    callback: str
    track: str
    fate: Fate = Fate.FETCHING
    number: int = 0
    was_told: bool = False
    sequence: str = ""
    photo: Photo | None = None

    @property
    def is_old_news(self) -> bool:
        """True when the person knows already that it is being fetched, and it still is."""
        return self.was_told and self.fate is Fate.FETCHING


@dataclass(frozen=True, slots=True)
class Arrivals:
    """`burst`: to be answered at once when `is_quiet` and nothing is being fetched any more.

    `newest` names the picture after which silence counts, `unfiled` are photos on disk whose track
    the person has yet to name, `shown` is the track whose photos the person has seen last.
    """

    burst: tuple[Arrival, ...] = ()
    newest: str = ""
    is_quiet: bool = False
    unfiled: tuple[Photo, ...] = ()
    shown: str = ""

    def with_arrival(self, arrival: Arrival) -> Arrivals:
        """One picture more, which also ends the silence."""
        burst = (*self.burst, arrival)
        return replace(self, burst=burst, newest=arrival.callback, is_quiet=False)

    def fetching(self, callback: str) -> Arrival | None:
        """The picture that came with this message, if it is still being fetched."""
        return next(
            (a for a in self.burst if a.callback == callback and a.fate is Fate.FETCHING), None
        )

    @property
    def is_fetching(self) -> bool:
        """True while anything is being fetched that the person has not heard of yet."""
        return any(a.fate is Fate.FETCHING and not a.was_told for a in self.burst)

    @property
    def waits_for_word(self) -> bool:
        """True while the person has yet to say what some pictures are for."""
        return bool(self.unfiled) or any(
            not arrival.track and arrival.fate is Fate.FETCHING for arrival in self.burst
        )

    def settled(self, callback: str, fate: Fate, number: int = 0) -> Arrivals:
        """The fate of one picture is known."""
        burst = tuple(
            replace(a, fate=fate, number=number) if a.callback == callback else a
            for a in self.burst
        )
        return replace(self, burst=burst)

    def with_photo(self, callback: str, photo: Photo) -> Arrivals:
        """The picture that came with this message is on disk."""
        burst = tuple(replace(a, photo=photo) if a.callback == callback else a for a in self.burst)
        return replace(self, burst=burst)

    def as_told(self) -> Arrivals:
        """The person has seen the numbers of what is filed, so those stay as they are."""
        return replace(self, burst=tuple(replace(a, photo=None) for a in self.burst))

    def filed_under(self, track: str) -> Arrivals:
        """Nothing waits for a word any more: what is still being fetched is for this track."""
        burst = tuple(
            replace(a, track=a.track or track) if a.fate is Fate.FETCHING else a
            for a in self.burst
            if a.fate is not Fate.UNFILED
        )
        return replace(self, burst=burst, unfiled=())

    def told(self) -> Arrivals:
        """The burst was answered; what is still being fetched will be answered on its own."""
        late = tuple(replace(a, was_told=True) for a in self.burst if a.fate is Fate.FETCHING)
        return replace(self, burst=late, newest="")
