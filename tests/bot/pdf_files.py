"""PDF files made by hand: a text layer in Chinese, a scan, a lock."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Plain def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""
LINE_HEIGHT = 20


def pdf_of(*pages: list[str], with_text_layer: bool = True) -> bytes:
    """A file with these lines on its pages; without a text layer its letters mean nothing."""
    unicode = b"/ToUnicode 5 0 R" if with_text_layer else b""
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        3: b"<</Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] " + unicode + b">>",
        4: b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
        b" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>",
        5: _stream(TO_UNICODE),
    }
    kids = []
    for lines in pages:
        number = max(objects) + 1
        kids.append(number)
        objects[number] = (
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources <</Font <</F 3 0 R>>>> /Contents %d 0 R>>" % (number + 1)
        )
        objects[number + 1] = _stream(_shown(lines))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[2] = b"<</Type /Pages /Kids [%s] /Count %d>>" % (listed, len(kids))
    return _file(objects)


def scan() -> bytes:
    """A file of one page on which nothing is written."""
    return pdf_of([])


def locked(data: bytes, password: str) -> bytes:
    """The same file, to be opened with a password; anybody may open it if that is empty."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="of the owner", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _shown(lines: list[str]) -> bytes:
    drawn = b"".join(
        b"<%s> Tj 0 -%d Td " % (line.encode("utf-16-be").hex().encode(), LINE_HEIGHT)
        for line in lines
    )
    return b"BT /F 12 Tf 50 780 Td " + drawn + b"ET"


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>> stream\n%s\nendstream" % (len(data), data)


def _file(objects: dict[int, bytes]) -> bytes:
    body, places = b"%PDF-1.7\n", {}
    for number in sorted(objects):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(objects))
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    )
