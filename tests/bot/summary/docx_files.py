"""Word files made in a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def docx_of(*paragraphs: str, change: Callable[[WordDocument], None] | None = None) -> bytes:
    """A Word file with these paragraphs, changed further."""
    document, file = Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if change:
        change(document)
    document.save(file)
    return file.getvalue()


def repacked(data: bytes, **changes: Callable[[bytes], bytes | None]) -> bytes:
    """The same zip, its entries changed by what is given for the end of their names; None drops one.

    `document_xml` is for `word/document.xml`.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            name = entry.filename.rpartition("/")[2].replace(".", "_")
            whole = old.read(entry)
            content = changes[name](whole) if name in changes else whole
            if content is not None:
                new.writestr(entry.filename, content)
    return file.getvalue()


def strict(data: bytes) -> bytes:
    """The file in the strict spelling of the format, as Word saves it when asked."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            for usual, spelled in (
                (
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"wordprocessingml",
                ),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"officeDocument/relationships",
                ),
            ):
                tail = b"/main" if b"wordprocessingml" in spelled else b""
                content = content.replace(usual, b"http://purl.oclc.org/ooxml/" + spelled + tail)
            new.writestr(entry.filename, content)
    return file.getvalue()


def with_list(
    document: WordDocument, levels: list[tuple[str, str, str]], placed: list[int], text: str = "项"
) -> None:
    """Paragraphs in one list; a level is its format, its pattern and what else its XML holds."""
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{_format(kind)}{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (kind, pattern, more) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    space = nsdecls("w")
    numbering.append(
        parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{written}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {space} w:numId="91"><w:abstractNumId w:val="90"/></w:num>')
    )
    for depth in placed:
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 91
        properties.get_or_add_ilvl().val = depth


def _format(kind: str) -> str:
    """A format by its name, or one of its own by an example: `001, 002`."""
    if "," not in kind:
        return f'<w:numFmt w:val="{kind}"/>'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return (
        f'<mc:AlternateContent {mc}><mc:Choice Requires="w14"><w:numFmt w:val="custom"'
        f' w:format="{kind}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
