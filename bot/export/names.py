"""Paths inside an archive: names that any system unpacks and any spreadsheet can link to."""

from __future__ import annotations

from itertools import count

from storage.files.photos import safe_name

# A link in a spreadsheet reads # as a place within the file, and %41 as a letter.
_NOT_IN_LINKS = str.maketrans("#%", "＃％")


class Names:
    """Gives every file of one archive a path of its own, letter case aside."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def path(self, *parts: str) -> str:
        """The path for a file, folders first; where it is taken a number is added to the name."""
        *folders, name = (plain_name(part) for part in parts)
        stem, dot, ending = name.rpartition(".")
        if not stem:
            stem, dot, ending = name, "", ""
        for version in count(1):
            numbered = name if version == 1 else f"{stem} ({version}){dot}{ending}"
            path = "/".join((*folders, numbered))
            if path.casefold() not in self._taken:
                self._taken.add(path.casefold())
                return path
        raise AssertionError("count never ends")


def plain_name(name: str) -> str:
    """One name as it may stand in an archive; `_` where nothing of it can be used."""
    return safe_name(name.translate(_NOT_IN_LINKS)) or "_"
