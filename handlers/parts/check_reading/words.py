"""The words that say yes or no, and what they come to when several stand in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

YES = (
    *("是", "有", "对", "y", "yes", "√", "✓", "✔", "✅", "☑", "是的", "有的", "对的", "是有"),
    *("已有", "已经有", "确实有", "都有了"),
)
NO = (
    *("否", "没有", "无", "不是", "没", "n", "no", "×", "x", "✗", "✘", "✖", "❌", "❎", "不对"),
    *("还没有", "还没", "暂无", "暂时没有", "目前没有", "没有的"),
)
_PARTICLE = "了呢啊哦呀哈"
WORD = (
    "(?:"
    + "|".join(map(re.escape, sorted((*YES, *NO), key=len, reverse=True)))
    + rf")\ufe0f?[{_PARTICLE}]?"
)
QUESTION = re.compile(
    r"是否|有没有|是不是|有无|对不对|.*(?:[?吗]|怎么|什么|哪|谁|多少|如何|[么呢]$).*", re.DOTALL
)
_NEXT = re.compile(rf"({WORD})([\s,、;。.!~]*)")


def is_yes(word: str) -> bool:
    """What a word says; the words of both senses begin differently."""
    return word.rstrip(f"\ufe0f{_PARTICLE}") in YES


def read_words(text: str) -> list[bool] | None:
    """The answers that yes and no words in a row give; None where something else stands there.

    Two words of one sense are one answer, `是的，有`; a word that comes again is one more answer.
    Empty where it could be both.
    """
    words, gaps = _apart(text)
    if not words:
        return None
    senses = [is_yes(word) for word in words]
    if len(set(senses)) == 1 and len(words) > 1 and len(set(words)) > 1:
        return senses[:1] if len(set(words)) == len(words) else []
    kinds = {gap.strip() or gap[:1] for gap in gaps}
    grouped = _groups(words, gaps) if len(kinds) > 1 else None
    return senses if grouped is None else grouped


def _apart(text: str) -> tuple[list[str], list[str]]:
    """The words and what stands between them."""
    words, gaps, at = [], [], 0
    while at < len(text):
        match = _NEXT.match(text, at)
        if not match:
            return [], []
        words.append(match[1])
        gaps.append(match[2])
        at = match.end()
    return words, gaps[:-1]


def _groups(words: Sequence[str], gaps: Sequence[str]) -> list[bool] | None:
    """One answer for each line or clause of words that have one sense; [] where one has two."""
    breaks = [bool(re.search(r"[\n;。]", gap)) for gap in gaps]
    if not any(breaks) or all(breaks):
        pairs = zip(words, words[1:], strict=False)
        unclear = any(a != b and is_yes(a) == is_yes(b) for a, b in pairs)
        return [] if unclear else None
    answers: list[list[str]] = [[words[0]]]
    for word, is_break in zip(words[1:], breaks, strict=True):
        if is_break:
            answers.append([])
        answers[-1].append(word)
    if any(len({is_yes(word) for word in group}) > 1 for group in answers):
        return []
    return [is_yes(group[0]) for group in answers]
