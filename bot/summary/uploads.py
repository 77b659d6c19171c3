"""Reading the files people upload: what they are is told by their bytes, not by their names."""

from __future__ import annotations

import io
import zipfile

from bot.summary.docx_text import read_docx
from bot.summary.pdf_text import read_pdf
from bot.summary.txt_text import read_txt
from bot.summary.unreadable import UnreadableError
from campaign.essays import MOST_CHARACTERS, tidy
from handlers.wording import uploads as wording

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "UnreadableError", "read_upload"]

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
WEB_PAGES = (b"<html", b"<!doctype html", b"mime-version:", b"<?xml")


def read_upload(name: str, data: bytes) -> str:
    """The text of a docx, txt or pdf; UnreadableError says what would be right otherwise.

    The name only tells apart what the bytes leave open: a presentation or sheet in the old format.
    """
    if not data:
        raise UnreadableError(wording.empty())
    if len(data) > MOST_BYTES:
        raise UnreadableError(wording.too_big(MOST_BYTES // MEGABYTE))
    text = tidy(_read(name, data))
    if not text:
        raise UnreadableError(wording.no_text())
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(wording.too_long(MOST_CHARACTERS))
    return text


def _read(name: str, data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_zip(data)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    if data.startswith(OLD_OFFICE):
        raise UnreadableError(_old_office(name, data))
    if _is_picture(data):
        raise UnreadableError(wording.picture())
    if data.startswith(ARCHIVES):
        raise UnreadableError(wording.archive())
    if data.startswith(b"{\\rtf") or data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
        WEB_PAGES
    ):
        raise UnreadableError(wording.other_document())
    return read_txt(data)


def _read_zip(data: bytes) -> str:
    """A docx is a zip file; others get told what they are."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(wording.broken_docx()) from error
    folders = {name.split("/")[0] for name in names}
    if {"xl", "ppt"} & folders:
        raise UnreadableError(wording.other_office())
    if "[Content_Types].xml" in names:
        return read_docx(data)
    raise UnreadableError(wording.other_document() if "mimetype" in names else wording.archive())


def _old_office(name: str, data: bytes) -> str:
    if ENCRYPTED in data:
        return wording.locked_docx()
    if name.lower().endswith((".xls", ".et", ".ppt", ".dps")):
        return wording.other_office()
    return wording.old_word()


def _is_picture(data: bytes) -> bool:
    """Whether these are the first bytes of a picture, HEIC and WebP too."""
    return (
        data.startswith(PICTURES)
        or data[4:8] == b"ftyp"
        or (data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data))
        or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
    )
