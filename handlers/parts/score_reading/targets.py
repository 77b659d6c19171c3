"""The items a clause speaks of: by id, by place, as the last one, the present one, or by its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from campaign.applications import Answers
from campaign.parts.items import Section
from campaign.parts.roles import Scored
from handlers.parts.kind import Refused
from handlers.reading.entry_words import BACK, ONE, WORDS_BEHIND, entries_like
from handlers.wording import refusals

_LEAD = re.compile(
    r"(?:哎呀?|唉|诶|这(?=第)|对|把|将|那|嗯|哦|对了|请|帮我|我|还有|不对|不是|改|把|和|跟|与|及|以及|再|就|然后|,|:|\s)*"
)
_AND = re.compile(r"\s*(?:和|跟|与|及|以及|还有|、)\s*")
_WORDS_BEFORE_BECOMES = r"(?=(?:改|换|调)(?:成|为|回|到))"
_TARGET = re.compile(
    r"(?:第?(?P<id>\d{1,2}[.。·点]\d{1,2})(?!\d)\s*(?:小?[项题]|条)?)"
    rf"|(?:第\s*(?P<place>\d{{1,2}})\s*(?:小?[项题]|{ONE}))"
    rf"|(?:(?:最?前|头)\s*(?P<first>\d{{1,2}})\s*{ONE})"
    rf"|(?:(?:最后|末)面?\s*(?P<final>\d{{1,2}})\s*{ONE})"
    rf"|(?:后面?\s*(?P<next>\d{{1,2}})\s*{ONE})"
    rf"|(?P<back>{BACK})"
    rf"|(?P<present>(?:这|本|此)1?{ONE})"
    rf"|(?P<words>[^\d,，。;]{{2,16}}?)(?:{WORDS_BEHIND}|{_WORDS_BEFORE_BECOMES})"
)
_EARLIER_BY_WORDS = re.compile(
    rf"(?:刚才|刚刚|前面|上面)(?:说|打|填)?的?(?:那|这)?1?{ONE}?(?P<words>[^\d,，。;]{{2,12}}?)的?(?:{WORDS_BEHIND})?"
    r"(?=打|给|改|填|写|报|评|扣|减|分|太?[高低错多少]|应)"
)
_EVERY = re.compile(r"\s*(?:这[几些]?[项条题个])?\s*(?:都|全|均|各|一律)+")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a person is who speaks of items: what is asked, what was answered last, and before."""

    card: Scored
    answers: Answers
    asked: str | None
    last: tuple[str, ...]
    corrects: bool

    def implied(self, claimed: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """The item that is meant where none is named: the last one for who corrects."""
        if claimed:
            return ()
        is_again = self.asked is not None and self.asked in self.answers
        if self.corrects and self.last and not is_again:
            return self.last[-1:]
        return (self.asked,) if self.asked else ()

    @property
    def sections(self) -> list[Section]:
        """The sections in which a place may be meant, the likeliest first."""
        last = self.card.section_of[self.last[-1]] if self.last else None
        now = self.card.section_of[self.asked] if self.asked else None
        return [section for section in (now, last) if section]


@dataclass(frozen=True, slots=True)
class Target:
    """The items a clause is about, and what it says of them; not sure where they are guessed."""

    items: tuple[str, ...]
    rest: str
    is_sure: bool = True


def read_targets(clause: str, scene: Scene) -> Target | Refused:
    """The items named at the start of a clause; none where it names none. Refused where unclear."""
    rest = clause[_lead(clause) :]
    items: tuple[str, ...] = ()
    is_sure = True
    while match := _named_at(rest, scene) or _TARGET.match(rest):
        kind = match.lastgroup or ""
        found = _FINDERS[kind](match[kind], scene)
        if isinstance(found, Refused):
            return found
        if found is None:
            break
        named, is_certain = found
        items, is_sure, rest = (*items, *named), is_sure and is_certain, rest[match.end() :]
        more = _AND.match(rest)
        if not more or not _TARGET.match(rest[more.end() :]):
            break
        rest = rest[more.end() :]
    if not items:
        return Target((), clause)
    every = _EVERY.match(rest)
    return Target(items, rest[every.end() :] if every else rest, is_sure)


def _named_at(rest: str, scene: Scene) -> re.Match[str] | None:
    """Words of an item behind `刚才那个`, where they are such words."""
    match = _EARLIER_BY_WORDS.match(rest)
    return match if match and _by_words(match["words"], scene) else None


def _lead(clause: str) -> int:
    match = _LEAD.match(clause)
    return match.end() if match else 0


Found = tuple[tuple[str, ...], bool] | Refused | None


def _by_id(name: str, scene: Scene) -> Found:
    name = re.sub("[。·点]", ".", name)
    if name not in scene.card.items:
        return Refused(refusals.no_such_item(name, scene.card))
    return (name,), True


def _by_place(name: str, scene: Scene) -> Found:
    """The item of this place: of the asked section, of the last one for who corrects what is open."""
    at = int(name)
    sections = scene.sections
    if not sections:
        return Refused(refusals.nothing_asked())
    now = sections[0]
    has_it = 1 <= at <= len(now.items)
    is_open = not has_it or now.items[at - 1].id not in scene.answers
    if scene.corrects and is_open and len(sections) > 1 and sections[1] is not now:
        earlier = sections[1]
        if 1 <= at <= len(earlier.items) and earlier.items[at - 1].id in scene.answers:
            return (earlier.items[at - 1].id,), False
    if not has_it:
        return Refused(refusals.not_in_section(name, now))
    return (now.items[at - 1].id,), not (scene.corrects and is_open)


def _first(name: str, scene: Scene) -> Found:
    if scene.asked is None:
        return Refused(refusals.nothing_asked())
    section = scene.card.section_of[scene.asked]
    if not 1 <= int(name) <= len(section.items):
        return Refused(refusals.not_in_section(name, section))
    return section.ids[: int(name)], section.ids[0] == scene.asked


def _final(name: str, scene: Scene) -> Found:
    if scene.asked is None:
        return Refused(refusals.nothing_asked())
    section = scene.card.section_of[scene.asked]
    if not 1 <= int(name) <= len(section.items):
        return Refused(refusals.not_in_section(name, section))
    return section.ids[-int(name) :], False


def _next(name: str, scene: Scene) -> Found:
    """The next ones, to be asked about: they may as well be the last of the section."""
    if scene.asked is None:
        return Refused(refusals.nothing_asked())
    order = scene.card.order[scene.card.order.index(scene.asked) :]
    open_items = [i for i in order if i == scene.asked or i not in scene.answers]
    return (tuple(open_items[: int(name)]), False) if int(name) <= len(open_items) else None


def _back(_: str, scene: Scene) -> Found:
    if scene.last:
        return scene.last[-1:], False
    at = scene.card.order.index(scene.asked) if scene.asked else 0
    return ((scene.card.order[at - 1],), False) if at else None


def _present(_: str, scene: Scene) -> Found:
    """The asked one; for who corrects and has not answered it yet, the last one."""
    if scene.asked is None:
        return None
    is_open = scene.asked not in scene.answers
    return (
        (scene.last[-1:], False)
        if scene.corrects and is_open and scene.last
        else ((scene.asked,), True)
    )


def _by_words(words: str, scene: Scene) -> Found:
    texts = {item.id: item.text for item in scene.card.items.values()}
    found = entries_like(words, texts)
    for likelier in (scene.answers, *(section.ids for section in scene.sections[:1])):
        if len(found) > 1:
            found = tuple(item for item in found if item in likelier) or found
    if len(found) > 1:
        return Refused(refusals.which_item(words, [scene.card.items[item] for item in found]))
    return (found, False) if found else None


_FINDERS: Mapping[str, Callable[[str, Scene], Found]] = {
    "id": _by_id,
    "place": _by_place,
    "first": _first,
    "final": _final,
    "next": _next,
    "back": _back,
    "present": _present,
    "words": _by_words,
}
