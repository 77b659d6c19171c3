"""The composition root of a web worker: everything real is made here and passed down."""

from __future__ import annotations

import os
from threading import Timer

import redis
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
from bot.summary.desk import SummaryDesk, page_link
from bot.summary.links import Links
from bot.summary.page import summary_routes
from bot.summary.reading import ReadingDesk
from bot.trial import trial_routes
from bot.webhook import BODY_LIMIT, Webhook
from bot.wecom.crypto import CallbackCrypto
from campaign.model import Campaign
from handlers.conversation import Conversation
from handlers.hearing import catalogue
from handlers.wording import chair
from storage.connection import connect
from storage.keys import Keys
from storage.refused_callbacks import RefusedCallbacks

HEARING_READY_AFTER_S = 3.0  # it takes about a second of one core
CALLBACK_REDIS_TIMEOUT_S = 1.5  # tried twice; WeCom waits 5 s for the whole answer


def create_app() -> Flask:
    """The web application as the environment describes it."""
    settings = read_settings(os.environ)
    if not settings.redis_url:
        raise RuntimeError("REDIS_URL is not set: start with `python -m bot serve`")
    campaign = load_started(settings)
    _make_hearing_ready()
    server = connect(settings.redis_url, socket_timeout_s=CALLBACK_REDIS_TIMEOUT_S)
    return build_app(settings, campaign, server, open_clock(settings))


def _make_hearing_ready() -> None:
    """Count the catalogue behind the first messages, so that no sentence waits for it."""
    counting = Timer(HEARING_READY_AFTER_S, catalogue.make_ready)
    counting.daemon = True
    counting.start()


def build_app(settings: Settings, campaign: Campaign, server: redis.Redis, clock: Clock) -> Flask:
    """The web application made of these parts."""
    keys = Keys(campaign.id)
    links = Links(settings.secret)
    conversation = Conversation(
        campaign, server, keys, page_link(settings.public_url, links, clock)
    )
    desk = SummaryDesk(campaign, server, keys, conversation, clock)
    webhook = Webhook(
        settings,
        CallbackCrypto(settings.token, settings.aes_key, settings.corp_id),
        conversation,
        clock,
        RefusedCallbacks(server, keys),
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
            noting(server, keys, clock),
        )
    )
    makes_backups = settings.backup_dir is not None
    readiness = Readiness(
        server,
        keys,
        settings.data_dir,
        must_keep=settings.must_keep,
        makes_backups=makes_backups,
    )
    app.register_blueprint(health_routes(readiness))
    app.register_blueprint(
        metrics_routes(campaign, server, keys, settings.data_dir, makes_backups=makes_backups)
    )
    app.register_blueprint(trial_routes(clock, settings.token))
    return app
