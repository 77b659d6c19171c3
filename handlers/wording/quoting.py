"""Words of others passed on in the bot's name: marked as theirs, with no live link."""

from __future__ import annotations


def quoted(said: str, most: int | None = None) -> str:
    """The words in one line and in quotes, as words only: what WeCom would show as a link is none."""
    text = " ".join(said.split()).replace("<", "＜")
    return f"“{text if most is None or len(text) <= most else f'{text[:most]}…'}”"
