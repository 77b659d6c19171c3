"""Problems of config.yaml count branches; people know them by number and name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def known_by(number: str, name: str) -> str:
    return " ".join(filter(None, (number, name)))


def naming_branches(lines: Iterable[str], names: Sequence[str]) -> list[str]:
    """The lines with the name of each branch that they only count: nobody counts to seventeen."""

    def named(found: re.Match[str]) -> str:
        place = int(found[1])
        name = names[place] if place < len(names) else ""
        return f"{found[0]}（{name}）" if name else found[0]

    return [re.sub(r"\bbranches\[(\d+)\]", named, line) for line in lines]
