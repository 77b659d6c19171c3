"""The parts of a Word file that hold its text, taken from the zip one by one.

Links to pictures and templates that lead nowhere, macros, and the strict spelling of the format are
no reason to refuse a text, so nothing but these parts is opened.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from bot.summary.unreadable import UnreadableError
from handlers.wording import uploads as wording

MOST_ENTRIES = 2000
MOST_UNPACKED = 80 * 1024 * 1024
MOST_UNPACKED_XML = 10 * 1024 * 1024  # the parsed tree takes many times this much memory

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = "word/document.xml"


def w(name: str) -> str:
    """The tag or attribute of this name in Word's own namespace."""
    return f"{{{_WORD}}}{name}"


@dataclass(frozen=True, slots=True)
class Related:
    """What a part refers to: the last word of the kind, and where it lies."""

    kind: str
    target: str


class Package:
    """A zip with a Word document in it; UnreadableError when there is none or too much."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise UnreadableError(wording.broken_docx()) from error
        # names are the same in any case, and some programs write the slashes of Windows
        self._entries = {_plain(entry.filename): entry for entry in self._zip.infolist()}
        self._check_size()
        self._main = next(
            (r.target for r in self._related("") if r.kind == "officeDocument"), _USUAL
        )

    @cached_property
    def document(self) -> Any:
        """The root of the main part."""
        root = self._read(self._main)
        if root is None:
            raise UnreadableError(wording.broken_docx())
        return root

    def beside(self, kind: str) -> Any | None:
        """The root of the part of a kind that goes with the document, None without one."""
        named = [r.target for r in self._related(self._main) if r.kind == kind]
        usual = posixpath.join(posixpath.dirname(self._main), f"{kind}.xml")
        return next(
            (root for name in (*named, usual) if (root := self._read(name)) is not None), None
        )

    def _check_size(self) -> None:
        """Refuse what unpacks to far more than a document; the sizes stated bind the unpacking."""
        xml = sum(
            entry.file_size
            for name, entry in self._entries.items()
            if name.endswith((".xml", ".rels"))
        )
        whole = sum(entry.file_size for entry in self._entries.values())
        if len(self._entries) > MOST_ENTRIES or whole > MOST_UNPACKED or xml > MOST_UNPACKED_XML:
            raise UnreadableError(wording.docx_too_large())

    def _related(self, part: str) -> list[Related]:
        folder, name = posixpath.split(part)
        root = self._read(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            Related(one.get("Type", "").rpartition("/")[2], _inside(folder, one.get("Target", "")))
            for one in (root if root is not None else ())
            if isinstance(one.tag, str) and one.get("TargetMode") != "External"
        ]

    def _read(self, name: str) -> Any | None:
        """The root of a part, in the usual spelling of the format; None where there is no such part."""
        entry = self._entries.get(_plain(name))
        if entry is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(self._zip.read(entry), parser)
        if root.tag.startswith(f"{{{_STRICT_WORD}}}"):
            _respell(root)
        return root


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _inside(folder: str, target: str) -> str:
    return target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _respell(root: Any) -> None:
    strict = f"{{{_STRICT_WORD}}}"
    for element in root.iter("*"):
        element.tag = element.tag.replace(strict, w(""), 1)
        for name, value in element.items():
            if name.startswith(strict):
                del element.attrib[name]
                element.set(name.replace(strict, w(""), 1), value)
