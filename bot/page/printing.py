"""`python -m bot.page.printing`: prints one form as LibreOffice prints it, as a PDF and as pictures.

A process of its own: LibreOffice may take long and much, and what it needs goes with it.
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import noto_cjk
import pypdfium2

WORK_S = 240  # of the clock; a busy machine is no reason to give up
NICENESS = 10  # who chats comes first
LOCK, OFFICE, DOCUMENT, PDF, FAILED = "making.lock", "office", "form.docx", "form.pdf", "failed"
log = logging.getLogger(__name__)
SCALE, QUALITY = 1.7, 82
PROGRAMS = ("soffice", "libreoffice")


def program() -> str | None:
    """LibreOffice, where it is installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def main() -> None:
    """Print what lies in the folder, unless another one is printing; the folder is renamed when done."""
    # It ends by itself, and not with the thread that began it, which answers its request and is gone.
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    os.nice(NICENESS)
    with (folder.parent / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            shutil.rmtree(folder)  # the page asks again
            return
        try:
            _print(folder)
        except (OSError, subprocess.SubprocessError, pypdfium2.PdfiumError) as error:
            log.warning("a form was not printed: %s", error)
            (folder / FAILED).touch()
        folder.rename(target)


def _print(folder: Path) -> None:
    office = program()
    if office is None:
        raise FileNotFoundError(PROGRAMS[0])
    # One at a time prints, so all use the same profile: a new one takes LibreOffice seconds to make.
    profile = f"-env:UserInstallation={(folder.parent / OFFICE / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [office, profile, *options, str(folder / DOCUMENT)],
        env=os.environ | _with_own_font(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=WORK_S,
        check=True,
    )
    with pypdfium2.PdfDocument(folder / PDF) as pdf:
        for number in range(len(pdf)):
            image = pdf[number].render(scale=SCALE).to_pil().convert("RGB")
            image.save(folder / f"{number + 1}.jpg", quality=QUALITY)


def _with_own_font(folder: Path) -> dict[str, str]:
    """The environment in which the font that the product brings is found beside those of the machine."""
    config = folder.parent / OFFICE / "fonts.conf"
    config.parent.mkdir(exist_ok=True)
    own = Path(noto_cjk.otc_path("sans")).parent
    config.write_text(
        '<?xml version="1.0"?><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{own}</dir><cachedir>{folder.parent / OFFICE / 'fonts'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(config)}


if __name__ == "__main__":
    main()
