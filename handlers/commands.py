"""A command: the words that call it, what may follow them, and the handler it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from handlers.outcomes import Outcome
from handlers.words import compact, plain, visible

Talk = TypeVar("Talk")
Kind = TypeVar("Kind", bound="Called")
Takes = Callable[[str], object]


class Called(Protocol):
    """What is called by a word; `takes` tells whether what follows the word makes it this command."""

    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def takes(self) -> Takes | None: ...


@dataclass(frozen=True, slots=True)
class Command(Generic[Talk]):
    """One thing a person can say; `changes` writes answers."""

    words: tuple[str, ...]
    run: Callable[[Talk, str], Outcome]
    takes: Takes | None = None
    changes: bool = False


def argument_in(command: Called, text: str, said: str) -> str | None:
    """What follows a command in a text, "" for nothing; None when it is not this command.

    `said` is the compact form of `text`.
    """
    if said in command.words:
        return ""
    if command.takes:
        for word in sorted(command.words, key=len, reverse=True):
            if said.startswith(word):
                rest = _after(word, text)
                if command.takes(plain(rest)):
                    return rest
    return None


def find(commands: Sequence[Kind], text: str) -> tuple[Kind, str] | None:
    """The command a text calls and its argument; None when it calls none."""
    said = compact(text)
    for command in commands:
        argument = argument_in(command, text, said)
        if argument is not None:
            return command, argument
    return None


def _after(word: str, text: str) -> str:
    """What follows a word at the start of a text, as it was typed; spaces inside the word allowed."""
    spaced = r"[\s/／]*" + r"\s*".join(map(re.escape, word))
    match = re.match(spaced, visible(text), re.IGNORECASE)
    return visible(text)[match.end() :].strip(" 　:：=＝") if match else ""
