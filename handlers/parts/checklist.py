"""Checklists in the conversation: yes / no lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from campaign.applications import Answers, Application, Value
from campaign.model import Track
from campaign.parts.checklist import Checklist, Question
from handlers.hearing.clean import compact
from handlers.parts.cards import Selections
from handlers.parts.check_reading import read_check_change, read_checks, wording
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Kept, Kind, Refused, Values
from handlers.parts.on_page import Group, Line, Tap
from handlers.parts.plays import Said, Turn
from handlers.parts.prints import PartFacts, SheetColumn, Ticked
from handlers.reading.numerals import arabic
from handlers.wording import archive, cards, chair, checks
from storage.cards import Boxes, Button, Card, Option

MOST_ON_A_CARD = 20
_NUMBERED = re.compile(r"第(\d{1,2})(?:项|题|条)")
_YES, _NO = ("是", "有", "是的"), ("否", "没有", "不是")


class ChecklistKind(Kind):
    """The checklist kind."""

    help_ways = "是 或 否；一次答完 全是 除了 4"
    help_example = ("4", "否")
    card_key = "checks"
    is_yes_or_no = True

    def heading(self, part: Checklist, entry: str) -> str:
        return wording.checklist_head(part) if part.items[0].id == entry else ""

    def question(
        self, part: Checklist, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        return wording.check_question(_line(part, entry), current)

    def way(self, part: Checklist, entry: str) -> str:
        first = part.items[0].id == entry
        return wording.way_to_check() + (wording.ways_to_check(part) if first else "")

    def way_again(self, part: Checklist, entry: str) -> str:
        return wording.check_again(entry)

    def read(
        self,
        part: Checklist,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        read = read_checks(text, part, answers, asked, around.last)
        if asked and isinstance(read, Refused) and read.is_unclear and is_kept(text):
            return Kept(checks.nothing_to_keep(self.name(part, asked)), asked)
        return read

    def read_change(
        self, part: Checklist, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        return read_check_change(text, part)

    def find(self, part: Checklist, text: str) -> str | None:
        name = arabic(compact(text)).removeprefix("第").removesuffix("项")
        return next((q.id for q in part.items if q.id == name), None)

    def written(self, part: Checklist, before: Answers, values: Values) -> str:
        if len(values) > 2 and len(set(values.values())) == 1:
            return wording.all_named(len(values), next(iter(values.values())))
        in_order = [(q.id, values[q.id]) for q in part.items if q.id in values]
        return "、".join(checks.named(self.name(part, e), v) for e, v in in_order)

    def rows(self, part: Checklist, answers: Answers) -> list[str]:
        given = " ".join(f"{q.id}{checks.shown(answers.get(q.id))}" for q in part.items)
        return [f"{part.title} {given}"]

    def name(self, part: Checklist, entry: str) -> str:
        return wording.check_name(entry)

    def reminder(self, part: Checklist, entry: str) -> str:
        return wording.short_question(_line(part, entry))

    def explained(self, part: Checklist, entry: str, current: Value | None) -> str:
        return wording.check_question(_line(part, entry), current)

    def change_example(self, part: Checklist) -> str:
        return f"改 {part.items[0].id} 否"

    def in_short(self, part: Checklist, answers: Answers) -> Iterator[str]:
        yield wording.in_short_head(part)
        for question in part.items:
            yield wording.in_short(question, answers.get(question.id))

    def amount(self, part: Checklist) -> str:
        return f"是否 {len(part.items)} 项"

    def rule(self, part: Checklist, entry: str) -> str:
        return wording.how_checked()

    def mentioned(self, part: Checklist, said: str, text: str) -> Iterator[str]:
        return (name for name in _NUMBERED.findall(text) if name in part.names)

    def card_entries(self, part: Checklist, answers: Answers, asked: str) -> Sequence[Question]:
        return [q for q in part.items if q.id == asked or q.id not in answers][:MOST_ON_A_CARD]

    def card(
        self, track: Track, part: Checklist, entries: Sequence[Question], callback: str
    ) -> Card:
        shown = ",".join(question.id for question in entries)
        options = (Option(q.id, cards.option(f"{q.id} {q.text}")) for q in entries)
        submit = Button(cards.SUBMIT, f"{self.card_key}:{track.id}:{shown}")
        title, boxes = cards.part_title(track, part), Boxes(part.id, tuple(options), several=True)
        return Card(f"checks-{callback}", title, cards.checks_desc(), (submit,), boxes=boxes)

    def groups(self, part: Checklist) -> Sequence[Group]:
        taps = tuple(Tap(said, said) for said in checks.YES_NO.values())
        lines = (Line(q.id, q.id, q.text, taps, aside=q.group) for q in part.items)
        return (Group(part.title, tuple(lines)),)

    def way_to_tap(self, entries: Sequence[Question]) -> str:
        return wording.way_to_tap(len(entries))

    def said_by(self, selections: Selections) -> str:
        return " ".join(f"{name}是" for name in selections)

    def tapped(self, part: Checklist, event_key: str, selections: Selections) -> Values | None:
        """What was ticked of all that the card showed; None where nothing was, or is left."""
        shown, yes = event_key.rpartition(":")[2].split(","), selections.get(part.id)
        return {name: name in yes for name in part.names if name in shown} if yes else None

    def nothing_tapped(self) -> str:
        return chair.nothing_ticked()

    def described(self, part: Checklist) -> Iterator[str]:
        yield f"{part.title}　是否 {len(part.items)} 项"

    def facts(self, part: Checklist, answers: Answers) -> PartFacts:
        lines = (Ticked(q.group, q.text, answers.get(q.id)) for q in part.items)
        return PartFacts(ticked=tuple(lines))

    def sample(self, part: Checklist) -> Answers:
        return dict.fromkeys(part.names, True)

    def columns(self, part: Checklist) -> Iterator[SheetColumn]:
        for question in part.items:
            title = archive.question_head(question.id, question.text)
            ticked = partial(_ticked, part.id, question.id)
            yield SheetColumn(title, 16, ticked, question.group or part.title)

    def messages(self, part: Checklist, turn: Turn) -> Iterator[Said]:
        no = turn.dice.choice(part.names)
        is_begun = not set(part.names).isdisjoint(turn.answered)
        match 2 if is_begun else turn.dice.randrange(3):
            case 0:
                yield "全是", dict.fromkeys(part.names, True)
            case 1:
                yield f"全是 除了 {no}", {entry: entry != no for entry in part.names}
            case _:
                for entry in (name for name in part.names if name not in turn.answered):
                    yield turn.dice.choice(_NO if entry == no else _YES), {entry: entry != no}

    def best(self, part: Checklist) -> Mapping[str, Value]:
        return self.sample(part)


def _ticked(part: str, question: str, application: Application) -> str | None:
    value = application.part(part).get(question)
    return None if value is None else checks.YES_NO[bool(value)]


def _line(part: Checklist, entry: str) -> Question:
    return next(question for question in part.items if question.id == entry)
