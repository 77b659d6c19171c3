"""The spreadsheet program of LibreOffice, where it is installed: what it makes of our files."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

SOFFICE = shutil.which("soffice")
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")
needs_calc = pytest.mark.skipif(
    not (SOFFICE and CALC.exists()), reason="LibreOffice Calc is not installed"
)
A4_ACROSS, A4_UPRIGHT = (297, 210), (210, 297)  # mm


def convert(file: Path, kind: str, *filters: str) -> None:
    """Convert a file into the folder beside it that is called like the kind."""
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={(file.parent / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        ":".join((kind, *filters)),
        "--outdir",
        str(file.parent / kind),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def pages_of(pdf: Path) -> list[tuple[int, int]]:
    """Width and height of each page in mm."""
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [page.get_size() for page in document]
    return [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height in sizes]
