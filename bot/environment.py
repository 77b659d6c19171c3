"""The environment in which the operator writes settings, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from bot.setting_kinds import Read, WrongError
from bot.wording import settings as wording

T = TypeVar("T")


class Environment:
    """Reads one setting after the other, and notes as `wrong` what is not as it should be."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.wrong: list[str] = []

    def text(self, name: str) -> str | None:
        """The value without surrounding spaces; None if unset or empty. WrongError for its file.

        `NAME_FILE` names a file that holds the value, as container secrets and systemd
        credentials do; a value given directly wins.
        """
        value = self._environ.get(name, "").strip()
        return value or self._content(f"{name}_FILE")

    def required(self, name: str, read: Read[T], what: str) -> T | None:
        """What a setting means; None where it is missing or wrong, which is noted."""
        before = len(self.wrong)
        found = self.given(name, read)
        if found is None and len(self.wrong) == before:
            self.wrong.append(wording.missing(name, what))
        return found

    def given(self, name: str, read: Read[T]) -> T | None:
        """What a setting means; None where it is unset, or wrong, which is noted."""
        try:
            value = self.text(name)
            return None if value is None else read(name, value)
        except WrongError as error:
            self.wrong.append(str(error))
        return None

    def path(self, name: str) -> Path | None:
        """A path, whatever it is."""
        return self.given(name, lambda _name, value: Path(value))

    def _content(self, name: str) -> str | None:
        path = self._environ.get(name, "").strip()
        if not path:
            return None
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or wording.NOT_UTF8
            raise WrongError(wording.file_unread(name, path, reason)) from None
