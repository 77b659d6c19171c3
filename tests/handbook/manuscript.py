"""A document read as a play: who holds the phone when, what is said, and what the bot must answer.

    <!-- at 05-10 15:20 -->      the campaign clock is moved
    <!-- phone chair03 -->       who speaks from here on
    <!-- scene papers -->        what others do meanwhile, see scenes.py
    👤 `状态`                     said on the phone; several in one line one after the other
    > an answer                  right behind 👤: the whole answer; else a message that comes by itself
    ![...](pictures/x.png)       a picture of the phone at this moment

In a quoted answer `……` stands for any lines that are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
HANDBOOK = DOCS / "office-handbook.md"
ONE_PAGE = DOCS / "chair-one-page.md"
LEFT_OUT = "……"
_CODE = re.compile(r"`([^`]+)`")
_NOTE = re.compile(r"<!-- (at|phone|scene) (.+?) -->").fullmatch
_PICTURE = re.compile(r"\bpictures/([\w-]+)\.png")


@dataclass(frozen=True, slots=True)
class At:
    """The campaign clock is moved."""

    line: int
    moment: datetime


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody takes the phone."""

    line: int
    user_id: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Others do something meanwhile."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Says:
    """The person on the phone writes these messages."""

    line: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What the bot says: the answer to what was said last, or, on its own, a message that comes."""

    line: int
    lines: tuple[str, ...]
    is_answer: bool


@dataclass(frozen=True, slots=True)
class Shot:
    """The phone is photographed."""

    line: int
    name: str


Step = At | Phone | Scene | Says | Quote | Shot


def steps(document: Path) -> Iterator[Step]:
    """The document as a play, in order."""
    quoted: list[str] = []
    said_last = False
    for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(">"):
            quoted.append(plain(line[1:].strip()))
            continue
        if quoted:
            yield Quote(number - len(quoted), tuple(quoted), said_last)
            quoted, said_last = [], False
        if note := _NOTE(line.strip()):
            yield _noted(number, note[1], note[2])
        elif line.startswith("👤"):
            yield Says(number, tuple(_CODE.findall(line)))
        for name in _PICTURE.findall(line):
            yield Shot(number, name)
        if line.strip():
            said_last = line.startswith("👤")
    if quoted:
        yield Quote(number - len(quoted) + 1, tuple(quoted), said_last)


def examples(document: Path) -> list[str]:
    """Everything the document shows as something to write."""
    text = document.read_text(encoding="utf-8")
    return list(dict.fromkeys(map(plain, _CODE.findall(text))))


def plain(line: str) -> str:
    """A line of a document as it is read."""
    return line.removesuffix("\\").replace("\\<", "<")


def agrees(quoted: Sequence[str], told: str) -> bool:
    """Whether these are the lines told, but for blank ones, what is left out, codes and seconds."""
    pattern = "\n".join(
        r"(?:.*\n)*?.*" if line == LEFT_OUT else re.escape(_steady(line)) for line in quoted
    )
    return re.fullmatch(pattern, re.sub(r"\n{2,}", "\n", _steady(told))) is not None


def _steady(line: str) -> str:
    line = re.sub(r"确认 \d{4}", "确认 0000", line)
    return re.sub(r"\b\d\d:\d\d:\d\d\b", "00:00:00", line)


def _noted(number: int, what: str, value: str) -> Step:
    match what:
        case "at":
            day, time = value.split()
            return At(number, datetime.fromisoformat(f"2023-{day}T{time}:00+08:00"))
        case "phone":
            return Phone(number, value)
    return Scene(number, value)
