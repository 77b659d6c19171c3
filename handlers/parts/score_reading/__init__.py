"""Reads scores out of what a chair typed; either every score fits or nothing is taken."""

from __future__ import annotations

import re

from campaign.applications import Answers
from campaign.parts.items import Section
from campaign.parts.roles import Scored
from handlers.parts.kind import Refused
from handlers.parts.score_reading.fitting import (
    Scores,
    by_id,
    by_place,
    fit,
    in_doubt,
    in_turn,
    unless_overwriting,
)
from handlers.parts.score_reading.lists import Listed, TwoWays, read_list, read_out
from handlers.parts.score_reading.named import ITEM_NAME, only_score, read_items, read_places
from handlers.parts.score_reading.remarks import one_score
from handlers.parts.score_reading.sections import read_sections
from handlers.parts.score_reading.spoken import read_spoken
from handlers.parts.score_reading.wholes import read_whole
from handlers.reading.entry_words import entry_told_of
from handlers.reading.numerals import arabic
from handlers.reading.tidy import tidy
from handlers.wording import refusals

__all__ = ["ITEM_NAME", "Scores", "read_change", "read_named", "read_scores"]

_PLAIN = re.compile(
    r"[0-9]+(?: [0-9]+)*|(?:[0-9]+|满)分"
)  # the usual answers do not pay for the unusual
_ID = re.compile(r"(?<![\d.])(\d{1,2})[.。·](\d{1,2})(?![\d.])")
_LINE = re.compile(r"\s*\(?(\d{1,3})\s*[、.。):,]\s*(.*?)[\s,;。]*")


def read_scores(
    text: str,
    card: Scored,
    answers: Answers,
    asked: str | None,
    last: tuple[str, ...] = (),
) -> Scores | Refused:
    """The scores a message gives, by item id: one, several in turn, a section, or named items.

    `last` are the items that were answered last.
    """
    if _PLAIN.fullmatch(text):
        return in_turn(text.removesuffix("分").split(" "), card, answers, asked)
    text = tidy(text)
    whole = read_whole(text, card, answers, asked)
    if whole is not None:
        return whole
    found = read_items(text, card)
    if found and found.is_sure:
        return by_id(found.pairs, card)
    if spoken := read_spoken(text, card, answers, asked, last):
        return spoken
    if found:
        return in_doubt(by_id(found.pairs, card))
    sections = read_sections(text, card, answers, asked)
    if sections is not None:
        return sections
    return _about_what_is_asked(text, card, answers, asked)


def read_change(text: str, card: Scored) -> Scores | Refused:
    """The scores of a change like `2.3 4` or `2.3=4 2.4=3`."""
    found = read_items(tidy(text), card)
    if found is None:
        return Refused(refusals.change_not_understood())
    scores = by_id(found.pairs, card)
    return scores if found.is_sure else in_doubt(scores)


def read_named(text: str, card: Scored) -> Scores | Refused | None:
    """The scores of named items, all of them or none; None where the text is not just that."""
    found = read_items(tidy(text), card, only_score)
    return None if found is None else by_id(found.pairs, card)


def _about_what_is_asked(
    text: str, card: Scored, answers: Answers, asked: str | None
) -> Scores | Refused:
    """Scores that do not say of themselves which items they are for."""
    section = card.section_of[asked] if asked else None
    if section and (places := read_places(text)):
        scores = by_place(places.pairs, section)
        return scores if places.is_sure else in_doubt(scores)
    place, number = _where(card, asked)
    listed = (
        read_list(text, place, number) or read_out(text, place, number) or _numbered_lines(text)
    )
    if isinstance(listed, TwoWays):
        return Refused(refusals.two_ways(card, asked))
    if listed and listed.places:
        return _listed(listed, section, answers)
    if listed:
        return in_turn(listed.scores, card, answers, asked)
    return _one(text, card, asked)


def _where(card: Scored, asked: str | None) -> tuple[int, int]:
    """The place of the asked item in its section, and of that section."""
    if asked is None:
        return 0, 0
    section = card.section_of[asked]
    return section.ids.index(asked) + 1, card.sections.index(section) + 1


def _listed(listed: Listed, section: Section | None, answers: Answers) -> Scores | Refused:
    if section is None:
        return Refused(refusals.nothing_asked())
    pairs = tuple(zip(listed.places, listed.scores, strict=True))
    scores = unless_overwriting(by_place(pairs, section), answers)
    return scores if listed.is_sure else in_doubt(scores)


def _numbered_lines(text: str) -> Listed | None:
    """Lines that count from one, each with a score and perhaps a remark."""
    lines = [_LINE.fullmatch(line) for line in re.split(r"[\n;]", text) if line.strip()]
    if len(lines) < 2:
        return None
    found = [(line[1], one_score(line[2])) for line in lines if line]
    places, scores = tuple(p for p, _ in found), [s for _, s in found if s and s.is_sure]
    if len(lines) != len(scores) or places != tuple(map(str, range(1, len(lines) + 1))):
        return None
    return Listed(tuple(score.value for score in scores), places)


def _one(text: str, card: Scored, asked: str | None) -> Scores | Refused:
    """One score with its reason, or why it is none."""
    named = [f"{a}.{b}" for a, b in _ID.findall(text)]
    is_other = any(name in card.items and name != asked for name in named)
    given = one_score(text) if asked and not is_other else None
    if asked is None or given is None:
        return _not_a_score(text, card, asked)
    told_of = entry_told_of(text, {item.id: item.text for item in card.items.values()})
    about = told_of or asked
    points = fit(card.items[about], given.value)
    if isinstance(points, Refused):
        return points if given.is_sure else _not_a_score(text, card, asked)
    return {asked: points} if given.is_sure and about == asked else in_doubt({about: points})


def _not_a_score(text: str, card: Scored, asked: str | None) -> Refused:
    if text in card.items:
        return Refused(refusals.looks_like_an_item(card.items[text]))
    item = card.items[asked] if asked else None
    parts = re.findall(r"\d+\.\d+", text)
    is_fraction = "半" in text or any(part not in card.items for part in parts)
    has_several = len(re.findall(r"\d+|满", arabic(text))) > 1
    return Refused(refusals.not_a_score(item, is_fraction, has_several), is_unclear=True)
