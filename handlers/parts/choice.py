"""Choices in the conversation, on paper and in lists: options by number or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts.choice import AND, Choice, Pick
from handlers.hearing.clean import compact, visible
from handlers.parts.cards import Selections
from handlers.parts.keeping import is_kept
from handlers.parts.kind import NOWHERE, Around, Kept, Kind, Refused, Values
from handlers.parts.plays import Said, Turn
from handlers.parts.prints import EMPTY, TICKED, OwnColumn, PartFacts, Row, SheetColumn
from handlers.reading.numerals import arabic
from handlers.reading.tidy import tidy
from handlers.wording import cards, checks, seasons
from storage.cards import Boxes, Button, Card, Option

NONE = "无"
NONE_SAID = ("无", "没有", "不填", "都不选", "都没有")
IN_A_LINE = 40  # characters of options that are shown side by side
_ALL = ("全选", "都选", "全部", "全都选", "全部都选", "都有", "全是", "都是")
_LEAD = re.compile(r"^(?:我们?|咱们?)?(?:就|还是)?(?:选择?|要选?|勾选?|申?报|填|是|属于)(?:的?是)?")
_NUMBER = re.compile(r"(?:第|选项)?(\d{1,2})(?:个|项|号|种)?")
_BETWEEN = re.compile(r"[\s,，、;；]+|(?<=\d)[+/.](?=\d)")
_AND = re.compile(r"[和及跟与]")
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
        return _read(part, text)

    def read_change(
        self, part: Choice, text: str, around: Around = NOWHERE
    ) -> Values | Refused | None:
        named = self._called(part, text)
        if named is None:
            return None
        kept = around.answers.get(part.id) if is_kept(named) else None
        return _read(part, named) if kept is None else {part.id: kept}

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

    def said_by(self, selections: Selections) -> str:
        return " ".join(option for options in selections.values() for option in options)

    def tapped(self, part: Choice, event_key: str, selections: Selections) -> Values | None:
        read = _read(part, " ".join(selections.get(part.id, ())))
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


def _read(part: Choice, text: str) -> Values | Refused:
    """The options a text names, all of them or none."""
    said = compact(tidy(text))
    if not part.required and said in NONE_SAID:
        return {part.id: NONE}
    if part.several and said in _ALL:
        return {part.id: AND.join(part.options)}
    whole = _option(part, said)
    named = [whole] if whole else [n for piece in _pieces(text) for n in _options(part, piece)]
    known = [name for name in part.options if name in named]
    if number := next((n for n in map(_number, _pieces(text)) if n and n > len(part.options)), 0):
        return Refused(
            f"{part.title}只有 {len(part.options)} 个选项，没有第 {number} 个，没有保存。", part.id
        )
    if not known or None in named:
        return Refused(f"没看懂{part.title}选哪个，没有保存。", part.id, is_unclear=True)
    if len(known) > 1 and not part.several:
        return Refused(f"{part.title}只能选一个，您写了 {len(known)} 个，没有保存。", part.id)
    return {part.id: AND.join(known)}


def _pieces(text: str) -> list[str]:
    return [compact(piece) for piece in _BETWEEN.split(tidy(text)) if compact(piece)]


def _options(part: Choice, piece: str) -> list[str | None]:
    """The options a piece names: one, or those on both sides of 和."""
    one = _option(part, piece)
    return [one] if one else [_option(part, side) for side in _AND.split(piece)]


def _option(part: Choice, said: str) -> str | None:
    """The option that is said: by its number, its name, or a piece that only one name has."""
    names = {compact(name): name for name in part.options}
    for way in (said, _LEAD.sub("", said)):
        if way in names:
            return names[way]
        if 0 < (number := _number(way)) <= len(part.options):
            return part.options[number - 1]
        near = [name for short, name in names.items() if len(way) > 1 and way in short]
        if len(near) == 1:
            return near[0]
    return None


def _number(said: str) -> int:
    read = _NUMBER.fullmatch(arabic(said))
    return int(read[1]) if read else 0


def _how(part: Choice) -> str:
    several = "可以选几个" if part.several else "选一个"
    return several if part.required else f"{several}，可以不填"


def _of(part: Choice | Pick) -> str:
    return f" {len(part.options)} 选{'几' if part.several else ' 1'}"


def _listed(part: Choice) -> str:
    options = [f"{number} {name}" for number, name in enumerate(part.options, 1)]
    return ("　" if sum(map(len, options)) <= IN_A_LINE else "\n").join(options)
