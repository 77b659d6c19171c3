"""The campaign as it was at the last start, and everything its awards have asked so far."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from redis import Redis

from campaign.model import Campaign
from campaign.parts.registry import AnyPart
from campaign.questionnaires import parts_in, text_of_parts
from campaign.snapshots import Snapshot
from storage.codec import Codec
from storage.keys import Keys

_SNAPSHOT = Codec[Snapshot](Snapshot, dict)
Former = dict[str, dict[str, tuple[AnyPart, ...]]]


class Seasons:
    """What was started on these data, and when."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys

    def identity(self) -> str:
        """What tells this store from any other, also from itself after it was emptied; "" for none."""
        found: Any = self._server.get(self._keys.identity)
        return found or ""

    def identify(self) -> str:
        """The identity of the store, given now where it has none."""
        self._server.set(self._keys.identity, token_hex(8), nx=True)
        return self.identity()

    def snapshot(self) -> Snapshot | None:
        """The campaign as it was at the last start; None before the first."""
        text: Any = self._server.get(self._keys.snapshot)
        return _SNAPSHOT.read(text) if text else None

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """From now on the data are those of this campaign."""
        self._server.set(self._keys.snapshot, _SNAPSHOT.write(snapshot))

    def keep_questions(self, campaign: Campaign) -> None:
        """Keep what the awards ask now, so that answers to it can be read for ever."""
        texts: Any = {
            f"{key}/{track.questions}": text_of_parts(track.parts)
            for key, track in campaign.tracks.items()
        }
        self._server.hset(self._keys.asked, mapping=texts)

    def questions(self) -> Former:
        """All that was ever asked, by award and name."""
        found: Any = self._server.hgetall(self._keys.asked)
        former: Former = {}
        for field, text in found.items():
            track, _, name = field.rpartition("/")
            former.setdefault(track, {})[name] = parts_in(text)
        return former
