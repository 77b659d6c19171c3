"""Sentences made comparable: words that mean the same become one, words that mean little go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from handlers.hearing.clean import compact
from handlers.hearing.names import BRANCH, TRACK
from handlers.hearing.slots import NUMBER, without_numbers

_NO_WORD = re.compile(r"\W+")
_DOUBLED = re.compile(r"(.)[不没]\1")  # 能不能 is 能: that it asks is told by its form
_PLAIN = re.compile(rf"[\u4e00-\u9fffa-z{TRACK}{BRANCH}{NUMBER}]+")
_ASKING_END = re.compile(r"(?<=..)(?:了没有?|没有?|[吗么嘛不]|了[吗么])$")


def marked(example: str) -> str:
    """An example in compact form, its T and B as the marks of names that they are."""
    if _PLAIN.fullmatch(example):
        return without_numbers(example)
    parts = re.split(f"([{TRACK}{BRANCH}])", example)
    return without_numbers("".join(p if p in (TRACK, BRANCH) else compact(p) for p in parts))


class Rewording:
    """The words of words.yaml, ready for use."""

    def __init__(self, same: Sequence[Sequence[str]], drop: Sequence[str]) -> None:
        self._becomes = {word: first for first, *others in same for word in others}
        self._becomes |= dict.fromkeys(drop, "")
        # a word that stands for others is no part of a longer one that means something else
        self._becomes |= {first: first for first, *_ in same if first not in self._becomes}
        self._beginning: dict[str, list[str]] = {}
        for word in sorted(self._becomes, key=len, reverse=True):
            self._beginning.setdefault(word[0], []).append(word)

    def of(self, example: str) -> str:
        """An example of the catalogue."""
        return self.of_masked(marked(example))

    def of_masked(self, said: str) -> str:
        """A compact text in which names are masked."""
        return _reworded(self, without_numbers(said))

    def reworded(self, said: str) -> str:
        """Each word as the one that stands for it, nothing but words, no sign of a question."""
        said = _DOUBLED.sub(r"\1", _NO_WORD.sub("", said))
        said = _ASKING_END.sub("", said)
        return "".join(self._replaced(said))

    def _replaced(self, said: str) -> Iterator[str]:
        """Each word of the text, the longest that begins here first."""
        at = 0
        while at < len(said):
            words = self._beginning.get(said[at], ())
            word = next((word for word in words if said.startswith(word, at)), "")
            yield self._becomes[word] if word else said[at]
            at += len(word) or 1


@lru_cache(512)
def _reworded(rewording: Rewording, said: str) -> str:
    return rewording.reworded(said) or said
