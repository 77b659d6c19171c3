"""A card that is tapped instead of typing: what it says and offers, on whichever platform it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter

Drawn = Mapping[str, Any]  # a card as the platform has it, as cards were written before


@dataclass(frozen=True, slots=True)
class Button:
    """A button and the word it says; the first of a card is the one that is meant to be tapped."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things that can be chosen."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class OptionList:
    """A list of which one option is chosen; `chosen` is the one that is so at first."""

    key: str
    title: str
    options: tuple[Option, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Boxes:
    """Options with a box each: one is ticked, or several."""

    key: str
    options: tuple[Option, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A title and buttons; or option lists, or boxes, with one button that sends what was chosen.

    `name` is another one for each card that is sent.
    """

    name: str
    title: str
    desc: str
    buttons: tuple[Button, ...]
    lists: tuple[OptionList, ...] = ()
    boxes: Boxes | None = None


_CARD: TypeAdapter[Card] = TypeAdapter(Card)


def _card_in(doc: object) -> object:
    """The card in a document; one that was written as the platform has it stays so."""
    is_ours = isinstance(doc, Mapping) and "name" in doc
    return _CARD.validate_python(doc) if is_ours else doc


AnyCard = Annotated[Card | Drawn, BeforeValidator(_card_in)]
