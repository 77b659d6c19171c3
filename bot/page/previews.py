"""Forms as they will be printed, made beside the web process and kept for an hour."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from bot.page.printing import DOCUMENT, FAILED, OFFICE, PDF, program
from storage.files.data_folder import PREVIEWS

HOME = Path(__file__).parents[2]
KEPT_S = 3600
KEY_LENGTH = 32


class Previews:
    """The printed forms of one machine; its processes share the folder."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / PREVIEWS

    @property
    def is_possible(self) -> bool:
        """Whether forms can be printed here."""
        return program() is not None

    def key(self, whose: str, document: bytes) -> str:
        """The name under which a form is kept: another one for every person's form and state."""
        return hashlib.sha256(whose.encode() + document).hexdigest()[:KEY_LENGTH]

    def pages(self, key: str) -> int | None:
        """How many pages the printed form has, 0 where it cannot be printed; None before it is made."""
        made = self._folder / key
        if not made.is_dir():
            return None
        if (made / FAILED).exists():
            shutil.rmtree(made, ignore_errors=True)  # who asks again has it tried again
            return 0
        return len([*made.glob("*.jpg")])

    def begin(self, key: str, document: bytes) -> None:
        """Have a form printed, if no other one is just now; nobody waits for it."""
        self._clear()
        unfinished = self._folder / f"unfinished-{token_hex(6)}"
        unfinished.mkdir(mode=0o700, parents=True)
        (unfinished / DOCUMENT).write_bytes(document)
        child = subprocess.Popen(
            [
                *(sys.executable, "-m", "bot.page.printing"),
                *(str(unfinished.resolve()), str((self._folder / key).resolve())),
            ],
            cwd=HOME,
            stdout=subprocess.DEVNULL,
        )
        threading.Thread(target=child.wait, daemon=True, name="printing").start()

    def pdf(self, key: str) -> bytes:
        """The printed form; FileNotFoundError before it is made."""
        return (self._folder / key / PDF).read_bytes()

    def picture(self, key: str, page: int) -> bytes:
        """A page of it; FileNotFoundError before it is made."""
        return (self._folder / key / f"{page}.jpg").read_bytes()

    def _clear(self) -> None:
        """Remove what is older than an hour."""
        oldest = time.time() - KEPT_S
        for path in self._folder.glob("*"):
            with suppress(FileNotFoundError):
                if path.is_dir() and path.name != OFFICE and path.stat().st_mtime < oldest:
                    shutil.rmtree(path, ignore_errors=True)
