"""The style of the page, read once: it goes out inside of the page."""

from __future__ import annotations

from pathlib import Path

STYLE = (Path(__file__).parent / "static" / "page" / "page.css").read_text(encoding="utf-8")
