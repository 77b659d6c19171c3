"""How a command is explained: every way to write it, what each is for, and what happens then.

The texts are in `chair_help.py` and `office_help.py`; who writes a command wrong reads the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of help: `forms` are ways to write it, each with what it is for."""

    title: str
    forms: tuple[tuple[str, str], ...]
    then: str = ""

    def ways(self, names: Mapping[str, str]) -> str:
        """Every way to write it, a line each."""
        return "\n".join(f"· {does}：{form}" for form, does in self._filled(names))

    def examples(self, names: Mapping[str, str]) -> list[str]:
        """What can be written, as it stands in the ways."""
        return [form for form, _ in self._filled(names)]

    def text(self, names: Mapping[str, str]) -> str:
        """The whole explanation, one phone screen."""
        lines = [self.title, self.ways(names), self.then.format_map(names)]
        return "\n".join(line for line in lines if line)

    def _filled(self, names: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(form.format_map(names), does.format_map(names)) for form, does in self.forms]
