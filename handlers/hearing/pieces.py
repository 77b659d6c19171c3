"""What of a sentence is weighed: its letters, words and sounds in ones, twos and threes, its form and place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handlers.hearing.forms import form_of
from handlers.hearing.sounds import heard

_NO_WORD = re.compile(r"\W+")
_LONGEST_STEP, _STEP = 6, 4  # lengths are told apart by steps of four characters
# Where a person may be, the most telling first: where several apply, only the first is looked at.
_PLACES = (
    *("essay", "photos", "fields", "returned", "ready"),
    *("submitted", "declined", "closed", "filling", "new"),
)
ANYWHERE = "-"


def pieces_of(said: str, reworded: str, whole: str) -> set[str]:
    """The pieces of a sentence: as it stands, in words that mean the same, as it sounds, and its form.

    Each begins with a capital that tells its kind. `whole` is the sentence with its particles.
    """
    form = form_of(whole)
    return {
        "A",
        *_runs("W", _NO_WORD.sub("", said), (1, 2, 3)),
        *_runs("R", reworded, (1, 2, 3)),
        *_runs("H", heard(reworded), (2,)),
        f"S{reworded}",
        f"F{form.asks:d}{form.denies:d}",
        f"L{min(_LONGEST_STEP, len(said) // _STEP)}",
    }


def piece_of_place(states: Collection[str]) -> str:
    """The piece that stands for where a person is; nowhere in particular without any state."""
    return f"P{next((place for place in _PLACES if place in states), ANYWHERE)}"


def _runs(kind: str, said: str, lengths: tuple[int, ...]) -> Iterator[str]:
    marked = f"^{said}$"
    for length in lengths:
        for at in range(len(marked) - length + 1):
            yield kind + marked[at : at + length]
