"""Points of an item as a sentence says them: `信工 2.3 扣 1 分`; allowed on a code."""

from __future__ import annotations

import re

from campaign.model import Branch, Track
from campaign.reviewing import self_scores
from handlers.hearing.clean import visible
from handlers.office.everyday.meant import Meant, name_of
from handlers.office.everyday.meant_commands import AGREED
from handlers.office.everyday.shown_first import on_a_code
from handlers.office.review.reviewing import scores_and_reason
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Refused
from handlers.talk import OfficeTalk
from handlers.wording import review as review_wording
from handlers.wording import shown_first as wording

_ITEM = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])")
_ALLOWED = re.compile(r"核定?[成为]?|应该?[是给]|只[能该]?[给算得]|[给算]成|审[成定]|扣[到成]")
_LESS = re.compile(r"(?:扣|减|少|降)(?:掉|了)?(?P<n>\d{1,2})分?")


def review(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show the points that would be allowed; how to write it where items or points are not said."""
    scored = [track for track in talk.campaign.awards if track.scorecard]
    item = _ITEM.search(visible(meant.said))
    if len(meant.branches) == 1 and AGREED.search(meant.said):
        return _agree(talk, meant.branches[0])
    if len(meant.branches) != 1 or not scored or not item:
        return say(wording.review(talk.campaign, [name_of(b) for b in meant.branches]))
    return _allow(talk, meant.branches[0], scored[0], item[0], visible(meant.said)[item.start() :])


def _agree(talk: OfficeTalk, branch: Branch) -> Outcome:
    command = f"核分 {name_of(branch)} 无异议"
    return on_a_code(talk, command, branch, lambda code: wording.agreeing(branch, code))


def _allow(talk: OfficeTalk, branch: Branch, track: Track, item: str, said: str) -> Outcome:
    """Show the points that a text gives, which begins with an item; refuse what does not fit."""
    card, own = track.scorecard, self_scores_of(talk, branch, track)
    said = _LESS.sub(lambda less: f"改成{own.get(item, 0) - int(less['n'])}分", said)
    scores, why = scores_and_reason(_ALLOWED.sub("改成", said), card) if card else (None, "")
    if isinstance(scores, Refused):
        return say(review_wording.refused(track, scores.why, branch, scores.entry or item))
    if card is None or not scores:
        return say(wording.review_item(name_of(branch), item))
    points = " ".join(f"{name} {score}" for name, score in scores.items())
    return on_a_code(
        talk,
        f"核分 {name_of(branch)} {points} {why}".strip(),
        branch,
        lambda code: wording.reviewing(branch, card, own, scores, why, code),
    )


def self_scores_of(talk: OfficeTalk, branch: Branch, track: Track) -> dict[str, int]:
    """What a branch has given itself for each item in the version that counts."""
    application = talk.record_of(branch).application(track.id)
    card = track.as_asked(application.as_submitted).scorecard
    return self_scores(card, application) if card else {}
