"""A spreadsheet written row by row to disk: its sheets, and the looks they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from bot.documents.word_files import clean
from bot.export.cells import Column, Look
from bot.export.sheet import SCREEN, Sheet, Style
from campaign.model import Campaign

FONT = "等线"
LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\'", "（）：＊？／＼’")


class Workbook:
    """An xlsx in the making."""

    def __init__(self, path: Path, title: str, created: datetime) -> None:
        options = {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": 11},
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"title": title[:255], "created": created.replace(tzinfo=None)})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._names: set[str] = set()

    def sheet(
        self,
        name: str,
        columns: Sequence[Column],
        fixed: int,
        above: Sequence[str] = (),
        style: Style = SCREEN,
    ) -> Sheet:
        """A new sheet whose first `fixed` columns stay in sight."""
        return Sheet(self._new_sheet(name), self, columns, fixed, above, style)

    def format(self, look: Look) -> Any:
        """The format of this look; equal looks share one."""
        key = tuple(sorted(look.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]

    def close(self) -> None:
        """Write the file."""
        self._book.close()

    def _new_sheet(self, name: str) -> Any:
        """An empty sheet under this name, or one like it that is allowed and not taken."""
        plain = clean(name).translate(_NOT_IN_SHEET_NAMES).strip() or "表"
        unique, number = plain[:LONGEST_SHEET_NAME], 1
        while unique.casefold() in self._names:
            number += 1
            unique = f"{plain[: LONGEST_SHEET_NAME - 5]} ({number})"
        self._names.add(unique.casefold())
        return self._book.add_worksheet(unique)


@contextmanager
def writing(path: Path, campaign: Campaign) -> Iterator[Workbook]:
    """A workbook, which is on disk when the block ends well."""
    book = Workbook(path, campaign.title, campaign.opens_at.astimezone(campaign.zone))
    try:
        yield book
    except BaseException:
        with suppress(Exception):
            book.close()  # lets go of the sheets' files
        raise
    book.close()
