"""Papers that a sentence says came, or did not: registered, or taken back, on a code."""

from __future__ import annotations

from handlers.office.commands import ask_back
from handlers.office.everyday.meant import Meant
from handlers.office.everyday.shown_first import named, on_a_code
from handlers.office.papers import desk
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import shown_first as wording


def paper_came(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show whose papers would be registered, and why others cannot be."""
    tracks = " ".join(track.short_name for track in meant.tracks)
    papers = desk.read(talk.campaign, f"{meant.names} {tracks}")
    if isinstance(papers, str):
        return say(papers)
    sheets, wrong = desk.sheets_of(talk, papers.naming)
    if not sheets:
        return say("\n".join(wrong))
    named = [(sheet.branch, sheet.track, sheet.receipt) for sheet in sheets]
    return ask_back(
        talk,
        "收 " + " ".join(sheet.receipt for sheet in sheets),
        list(dict.fromkeys(sheet.branch.number for sheet in sheets)),
        lambda code: wording.papers(named, wrong, code),
    )


def paper_undone(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show which registered paper would be taken back."""
    if len(meant.branches) != 1:
        return say(wording.paper_undone_how(talk.campaign))
    branch = meant.branches[0]
    tracks = meant.tracks or [
        track
        for track in talk.campaign.tracks.values()
        if talk.record_of(branch).application(track.id).paper
    ]
    if len(tracks) != 1:
        return say(wording.which_paper(branch, tracks))
    track = tracks[0]
    return on_a_code(
        talk,
        f"收 {named(branch, track)} 取消",
        branch,
        lambda code: wording.taking_back(branch, track, code),
    )
