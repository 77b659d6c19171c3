"""`.env`: the settings on a machine where nobody else, as Docker does, reads them for the bot."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

from dotenv import dotenv_values

from bot.settings import SettingsError
from bot.wording import settings as wording

NAMED_BY = "BOT_ENV_FILE"  # another file; empty = none
USUAL = ".env"


def read_env_file(environ: MutableMapping[str, str]) -> None:
    """Add what the file sets to the environment, which wins; SettingsError if it cannot be read."""
    path = environ.get(NAMED_BY, USUAL)
    if not path or (NAMED_BY not in environ and not Path(path).exists()):
        return
    for name, value in _values(Path(path)).items():
        environ.setdefault(name, value)


def _values(path: Path) -> dict[str, str]:
    """What the file says; a line without = is most likely the rest of the value above it."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            read = dotenv_values(stream=file, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or wording.NOT_UTF8
        raise SettingsError(wording.env_file_unread(str(path), reason)) from None
    values, wrong, before = {}, [], wording.AT_ITS_BEGINNING
    for name, value in read.items():
        if value is None:
            wrong.append(wording.no_equals_sign(str(path), before))
            continue
        values[name] = value
        before = name
    if wrong:
        raise SettingsError(*dict.fromkeys(wrong))
    return values
