"""Working out who receives a message."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulator.directory import Directory, Member
from simulator.errors import ApiError, Json

MOST_USERS = 1000
MOST_GROUPS = 100


@dataclass
class Recipients:
    """Members to reach, and what in the request reaches nobody."""

    members: dict[str, Member] = field(default_factory=dict)
    invalid_users: list[str] = field(default_factory=list)
    invalid_parties: list[str] = field(default_factory=list)
    invalid_tags: list[str] = field(default_factory=list)
    unlicensed: list[str] = field(default_factory=list)

    def as_json(self) -> Json:
        """Return the lists of the response; ids come back in lower case."""
        return {
            "invaliduser": "|".join(self.invalid_users),
            "invalidparty": "|".join(self.invalid_parties),
            "invalidtag": "|".join(self.invalid_tags),
            "unlicenseduser": "|".join(self.unlicensed),
        }

    def take(self, member: Member) -> None:
        """Add a member once; one without a licence goes to that list."""
        if member.is_licensed:
            self.members[member.user_id] = member
        elif member.user_id.lower() not in self.unlicensed:
            self.unlicensed.append(member.user_id.lower())


def find_recipients(body: Json, directory: Directory) -> Recipients:
    """Return the recipients of a request, or refuse one that reaches nobody."""
    users = _split(body.get("touser"), MOST_USERS, 40058)
    parties = _split(body.get("toparty"), MOST_GROUPS, 82002)
    tags = _split(body.get("totag"), MOST_GROUPS, 82003)
    found = Recipients()
    if users == ["@all"]:
        for member in directory.in_department(1):
            found.take(member)
        return found
    if not (users or parties or tags):
        raise ApiError(82001)
    for user in users:
        reachable = directory.reachable(user)
        if reachable:
            found.take(reachable)
        elif user.lower() not in found.invalid_users:
            found.invalid_users.append(user.lower())
    _take_groups(found, parties, found.invalid_parties, _by_department(directory))
    _take_groups(found, tags, found.invalid_tags, _by_tag(directory))
    if not found.members and not found.unlicensed:
        raise ApiError(81013)
    return found


Lookup = Callable[[int], list[Member] | None]


def _take_groups(found: Recipients, ids: list[str], invalid: list[str], look_up: Lookup) -> None:
    for group in ids:
        members = look_up(int(group)) if group.isdigit() else None
        if members is None:
            invalid.append(group)
        for member in members or []:
            found.take(member)


def _by_department(directory: Directory) -> Lookup:
    return lambda id: directory.in_department(id) if id in directory.departments else None


def _by_tag(directory: Directory) -> Lookup:
    return lambda id: directory.tagged(directory.tags[id]) if id in directory.tags else None


def _split(value: Any, most: int, errcode: int) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, str):
        raise ApiError(40058, "recipients must be one string")
    parts = [part.strip() for part in value.split("|") if part.strip()]
    if len(parts) > most:
        raise ApiError(errcode)
    return parts
