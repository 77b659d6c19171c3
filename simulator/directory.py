"""The enterprise's members, departments and tags, and who is in the app's range."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = 1


@dataclass(frozen=True)
class Department:
    """One node under the root; `kind` is branch, office or root."""

    id: int
    name: str
    kind: str = "root"
    number: str = ""


@dataclass
class Member:
    """One person, known by a userid that compares without case."""

    user_id: str
    department: int = ROOT
    is_visible: bool = True
    is_licensed: bool = True
    is_active: bool = True


@dataclass(frozen=True)
class Tag:
    """A named set of members and departments."""

    id: int
    name: str
    users: tuple[str, ...] = ()
    departments: tuple[int, ...] = ()


@dataclass
class Directory:
    """Look-ups over members, departments and tags."""

    enterprise: str
    app: str
    departments: dict[int, Department]
    tags: dict[int, Tag]
    deadline: str = ""
    _members: dict[str, Member] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> "Directory":
        """Read the directory file; the shipped one unless told."""
        data = _read(path or Path(__file__).with_name("directory.yaml"))
        departments = {d["id"]: Department(**d) for d in data["departments"]}
        departments[ROOT] = Department(ROOT, data["enterprise"])
        tags = {t["id"]: _tag(t) for t in data.get("tags", [])}
        directory = cls(data["enterprise"], data["app"], departments, tags, str(data["deadline"]))
        for user in data["users"]:
            directory.add(user["userid"], user["department"])
        return directory

    def add(self, user_id: str, department: int = ROOT) -> Member:
        """Put a member in the directory, inside the app's range, and return it."""
        member = Member(user_id, department)
        self._members[user_id.lower()] = member
        return member

    def find(self, user_id: str) -> Member | None:
        """Return the member with this id in any case, or None."""
        return self._members.get(user_id.lower())

    def members(self) -> list[Member]:
        """Return every member in the order they joined."""
        return list(self._members.values())

    def reachable(self, user_id: str) -> Member | None:
        """Return the member if the app may write to them, or None."""
        member = self.find(user_id)
        return member if member and member.is_visible else None

    def in_department(self, department: int) -> list[Member]:
        """Return the visible members of a department; the root has everybody."""
        return [m for m in self.members() if m.is_visible and department in (ROOT, m.department)]

    def tagged(self, tag: Tag) -> list[Member]:
        """Return the visible members that a tag names directly or by department."""
        named = {user.lower() for user in tag.users}
        return [
            m
            for m in self.members()
            if m.is_visible and (m.user_id.lower() in named or m.department in tag.departments)
        ]


@cache
def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


def _tag(data: dict[str, Any]) -> Tag:
    users, departments = tuple(data.get("users", ())), tuple(data.get("departments", ()))
    return Tag(data["id"], data["name"], users, departments)
