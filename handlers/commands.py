"""A command: the words that call it, what may follow them, and the handler it leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from handlers.outcomes import Outcome
from handlers.words import compact, plain, visible

Talk = TypeVar("Talk")
_BETWEEN = " 　:：=＝"
Kind = TypeVar("Kind", bound="Command[Any]")


@dataclass(frozen=True, slots=True)
class Command(Generic[Talk]):
    """One thing a person can say.

    `takes` tells whether what follows a word makes it this command; `changes` writes answers.
    """

    words: tuple[str, ...]
    run: Callable[[Talk, str], Outcome]
    takes: Callable[[str], object] | None = None
    changes: bool = False

    def argument_in(self, text: str, said: str) -> str | None:
        """What follows the command in a text, "" for nothing; None when it is not this command.

        `said` is the compact form of `text`.
        """
        if said in self.words:
            return ""
        if self.takes:
            for word in sorted(self.words, key=len, reverse=True):
                if said.startswith(word):
                    rest = _after(word, text)
                    if self.takes(plain(rest)):
                        return rest
        return None


def find(commands: Sequence[Kind], text: str) -> tuple[Kind, str] | None:
    """The command a text calls and its argument; None when it calls none."""
    said = compact(text)
    for command in commands:
        argument = command.argument_in(text, said)
        if argument is not None:
            return command, argument
    return None


def _after(word: str, text: str) -> str:
    """What follows a word at the start of a text, as it was typed.

    The word may be spaced out, in quotes or in traditional characters.
    """
    text = visible(text)
    end = next((n for n in range(1, len(text) + 1) if compact(text[:n]) == word), 0)
    return text[end:].lstrip(f"{_BETWEEN}”」』’").rstrip(_BETWEEN) if end else ""
