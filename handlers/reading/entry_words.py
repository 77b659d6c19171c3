"""Entries called by words of their text: `联席会议` is the item that speaks of 党政联席会议."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from math import log

from handlers.hearing.clean import compact
from handlers.reading.numerals import arabic

ONE = "[个条项题道]"
BACK = (
    rf"(?:(?:刚才|刚刚|刚|上面|前面)(?:说|打|填|答|写|评|报|给|记)?的?(?:那|这)?1?{ONE}?(?:题目)?"
    rf"|[上前](?:面)?1?{ONE})"
)  # what was answered last
WORDS_BEHIND = rf"(?:的)?(?:那|这)1?(?:小?[项题]|{ONE})"  # they follow the words of an entry
LIKE = 0.62  # of what is said, by weight, must stand in the text of an entry
AHEAD = 0.12  # by which one entry must be the best
SHORTEST, LONGEST = 2, 16
RUN = 3  # characters in a row that few texts share
_RUN = re.compile(r"[^\W\d_有没无的了是在和与等满分][^\W\d_]{1,2}(?<![有没无的了是在和与等满分])")
_AROUND = re.compile(
    r"^(?:那个|那条|那项|还有|就是|关于|有关|说|讲|写|问|把|将|那|哦|嗯|对了|不对|的)+|"
    r"(?:的|那里|那边|那块|方面|这块|问题|分数|得分|是|打|分)+$"
)


def entries_like(said: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The entries whose text the words are taken from: one, several that are as near, or none."""
    said = re.sub(r"[^\w]", "", _AROUND.sub("", arabic(compact(said))))
    if not SHORTEST <= len(said) <= LONGEST:
        return ()
    found = _likeness(said, tuple(texts.items()))
    best = max(found.values(), default=0.0)
    if best < LIKE:
        return ()
    return tuple(entry for entry, like in found.items() if best - like < AHEAD)


def entry_told_of(said: str, texts: Mapping[str, str]) -> str | None:
    """The one entry that a longer text speaks of: of it alone it has a run of characters; None for none or several."""
    runs = _runs(compact(said))
    found = [entry for entry, text in texts.items() if runs & _runs_of(text)]
    return found[0] if len(found) == 1 else None


@lru_cache(512)
def _runs_of(text: str) -> frozenset[str]:
    return _runs(compact(text))


def _runs(text: str) -> frozenset[str]:
    """All runs of three letters, but those that begin or end like a sentence."""
    found = (text[at : at + RUN] for at in range(len(text) - RUN + 1))
    return frozenset(run for run in found if _RUN.fullmatch(run))


def _likeness(said: str, texts: tuple[tuple[str, str], ...]) -> dict[str, float]:
    """How much of what is said stands in each text; what few texts have weighs more."""
    pieces, rarity = _pieces_of(texts)
    of = _pieces(said)
    weights = {piece: rarity.get(piece, log(1 + len(texts))) for piece in of}
    weights = {p: w if len(p) > 1 else w / 2 for p, w in weights.items()}
    whole = sum(weights.values()) or 1.0
    return {
        entry: sum(w for piece, w in weights.items() if piece in have) / whole
        for (entry, _), have in zip(texts, pieces, strict=True)
    }


@lru_cache(8)
def _pieces_of(
    texts: tuple[tuple[str, str], ...],
) -> tuple[tuple[frozenset[str], ...], Mapping[str, float]]:
    pieces = tuple(_pieces(arabic(compact(text))) for _, text in texts)
    count = Counter(piece for have in pieces for piece in have)
    return pieces, {piece: log(1 + len(texts) / n) for piece, n in count.items()}


def _pieces(text: str) -> frozenset[str]:
    """Every character and every two in a row."""
    return frozenset(text) | {text[at : at + 2] for at in range(len(text) - 1)}
