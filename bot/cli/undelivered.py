"""`python -m bot undelivered`: what could not be sent; send it again or forget it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.config_file import load_campaign
from bot.settings import Settings
from bot.supervisor.preflight import DoorError
from bot.supervisor.store import open_store
from bot.wording import starting
from campaign.loading import ConfigError
from campaign.model import Campaign
from handlers.wording import undelivered as wording
from handlers.wording.reaching import app_unreachable
from storage.outbox.app_gate import AppGate
from storage.outbox.dead_letters import Letter
from storage.server.errors import EmbeddedServerError
from storage.store import Store
from storage.store_errors import StoreError

AGAIN, DROP = "again", "drop"


def run_undelivered(settings: Settings, numbers: Sequence[int], does: str | None) -> int:
    """List everything, or do something with the letters of these numbers, all without any."""
    try:
        campaign = load_campaign(settings.config_path)
        with open_store(settings, campaign) as store:
            return _run(store, numbers, does)
    except (ConfigError, DoorError, EmbeddedServerError) as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(starting.store_away(type(error).__name__), file=sys.stderr)
    return 1


def _run(store: Store, numbers: Sequence[int], does: str | None) -> int:
    gate, book = store.gate, store.dead_letters
    letters = book.all()
    if wrong := [number for number in numbers if not 1 <= number <= len(letters)]:
        print(wording.no_such(wrong[0], len(letters)), file=sys.stderr)
        return 1
    chosen = [letters[number - 1] for number in numbers] or list(letters)
    ids = [letter.id for letter in chosen]
    if does == DROP:
        print(wording.dropped(book.drop(ids)))
    elif does == AGAIN:
        sent = book.again(ids)
        gate.try_now()
        print(wording.sent_again(sent, len(chosen) - sent))
    else:
        _show(store.campaign(), gate, letters)
    return 0


def _show(campaign: Campaign, gate: AppGate, letters: Sequence[Letter]) -> None:
    if refused := gate.shut():
        print(app_unreachable(campaign, refused))
    for number, letter in enumerate(letters, 1):
        at = datetime.fromtimestamp(letter.given_up_ms / 1000, UTC)
        print(wording.operator_row(number, at, letter, campaign))
    print(wording.operator_ways(len(letters)))
