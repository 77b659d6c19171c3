"""`/metrics`: figures about the whole campaign for Prometheus, counted in Redis; nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import redis
from flask import Blueprint, Response

from campaign.model import Campaign
from storage.app_gate import AppGate
from storage.dead_letters import DeadLetters, Refusal
from storage.keys import OUTBOX_LANES, Keys
from storage.server_clock import ServerClock
from storage.standings import read_standings
from storage.unreachable import OF_THE_WHOLE

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics_routes(campaign: Campaign, server: redis.Redis, keys: Keys) -> Blueprint:
    """The blueprint that serves `/metrics`."""
    blueprint = Blueprint("metrics", __name__)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        try:
            lines = [*_applications(campaign, server, keys), *_outbox(server, keys)]
        except redis.RedisError:
            return Response("bot_redis_up 0\n", content_type=CONTENT_TYPE)
        return Response("\n".join(["bot_redis_up 1", *lines, ""]), content_type=CONTENT_TYPE)

    return blueprint


def _applications(campaign: Campaign, server: redis.Redis, keys: Keys) -> Iterator[str]:
    yield "# HELP bot_applications Applications by award and standing."
    yield "# TYPE bot_applications gauge"
    for track, standings in read_standings(server, keys, campaign.tracks).items():
        counts = Counter(standing.status for standing in standings.values())
        for status, count in sorted(counts.items()):
            yield f'bot_applications{{track="{track}",status="{status}"}} {count}'


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
