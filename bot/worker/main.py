"""`python -m bot.worker.main`: the process that does what callbacks leave to be done later."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from contextlib import closing
from types import FrameType

from bot.backup.schedule import nightly_backup
from bot.clock import Clock, open_clock
from bot.closing.bell import ClosingBell
from bot.closing.digest import MorningDigest
from bot.closing.losses import LossNews
from bot.closing.sending import TimelySender, timely_handlers
from bot.closing.strangers import StrangerNews
from bot.documents.sending import Documents, document_handlers
from bot.export.archive_folder import ArchiveFolder
from bot.export.links import ExportLinks
from bot.export.worker import ExportWorker, export_handlers
from bot.logs import set_up_logs
from bot.outbox.app_watch import AppWatch
from bot.outbox.board_worker import BoardWorker, board_handlers
from bot.outbox.colleague_news import colleague_handlers
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.notice_worker import NoticeWorker, notice_handlers
from bot.outbox.photo_worker import PhotoWorker, photo_handlers
from bot.outbox.reachability import Reachability
from bot.outbox.reports import Reports
from bot.outbox.resending import Resender, resend_handlers
from bot.outbox.worker import LOOK_EVERY_S, OutboxWorker, send_handlers
from bot.page.addresses import pages_at
from bot.reminders.claiming import Claiming
from bot.reminders.reporting import NudgeReporter
from bot.reminders.sending import ReminderSender, reminder_handlers
from bot.review.papers import ReviewPapers, paper_handlers
from bot.season.started import load_started
from bot.settings import Settings, SettingsError, read_settings
from bot.spool.replaying import Replayer
from bot.supervisor.heartbeats import start_beating
from bot.wecom.callbacks import read_message
from bot.wecom.errors import SEND
from bot.wecom.gateway import Gateway
from bot.wecom.menu import MenuKeeper
from bot.wording import starting
from bot.worker.scheduler import Ticker
from campaign.loading import ConfigError
from handlers.conversation import Conversation
from storage.files.data_folder import PHOTOS
from storage.files.photos import PhotoFiles
from storage.files.spool import SPOOL, Spool
from storage.server.connection import SOCKET_TIMEOUT_S
from storage.store import Store
from storage.store_errors import StoreError

log = logging.getLogger(__name__)


def run(settings: Settings, stop: threading.Event) -> None:
    """Drain the outbox and tick until `stop` is set; SettingsError or ConfigError if it cannot begin."""
    if settings.redis_url is None:
        raise SettingsError(starting.STORE_NOT_SET)
    campaign = load_started(settings)
    clock = open_clock(settings)
    # A read that blocks is no failure: it gets its own connection, more time and no repetition.
    patience_s = LOOK_EVERY_S + SOCKET_TIMEOUT_S
    with (
        Store.at(settings.redis_url, campaign) as store,
        Store.at(settings.redis_url, campaign, socket_timeout_s=patience_s, retries=0) as waiting,
        closing(open_gateway(settings, store, clock)) as gateway,
    ):
        try_at_once(store)
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
        ticker = Ticker(jobs, store, clock)
        linked = Conversation(store, pages_at(settings.public_url, settings.secret, clock))
        spool = Spool(settings.data_dir / SPOOL)
        replayer = Replayer(
            spool, store, linked, lambda xml, then: read_message(xml, settings.agent_id, then)
        )
        replaying = threading.Thread(target=replayer.run, args=(stop,), name="spool")
        worker = OutboxWorker(store, waiting, handlers, stop)
        ticker.start()
        replaying.start()
        try:
            if not worker.run():
                log.warning("outbox work was cut short; it will be done again at the next start")
        finally:
            stop.set()
            replaying.join()
            ticker.stop()
            if backup:
                backup.finish()


def open_gateway(settings: Settings, store: Store, clock: Clock) -> Gateway:
    """The gateway that notices whom it does not reach, and when it may not send at all."""
    return Gateway(
        settings, store, watch=Reachability(store, clock), gate=AppWatch(store, clock, SEND)
    )


def try_at_once(store: Store) -> None:
    """After a start, which may be due to a mended setting, do not wait for the next try."""
    try:
        store.gate.try_now()
    except StoreError as error:
        log.warning("a refused app is tried later: %s", type(error).__name__)


def main() -> int:
    """Run until SIGTERM or SIGINT: 0; 1 with one plain line if it cannot begin."""
    set_up_logs()
    start_beating(os.environ)
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    try:
        run(read_settings(os.environ), stop)
    except (SettingsError, ConfigError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
