"""Checklists: lines that are answered yes or no, by their number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Setting

from campaign.applications import Answers
from campaign.parts.entry import Entry
from campaign.parts.part import Part
from campaign.settled import Draft, Name, Problem, repeats


class Question(Entry):
    """One yes / no line of a checklist; `key` tells which it was before."""

    id: Name
    group: str = ""
    text: Name
    key: str = ""

    @property
    def words(self) -> str:
        return self.text

    @property
    def own_key(self) -> str:
        return self.key


class Checklist(Part):
    """Yes / no items, each with an optional note."""

    kind: Literal["checklist"]
    form: Name
    items: Annotated[tuple[Question, ...], Setting(min_length=1)]

    @property
    def entries(self) -> tuple[Question, ...]:
        return self.items

    @property
    def on_form(self) -> str:
        return self.form

    def yes_count(self, answers: Answers) -> int:
        return sum(answers.get(question.id) is True for question in self.items)

    @staticmethod
    def problems(part: Draft) -> Iterator[Problem]:
        yield from repeats(part.each("items"), "id")

    @staticmethod
    def numbered(part: Draft) -> list[Draft]:
        return part.each("items")
