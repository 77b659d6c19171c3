"""Word files made in a test."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument


def docx_of(*paragraphs: str, change: Callable[[WordDocument], None] | None = None) -> bytes:
    """A Word file with these paragraphs, changed further."""
    document, file = Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if change:
        change(document)
    document.save(file)
    return file.getvalue()
