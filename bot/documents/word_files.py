"""What all Word files made here have in common: clean text, and equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with one kind of line break and without what no Word file can hold."""
    return _UNPRINTABLE.sub("", _BREAK.sub("\n", text))


def packed_file(word: Any, title: str, branch: str, receipt: str, at: datetime) -> bytes:
    """The file without a trace of when it was made, so that equal documents are equal bytes."""
    core = word.core_properties
    core.title = " ".join(f"{receipt} {clean(title)}".split())[:255]
    core.author, core.last_modified_by, core.comments = clean(branch)[:255], "", ""
    core.created = core.modified = at.astimezone(UTC)
    core.revision = 1
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()
