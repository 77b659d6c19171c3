"""The smallest set of troubles with which a storm still fails, found by leaving kinds out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MOST_STORMS = 12


def shrink(kinds: Sequence[str], fails: Callable[[Sequence[str]], bool]) -> Sequence[str]:
    """Leave out halves of the kinds, then quarters and so on, as long as it fails without them.

    It fails with all of them. No more storms are played than anybody would wait for.
    """
    storms, size = 0, max(1, len(kinds) // 2)
    while size and storms < MOST_STORMS:
        for fewer in _without(kinds, size):
            storms += 1
            if fails(fewer):
                kinds = fewer
                break
            if storms == MOST_STORMS:
                break
        else:
            size //= 2
        size = min(size, len(kinds))
    return kinds


def _without(kinds: Sequence[str], size: int) -> list[Sequence[str]]:
    """The kinds without each run of so many of them."""
    return [[*kinds[:at], *kinds[at + size :]] for at in range(0, len(kinds), size)]
