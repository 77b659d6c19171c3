"""LibreOffice with no fonts but the one the product brings, so that every machine prints the same."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import noto_cjk
import pytest

SHIPPED = Path(noto_cjk.otc_path("sans")).parent


def only_fonts_of(folder: Path, *fonts: Path) -> dict[str, str]:
    """The environment in which a program finds the fonts of these folders, and no others."""
    config = folder / "fonts.conf"
    dirs = "".join(f"<dir>{font}</dir>" for font in fonts)
    cache = f"<cachedir>{folder / 'font-cache'}</cachedir>"
    config.write_text(f'<?xml version="1.0"?><fontconfig>{dirs}{cache}</fontconfig>')
    return {"FONTCONFIG_FILE": str(config)}


def convert(folder: Path, document: Path, kind: str, fonts: dict[str, str] | None = None) -> None:
    """Write the document into the folder as LibreOffice saves it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", kind, "--outdir", str(folder)]
    found = only_fonts_of(folder, SHIPPED) if fonts is None else fonts
    run(folder, "soffice", profile, *options, str(document), environ=found)


def printed(folder: Path, data: bytes, fonts: dict[str, str] | None = None) -> list[str]:
    """The text of each page as LibreOffice would print it; `fonts` may name others than ours."""
    (folder / "form.docx").write_bytes(data)
    convert(folder, folder / "form.docx", "pdf", fonts)
    run(folder, "pdftotext", "-layout", "form.pdf", "form.txt")
    return (folder / "form.txt").read_text(encoding="utf-8").removesuffix("\f").split("\f")


def run(folder: Path, program: str, *arguments: str, environ: dict[str, str] | None = None) -> None:
    """Run a program to its end; skips the test where it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed, so no page can be printed and looked at")
    command = [program, *arguments]
    subprocess.run(
        command,
        cwd=folder,
        env=os.environ | (environ or {}),
        check=True,
        capture_output=True,
        timeout=600,
    )
