"""Whom a notice of the office is for, and what it says: the words it begins with, and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaign.model import Branch, Campaign
from handlers.hearing.clean import plain, visible
from handlers.office.everyday.words import is_common, is_of_work
from handlers.office.resolve.branch_names import cleaned
from handlers.office.resolve.branches import find_branches, find_exactly, near_branches
from handlers.office.resolve.groups import (
    Group,
    all_exactly,
    excepted,
    group_in,
    joined,
    looks_like_group,
)
from handlers.office.resolve.naming import read_naming
from handlers.wording import notices as wording

LONGEST_NAME = 12  # characters; a longer word is the beginning of a sentence
_WORD = re.compile(r"[^\s:：,，、;；]+")
_SOFTENED = re.compile(r"^(?:一下|一声)(?:给(?=大家|各|所有|全))?[ \t\u3000:：,，]*")
_PAUSE = re.compile(r"[ \t\u3000,，、;；]*")
_ENDS_THE_LIST = re.compile(r"\s*[:：\n]")
_NUMBER = re.compile(r"第?(?:\d{1,4}|[一二三四五六七八九十]{1,3})号?").fullmatch
# What makes the number before it one that counts, dates or lists and is no branch's.
_COUNTED = re.compile(
    r"[ \u3000]*(?:[月日号点份个张人天年次项名位元分时周折家楼届版条页件套寸组]|小时|[.．)）/-])|[:：]\d{2}(?!\d)"
)
_LISTED = re.compile(r"、")
_UNIT = re.compile(r".*(?:学院|院|系|部|处|馆|中心|工会)").fullmatch


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said and to whom: to a group, or where that is None to these branches."""

    body: str
    group: Group | None
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    campaign: Campaign
    text: str

    def word_at(self, at: int) -> tuple[str, int]:
        """The word at a place and where the next one may begin; "" where there is none."""
        found = _WORD.match(self.text, at)
        if not found:
            return "", at
        pause = _PAUSE.match(self.text, found.end())
        return found[0], pause.end() if pause else found.end()

    def body(self, at: int) -> str:
        return self.text[at:].lstrip(" \t\n\u3000:：,，、;；").rstrip()


def read_notice(campaign: Campaign, text: str) -> Notice | str:
    """The notice; a sentence where its first words may or may not tell whom it is for."""
    if not visible(text):
        return wording.how(campaign)
    reader = _Reader(campaign, _SOFTENED.sub("", visible(text)))
    notice = _to_a_group(reader) or _to_branches(reader)
    if isinstance(notice, Notice) and not notice.body:
        return wording.no_text()
    return notice


def _to_a_group(reader: _Reader) -> Notice | str | None:
    word, at = reader.word_at(0)
    group = group_in(reader.campaign, word)
    if group:
        more, behind = reader.word_at(at)
        both = joined(group, other) if (other := group_in(reader.campaign, more)) else None
        group, at = (both, behind) if both else (group, at)
    word = reader.word_at(at)[0] if group else word
    if excepted(word) is None:
        return Notice(reader.body(at), group) if group else None
    without, behind = _without(reader, at if group else 0)
    if not without:
        return wording.except_whom(word)
    return Notice(reader.body(behind), replace(group or Group(), without=tuple(without)))


def _without(reader: _Reader, at: int) -> tuple[list[Branch], int]:
    """The branches behind 除了, and where the list ends."""
    word, behind = reader.word_at(at)
    rest, found = excepted(word) or "", list[Branch]()
    while True:
        named = all_exactly(reader.campaign, rest) if rest else []
        if named is None:
            return found, at
        found += named
        at = behind
        word, behind = reader.word_at(at)
        rest = re.sub(r"(?:以外|之外|外)$", "", word)
        if not rest:
            return found, at


def _to_branches(reader: _Reader) -> Notice | str:
    """To the branches named in front; to all where the text begins with none."""
    found, at, doubtful = list[Branch](), 0, list[str]()
    while True:
        word, behind = reader.word_at(at)
        named = _named(reader, word, at)
        if not named:
            break
        if is_common(word) and not all(branch in found for branch in named):
            doubtful.append(word)
        found += [branch for branch in named if branch not in found]
        at = behind
    if question := _question(reader, word, at, found, doubtful):
        return question
    if not found:
        return Notice(reader.text, Group())
    return Notice(reader.body(at), None, tuple(found))


def _named(reader: _Reader, word: str, at: int) -> Sequence[Branch]:
    """The branches a word names in full."""
    said = cleaned(word)
    is_listing = _NUMBER(said) and not _NUMBER(plain(word))
    if not said or is_listing or (_NUMBER(said) and _counts(reader, at + len(word))):
        return ()
    return _receipts(reader.campaign, word) or all_exactly(reader.campaign, word) or ()


def _counts(reader: _Reader, at: int) -> bool:
    """Whether what follows a number makes it one of the text: `5 月`, `12:00`, `1 2月份`, `1、请`."""
    pause = _PAUSE.match(reader.text, at)
    behind, _ = reader.word_at(pause.end() if pause else at)
    if behind and find_exactly(reader.campaign, behind):
        return False
    if _COUNTED.match(reader.text, at):
        return True
    if not behind:
        return False
    return bool(_LISTED.match(reader.text, at)) or (
        behind[0].isdigit() and not _NUMBER(plain(behind))
    )


def _receipts(campaign: Campaign, word: str) -> Sequence[Branch]:
    if not word.isascii() or word.isdecimal():
        return ()
    naming = read_naming(campaign, word, wording.WORD)
    return [named.branch for named in naming.branches] if not naming.wrong else ()


def _question(
    reader: _Reader, word: str, at: int, found: Sequence[Branch], doubtful: Sequence[str]
) -> str:
    """What is asked where the first words may be the text's own; "" where they are clear."""
    campaign, body = reader.campaign, reader.body(at)
    if doubtful:
        is_ended = bool(_ENDS_THE_LIST.match(reader.text[at:])) and len(found) > len(doubtful)
        if not is_ended or any(map(is_of_work, doubtful)):
            return wording.whom_or_what(doubtful[0], found, body, reader.text)
    number = _NUMBER(cleaned(word)) if cleaned(word).isascii() else None
    if number and find_exactly(campaign, word):
        numbered = [*found, *find_exactly(campaign, word)]
        behind = reader.body(at + len(word))
        return wording.whom_or_what(word, numbered, behind, reader.text)
    if number and not _counts(reader, at + len(word)):
        return wording.no_such_number(word, reader.text[:at])
    if not found and looks_like_group(word):
        return wording.no_such_group(word, reader.text)
    if not 1 < len(cleaned(word)) <= LONGEST_NAME:
        return ""
    meant = find_branches(campaign, word)
    if not meant and not found and _UNIT(cleaned(word)):
        meant = near_branches(campaign, word)
    return wording.which_or_what(word, meant, reader.text) if meant else ""
