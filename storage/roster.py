"""Who answers for which branch, and who reviews, where config.yaml says otherwise: one versioned hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import redis

from campaign.model import Branch, Campaign
from campaign.review.reviewers import Reviewer
from storage.keys import Keys
from storage.records import VERSION, new_mark, stamp_of, stamped

BRANCH, REVIEWER = "branch:", "reviewer:"
_NOBODY: Mapping[str, Reviewer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Roster:
    """The branches the office has changed or added since the start, by number; so the reviewers."""

    version: int = 0
    branches: Mapping[str, Branch] = field(default_factory=dict)
    reviewers: Mapping[str, Reviewer] = field(default_factory=dict)
    mark: str = field(default="", compare=False)

    @property
    def stamp(self) -> str:
        """The version as it is stored."""
        return stamp_of(self.version, self.mark)

    def applied_to(self, campaign: Campaign) -> Campaign:
        """The campaign with these people in the place of those in config.yaml, new ones last."""
        if self.reviewers:
            listed = {r.user_id.casefold(): r for r in campaign.reviewers}
            campaign = campaign.altered(reviewers=tuple({**listed, **self.reviewers}.values()))
        if not self.branches:
            return campaign
        known = campaign.branch_by_number
        changed = {
            number: branch.altered(listed=known[number].listed) if number in known else branch
            for number, branch in self.branches.items()
        }
        return campaign.with_branches(tuple({**known, **changed}.values()))

    def after(
        self, branches: Mapping[str, Branch], reviewers: Mapping[str, Reviewer] = _NOBODY
    ) -> Roster:
        """The roster with these branches and reviewers written, one version on."""
        return Roster(
            self.version + 1,
            {**self.branches, **branches},
            {**self.reviewers, **reviewers},
            new_mark(),
        )


class Rostered:
    """A campaign under the roster of the moment; what was worked out is kept until that changes."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._last = Roster(), campaign

    def under(self, roster: Roster) -> Campaign:
        """The campaign with this roster's branches."""
        known, campaign = self._last
        if roster is not known:
            campaign = roster.applied_to(self._campaign)
            self._last = roster, campaign
        return campaign


class PresentCampaign:
    """The campaign with the people as they are now, for whoever works beside the conversation."""

    def __init__(self, campaign: Campaign, server: redis.Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._rostered = Rostered(campaign)
        self._roster = Roster()

    def read(self) -> Campaign:
        """The campaign under the roster as it is now; branches are read only when that changed."""
        roster = self._roster
        stamp: Any = self._server.hget(self._keys.roster, VERSION)
        if (stamp or "0") != roster.stamp:
            roster = self._roster = read_roster(self._server, self._keys)
        return self._rostered.under(roster)


def to_fields(roster: Roster, branches: Mapping[str, Branch]) -> list[str]:
    """The changed branches as the flat field list of HSET, the next version included."""
    return changed_fields(roster.after(branches), branches, _NOBODY)


def changed_fields(
    become: Roster, branches: Mapping[str, Branch], reviewers: Mapping[str, Reviewer]
) -> list[str]:
    """The changed people of what the roster has become as the flat field list of HSET."""
    fields = [VERSION, become.stamp]
    for number, branch in branches.items():
        fields += [BRANCH + number, branch.altered(holds=branch.titles).model_dump_json()]
    for user_id, reviewer in reviewers.items():
        fields += [REVIEWER + user_id, reviewer.model_dump_json()]
    return fields


def read_roster(server: redis.Redis, keys: Keys) -> Roster:
    """The roster as it is now."""
    fields: Any = server.hgetall(keys.roster)
    return from_fields(fields)


def from_fields(fields: Mapping[str, str]) -> Roster:
    """The roster a Redis hash holds; a blank one for an empty hash."""
    branches = {
        name.removeprefix(BRANCH): Branch.model_validate_json(text)
        for name, text in fields.items()
        if name.startswith(BRANCH)
    }
    reviewers = {
        name.removeprefix(REVIEWER): Reviewer.model_validate_json(text)
        for name, text in fields.items()
        if name.startswith(REVIEWER)
    }
    version, mark = stamped(fields.get(VERSION))
    return Roster(version, branches, reviewers, mark)
