"""`python -m bot.background`: the process that does what callbacks leave to be done later."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from contextlib import closing
from types import FrameType

from redis import Redis, RedisError

from bot.backup.schedule import nightly_backup
from bot.clock import Clock, open_clock
from bot.closing.bell import ClosingBell
from bot.closing.digest import MorningDigest
from bot.closing.sending import TimelySender, timely_handlers
from bot.closing.strangers import StrangerNews
from bot.export.links import ExportLinks
from bot.export.shelf import Shelf
from bot.export.worker import ExportWorker, export_handlers
from bot.logs import set_up_logs
from bot.menu import MenuKeeper
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
from bot.papers.documents import Documents, document_handlers
from bot.reminders.claiming import Claiming
from bot.reminders.reporting import NudgeReporter
from bot.reminders.sending import ReminderSender, reminder_handlers
from bot.season.started import load_started
from bot.settings import Settings, SettingsError, read_settings
from bot.ticker import Ticker
from bot.wecom.gateway import Gateway
from bot.wording import starting
from campaign.loading import ConfigError
from campaign.model import Campaign
from handlers.conversation import Conversation
from storage.app_gate import AppGate
from storage.connection import SOCKET_TIMEOUT_S, connect
from storage.data_folder import PHOTOS
from storage.dead_letters import DeadLetters
from storage.keys import Keys
from storage.notices import NoticeBook
from storage.photo_files import PhotoFiles
from storage.roster import PresentCampaign
from storage.server_clock import ServerClock

log = logging.getLogger(__name__)


def run(settings: Settings, stop: threading.Event) -> None:
    """Drain the outbox and tick until `stop` is set; SettingsError or ConfigError if it cannot begin."""
    if settings.redis_url is None:
        raise SettingsError(starting.STORE_NOT_SET)
    campaign = load_started(settings)
    keys = Keys(campaign.id)
    clock = open_clock(settings)
    # A read that blocks is no failure: it gets its own connection, more time and no repetition.
    patience_s = LOOK_EVERY_S + SOCKET_TIMEOUT_S
    with (
        closing(connect(settings.redis_url)) as server,
        closing(connect(settings.redis_url, socket_timeout_s=patience_s, retries=0)) as waiting,
        closing(open_gateway(settings, campaign, server, keys, clock)) as gateway,
    ):
        gate = AppGate(server, keys, ServerClock(server))
        try_at_once(gate)
        photos = PhotoFiles(settings.data_dir / PHOTOS)
        uploads = EntryUploads(server, keys, gateway.media)
        documents = Documents(campaign, server, keys, gateway, uploads, photos, settings.smtp_url)
        conversation = Conversation(campaign, server, keys)
        claiming = Claiming(campaign, server, keys)
        sender = ReminderSender(campaign, server, keys, gateway, clock, ServerClock(server))
        boards = BoardWorker(campaign, server, keys, gateway, uploads, clock)
        present = PresentCampaign(campaign, server, keys)
        pictures = PhotoWorker(present, gateway, uploads, photos, conversation, clock)
        handlers = send_handlers(gateway) | document_handlers(documents) | photo_handlers(pictures)
        handlers |= board_handlers(boards)
        handlers |= colleague_handlers(conversation, clock)
        reports = Reports(gateway, server, keys)
        handlers |= notice_handlers(NoticeWorker(gateway, NoticeBook(server, keys), reports))
        handlers |= reminder_handlers(
            sender, claiming, NudgeReporter(campaign, server, keys, reports), clock
        )
        exports = ExportWorker(
            campaign,
            server,
            keys,
            photos,
            Shelf(settings.data_dir),
            ExportLinks(settings.secret),
            settings.public_url,
            clock,
            gateway,
            uploads,
        )
        handlers |= export_handlers(exports)
        handlers |= resend_handlers(Resender(DeadLetters(server, keys), gate))
        handlers |= timely_handlers(
            TimelySender(campaign, server, keys, gateway, clock, ServerClock(server))
        )
        bell = ClosingBell(campaign, server, keys)
        digest = MorningDigest(campaign, server, keys)
        strangers = StrangerNews(campaign, server, keys)
        menu = MenuKeeper(gateway, campaign)
        backup = nightly_backup(settings, campaign, server, clock, stop)
        jobs = [claiming.tick, bell.tick, digest.tick, strangers.tick, exports.tidy, menu.tick]
        jobs += [backup.tick] if backup else []
        ticker = Ticker(jobs, server, keys, clock)
        worker = OutboxWorker(server, waiting, keys, handlers, stop, gate=gate)
        ticker.start()
        try:
            if not worker.run():
                log.warning("outbox work was cut short; it will be done again at the next start")
        finally:
            ticker.stop()
            if backup:
                backup.finish()


def open_gateway(
    settings: Settings, campaign: Campaign, server: Redis, keys: Keys, clock: Clock
) -> Gateway:
    """The gateway that notices whom it does not reach, and when it may not send at all."""
    gate = AppGate(server, keys, ServerClock(server))
    return Gateway(
        settings,
        server,
        keys,
        watch=Reachability(campaign, server, keys, clock),
        gate=AppWatch(campaign, server, keys, clock, gate),
    )


def try_at_once(gate: AppGate) -> None:
    """After a start, which may be due to a mended setting, do not wait for the next try."""
    try:
        gate.try_now()
    except RedisError as error:
        log.warning("a refused app is tried later: %s", type(error).__name__)


def main() -> int:
    """Run until SIGTERM or SIGINT: 0; 1 with one plain line if it cannot begin."""
    set_up_logs()
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
