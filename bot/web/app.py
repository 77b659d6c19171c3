"""The composition root of a web worker: everything real is made here and passed down."""

from __future__ import annotations

import os

from flask import Flask

from bot.clock import Clock, open_clock
from bot.export.archive_folder import ArchiveFolder
from bot.export.links import ExportLinks
from bot.export.page import export_routes, noting
from bot.login.admission import Admit, admit_anybody
from bot.login.page import login_routes
from bot.login.passes import Passes
from bot.login.wecom import WeComLogin
from bot.office_page.desk import OfficeDesk
from bot.office_page.links import OfficeLinks
from bot.office_page.routes import office_routes
from bot.page.addresses import pages_at
from bot.page.desk import FormDesk
from bot.page.photo_desk import PhotoDesk
from bot.page.previews import Previews
from bot.page.routes import page_routes
from bot.season.started import load_started
from bot.settings import Settings, read_settings
from bot.spool.intake import ANSWER_WITHIN_S, Intake
from bot.summary.desk import SummaryDesk
from bot.summary.links import Links
from bot.summary.page import summary_routes
from bot.summary.reading import ReadingDesk
from bot.web.health import health_routes
from bot.web.metrics import metrics_routes
from bot.web.readiness import Readiness
from bot.web.trial_clock import trial_routes
from bot.web.webhook import BODY_LIMIT, Webhook
from bot.wecom.crypto import CallbackCrypto
from handlers.conversation import Conversation
from handlers.wording import chair
from storage.files.data_folder import PHOTOS
from storage.files.photos import PhotoFiles
from storage.files.spool import SPOOL, Spool
from storage.store import Store

WHO_OPENED_TIMEOUTS_S = (2.0, 4.0)  # a person looks at an empty page meanwhile
CALLBACK_REDIS_TIMEOUT_S = 1.5  # tried twice, as long as the whole answer has time


def create_app() -> Flask:
    """The web application as the environment describes it."""
    settings = read_settings(os.environ)
    if not settings.redis_url:
        raise RuntimeError("REDIS_URL is not set: start with `python -m bot serve`")
    store = Store.at(
        settings.redis_url, load_started(settings), socket_timeout_s=CALLBACK_REDIS_TIMEOUT_S
    )
    return build_app(settings, store, open_clock(settings))


def build_app(
    settings: Settings, store: Store, clock: Clock, answer_within_s: float = ANSWER_WITHIN_S
) -> Flask:
    """The web application made of these parts; what takes longer to answer is put off."""
    campaign = store.configured
    ended = store.revocations.since
    links = Links(settings.secret, ended)
    conversation = Conversation(store, pages_at(settings.public_url, settings.secret, clock))
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
    app.wsgi_app = webhook.before(app.wsgi_app)  # type: ignore[method-assign, assignment]
    admit = _admission(app, settings, store, clock)
    reading = ReadingDesk(settings.data_dir)
    app.register_blueprint(summary_routes(links, clock, desk.read, desk.write, reading.read, admit))
    form = FormDesk(store, conversation, clock)
    kept = PhotoFiles(settings.data_dir / PHOTOS)
    photos = PhotoDesk(store, conversation, clock, kept, form)
    office = OfficeDesk(store, conversation, clock, kept)
    app.register_blueprint(office_routes(OfficeLinks(settings.secret, ended), clock, office, admit))
    app.register_blueprint(
        page_routes(links, clock, form, photos, desk.read, Previews(settings.data_dir), admit)
    )
    app.register_blueprint(
        export_routes(
            campaign,
            ExportLinks(settings.secret, ended),
            ArchiveFolder(settings.data_dir),
            clock,
            noting(store, clock),
            admit,
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


def _admission(app: Flask, settings: Settings, store: Store, clock: Clock) -> Admit:
    """Whom pages are shown to: who has the link, or only whom it is meant for."""
    if not settings.needs_login:
        return admit_anybody
    from bot.wecom.gateway import Gateway  # what calls the platform takes 15 MiB

    passes = Passes(
        settings.secret,
        store.revocations.since,
        is_secure=settings.public_url.startswith("https:"),
    )
    gateway = Gateway(settings, store, timeouts_s=WHO_OPENED_TIMEOUTS_S)
    app.register_blueprint(login_routes(passes, clock, gateway.who_opened))
    return WeComLogin(settings, passes, clock).admit
