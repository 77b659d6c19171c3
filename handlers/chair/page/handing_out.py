"""`填写页`: the address of the page, for each award that is open to the branch."""

from __future__ import annotations

from campaign.model import Track
from handlers.chair.tracks import find_tracks, in_hand, open_tracks
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import form_page as wording

WORDS = ("填写页", "网页", "网页填写", "整张表", "整表", "链接", "网址")


def hand_out(talk: ChairTalk, name: str = "") -> Outcome:
    """Say where the whole form can be filled in: of the named award, or of each that is open."""
    named = find_tracks(talk.campaign, name) if name else []
    among = [track for track in named or open_tracks(talk) if not talk.holds(track)]
    pages = [(track, link) for track in among if (link := talk.form_link(track))]
    return say(wording.links(pages) if pages else wording.no_page())


def beside(talk: ChairTalk, track: Track) -> str:
    """The page in one line beside something else, "" where there is none or nothing is taken."""
    link = talk.form_link(track) if talk.takes(track) else ""
    return wording.beside(link) if link else ""


def in_the_menu(talk: ChairTalk) -> list[str]:
    """The pages of what the branch has in hand, or may begin, in one line."""
    among = [track for track in in_hand(talk) or open_tracks(talk) if talk.takes(track)]
    pages = [(track, link) for track in among if (link := talk.form_link(track))]
    return [wording.in_a_line(pages)] if pages else []
