"""Which scores a chair gives in a rehearsal, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from campaign.model import Track
from campaign.parts.items import Section
from campaign.parts.roles import Scored

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = "０１２３４５６７８９"

Scores = dict[str, int]


def scores_for(track: Track, card: Scored, total: int | None, dice: Random) -> Scores:
    """Scores whose counted sum is `total`, or one with which the track can be submitted."""
    counted = [item for s in card.sections if track.counts_bonus or not s.bonus for item in s.items]
    most = sum(item.points for item in counted)
    if total is None:
        total = most - dice.randrange(min(12, most - (track.minimum_score or 0) + 1))
    scores = {item.id: item.points for item in card.items.values()}
    left = most - total
    for item in dice.sample(counted, len(counted)):
        less = min(left, dice.randint(0, item.points))
        scores[item.id] -= less
        left -= less
    for item in counted:  # what chance has left over
        less = min(left, scores[item.id])
        scores[item.id] -= less
        left -= less
    return scores


def words_for(section: Section, scores: Scores, dice: Random) -> Iterator[tuple[str, Scores]]:
    """Messages that answer a whole section, each with the scores it gives."""
    given = {item.id: scores[item.id] for item in section.items}
    numbered = list(enumerate(section.items, 1))
    lost = [(place, item.id) for place, item in numbered if given[item.id] < item.points]
    way = dice.randrange(3)
    if way == 0 and not lost:
        yield "全满分", given
    elif way == 0 and len(lost) < len(given):
        exceptions = " ".join(f"{place}={given[item]}" for place, item in lost)
        yield f"全满分 除了 {exceptions}", given
    elif way == 1:
        for item in section.items:
            full = given[item.id] == item.points
            yield _one(given[item.id], full, dice), {item.id: given[item.id]}
    else:
        between = dice.choice((" ", "，", "、")) if len(given) > 2 else " "
        yield between.join(map(str, given.values())), given


def _one(points: int, is_full: bool, dice: Random) -> str:
    ways = [str(points), f"{points}分"]
    if points < 10:
        ways += [DIGITS[points], FULL_WIDTH[points]]
    if is_full and points:
        ways.append("满分")
    return dice.choice(ways)
