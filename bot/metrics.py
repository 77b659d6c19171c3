"""`/metrics`: figures about the whole campaign for Prometheus, counted in Redis; nobody is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import redis
from flask import Blueprint, Response

from bot.running_metrics import backup_lines, disk_lines, running_lines
from campaign.applications import Status
from campaign.closing import Counts
from campaign.condition import PaperState
from campaign.model import Campaign
from storage.app_gate import AppGate
from storage.dead_letters import DeadLetters, Refusal
from storage.keys import OUTBOX_LANES, Keys
from storage.roster import PresentCampaign
from storage.server_clock import ServerClock
from storage.standings import condition_in, read_standings
from storage.unreachable import OF_THE_WHOLE

PAPERS = [paper for paper in PaperState if paper is not PaperState.NONE]
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics_routes(
    campaign: Campaign,
    server: redis.Redis,
    keys: Keys,
    data_dir: Path,
    *,
    makes_backups: bool = False,
) -> Blueprint:
    """The blueprint that serves `/metrics`."""
    blueprint = Blueprint("metrics", __name__)
    present = PresentCampaign(campaign, server, keys)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        try:
            lines = [
                "bot_redis_up 1",
                *_applications(present.read(), server, keys),
                *_outbox(server, keys),
                *running_lines(server, keys),
                *(backup_lines(server, keys) if makes_backups else ()),
            ]
        except redis.RedisError:
            lines = ["bot_redis_up 0"]
        text = "\n".join([*lines, *disk_lines(data_dir), ""])
        return Response(text, content_type=CONTENT_TYPE)

    return blueprint


def _applications(campaign: Campaign, server: redis.Redis, keys: Keys) -> Iterator[str]:
    counted = _counted(campaign, server, keys)
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


def _counted(campaign: Campaign, server: redis.Redis, keys: Keys) -> list[Counts]:
    """How many branches stand where, for every award, as 状态 tells it."""
    read, counted = read_standings(server, keys, campaign.tracks), []
    for track in campaign.tracks.values():
        counts = Counts(track)
        for branch in campaign.branches:
            counts.count(condition_in(track, branch, read[track.id]))
        counted.append(counts)
    return counted


def _outbox(server: redis.Redis, keys: Keys) -> Iterator[str]:
    pipeline = server.pipeline(transaction=False)
    for lane in range(OUTBOX_LANES):
        pipeline.xlen(keys.outbox(lane))
    waiting = pipeline.execute()
    given_up = DeadLetters(server, keys).counts()
    yield "# HELP bot_outbox_entries Effects still to be brought about."
    yield "# TYPE bot_outbox_entries gauge"
    yield f"bot_outbox_entries {sum(waiting)}"
    yield "# HELP bot_dead_letters Effects given up, by what refused them."
    yield "# TYPE bot_dead_letters gauge"
    for refusal in Refusal:
        yield f'bot_dead_letters{{reason="{refusal}"}} {given_up[refusal]}'
    yield "# HELP bot_app_refused Why WeCom refuses the whole app; 1 where it does."
    yield "# TYPE bot_app_refused gauge"
    refused = AppGate(server, keys, ServerClock(server)).shut()
    for obstacle in sorted(OF_THE_WHOLE):
        is_it = refused is not None and refused.obstacle is obstacle
        yield f'bot_app_refused{{reason="{obstacle}"}} {int(is_it)}'
