"""A season with something of everything, backed up and put back by the commands of the operator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis

from bot.cli.main import main
from storage.files.data_folder import PHOTOS
from storage.files.photos import PhotoFiles
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from tests.bot.export.export_samples import Samples, fill
from tests.bot.served import ROOT
from tests.bot.test_settings import GOOD

JPEG = b"\xff\xd8\xff\xe0planted picture\xff\xd9"


class Machine:
    """A machine with a DATA_DIR, and its operator, who types commands."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        **environ: str,
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        here = {"DATA_DIR": str(self.data), "BOT_CONFIG": str(ROOT / "config.yaml")}
        self.environ = (
            GOOD | {"BOT_ENV_FILE": "", "REDIS_URL": "", "BACKUP_DIR": ""} | here | environ
        )

    def types(self, *words: str) -> tuple[int, str]:
        """Run a command; its exit code and all that it says."""
        for name, value in self.environ.items():
            self._monkeypatch.setenv(name, value)
        self._capsys.readouterr()
        code = main(words)
        told = self._capsys.readouterr()
        return code, told.out + told.err

    @contextmanager
    def store(self) -> Iterator[Redis]:
        """The store of this machine, the embedded one as long as it is used."""
        if url := self.environ["REDIS_URL"]:
            with connect(url) as server:
                yield server
            return
        with EmbeddedServer(self.data) as embedded, connect(embedded.url) as server:
            yield server

    def fill(self) -> None:
        """A few applications with their photos, and one photo of nobody's."""
        with self.store() as server:
            fill(Samples(server, self.data))
        PhotoFiles(self.data / PHOTOS).save("05", "home", "照片1.jpg", data=JPEG)

    def export(self) -> bytes:
        """All that was handed in, as one archive."""
        with self.store() as server:
            path, _ = Samples(server, self.data).build()
        content = path.read_bytes()
        path.unlink()
        return content
