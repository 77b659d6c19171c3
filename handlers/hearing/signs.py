"""Signs that a text is said to somebody and is no answer, as data: signs.yaml, ready for use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

SIGNS = Path(__file__).parent / "signs.yaml"
_PIECE = re.compile(r"%(\w+)%")


def sign(name: str) -> re.Pattern[str]:
    """The pattern of one sign."""
    return _signs()[name]


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    data = yaml.safe_load(SIGNS.read_text(encoding="utf-8"))
    pieces = data["pieces"]
    return {
        name: re.compile("|".join(f"(?:{_PIECE.sub(lambda p: pieces[p[1]], way)})" for way in ways))
        for name, ways in data["signs"].items()
    }
