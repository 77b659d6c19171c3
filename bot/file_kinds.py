"""What a file is, told by its bytes; its name only decides what the bytes leave open."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum, auto


class Kind(Enum):
    """The kinds of file people upload; `TEXT` is whatever is none of the others."""

    WORD = auto()
    SHEET = auto()
    BINARY_SHEET = auto()
    SLIDES = auto()
    OLD_WORD = auto()
    OLD_SHEET = auto()
    OLD_SLIDES = auto()
    OPEN_TEXT = auto()
    OPEN_SHEET = auto()
    APPLE_TEXT = auto()
    APPLE_SHEET = auto()
    FIXED_LAYOUT = auto()
    PDF = auto()
    PICTURE = auto()
    RICH_TEXT = auto()
    WEB_PAGE = auto()
    XML_OFFICE = auto()
    LOCKED = auto()
    ARCHIVE = auto()
    BROKEN_ZIP = auto()
    TEXT = auto()


_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {
    "EncryptedPackage": Kind.LOCKED,
    "WordDocument": Kind.OLD_WORD,
    "Workbook": Kind.OLD_SHEET,
    "PowerPoint Document": Kind.OLD_SLIDES,
}
_OLD_ENDINGS = {
    (".xls", ".et"): Kind.OLD_SHEET,
    (".ppt", ".dps", ".pps"): Kind.OLD_SLIDES,
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_WEB_PAGE = re.compile(
    rb"(?:<!doctype html|<html|<head|<body|<meta|<table|<style|<div|<!--|mime-version:)"
)
_PDF_OBJECT = re.compile(rb"(?:^|[\r\n])\s*\d{1,7} \d{1,5} obj\b")


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file with this name and these bytes."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(name, data)
    if data.startswith(_OLD_OFFICE):
        return _old_office(name, data)
    if _is_pdf(data):
        return Kind.PDF
    if _is_picture(data):
        return Kind.PICTURE
    if data.startswith(_ARCHIVES):
        return Kind.ARCHIVE
    if data.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    # a mark at the start, and the zero bytes of two-byte writing, are no matter
    head = data[:1024].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"<?xml"):
        is_office = b"progid=" in head or b"schemas-microsoft-com" in head
        return Kind.XML_OFFICE if is_office or b"<html" not in head else Kind.WEB_PAGE
    return Kind.WEB_PAGE if _WEB_PAGE.match(head) else Kind.TEXT


def _in_zip(name: str, data: bytes) -> Kind:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = {entry.replace("\\", "/").lstrip("/") for entry in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Kind.BROKEN_ZIP
    lowered = {entry.lower() for entry in names}
    folders = {entry.split("/")[0] for entry in lowered}
    if "xl" in folders:
        return Kind.BINARY_SHEET if "xl/workbook.bin" in lowered else Kind.SHEET
    if "ppt" in folders:
        return Kind.SLIDES
    if "[content_types].xml" in lowered or "word/document.xml" in lowered:
        return Kind.WORD
    if "mimetype" in lowered:
        return _open_document(archive)
    if any(entry.endswith(".iwa") for entry in lowered) or "index.apxl" in lowered:
        return _apple(name)
    return Kind.FIXED_LAYOUT if "ofd.xml" in lowered else Kind.ARCHIVE


def _open_document(archive: zipfile.ZipFile) -> Kind:
    try:
        with archive.open("mimetype") as file:
            kind = file.read(100)
    except (KeyError, RuntimeError, OSError, zipfile.BadZipFile, NotImplementedError):
        return Kind.OPEN_TEXT
    if b"spreadsheet" in kind:
        return Kind.OPEN_SHEET
    return Kind.SLIDES if b"presentation" in kind else Kind.OPEN_TEXT


def _apple(name: str) -> Kind:
    """The three programs write the same kind of zip."""
    ending = name.lower().rpartition(".")[2]
    return {"numbers": Kind.APPLE_SHEET, "key": Kind.SLIDES}.get(ending, Kind.APPLE_TEXT)


def _old_office(name: str, data: bytes) -> Kind:
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return kind
    lowered = name.lower()
    return next(
        (kind for endings, kind in _OLD_ENDINGS.items() if lowered.endswith(endings)),
        Kind.OLD_WORD,
    )


def _is_pdf(data: bytes) -> bool:
    """Whether it is one, also when its first line is damaged."""
    head = data[:1024]
    return b"%PDF-" in head or (
        bool(_PDF_OBJECT.search(head)) and (b"endobj" in data or b"stream" in data)
    )


def _is_picture(data: bytes) -> bool:
    """Whether these are the first bytes of a picture, HEIC, AVIF and WebP too."""
    return (
        data.startswith(_PICTURES)
        or data[4:8] == b"ftyp"
        or (data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data))
        or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
    )
