"""Groups of branches by how they stand, as 催 and 广播 name them: `小家 已提交`, `未收`, `除了 信工`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from campaign.applications import Application, Status
from campaign.condition import owes_paper
from campaign.model import Branch, Campaign, Track
from handlers.hearing.clean import compact
from handlers.office.resolve.branch_names import cleaned, without_union
from handlers.office.resolve.branches import find_exactly
from handlers.office.resolve.naming import track_named
from handlers.talk import OfficeTalk

ALL, UNFINISHED, OUTSTANDING = "全部", "未完成", "未收"
SUBMITTED, RETURNED, DECLINED, NEVER_CAME = "已提交", "退回", "不申报", "没来过"
RECOMMENDED, NOT_RECOMMENDED = "推荐", "不推荐"
_WORDS = {
    ALL: "全部 所有 所有人 大家 全体 各分工会 全部分工会 所有分工会 各位主席",
    UNFINISHED: "未完成 没完成 未提交 没提交 没交 未交 没交齐 还没交",
    OUTSTANDING: "未收 没收 未收纸质 没交纸质 纸质没到 没送纸质",
    SUBMITTED: "已提交 已交 提交了 交了 提交过 已完成",
    RETURNED: "退回 已退回 被退回",
    DECLINED: "不申报 不报 本次不申报",
    NEVER_CAME: "没来过 没打开过 没用过",
    RECOMMENDED: "推荐 已推荐",
    NOT_RECOMMENDED: "不推荐 未推荐",
}
GROUPS = {word: group for group, words in _WORDS.items() for word in words.split()}
# Units of one kind, by what their names end with.
KINDS = dict.fromkeys(
    ["学院", "各学院", "各个学院", "所有学院", "全部学院", "院系", "各院系", "二级学院"], "学院"
)
OPEN = (Status.NOT_STARTED, Status.FILLING, Status.RETURNED)
_OF_THEM = re.compile(r"(?:的(?:分工会|主席|人)?|分工会|主席)$")
_LIKE_A_GROUP = re.compile(
    r"(?:还?没|未|已|不|只)有?(?:提交|完成|申报|推荐|交|报|收|填|开始|来|退|确认|盖章|送)\S{0,3}"
).fullmatch
_EXCEPT = re.compile(r"除了(.*?)(?:以外|之外|外)?|除(.+?)(?:以外|之外|外)").fullmatch
_APART = re.compile(r"[、,，和及与\s]+")


@dataclass(frozen=True, slots=True)
class Group:
    """Those who stand so, in one award or in any for None, without these branches.

    `word` is "" where all are meant that take part in the award; `kind` is what their names end
    with, "" for any.
    """

    word: str = ALL
    track: Track | None = None
    without: tuple[Branch, ...] = ()
    kind: str = ""

    @property
    def name(self) -> str:
        """How people call it."""
        award = self.track.short_name if self.track else ""
        return " ".join(filter(None, (self.kind, award, self.word)))


def group_in(campaign: Campaign, word: str) -> Group | None:
    """The group, the award or the kind of unit a word names, or award and group: `小家已提交`."""
    said = _OF_THEM.sub("", compact(word)) or compact(word)
    if said in KINDS:
        return Group("", kind=KINDS[said])
    if said in GROUPS:
        return Group(GROUPS[said])
    if track := track_named(campaign, word):
        return Group("", track)
    for track in campaign.tracks.values():
        for name in track.names:
            rest = said.removeprefix(compact(name)) if said.startswith(compact(name)) else ""
            rest = rest or (
                said.removesuffix(compact(name)) if said.endswith(compact(name)) else ""
            )
            if _OF_THEM.sub("", rest) in GROUPS:
                return Group(GROUPS[_OF_THEM.sub("", rest)], track)
    return None


def joined(one: Group, other: Group) -> Group | None:
    """One group out of two that say different things; None where they do not go together."""
    said_twice = (
        (one.word and other.word) or (one.track and other.track) or (one.kind and other.kind)
    )
    if said_twice:
        return None
    return Group(one.word or other.word, one.track or other.track, kind=one.kind or other.kind)


def looks_like_group(word: str) -> bool:
    """Whether a word seems to say how branches stand, though no group is called so."""
    return bool(_LIKE_A_GROUP(_OF_THEM.sub("", compact(word))))


def excepted(word: str) -> str | None:
    """What stands behind 除了 in a word, "" where that is all of it; None where it begins otherwise."""
    found = _EXCEPT(word)
    return (found[1] or found[2] or "") if found else None


def all_exactly(campaign: Campaign, text: str) -> list[Branch] | None:
    """The branches that a text lists, each by number or name in full; None where it lists others."""
    found = [find_exactly(campaign, name) for name in _APART.split(text) if compact(name)]
    if not found or any(len(branches) != 1 for branches in found):
        return None
    return [branches[0] for branches in found]


def tracks_of(talk: OfficeTalk, group: Group) -> list[Track]:
    """The award of a group with the further applications for it; all awards where it names none."""
    tracks = list(talk.campaign.tracks.values())
    if group.track is None:
        return tracks
    return [group.track] if group.track.suffix else list(talk.campaign.of_award(group.track.id))


def members(talk: OfficeTalk, group: Group) -> list[Branch]:
    """The branches of a group, in the order of the roster."""
    campaign = talk.campaign
    tracks = tracks_of(talk, group)
    return [
        branch
        for branch in campaign.branches
        if branch not in group.without
        and is_of_kind(branch, group.kind)
        and _belongs(talk, branch, group.word or (ALL if group.kind else ""), tracks)
    ]


def is_of_kind(branch: Branch, kind: str) -> bool:
    """Whether the name of a branch ends so, but for 分工会."""
    return without_union(cleaned(branch.name)).endswith(kind)


def has_come(talk: OfficeTalk, branch: Branch) -> bool:
    """Whether somebody of a branch has ever written, or anything was begun for it."""
    record = talk.record_of(branch)
    begun = any(a.status is not Status.NOT_STARTED for a in record.applications.values())
    return begun or any(user.casefold() in record.sessions for user in branch.people)


def _belongs(talk: OfficeTalk, branch: Branch, word: str, tracks: Sequence[Track]) -> bool:
    if word == ALL and len(tracks) == len(talk.campaign.tracks):
        return True
    own = [track for track in tracks if track.id not in branch.holds]
    if word == NEVER_CAME:
        return bool(own) and not has_come(talk, branch)
    record, fits = talk.record_of(branch), _FITS[word or ALL]
    return any(fits(record.application(track.id)) for track in own)


_FITS: Mapping[str, Callable[[Application], bool]] = {
    ALL: lambda found: found.status is not Status.DECLINED,
    UNFINISHED: lambda found: found.status in OPEN,
    OUTSTANDING: owes_paper,
    SUBMITTED: lambda found: found.status is Status.SUBMITTED,
    RETURNED: lambda found: found.open_return is not None,
    DECLINED: lambda found: found.status is Status.DECLINED,
    RECOMMENDED: lambda found: bool(found.result and found.result.is_recommended),
    NOT_RECOMMENDED: lambda found: bool(found.result and not found.result.is_recommended),
}
