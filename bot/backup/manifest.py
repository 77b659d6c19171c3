"""The last file in a backup: what it holds, of which campaign, and the checksum of every file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from bot.export.archive import Member
from campaign.model import Campaign
from storage.files.data_folder import PHOTOS

MANIFEST, STORE = "manifest.json", "store.jsonl"
DATA, CONFIG, FORMS = "data/", "config/config.yaml", "config/forms/"
FORMAT = 1  # a reader that knows only lower ones refuses it


def _inside(path: str) -> str:
    if "\\" in path or {"", ".", ".."} & set(path.split("/")):
        raise ValueError("a path that leads elsewhere")
    return path


class File(BaseModel):
    """A file in the archive."""

    model_config = ConfigDict(frozen=True)
    path: Annotated[str, AfterValidator(_inside)]
    size: Annotated[int, Field(ge=0)]
    sha256: str


class Manifest(BaseModel):
    """What a backup is of; `keys` is how many keys of the store are in it."""

    model_config = ConfigDict(frozen=True)
    format: int
    campaign: str
    title: str
    made_at: AwareDatetime
    keys: int
    files: tuple[File, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)

    @property
    def photos(self) -> int:
        return sum(file.path.startswith(f"{DATA}{PHOTOS}/") for file in self.files)

    def below(self, prefix: str) -> list[File]:
        """The files whose path begins like this."""
        return [file for file in self.files if file.path.startswith(prefix)]


def manifest_of(
    campaign: Campaign, made_at: datetime, keys: int, members: Sequence[Member]
) -> Manifest:
    """The manifest of a backup of these files."""
    files = tuple(File(path=m.path, size=m.size, sha256=m.sha256) for m in members)
    return Manifest(
        format=FORMAT,
        campaign=campaign.id,
        title=campaign.title,
        made_at=made_at,
        keys=keys,
        files=files,
    )
