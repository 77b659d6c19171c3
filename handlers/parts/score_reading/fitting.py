"""Scores put to the items they are for: all of them fit, or none is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from campaign.applications import Answers
from campaign.parts.items import Item, Section
from campaign.parts.roles import Scored
from handlers.parts.kind import Doubtful, Refused
from handlers.wording import refusals

Scores = Mapping[str, int]
FULL = "满"
LONGEST_SCORE = 6


def fit(item: Item, score: str) -> int | Refused:
    """The points a written score means for an item."""
    if score.startswith(FULL):
        return item.points
    points = int(score) if len(score) <= LONGEST_SCORE else item.points + 1
    return points if points <= item.points else Refused(refusals.too_high(item, score), item.id)


def fit_all(pairs: Sequence[tuple[Item, str]]) -> Scores | Refused:
    """The points of every item; refused as a whole at the first that does not fit."""
    scores: dict[str, int] = {}
    for item, score in pairs:
        points = fit(item, score)
        if isinstance(points, Refused):
            return points
        if scores.get(item.id, points) != points:
            return Refused(refusals.scored_twice(item), item.id)
        scores[item.id] = points
    return scores


def in_turn(
    given: Sequence[str], card: Scored, answers: Answers, asked: str | None
) -> Scores | Refused:
    """Scores for the asked item and the open ones behind it."""
    if asked is None:
        return Refused(refusals.nothing_asked())
    turn = turn_of(card, answers, asked)
    items = list(islice(turn, len(given)))
    if len(given) > len(items):
        return Refused(refusals.too_many(len(given), len(items)))
    if len(given) == 1 and len(given[0]) > 1 and _run_together(given[0], [*items, *turn]):
        return Refused(refusals.run_together(items[0], given[0]))
    return fit_all(list(zip(items, given, strict=True)))


def turn_of(card: Scored, answers: Answers, asked: str) -> Iterator[Item]:
    """The items that would be asked one after another, so that several answers equal one by one."""
    yield card.items[asked]
    start = card.order.index(asked)
    for names in (card.order[start + 1 :], card.order[:start]):
        yield from (card.items[name] for name in names if name not in answers)


def by_id(pairs: Sequence[tuple[str, str]], card: Scored) -> Scores | Refused:
    """Scores for items called by their ids."""
    unknown = next((name for name, _ in pairs if name not in card.items), None)
    if unknown:
        return Refused(refusals.no_such_item(unknown, card))
    return fit_all([(card.items[name], score) for name, score in pairs])


def by_place(pairs: Sequence[tuple[str, str]], section: Section) -> Scores | Refused:
    """Scores for items called by their place in a section, or by their ids."""
    found = [(name, in_section(name, section)) for name, _ in pairs]
    unknown = next((name for name, item in found if item is None), None)
    if unknown:
        return Refused(refusals.not_in_section(unknown, section))
    items = [item for _, item in found if item]
    return fit_all([(item, score) for item, (_, score) in zip(items, pairs, strict=True)])


def in_section(name: str, section: Section) -> Item | None:
    """The item of a section by its id or its place."""
    if "." in name:
        return next((item for item in section.items if item.id == name), None)
    at = int(name)
    return section.items[at - 1] if 1 <= at <= len(section.items) else None


def in_doubt(scores: Scores | Refused) -> Scores | Refused:
    """The same scores, to be asked about first."""
    if isinstance(scores, Refused):
        return scores
    return Doubtful(refusals.in_doubt(), next(iter(scores)), values=dict(scores))


def unless_overwriting(scores: Scores | Refused, answers: Answers) -> Scores | Refused:
    """The scores; asked about first where they would change what is answered."""
    if isinstance(scores, Refused):
        return scores
    changed = any(answers.get(item, points) != points for item, points in scores.items())
    return in_doubt(scores) if changed else scores


def _run_together(score: str, turn: list[Item]) -> bool:
    """True when one number too high to be meant is just right as several, like `43544`."""
    if not score.isdecimal() or len(score) > len(turn) or int(score) <= 10:
        return False
    return all(int(digit) <= item.points for digit, item in zip(score, turn, strict=False))
