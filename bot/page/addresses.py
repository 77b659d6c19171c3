"""The addresses of pages that the chat hands out."""

from __future__ import annotations

from bot.clock import Clock
from bot.summary.links import Links
from handlers.talk import NO_PAGES, PageLink, Pages


def pages_at(public_url: str, links: Links, clock: Clock) -> Pages:
    """What makes the addresses; none where phones reach no page."""
    if not public_url:
        return NO_PAGES

    def below(folder: str) -> PageLink:
        def link(user_id: str, branch: str, track: str) -> str:
            return f"{public_url}/{folder}/{links.sign(user_id, branch, track, clock.wall())}"

        return link

    return Pages(essay=below("summary"), form=below("page"))
