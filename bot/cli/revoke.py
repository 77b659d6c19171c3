"""`python -m bot revoke`: end the links and logins of a person whose phone is lost."""

from __future__ import annotations

import sys
from datetime import datetime

from bot.config_file import load_campaign
from bot.settings import Settings
from bot.supervisor.preflight import DoorError
from bot.supervisor.store import open_store
from bot.wording import commands as wording
from bot.wording import starting
from campaign.loading import ConfigError
from storage.server.errors import EmbeddedServerError
from storage.store_errors import StoreError


def run_revoke(settings: Settings, user_id: str, now: datetime) -> int:
    """End what was signed for this person up to now, wall-clock time; 1 where nobody is called so."""
    try:
        with open_store(settings, load_campaign(settings.config_path)) as store:
            campaign = store.campaign()
            people = {person for branch in campaign.branches for person in branch.people}
            known = {one.casefold() for one in (*people, *campaign.office)}
            if user_id.casefold() not in known:
                print(wording.nobody_called(user_id), file=sys.stderr)
                return 1
            store.revocations.revoke(user_id, now)
            print(wording.revoked(user_id))
            return 0
    except (ConfigError, DoorError, EmbeddedServerError) as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(starting.store_away(type(error).__name__), file=sys.stderr)
    return 1
