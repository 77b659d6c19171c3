"""`python -m bot next --from OLD`: next year's config.yaml, proposed from this season's data."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from bot.config_file import load_campaign
from bot.season.next_year import propose
from bot.settings import Settings
from bot.supervisor.preflight import DoorError
from bot.supervisor.store import open_store
from bot.wording import next_year as wording
from bot.wording import starting
from campaign.loading import ConfigError, read_campaign
from campaign.model import Campaign
from campaign.upward import going_upward
from storage.server.errors import EmbeddedServerError
from storage.store import Store
from storage.store_errors import StoreError


def run_next(settings: Settings, old: Path, target: Path, notice: Path | None) -> int:
    """Write the proposal and tell what to check: 0; 1 where it cannot be made, and why."""
    if target.exists():
        return _fail(wording.exists(str(target)))
    try:
        said = notice.read_text(encoding="utf-8") if notice else ""
    except (OSError, UnicodeDecodeError):
        return _fail(wording.unreadable(str(notice)))
    try:
        campaign = load_campaign(old)
        with open_store(replace(settings, config_path=old), campaign) as store:
            present, won = store.campaign(), _won(store)
        made = propose(old.read_text(encoding="utf-8"), present, won, said)
        read_campaign(made.text)
    except ConfigError as error:
        return _fail(wording.not_valid(error.problems))
    except (DoorError, EmbeddedServerError) as error:
        return _fail(str(error))
    except StoreError as error:
        return _fail(starting.store_away(type(error).__name__))
    target.write_text(made.text, encoding="utf-8")
    print(wording.done(str(target), made.to_check))
    return 0


def _won(store: Store) -> dict[str, tuple[str, ...]]:
    """The awards for which each branch was recommended, by branch number."""
    campaign: Campaign = store.campaign()
    records = dict(store.records([branch.number for branch in campaign.branches]))
    found: dict[str, tuple[str, ...]] = {}
    for upward in going_upward(
        campaign, lambda branch, track: records[branch.number].application(track.id)
    ):
        for one in upward.recommended:
            before = found.get(one.branch.number, ())
            found[one.branch.number] = tuple(dict.fromkeys((*before, upward.award.id)))
    return found


def _fail(told: str) -> int:
    print(told, file=sys.stderr)
    return 1
