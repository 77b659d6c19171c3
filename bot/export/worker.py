"""What is done about an export after the office asked for it: build, tell, send."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.export.archive_folder import ArchiveFolder
from bot.export.building import build
from bot.export.links import LIFETIME, ExportLinks, Ticket
from bot.export.list_alone import list_alone
from bot.export.source import Source
from bot.export.upward import build_upward
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.errors import PermanentError
from bot.outbox.lane_drainer import Handler
from bot.outbox.platform import Gateway
from handlers.wording import export as wording
from storage.batches import Batch
from storage.effects import Effect, Export, SendExport, SendList, SendText
from storage.files.photos import PhotoStore
from storage.store import Store

TELL_EVERY_S = 20.0
SOMEBODY_WAITS_S = 180


@dataclass(frozen=True, slots=True)
class ExportWorker:
    """Builds in a lane of its own; what it tells goes through the person's lane, each thing once."""

    store: Store
    photos: PhotoStore
    archives: ArchiveFolder
    links: ExportLinks
    public_url: str
    clock: Clock
    gateway: Gateway
    uploads: EntryUploads
    monotonic: Callable[[], float] = time.monotonic

    def export(self, effect: Export, entry: str) -> None:
        """Build the archive of now and hand the link over; nothing if that was done already."""
        if self.store.was_done(_done(entry)):
            return
        archive = entry.replace(":", "-")
        asked_at = datetime.fromisoformat(effect.asked_at)
        source = Source(self.store, effect.branch, effect.track)
        branch = source.campaign.branch_by_number.get(effect.branch)
        part = wording.part_name(branch, source.campaign.tracks.get(effect.track))
        name = wording.file_name(self.store.configured, asked_at, part, is_upward=effect.is_upward)
        ticket = Ticket(effect.user_id, archive, name)
        make = build_upward if effect.is_upward else build
        built = make(source, self.photos, self.archives.path(archive), self._teller(effect, entry))
        is_small = built.size <= self.gateway.media.most_bytes("file")
        follows = [SendExport(effect.user_id, archive, ticket.file_name)] if is_small else []
        ready = wording.ready(
            self.store.configured,
            built,
            link=self._link(ticket),
            until=self.clock.now() + LIFETIME,
            file_follows=is_small,
            is_upward=effect.is_upward,
        )
        told = SendText(effect.user_id, ready)
        self.store.once(_done(entry), Batch(effects=(told, *follows)))

    def _link(self, ticket: Ticket) -> str:
        """Where the archive can be fetched; "" where phones reach no page."""
        if not self.public_url:
            return ""
        return f"{self.public_url}/export/{self.links.sign(ticket, self.clock.wall())}"

    def tidy(self, _now: datetime) -> None:
        """Remove what no link leads to any more."""
        self.archives.clear(self.clock.wall())

    def lost(self, effect: Export) -> list[Effect]:
        """What tells the person that there will be no archive."""
        return [SendText(effect.user_id, wording.failed())]

    def send(self, effect: SendExport, entry: str) -> None:
        """Send an archive as a file."""

        def named() -> tuple[str, bytes]:
            try:
                return effect.file_name, self.archives.path(effect.archive).read_bytes()
            except FileNotFoundError:
                raise PermanentError("the archive is no longer there") from None

        media_id = self.uploads.once(entry, "file", named)
        self.gateway.send_file(effect.user_id, media_id, entry_id=entry)

    def file_lost(self, effect: SendExport) -> list[Effect]:
        """What tells the person that the file will not come."""
        return [SendText(effect.user_id, wording.file_lost(has_link=bool(self.public_url)))]

    def send_list(self, effect: SendList, entry: str) -> None:
        """Build the list of now and send it as a file."""

        def named() -> tuple[str, bytes]:
            source = Source(self.store)
            asked_at = datetime.fromisoformat(effect.asked_at)
            name = wording.list_name(self.store.configured, asked_at)
            return name, list_alone(source, self.archives.folder)

        media_id = self.uploads.once(entry, "file", named)
        self.gateway.send_file(effect.user_id, media_id, entry_id=entry)

    def list_lost(self, effect: SendList) -> list[Effect]:
        """What tells the person that the list will not come."""
        return [SendText(effect.user_id, wording.list_lost())]

    def _teller(self, effect: Export, entry: str) -> Callable[[int, int], None]:
        """What tells the person how far it is, while it takes long."""
        told_at = self.monotonic()

        def tell(done: int, total: int) -> None:
            nonlocal told_at
            if done < total and self.monotonic() - told_at >= TELL_EVERY_S:
                told_at = self.monotonic()
                text = SendText(effect.user_id, wording.progress(done, total))
                self.store.once(f"{_done(entry)}:{done}", Batch(effects=(text,)))

        return tell


def _done(entry: str) -> str:
    """Under which name it is known that an archive was built and told of."""
    return f"export:{entry}"


def export_handlers(worker: ExportWorker) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect about exports."""
    return {
        Export: Handler(
            worker.export,
            in_order=False,
            lost=worker.lost,
            asks_platform=False,
            lasts_s=SOMEBODY_WAITS_S,
        ),
        SendExport: Handler(worker.send, is_message=True, lost=worker.file_lost),
        SendList: Handler(worker.send_list, is_message=True, lost=worker.list_lost),
    }
