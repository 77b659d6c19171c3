"""The addresses of pages that the chat hands out."""

from __future__ import annotations

from bot.clock import Clock
from bot.office_page.links import OfficeLinks
from bot.summary.links import Links
from handlers.talk import NO_PAGES, PageLink, Pages


def pages_at(public_url: str, secret: str, clock: Clock) -> Pages:
    """What makes the addresses; none where phones reach no page."""
    if not public_url:
        return NO_PAGES

    links, office = Links(secret), OfficeLinks(secret)

    def below(folder: str, links: Links | OfficeLinks) -> PageLink:
        def link(user_id: str, branch: str, track: str) -> str:
            return f"{public_url}/{folder}/{links.sign(user_id, branch, track, clock.wall())}"

        return link

    return Pages(
        essay=below("summary", links),
        form=below("page", links),
        office=below("office", office),
        board=below("board", office),
    )
