"""Links in a text: WeCom makes one of every `<a href=…>`, so only those to our own pages are let out.

What people write is passed on to others in many places, in the bot's name; this is the one door
through which all of it goes.
"""

from __future__ import annotations

import re

_ANCHOR = re.compile(r"<(?=\s*/?\s*a(?:[\s/>]|$))", re.IGNORECASE)


def with_own_links(text: str, public_url: str) -> str:
    """The text in which only links to pages under this address are live; no byte longer than before."""
    if not public_url:
        return _ANCHOR.sub("[", text)
    own = re.compile(rf'(<a href="{re.escape(public_url)}/[^"<>\s]*">[^<>]{{1,40}}</a>)')
    pieces = own.split(text)
    return "".join(piece if at % 2 else _ANCHOR.sub("[", piece) for at, piece in enumerate(pieces))
