"""How typed words are read; handlers/hearing/clean.py says what each form is for."""

from __future__ import annotations

from handlers.hearing.clean import compact, plain, visible

__all__ = ["compact", "plain", "visible"]
