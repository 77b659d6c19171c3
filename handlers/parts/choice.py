"""Choices in the conversation, on paper and in lists: options by number or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts.choice import AND, Choice, Pick
from handlers.hearing.clean import compact, visible
from handlers.parts.cards import Selections
from handlers.parts.choice_reading import NONE, read_choice
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Kept, Kind, Refused, Values
from handlers.parts.on_page import Group, Line, Tap
from handlers.parts.plays import Said, Turn
from handlers.parts.prints import EMPTY, TICKED, OwnColumn, PartFacts, Row, SheetColumn
from handlers.wording import cards, checks, seasons
from storage.cards import Boxes, Button, Card, Option

IN_A_LINE = 40  # characters of options that are shown side by side
_BECOMES = re.compile(r"^\s*的?(?:改为|改成|换成|更正为|改选|选|为|改)?[\s:：=＝]*")


class ChoiceKind(Kind):
    """The choice kind."""

    help_ways = "选择 编号 1 或名称；可多选的 1 3"
    card_key = "choice"

    def question(
        self, part: Choice, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        now = f"　现在是“{current}”" if current is not None else ""
        return f"{part.title}（{_how(part)}）{now}\n{_listed(part)}"

    def way(self, part: Choice, entry: str) -> str:
        several = "，几个一起写，如 1 2" if part.several else "，如 1"
        return f"回复编号或名称{several}。" + ("" if part.required else f"没有请回复 {NONE}。")

    def way_again(self, part: Choice, entry: str) -> str:
        return f"请重发，{part.title}：{_listed(part)}"

    def read(
        self,
        part: Choice,
        text: str,
        answers: Answers,
        asked: str | None,
        around: Around = NOWHERE,
    ) -> Values | Refused:
        if asked and is_kept(text):
            return Kept(checks.nothing_to_keep(part.title), asked)
        if asked is None:
            return Refused(f"{part.title}已选过，没有保存。要改请回复 改 {part.title} 加新的选择。")
        return read_choice(part, text)

    def read_change(
        self, part: Choice, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        named = self._called(part, text)
        if named is None:
            return None
        kept = around.answers.get(part.id) if is_kept(named) else None
        return read_choice(part, named) if kept is None else {part.id: kept}

    def read_named(
        self, part: Choice, text: str, asked: object, around: Around
    ) -> Values | Refused | None:
        """The value of a line `类别：示范`, whatever is asked just now."""
        is_line = re.fullmatch(rf"\s*{re.escape(part.title)}\s*[:：=＝].+", text)
        return self.read_change(part, text, around) if is_line else None

    def find(self, part: Choice, text: str) -> str | None:
        said = compact(text)
        is_end = len(said) > 1 and compact(part.title).endswith(said)
        return part.id if said in map(compact, self.labels(part)) or is_end else None

    def written(self, part: Choice, before: Answers, values: Values) -> str:
        return "；".join(checks.named(part.title, value) for value in values.values())

    def rows(self, part: Choice, answers: Answers) -> list[str]:
        return [f"{part.title}：{checks.shown(answers.get(part.id))}"]

    def explained(self, part: Choice, entry: str, current: Value | None) -> str:
        return "\n".join(filter(None, (self.question(part, entry, current), part.hint)))

    def labels(self, part: Choice) -> Sequence[str]:
        return part.title, re.split(r"[（(]", part.title)[0]

    def begins_with_a_name(self, part: Choice, text: str) -> bool:
        return bool(self._called(part, text) is not None or self.find(part, text))

    def mentioned(self, part: Choice, said: str, text: str) -> Iterator[str]:
        yield from (part.title for name in self.labels(part)[1:] if name in said)

    def change_example(self, part: Choice) -> str:
        return f"改 {part.title} {part.options[-1]}"

    def in_short(self, part: Choice, answers: Answers) -> Iterator[str]:
        given = f"：{answers[part.id]}" if part.id in answers else ""
        yield f"{part.title}（{_how(part)}）{given}"
        yield _listed(part)

    def amount(self, part: Choice) -> str:
        return f"{part.title}{_of(part)}"

    def card_entries(self, part: Choice, answers: Answers, asked: str) -> Sequence[Pick]:
        return part.entries

    def card(self, track: Track, part: Choice, entries: Sequence[Pick], callback: str) -> Card:
        names = enumerate(part.options, 1)
        options = tuple(Option(str(number), cards.option(name)) for number, name in names)
        submit = Button(cards.SUBMIT, f"{self.card_key}:{track.id}")
        title, boxes = cards.part_title(track, part), Boxes(part.id, options, part.several)
        return Card(f"choice-{callback}", title, _how(part), (submit,), boxes=boxes)

    def groups(self, part: Choice) -> Sequence[Group]:
        names = part.options if part.required else (*part.options, NONE)
        taps = tuple(Tap(name, name) for name in names)
        several, optional = part.several, not part.required
        line = Line(part.id, "", _how(part), taps, None, several, optional, part.hint)
        return (Group(part.title, (line,)),)

    def group_figures(self, part: Choice, answers: Answers) -> Sequence[str]:
        return [""]

    def chosen(self, part: Choice, said: str) -> Sequence[str]:
        return said.split(AND) if said else []

    def said_by(self, selections: Selections) -> str:
        return " ".join(option for options in selections.values() for option in options)

    def tapped(self, part: Choice, event_key: str, selections: Selections) -> Values | None:
        read = read_choice(part, " ".join(selections.get(part.id, ())))
        return None if isinstance(read, Refused) else read

    def nothing_tapped(self) -> str:
        return "您还没有选，没有保存。请在卡片上选好再提交，或直接打字回复。"

    def described(self, part: Choice) -> Iterator[str]:
        optional = "" if part.required else "（可不填）"
        yield f"{part.title}　{_of(part).strip()}{optional}：{AND.join(part.options)}"

    def facts(self, part: Choice, answers: Answers) -> PartFacts:
        chosen = str(answers.get(part.id, "")).split(AND)
        boxes = (f"{TICKED if name in chosen else EMPTY}{name}" for name in part.options)
        return PartFacts(fields={part.id: Row(part.title, "　".join(boxes))})

    def sample(self, part: Choice) -> Answers:
        return {part.id: part.options[0]}

    def columns(self, part: Choice) -> Iterator[SheetColumn]:
        yield SheetColumn(part.title, 16, lambda given: given.part(part.id).get(part.id))

    def own_columns(self, part: Choice) -> Iterator[OwnColumn]:
        yield OwnColumn(part.id, part.title, 16)

    def differences(self, track: Track, earlier: Pick, now: Pick) -> Iterator[str]:
        if earlier.options != now.options or earlier.several != now.several:
            told = f"{track.short_name}：{now.title} 改为{_of(now)}（{AND.join(now.options)}）"
            yield f"{told}，没提交的选了别的要重选"
        if earlier.required != now.required:
            yield seasons.need_changed(track, now.title, is_required=now.required)

    def messages(self, part: Choice, turn: Turn) -> Iterator[Said]:
        if part.id not in turn.answered:
            many = turn.dice.randint(1, len(part.options)) if part.several else 1
            chosen = sorted(turn.dice.sample(range(len(part.options)), many))
            names = [part.options[at] for at in chosen]
            numbers = " ".join(str(at + 1) for at in chosen)
            yield turn.dice.choice((numbers, AND.join(names))), {part.id: AND.join(names)}

    def _called(self, part: Choice, text: str) -> str | None:
        """What follows the name of the choice, which begins the text, in full or its last words."""
        text = re.sub(r"^\s*[把将]\s*", "", visible(text))
        for name in sorted(self.labels(part), key=len, reverse=True):
            if text.startswith(name):
                return _BECOMES.sub("", text[len(name) :])
        said = re.match(r"(\S{2,20}?)\s*的?(?:改为|改成|换成|改选|选|[:：=＝]|\s)(.+)", text)
        return said[2] if said and part.title.endswith(said[1]) else None


def _how(part: Choice) -> str:
    several = "可以选几个" if part.several else "选一个"
    return several if part.required else f"{several}，可以不填"


def _of(part: Choice | Pick) -> str:
    return f" {len(part.options)} 选{'几' if part.several else ' 1'}"


def _listed(part: Choice) -> str:
    options = [f"{number} {name}" for number, name in enumerate(part.options, 1)]
    return ("　" if sum(map(len, options)) <= IN_A_LINE else "\n").join(options)
