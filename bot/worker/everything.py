"""The composition root of the background worker: what is done for each effect, and at every tick."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from bot.backup.schedule import NightlyBackup, nightly_backup
from bot.clock import Clock
from bot.closing.bell import ClosingBell
from bot.closing.digest import MorningDigest
from bot.closing.losses import LossNews
from bot.closing.sending import TimelySender, timely_handlers
from bot.closing.strangers import StrangerNews
from bot.documents.sending import Documents, document_handlers
from bot.export.archive_folder import ArchiveFolder
from bot.export.links import ExportLinks
from bot.export.worker import ExportWorker, export_handlers
from bot.outbox.board_worker import BoardWorker, board_handlers
from bot.outbox.colleague_news import colleague_handlers
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.lane_drainer import Handlers
from bot.outbox.notice_worker import NoticeWorker, notice_handlers
from bot.outbox.photo_worker import PhotoWorker, photo_handlers
from bot.outbox.reports import Reports
from bot.outbox.resending import Resender, resend_handlers
from bot.outbox.worker import send_handlers
from bot.page.addresses import pages_at
from bot.reminders.claiming import Claiming
from bot.reminders.reporting import NudgeReporter
from bot.reminders.sending import ReminderSender, reminder_handlers
from bot.review.papers import ReviewPapers, paper_handlers
from bot.settings import Settings
from bot.spool.replaying import Replayer
from bot.wecom.callbacks import read_message
from bot.wecom.gateway import Gateway
from bot.wecom.menu import MenuKeeper
from bot.worker.scheduler import Job
from handlers.conversation import Conversation
from storage.files.data_folder import PHOTOS
from storage.files.photos import PhotoFiles
from storage.files.spool import SPOOL, Spool
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Work:
    """All that is done in the background; nothing of it has begun."""

    handlers: Handlers
    jobs: Sequence[Job]
    replayer: Replayer
    backup: NightlyBackup | None


def everything(
    settings: Settings, store: Store, gateway: Gateway, clock: Clock, stop: threading.Event
) -> Work:
    """The work on this store, made of real parts."""
    campaign = store.configured
    photos = PhotoFiles(settings.data_dir / PHOTOS)
    uploads = EntryUploads(store, gateway.media)
    papers = ReviewPapers(store, gateway, uploads)
    documents = Documents(store, gateway, uploads, photos, settings.smtp_url)
    conversation = Conversation(store)
    claiming = Claiming(store)
    sender = ReminderSender(store, gateway, clock)
    boards = BoardWorker(store, gateway, uploads, clock)
    pictures = PhotoWorker(store, gateway, uploads, photos, conversation, clock)
    handlers = (
        send_handlers(gateway)
        | document_handlers(documents)
        | paper_handlers(papers)
        | photo_handlers(pictures)
    )
    handlers |= board_handlers(boards)
    handlers |= colleague_handlers(conversation, clock)
    reports = Reports(gateway, store)
    handlers |= notice_handlers(NoticeWorker(gateway, store.notices, reports))
    handlers |= reminder_handlers(sender, claiming, NudgeReporter(store, reports), clock)
    exports = ExportWorker(
        store,
        photos,
        ArchiveFolder(settings.data_dir),
        ExportLinks(settings.secret),
        settings.public_url,
        clock,
        gateway,
        uploads,
    )
    handlers |= export_handlers(exports)
    handlers |= resend_handlers(Resender(store.dead_letters, store.gate))
    handlers |= timely_handlers(TimelySender(store, gateway, clock))
    bell, digest, strangers = ClosingBell(store), MorningDigest(store), StrangerNews(store)
    losses = LossNews(store)
    menu = MenuKeeper(gateway, campaign)
    backup = nightly_backup(settings, store, clock, stop)
    jobs = [
        claiming.tick,
        bell.tick,
        digest.tick,
        strangers.tick,
        losses.tick,
        exports.tidy,
        menu.tick,
    ]
    jobs += [backup.tick] if backup else []
    linked = Conversation(store, pages_at(settings.public_url, settings.secret, clock))
    spool = Spool(settings.data_dir / SPOOL)
    replayer = Replayer(
        spool, store, linked, lambda xml, then: read_message(xml, settings.agent_id, then)
    )
    return Work(handlers, jobs, replayer, backup)
