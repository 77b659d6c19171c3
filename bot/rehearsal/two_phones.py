"""A branch that scores from two phones at the same time."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from bot.rehearsal.applicant import Applicant
from bot.rehearsal.talker import Talker
from campaign.applications import Place
from campaign.model import Track
from handlers.parts.score_samples import Scores, scores_for

NAMED_AT_ONCE = 4


def scores_with_two_phones(branch: Applicant, track: Track) -> None:
    """Score a whole card by name, the halves at the same time from two phones."""
    card = track.scorecard
    if card is None:
        branch.other.says(f"申报{track.short_name}", f"【{track.short_name}】")
        return
    scores = scores_for(track, card, None, branch.dice)
    items = branch.dice.sample(card.order, len(card.order))
    halves = items[::2], items[1::2]
    with ThreadPoolExecutor(2) as phones:
        for done in [
            phones.submit(_names_scores, branch, track, talker, {i: scores[i] for i in half})
            for talker, half in zip((branch.chair, branch.other), halves, strict=True)
        ]:
            done.result()
    branch.application(track).answers |= {Place(card.id, i): scores[i] for i in items}


def _names_scores(branch: Applicant, track: Track, talker: Talker, scores: Scores) -> None:
    talker.says(f"申报{track.short_name}", f"【{track.short_name}】")
    left = list(scores)
    while left:
        some, left = left[:NAMED_AT_ONCE], left[NAMED_AT_ONCE:]
        named = " ".join(f"{item}={scores[item]}" for item in some)
        told = [rf"{re.escape(i)} (?:记|仍是|由 \d+ 改为) ?{scores[i]}(?!\d)" for i in some]
        talker.says(f"改 {named}", *told)
