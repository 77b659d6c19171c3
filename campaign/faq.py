"""Questions which the office answers in its own words: how people ask them, and what is said then."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field as Setting

from campaign import problem_wording as wording
from campaign.essays import LONGEST_MESSAGE
from campaign.settled import Draft, KeyPath, Name, Problem, Settled, written

# What only a question has. A name or a remark may read like a sample in everything else.
_ASKS = re.compile(
    r"[?？吗呢嘛]|么$|怎|什么|啥|多少|几[个份张项分点号天次家]|哪|谁|[是能可]否|(.)[不没]\1"
)
_NO_LETTERS = re.compile(r"[\W_]+")


class Faq(Settled):
    """One question: sentences with which people ask it, and the answer."""

    samples: Annotated[tuple[Name, ...], Setting(min_length=1)]
    answer: Name


def bare(text: str) -> str:
    """The letters and digits of a text, full width as half width: what two sentences are compared by."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def is_question(text: str) -> bool:
    """Whether a text asks something by its words."""
    return _ASKS.search(text.strip()) is not None


def faq_problems(entries: list[Draft]) -> Iterator[Problem]:
    """Report a sample that is there twice or is no question, and an answer longer than a message."""
    first: dict[str, KeyPath] = {}
    for entry in entries:
        for sample in filter(lambda draft: draft.text, entry.each("samples")):
            yield from _sample_problems(sample, first)
        size = len(entry.at("answer").text.encode())
        if size > LONGEST_MESSAGE:
            yield entry.at("answer").problem(wording.answer_too_long(size, LONGEST_MESSAGE))


def _sample_problems(sample: Draft, first: dict[str, KeyPath]) -> Iterator[Problem]:
    said = bare(sample.text)
    owner = first.setdefault(said, sample.place)
    if not is_question(sample.text):
        yield sample.problem(wording.asks_nothing(sample.text))
    elif owner != sample.place:
        yield sample.problem(wording.sample_twice(sample.text, written(owner)))
