"""Who plays which part: every kind of branch occurs, dealt anew with each seed."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from random import Random

from bot.rehearsal.acts import Part
from bot.rehearsal.applicant import Applicant
from bot.rehearsal.diary import Diary
from bot.rehearsal.patience import Patience
from bot.rehearsal.personas import DISPUTES, LEAVES, MOST_DISPUTES, PERSONAS
from bot.rehearsal.talker import Talker
from campaign.model import Branch, Campaign
from simulator.server import Simulator


@dataclass
class Role:
    """One branch and what it does; once astray it does nothing more."""

    persona: str
    applicant: Applicant
    part: Part
    is_astray: bool = field(default=False)


@dataclass(frozen=True)
class Cast:
    """Everybody who plays."""

    roles: tuple[Role, ...]
    office: tuple[Talker, ...]

    @property
    def leaving(self) -> Role | None:
        """The one whose chair leaves the range of the app on the way, the first of its kind."""
        return next((role for role in self.roles if role.persona == LEAVES), None)


def deal(
    campaign: Campaign,
    simulator: Simulator,
    diary: Diary,
    dice: Random,
    stop: threading.Event,
    patience: Patience,
) -> Cast:
    """Give every branch a persona and put its people into the directory."""
    numbers = count(1)

    def talker(user_id: str, seed: float) -> Talker:
        if simulator.directory.find(user_id) is None:
            simulator.directory.add(user_id)
        return Talker(simulator.person(user_id), diary, Random(seed), stop, patience)

    def applicant(branch: Branch) -> Applicant:
        chair = talker(branch.chair, dice.random())
        other = talker(branch.deputy or branch.chair, dice.random())
        own = Random(dice.random())
        return Applicant(campaign, branch, chair, other, own, numbers)

    roles = [
        Role(persona, applicant(branch), PERSONAS[persona]())
        for branch, persona in zip(campaign.branches, _personas(PERSONAS, dice), strict=False)
        if set(campaign.tracks) - set(branch.holds)
    ]
    disputing = [role for role in roles if role.persona == DISPUTES]
    for role in disputing[:MOST_DISPUTES]:
        role.applicant.may_dispute = True
    office = tuple(talker(user_id, dice.random()) for user_id in campaign.office)
    return Cast(tuple(roles), office)


def _personas(personas: Mapping[str, object], dice: Random) -> Iterator[str]:
    """Every persona once in any order, then again in another."""
    while True:
        yield from dice.sample(list(personas), len(personas))
