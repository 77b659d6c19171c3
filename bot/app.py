"""The composition root of a web worker: everything real is made here and passed down."""

from __future__ import annotations

import os
from threading import Timer

from flask import Flask

from bot.clock import Clock, open_clock
from bot.export.links import ExportLinks
from bot.export.page import export_routes, noting
from bot.export.shelf import Shelf
from bot.health import health_routes
from bot.metrics import metrics_routes
from bot.readiness import Readiness
from bot.season.started import load_started
from bot.settings import Settings, read_settings
from bot.spool.intake import ANSWER_WITHIN_S, Intake
from bot.summary.desk import SummaryDesk, page_link
from bot.summary.links import Links
from bot.summary.page import summary_routes
from bot.summary.reading import ReadingDesk
from bot.trial import trial_routes
from bot.webhook import BODY_LIMIT, Webhook
from bot.wecom.crypto import CallbackCrypto
from handlers.conversation import Conversation
from handlers.hearing import catalogue
from handlers.wording import chair
from storage.spool import SPOOL, Spool
from storage.store import Store

HEARING_READY_AFTER_S = 3.0  # it takes about a second of one core
CALLBACK_REDIS_TIMEOUT_S = 1.5  # tried twice, as long as the whole answer has time


def create_app() -> Flask:
    """The web application as the environment describes it."""
    settings = read_settings(os.environ)
    if not settings.redis_url:
        raise RuntimeError("REDIS_URL is not set: start with `python -m bot serve`")
    store = Store.at(
        settings.redis_url, load_started(settings), socket_timeout_s=CALLBACK_REDIS_TIMEOUT_S
    )
    _make_hearing_ready()
    return build_app(settings, store, open_clock(settings))


def _make_hearing_ready() -> None:
    """Count the catalogue behind the first messages, so that no sentence waits for it."""
    counting = Timer(HEARING_READY_AFTER_S, catalogue.make_ready)
    counting.daemon = True
    counting.start()


def build_app(
    settings: Settings, store: Store, clock: Clock, answer_within_s: float = ANSWER_WITHIN_S
) -> Flask:
    """The web application made of these parts; what takes longer to answer is put off."""
    campaign = store.configured
    links = Links(settings.secret)
    conversation = Conversation(store, page_link(settings.public_url, links, clock))
    desk = SummaryDesk(store, conversation, clock)
    spool = Spool(settings.data_dir / SPOOL)
    webhook = Webhook(
        settings,
        CallbackCrypto(settings.token, settings.aes_key, settings.corp_id),
        Intake(conversation, spool, clock, answer_within_s),
        clock,
        store.refused,
        apology=chair.failed(campaign.contact),
    )
    app = Flask("bot", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.register_blueprint(webhook.routes())
    reading = ReadingDesk(settings.data_dir)
    app.register_blueprint(summary_routes(links, clock, desk.read, desk.write, reading.read))
    app.register_blueprint(
        export_routes(
            campaign,
            ExportLinks(settings.secret),
            Shelf(settings.data_dir),
            clock,
            noting(store, clock),
        )
    )
    makes_backups = settings.backup_dir is not None
    readiness = Readiness(
        store, settings.data_dir, must_keep=settings.must_keep, makes_backups=makes_backups
    )
    app.register_blueprint(health_routes(readiness))
    app.register_blueprint(metrics_routes(store, settings.data_dir, makes_backups=makes_backups))
    app.register_blueprint(trial_routes(clock, settings.token))
    return app
