"""Reading tables of texts from a csv or xlsx file, as it comes from Excel or WPS."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from bot.file_kinds import Kind, kind_of
from bot.roster.rows import RosterFileError, Table, collected
from bot.roster.sheets import read_book
from handlers.wording import roster_file as wording

MOST_BYTES = 5 * 1024 * 1024
DELIMITERS = ",\t;"
REASONS: Mapping[Kind, Callable[[], str]] = {
    Kind.OLD_SHEET: wording.old_format,
    Kind.OLD_WORD: wording.old_format,
    Kind.OLD_SLIDES: wording.old_format,
    Kind.LOCKED: wording.locked,
    Kind.BINARY_SHEET: wording.other_sheet,
    Kind.OPEN_SHEET: wording.other_sheet,
    Kind.APPLE_SHEET: wording.apple_sheet,
    Kind.WEB_PAGE: wording.web_page,
    Kind.XML_OFFICE: wording.web_page,
    Kind.BROKEN_ZIP: wording.broken_sheet,
}


def read_tables(path: Path) -> list[Table]:
    """Every worksheet that holds anything, the hidden ones too."""
    data = _bytes(path)
    kind = kind_of(path.name, data)
    if kind in REASONS:
        raise RosterFileError(REASONS[kind]())
    if kind is Kind.SHEET:
        return read_book(data)
    if kind is not Kind.TEXT:
        raise RosterFileError(wording.no_table())
    return [Table("", collected(enumerate(_csv_rows(_text(data)), 1)))]


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RosterFileError(wording.cannot_open(str(path), error.strerror or "")) from None
    if len(data) > MOST_BYTES:
        raise RosterFileError(wording.too_big(MOST_BYTES // 1024 // 1024))
    return data


def _text(data: bytes) -> str:
    """The text of a csv file: UTF-8, or what Excel and WPS write under Chinese Windows."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterFileError(wording.unknown_encoding())


def _csv_rows(text: str) -> Iterator[Iterable[str]]:
    delimiter = max(DELIMITERS, key=text[:2000].count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error:
        raise RosterFileError(wording.broken_csv()) from None
