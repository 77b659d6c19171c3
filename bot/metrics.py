"""`/metrics`: figures about the whole campaign for Prometheus, counted in Redis; nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import redis
from flask import Blueprint, Response

from campaign.model import Campaign
from storage.keys import OUTBOX_LANES, Keys
from storage.roster import read_roster
from storage.standings import read_standings

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
    tracks = read_roster(server, keys).applied_to(campaign).tracks
    for track, standings in read_standings(server, keys, tracks).items():
        counts = Counter(standing.status for standing in standings.values())
        for status, count in sorted(counts.items()):
            yield f'bot_applications{{track="{track}",status="{status}"}} {count}'


def _outbox(server: redis.Redis, keys: Keys) -> Iterator[str]:
    pipeline = server.pipeline(transaction=False)
    for lane in range(OUTBOX_LANES):
        pipeline.xlen(keys.outbox(lane))
    pipeline.xlen(keys.dead_letters)
    *waiting, given_up = pipeline.execute()
    yield "# HELP bot_outbox_entries Effects still to be brought about."
    yield "# TYPE bot_outbox_entries gauge"
    yield f"bot_outbox_entries {sum(waiting)}"
    yield "# HELP bot_dead_letters Effects given up."
    yield "# TYPE bot_dead_letters gauge"
    yield f"bot_dead_letters {given_up}"
