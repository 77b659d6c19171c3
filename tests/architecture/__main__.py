"""`python -m tests.architecture`: draw the pictures of docs/architecture.md anew."""

from __future__ import annotations

from tests.architecture.drawing import PAGE, redrawn

PAGE.write_text(redrawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
