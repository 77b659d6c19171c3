"""The start on data that are there: compare, refuse or take over, and remember what is so now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from bot.config_file import campaign_in
from bot.season.comparing import Comparison, compare
from bot.season.filed import Filed, read_filed
from bot.season.started import started_store, write_started
from bot.supervisor.store import once_it_answers
from campaign.applications import Application
from campaign.carrying import Carriage, carriage, carried
from campaign.model import Campaign
from campaign.parts.registry import AnyPart
from campaign.snapshots import Snapshot, snapshot_of
from handlers import history
from handlers.outcomes import Outcome
from handlers.wording import seasons as wording
from storage import audit, owners
from storage.acts import Act
from storage.batches import Batch
from storage.commits import Committed
from storage.losses import EMPTIED, REPLACED
from storage.records import Change, Record
from storage.seasons import Former
from storage.sessions import ChairSession
from storage.store import Store

DID = Act.NEW_QUESTIONS
LONG_OVER = timedelta(days=30)
EARLIER = timedelta(days=90)

log = logging.getLogger(__name__)


class SeasonError(ValueError):
    """The configuration does not fit the data; the text says what and what would be right."""


def start_season(
    config: str, url: str, data_dir: Path, now: datetime, stop: threading.Event
) -> None:
    """Take the data over and keep the checked text; waits for a store that does not answer yet."""
    campaign = campaign_in(config)

    def take_over(store: Store) -> list[str]:
        before, known = started_store(data_dir), store.seasons.identity()
        told = begin(store, now)
        identity = store.seasons.identify()
        write_started(data_dir, config, store.seasons.questions(), identity)
        if before and before != known:
            log.error("%s", wording.other_store(is_empty=not known))
            store.losses.note(REPLACED if known else EMPTIED)
        return told

    if (told := once_it_answers(url, campaign, stop, take_over)) is not None:
        _log(campaign, told, now)


def _log(campaign: Campaign, told: list[str], now: datetime) -> None:
    for line in told:
        log.info("%s", line)
    if now > campaign.deadline + LONG_OVER:
        days = (now - campaign.deadline).days
        log.warning("the deadline was %d days ago: is this last year's config.yaml?", days)


def look_ahead(store: Store) -> Comparison | None:
    """What a start with this campaign would change; None where nothing was ever started."""
    campaign, before = store.configured, store.seasons.snapshot()
    if before is None:
        return _look_at_old_data(store)
    if before == snapshot_of(campaign):
        return Comparison()
    asked = _asked(before, store.seasons.questions())
    return compare(before, asked, campaign, _filed(store, before))


def begin(store: Store, now: datetime) -> list[str]:
    """Take the data over to this campaign, and tell what changed; SeasonError if it does not fit."""
    found, seasons, campaign = look_ahead(store), store.seasons, store.configured
    if found and found.refused:
        raise SeasonError("\n".join((*found.refused, wording.not_started())))
    before = seasons.snapshot()
    seasons.keep_questions(campaign)
    if before and before != snapshot_of(campaign):
        _carry_all(store, before, now)
    seasons.keep_snapshot(snapshot_of(campaign))
    return found.told if found else []


def _look_at_old_data(store: Store) -> Comparison | None:
    """Data of a start before starts were remembered: refused where they are of an earlier season."""
    campaign = store.configured
    filed = read_filed(store, campaign.branch_by_number)
    times = [a.changed_at for _, a in filed.begun() if a.changed_at]
    if not times or min(times) > campaign.opens_at - EARLIER:
        return None
    return Comparison([wording.last_years(campaign, min(times))])


def _asked(before: Snapshot, former: Former) -> dict[str, tuple[AnyPart, ...]]:
    """What every award asked at the last start."""
    return {
        key: former[key][track.questions]
        for key, track in before.tracks.items()
        if track.questions in former.get(key, {})
    }


def _filed(store: Store, before: Snapshot) -> Filed:
    """What all branches have filed that are known, or were."""
    known = (*store.configured.branch_by_number, *store.roster().branches)
    return read_filed(store, (*before.branches, *known))


def _carry_all(store: Store, before: Snapshot, now: datetime) -> None:
    """Take every application over to what is asked now; done again after a crash, it goes on."""
    former = store.seasons.questions()
    campaign = store.roster().applied_to(store.configured.remembering(former))
    ways = _Ways(campaign, before, former)
    for number, record in _filed(store, before).records.items():
        while not _carry(store, campaign, ways, number, record, now):
            record = store.known_record(owners.branch(number))


class _Ways:
    """The ways from whatever was asked to what is asked now, each worked out once."""

    def __init__(self, campaign: Campaign, before: Snapshot, former: Former) -> None:
        self._campaign = campaign
        self._before = before
        self._former = former
        self._known: dict[tuple[str, str], Carriage] = {}

    def of(self, application: Application) -> Carriage | None:
        """The way of an application; None where it answers what is asked now."""
        track = self._campaign.tracks.get(application.track)
        if track is None or track.award not in self._before.tracks:
            return None
        name = application.questions or self._before.tracks[track.award].questions
        parts = self._former.get(track.award, {}).get(name)
        if name == track.questions or parts is None:
            return None
        if (track.id, name) not in self._known:
            self._known[track.id, name] = carriage(track.altered(parts=parts), track)
        return self._known[track.id, name]


def _carry(
    store: Store,
    campaign: Campaign,
    ways: _Ways,
    number: str,
    record: Record,
    now: datetime,
) -> bool:
    """Take the applications of one branch over; False when somebody else wrote meanwhile."""
    owner = owners.branch(number)
    taken = {a.track: way for a in record.applications.values() if (way := ways.of(a))}
    if not taken:
        return True
    change = Change(
        tuple(carried(record.applications[track], way) for track, way in taken.items()),
        dict(_sessions(record, taken)),
    )
    notes = history.of_branch(
        campaign, number, record, change, Outcome(did=DID), audit.OPERATOR, now
    )
    batch = Batch({owner: change}, notes=notes)
    result = store.commit(f"season-{uuid4().hex}", {}, {owner: record}, batch)
    return isinstance(result, Committed)


def _sessions(record: Record, taken: dict[str, Carriage]) -> Iterator[tuple[str, ChairSession]]:
    """The sessions that speak of an application that was taken over, without what is outdated."""
    for user_id, session in record.sessions.items():
        steps = tuple(step for step in session.steps if step.track not in taken)
        way = taken.get(session.track or "")
        asked = way.place(session.asked) if way and session.asked else session.asked
        # What was read back before the change has to be read back again.
        after = replace(session, steps=steps, asked=asked, waiting=None)
        if after != session:
            yield user_id, after
