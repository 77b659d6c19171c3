"""A command: the words that call it, what may follow them, and the handler it leads to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from handlers.hearing.clean import compact, plain, visible
from handlers.outcomes import Outcome

Talk = TypeVar("Talk")
_BETWEEN = " 　:：=＝"
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


class CommandIndex(Generic[Kind]):
    """A table of commands that is searched by words, as it is once for every message."""

    def __init__(self, commands: Sequence[Kind]) -> None:
        self._by_word = {word: c for c in reversed(commands) for word in c.words}
        self._by_opening: defaultdict[str, list[Kind]] = defaultdict(list)
        for command in commands:
            if command.takes:
                for opening in dict.fromkeys(word[0] for word in command.words):
                    self._by_opening[opening].append(command)

    def find(self, text: str) -> tuple[Kind, str] | None:
        """The command a text calls and its argument; None when it calls none."""
        said = compact(text)
        if command := self._by_word.get(said):
            return command, ""
        for command in self._by_opening.get(said[:1], ()):
            argument = argument_in(command, text, said)
            if argument is not None:
                return command, argument
        return None


def find(commands: Sequence[Kind], text: str) -> tuple[Kind, str] | None:
    """The command a text calls and its argument; None when it calls none."""
    return CommandIndex(commands).find(text)


def _after(word: str, text: str) -> str:
    """What follows a word at the start of a text, as it was typed.

    The word may be spaced out, in quotes or in traditional characters.
    """
    text = visible(text)
    if text.startswith(word):  # as it mostly is
        return text[len(word) :].lstrip(f"{_BETWEEN}”」』’").rstrip(_BETWEEN)
    end = next((n for n in range(1, len(text) + 1) if compact(text[:n]) == word), 0)
    return text[end:].lstrip(f"{_BETWEEN}”」』’").rstrip(_BETWEEN) if end else ""
