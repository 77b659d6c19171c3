"""The product's Redis for a command of the operator and for the start, whatever it does just now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from bot.settings import Settings
from bot.supervisor.preflight import check_data_dir
from campaign.model import Campaign
from storage.copying.whole import Whole
from storage.server.embedded import EmbeddedServer, running_url
from storage.store import Store
from storage.store_errors import StoreError

WAIT_S = 2.0
Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


def once_it_answers(
    url: str, campaign: Campaign, stop: threading.Event, ask: Callable[[Store], Answer]
) -> Answer | None:
    """What this says of the store as soon as that answers; None if `stop` is set before."""
    with Store.at(url, campaign) as store:
        while not stop.is_set():
            try:
                return ask(store)
            except StoreError as error:
                log.warning("the store does not answer (%s), waiting", type(error).__name__)
                stop.wait(WAIT_S)
    return None


@contextmanager
def open_store(settings: Settings, campaign: Campaign) -> Iterator[Store]:
    """The store until the block ends; where no server runs, the embedded one runs as long.

    Raises DoorError or EmbeddedServerError where that cannot start.
    """
    with _running(settings) as url, Store.at(url, campaign) as store:
        yield store


@contextmanager
def open_whole(settings: Settings, campaign: str, *, patience_s: float) -> Iterator[Whole]:
    """The same, to copy or erase all that is there of the campaign of this id."""
    with _running(settings) as url, Whole.at(url, campaign, patience_s=patience_s) as whole:
        yield whole


@contextmanager
def _running(settings: Settings) -> Iterator[str]:
    """The address of the server, which the embedded one has until the block ends."""
    with ExitStack() as stack:
        url = settings.redis_url or running_url(settings.data_dir)
        if url is None:
            check_data_dir(settings.data_dir)
            url = stack.enter_context(EmbeddedServer(settings.data_dir)).url
        yield url
