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


def pdf_of(*pages: list[str]) -> bytes:
    """A file with these lines on its pages."""
    return pdf_drawing(*(_shown(lines) for lines in pages))


def pdf_drawing(*pages: bytes) -> bytes:
    """A file with these drawing commands on its pages, in which /F is a font for everything."""
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        3: b"<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R>>",
        4: b"<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>>>>",
        5: _stream(TO_UNICODE),
    }
    kids = []
    for drawn in pages:
        number = max(objects) + 1
        kids.append(number)
        objects[number] = (
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources <</Font <</F 3 0 R>>>> /Contents %d 0 R>>" % (number + 1)
        )
        objects[number + 1] = _stream(drawn)
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[2] = b"<</Type /Pages /Kids [%s] /Count %d>>" % (listed, len(kids))
    return _file(objects)


def placed(*pieces: tuple[float, float, str]) -> bytes:
    """Commands that put each piece of text at its own place."""
    return b"".join(
        b"BT /F 12 Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET " % (left, up, _hex(text))
        for left, up, text in pieces
    )


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
    drawn = b"".join(b"<%s> Tj 0 -%d Td " % (_hex(line), LINE_HEIGHT) for line in lines)
    return b"BT /F 12 Tf 50 780 Td " + drawn + b"ET"


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()


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
