"""Choices: one of some named options, or several of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Setting

from campaign import problem_wording as wording
from campaign.applications import Value
from campaign.parts.entry import Entry
from campaign.parts.part import Part
from campaign.settled import Draft, KeyPath, Name, Problem, spelled, written

AND = "、"  # between the options of an answer
OPTION = "选项名称：40 字以内，不带空格、顿号、逗号和分号，也不能只是数字"
MOST_OPTIONS = 20  # as many as a card holds
Option = Annotated[str, spelled(r"(?!\d+$)[^\s、,，;；]{1,40}", OPTION)]


class Pick(Entry):
    """What is chosen: the options by name, and how many may be."""

    title: Name
    options: tuple[str, ...]
    several: bool
    required: bool
    is_known_by_id: ClassVar[bool] = True

    @property
    def words(self) -> str:
        return self.title

    @property
    def may_stay_empty(self) -> bool:
        return not self.required

    def fits(self, value: Value, earlier: Entry) -> bool:
        chosen = str(value).split(AND)
        return set(chosen) <= set(self.options) and (self.several or len(chosen) == 1)


class Choice(Part):
    """A choice of named options; an answer is their names, in the order of the options."""

    kind: Literal["choice"]
    form: Name
    options: Annotated[tuple[Option, ...], Setting(min_length=1)]
    several: bool = False
    required: bool = True
    hint: str = ""

    @cached_property
    def pick(self) -> Pick:
        """The one entry: it has the id and the title of the part."""
        return Pick(
            id=self.id,
            title=self.title,
            options=self.options,
            several=self.several,
            required=self.required,
        )

    @property
    def entries(self) -> tuple[Pick, ...]:
        return (self.pick,)

    @property
    def on_form(self) -> str:
        return self.form

    @staticmethod
    def problems(part: Draft) -> Iterator[Problem]:
        """Report an option that is there twice, nothing to choose from, and more than can be shown."""
        owners: dict[str, KeyPath] = {}
        options = part.each("options")
        for option in options:
            owner = owners.setdefault(option.text.casefold(), option.place)
            if option.text and owner != option.place:
                yield option.problem(wording.used(option.text, written(owner)))
        if len(options) == 1:
            yield part.at("options").problem(wording.too_low(1, 2))
        if len(options) > MOST_OPTIONS:
            yield part.at("options").problem(wording.too_high(len(options), MOST_OPTIONS))

    @staticmethod
    def labelled(part: Draft) -> list[Draft]:
        return [part]
