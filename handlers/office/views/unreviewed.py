"""`未核`: whose points the office has still to settle."""

from __future__ import annotations

from campaign.model import Branch, Track
from campaign.reviewing import is_reviewed, reviewed_scores
from handlers.office.views.submitted import handed_in
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import unreviewed as wording


def show_unreviewed(talk: OfficeTalk, track: Track | None) -> Outcome:
    """List what is handed in and not reviewed to the end, for the named award or for each that has points."""
    awards = [talk.campaign.tracks[track.award]] if track else talk.campaign.awards
    scored = [award for award in awards if award.scorecard]
    if not scored:
        return say(wording.no_points(awards))
    return say("\n\n".join(_listed(talk, award) for award in scored))


def _listed(talk: OfficeTalk, award: Track) -> str:
    found = handed_in(talk, award)
    lines, waiting, settled = list[str](), list[Branch](), 0
    for branch, application in found:
        card = award.as_asked(application.as_submitted).scorecard
        if card is None or is_reviewed(card, application):
            settled += 1
        else:
            done = len(reviewed_scores(card, application))
            lines.append(wording.line(branch, done, len(card.items)))
            waiting.append(branch)
    head = wording.head(award, len(waiting), settled)
    return "\n".join((head, *lines, *map(wording.way, waiting[:1])))
