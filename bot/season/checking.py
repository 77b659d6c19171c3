"""What `check` says about the data that are there, and about the date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from bot.season.beginning import LONG_OVER, look_ahead
from bot.settings import given
from campaign.model import Campaign
from handlers.wording import seasons as wording
from storage.server.embedded import EmbeddedServer, running_url
from storage.server.errors import EmbeddedServerError
from storage.store import Store
from storage.store_errors import StoreError


def compare_with_data(campaign: Campaign, environ: Mapping[str, str]) -> tuple[list[str], bool]:
    """Lines about what a start would change, and whether it would be refused; none without a store."""
    with ExitStack() as stack:
        try:
            url = store_there(stack, environ)
            if url is None:
                return [], False
            found = look_ahead(stack.enter_context(Store.at(url, campaign)))
        except (StoreError, EmbeddedServerError) as error:
            return [wording.not_compared(type(error).__name__)], False
    if found is None:
        return [wording.nothing_there()], False
    lines = [*map(wording.refused, found.refused), *map(wording.will_change, found.told)]
    last = [wording.not_started()] if found.refused else []
    return ([wording.head(), *lines, *last] if lines else [wording.nothing_changes()]), bool(last)


def store_there(stack: ExitStack, environ: Mapping[str, str]) -> str | None:
    """Where the store is that the settings name, if one is there; the embedded one runs for the stack."""
    data = Path(given(environ, "DATA_DIR") or "data")
    url = given(environ, "REDIS_URL") or running_url(data)
    if not url:
        if not any((data / "redis").glob("*")):
            return None
        url = stack.enter_context(EmbeddedServer(data)).url
    return url


def notes(campaign: Campaign, now: datetime) -> Iterator[str]:
    """What the date says about the file."""
    if now > campaign.deadline + LONG_OVER:
        yield wording.long_over(campaign, now)
