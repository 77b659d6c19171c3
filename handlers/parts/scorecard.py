"""Scorecards in the conversation: items with points, in sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from campaign.applications import Answers, Application, Value
from campaign.model import Track
from campaign.parts.items import Item, Section
from campaign.parts.scorecard import Scorecard
from campaign.scoring import bonus_points, gap, tally, tally_section, total
from handlers.hearing.clean import compact, plain
from handlers.parts.cards import Selections
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Kept, Kind, Refused, Values
from handlers.parts.on_page import Group, Line, Tap
from handlers.parts.plays import Said, Turn
from handlers.parts.prints import Block, PartFacts, Points, Row, SheetColumn
from handlers.parts.score_card import score_card
from handlers.parts.score_reading import ITEM_NAME, read_change, read_scores
from handlers.parts.score_samples import scores_for, words_for
from handlers.wording import archive, seasons
from handlers.wording import scores as wording
from handlers.wording.checks import nothing_to_keep
from storage.cards import Card

PER_CARD = 3
MOST_OPTIONS = 10
_NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})[.。](\d{1,2})(?![\d.])")


class ScorecardKind(Kind):
    """The scorecard kind."""

    help_ways = "一项 4 或 满分；几项 4 3 5 4 4；整个部分 全满分 除了 3=2"
    help_example = ("2.3", "4")
    card_key = "scores"
    takes_points = True

    def heading(self, part: Scorecard, entry: str) -> str:
        section = part.section_of[entry]
        return wording.section_head(section) if section.items[0].id == entry else ""

    def outline(self, part: Scorecard, entry: str) -> str:
        return wording.outline(part.section_of[entry]) if self.heading(part, entry) else ""

    def question(
        self, part: Scorecard, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        section = None if headed else part.section_of[entry]
        return wording.question(part.items[entry], section, current)

    def way(self, part: Scorecard, entry: str) -> str:
        return wording.way_to_answer(part.items[entry])

    def way_again(self, part: Scorecard, entry: str) -> str:
        return wording.way_again(part.items[entry])

    def more_ways(self, part: Scorecard, entry: str) -> str:
        return wording.ways_to_answer(part.section_of[entry])

    def read(
        self,
        part: Scorecard,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        read = read_scores(text, part, answers, asked, around.last)
        if asked and isinstance(read, Refused) and read.is_unclear and is_kept(text):
            return Kept(nothing_to_keep(self.name(part, asked)), asked)
        return read

    def read_change(
        self, part: Scorecard, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        return read_change(text, part) if ITEM_NAME.match(plain(text)) else None

    def find(self, part: Scorecard, text: str) -> str | None:
        name = compact(text).removeprefix("第").removesuffix("项")
        return name if name in part.items else None

    def written(self, part: Scorecard, before: Answers, values: Values) -> str:
        return wording.written(before, _points(values), part)

    def milestone(self, track: Track, part: Scorecard, before: Answers, after: Answers) -> str:
        fresh = after.keys() - before.keys()
        touched = [section for section in part.sections if not fresh.isdisjoint(section.ids)]
        done = [section for section in touched if after.keys() >= set(section.ids)]
        told = "".join(
            wording.section_done(section, tally_section(section, after).points) for section in done
        )
        if not done or tally(part, after).is_complete:
            return told
        return told + wording.way_to_minimum(gap(track, part, after), track.minimum_score)

    def rows(self, part: Scorecard, answers: Answers) -> list[str]:
        return [wording.row(section, answers) for section in part.sections]

    def rows_touched(self, part: Scorecard, answers: Answers, values: Values) -> list[str]:
        if len(values) <= wording.IN_A_LINE:
            return []
        touched = {part.section_of[entry].number for entry in values}
        return [wording.row(s, answers) for s in part.sections if s.number in touched]

    def name(self, part: Scorecard, entry: str) -> str:
        return entry

    def reminder(self, part: Scorecard, entry: str) -> str:
        return wording.short_item(part.items[entry])

    def explained(self, part: Scorecard, entry: str, current: Value | None) -> str:
        return wording.explained(part.items[entry], part.section_of[entry], current)

    def read_back(self, part: Scorecard, answers: Answers) -> list[str]:
        """Nothing: scores are told by their sum."""
        return []

    def figure(self, part: Scorecard, application: Application) -> str:
        return wording.points(total(part, application.part(part.id)))

    def change_example(self, part: Scorecard) -> str:
        item = part.items[part.order[0]]
        return f"改 {item.id} {item.points}"

    def in_short(self, part: Scorecard, answers: Answers) -> Iterator[str]:
        for section in part.sections:
            yield wording.section_line(section, tally_section(section, answers))

    def amount(self, part: Scorecard) -> str:
        return f"评分 {len(part.items)} 项"

    def rule(self, part: Scorecard, entry: str) -> str:
        return wording.how_scored(part.items[entry])

    def mentioned(self, part: Scorecard, said: str, text: str) -> Iterator[str]:
        found = (f"{a}.{b}" for a, b in _NUMBERS.findall(text))
        return (name for name in found if name in part.items)

    def card_entries(self, part: Scorecard, answers: Answers, asked: str) -> Sequence[Item]:
        section = part.section_of[asked]
        behind = section.items[section.ids.index(asked) + 1 :]
        turn = (part.items[asked], *(item for item in behind if item.id not in answers))
        return tuple(item for item in turn if item.points + 2 <= MOST_OPTIONS)[:PER_CARD]

    def card(self, track: Track, part: Scorecard, entries: Sequence[Item], callback: str) -> Card:
        return score_card(track, part.section_of[entries[0].id], entries, self.card_key, callback)

    def way_to_tap(self, entries: Sequence[Item]) -> str:
        return wording.way_to_tap(entries)

    def said_by(self, selections: Selections) -> str:
        chosen = ((item, options[0]) for item, options in selections.items() if options)
        return " ".join(f"{item}={score}" for item, score in chosen if score.isdecimal())

    def tapped(self, part: Scorecard, event_key: str, selections: Selections) -> Values | None:
        values = self.read_change(part, self.said_by(selections))
        return None if isinstance(values, Refused) else values

    def groups(self, part: Scorecard) -> Sequence[Group]:
        return [Group(wording.section_head(s), tuple(map(_line, s.items))) for s in part.sections]

    def group_figures(self, part: Scorecard, answers: Answers) -> Sequence[str]:
        return [wording.section_points(tally_section(s, answers)) for s in part.sections]

    def described(self, part: Scorecard) -> Iterator[str]:
        standard = part.points - part.bonus_points
        yield (
            f"{part.title}　{len(part.sections)} 部分 {len(part.order)} 项，"
            f"满分 {part.points}（标准项 {standard} + 加分项 {part.bonus_points}）"
        )
        for section in part.sections:
            counts = f"{section.points} 分，{len(section.items)} 项"
            yield f"  {section.number}　{section.title}（{counts}）"

    def facts(self, part: Scorecard, answers: Answers) -> PartFacts:
        bonus, points = bonus_points(part, answers), total(part, answers)
        return PartFacts(
            sections=tuple(_block(section, answers) for section in part.sections),
            points=Points(part.points - part.bonus_points, part.bonus_points, part.points),
            score=Points(points - bonus, bonus, points),
            open_items=len(part.items.keys() - answers.keys()),
        )

    def sample(self, part: Scorecard) -> Answers:
        return {name: item.points for name, item in part.items.items()}

    def columns(self, part: Scorecard) -> Iterator[SheetColumn]:
        for section in part.sections:
            group = archive.section_head(section.number, section.title, section.points)
            for item in section.items:
                title = archive.item_head(item.id, item.text, item.points)
                yield SheetColumn(title, 9, partial(_given, part.id, item.id), group)
            subtotal = partial(_subtotal, part.id, section)
            yield SheetColumn(archive.Head.SUBTOTAL, 8, subtotal, group)

    def differences(self, track: Track, earlier: Item, now: Item) -> Iterator[str]:
        if earlier.points != now.points:
            yield seasons.points_changed(track, now.id, earlier.points, now.points)

    def messages(self, part: Scorecard, turn: Turn) -> Iterator[Said]:
        scores = scores_for(turn.track, part, turn.total, turn.dice)
        for section in part.sections[: turn.upto]:
            if not set(section.ids) <= set(turn.answered):
                yield from words_for(section, scores, turn.dice)

    def best(self, part: Scorecard) -> Mapping[str, Value]:
        return self.sample(part)


def _block(section: Section, answers: Answers) -> Block:
    rows = (
        Row(item.text, str(answers.get(item.id, "")), number, item.points)
        for number, item in enumerate(section.items, 1)
    )
    score = tally_section(section, answers).points
    return Block(section.title, tuple(rows), section.number, section.points, score)


def _given(part: str, item: str, application: Application) -> int | None:
    points = application.part(part).get(item)
    return None if points is None else int(points)


def _subtotal(part: str, section: Section, application: Application) -> int | None:
    found = tally_section(section, application.part(part))
    return found.points if found.answered else None


def _points(values: Values) -> Mapping[str, int]:
    return {entry: int(value) for entry, value in values.items()}


def _line(item: Item) -> Line:
    taps = tuple(Tap(str(points), str(points)) for points in range(item.points + 1))
    return Line(item.id, item.id, item.text, taps, aside=item.hint, worth=f"{item.points} 分")
