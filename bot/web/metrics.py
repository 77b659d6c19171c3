"""`/metrics`: figures about the whole campaign for Prometheus, counted in Redis; nobody is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flask import Blueprint, Response

from bot.web.running_metrics import (
    backup_lines,
    disk_lines,
    loss_lines,
    running_lines,
    spool_lines,
)
from campaign.applications import Status
from campaign.closing import Counts
from campaign.condition import PaperState
from storage.outbox.dead_letters import Refusal
from storage.outbox.unreachable import OF_THE_WHOLE
from storage.standings import condition_in
from storage.store import Store
from storage.store_errors import StoreError

PAPERS = [paper for paper in PaperState if paper is not PaperState.NONE]
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics_routes(store: Store, data_dir: Path, *, makes_backups: bool = False) -> Blueprint:
    """The blueprint that serves `/metrics`."""
    blueprint = Blueprint("metrics", __name__)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        try:
            lines = [
                "bot_redis_up 1",
                *_applications(store),
                *_outbox(store),
                *running_lines(store),
                *loss_lines(store),
                *(backup_lines(store) if makes_backups else ()),
            ]
        except StoreError:
            lines = ["bot_redis_up 0"]
        text = "\n".join([*lines, *spool_lines(data_dir), *disk_lines(data_dir), ""])
        return Response(text, content_type=CONTENT_TYPE)

    return blueprint


def _applications(store: Store) -> Iterator[str]:
    counted = _counted(store)
    yield "# HELP bot_applications Branches that may apply, by award and status."
    yield "# TYPE bot_applications gauge"
    for counts in counted:
        for status in Status:
            labels = f'track="{counts.track.id}",status="{status}"'
            yield f"bot_applications{{{labels}}} {counts.statuses[status]}"
    yield "# HELP bot_papers Stamped papers by award: of what is handed in, and orphaned ones."
    yield "# TYPE bot_papers gauge"
    for counts in counted:
        for paper in PAPERS:
            yield f'bot_papers{{track="{counts.track.id}",paper="{paper}"}} {counts.papers[paper]}'


def _counted(store: Store) -> list[Counts]:
    """How many branches stand where, for every award, as 状态 tells it."""
    campaign = store.campaign()
    read, counted = store.standings(campaign.tracks), []
    for track in campaign.tracks.values():
        counts = Counts(track)
        for branch in campaign.branches:
            counts.count(condition_in(track, branch, read[track.id]))
        counted.append(counts)
    return counted


def _outbox(store: Store) -> Iterator[str]:
    given_up = store.dead_letters.counts()
    yield "# HELP bot_outbox_entries Effects still to be brought about."
    yield "# TYPE bot_outbox_entries gauge"
    yield f"bot_outbox_entries {store.outbox.count()}"
    yield "# HELP bot_dead_letters Effects given up, by what refused them."
    yield "# TYPE bot_dead_letters gauge"
    for refusal in Refusal:
        yield f'bot_dead_letters{{reason="{refusal}"}} {given_up[refusal]}'
    yield "# HELP bot_app_refused Why WeCom refuses the whole app; 1 where it does."
    yield "# TYPE bot_app_refused gauge"
    refused = store.gate.shut()
    for obstacle in sorted(OF_THE_WHOLE):
        is_it = refused is not None and refused.obstacle is obstacle
        yield f'bot_app_refused{{reason="{obstacle}"}} {int(is_it)}'
