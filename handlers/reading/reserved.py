"""Names that an award or a branch cannot have, because people say them to mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from campaign import problem_wording as wording
from campaign.model import Campaign
from campaign.settled import Problem
from handlers.chair.routes import ChairRoutes
from handlers.commands import argument_in
from handlers.hearing.clean import compact
from handlers.office.table import OFFICE_COMMANDS

ANSWERS = frozenset(
    {"是", "否", "有", "没有", "满分", "全满分", "全是", "全否", "不", "不是", "无"}
)
OTHERS = frozenset(
    {"全部", "所有", "大家", "推荐", "不推荐", "副", "代填人", "主席", "评委", "公示", "取消"}
)


def reserved_names(campaign: Campaign) -> Iterator[Problem]:
    """Report each name of an award that a chair says otherwise, and of a branch that the office does."""
    to_office = {word for command in OFFICE_COMMANDS for word in command.words}
    chairs = ChairRoutes(campaign).commands
    for track in campaign.tracks.values():
        said = compact(track.short_name)
        # One is the award's own. Also a word with what may follow it: 改2.3 could never be begun.
        meant = [command for command in chairs if argument_in(command, said, said) is not None]
        if len(meant) > 1 or said in to_office | ANSWERS | OTHERS:
            yield _taken(("tracks", track.id, "short_name"), track.short_name)
    for at, branch in enumerate(campaign.branches):
        if compact(branch.short_name) in to_office | OTHERS:
            yield _taken(("branches", at, "short_name"), branch.short_name)


def _taken(place: tuple[str | int, ...], name: str) -> Problem:
    return Problem(place, wording.said_in_chat(name))
