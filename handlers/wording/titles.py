"""What the office reads about the titles that branches hold."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign, Track
from handlers.wording.office import short


def _names(branches: Sequence[Branch]) -> str:
    return "、".join(map(short, branches)) or "还没有"


def holders(award: Track, held: Sequence[Branch], recommended: Sequence[Branch]) -> str:
    now = f"；本季推荐 {len(recommended)}：{_names(recommended)}" if recommended else ""
    return f"{award.title}（{award.short_name}）已有 {len(held)}：{_names(held)}{now}"


def how(campaign: Campaign) -> str:
    branch, award = campaign.branches[0].short_name, campaign.awards[-1].short_name
    return (
        f"更正：称号 {branch} {award} 有 2022年评上；称号 {branch} {award} 没有 登记错了。"
        "本季推荐的，上级批下来后由系统维护人员带到明年（python -m bot next）。"
    )


def of_branch(branch: Branch, campaign: Campaign) -> str:
    held = [campaign.tracks[key].title for key in branch.titles]
    return f"{short(branch)} 已有：{'、'.join(held) or '没有称号'}"


def why(branch: Branch, award: Track) -> str:
    name = f"称号 {branch.short_name} {award.short_name}"
    return f"请写有还是没有，并写理由，如 {name} 有 2022年评上；{name} 没有 登记错了。"


def too_long(length: int, most: int) -> str:
    return f"理由太长（{length} 字，最多 {most} 字），没有改。"


def as_it_is(branch: Branch, award: Track, *, is_held: bool) -> str:
    return f"{short(branch)} 本来就{'有' if is_held else '没有'}{award.title}，没有变化。"


def has_begun(branch: Branch, award: Track) -> str:
    return f"没有改：{short(branch)} 这一季已经开始申报{award.short_name}，有称号的不能再报，请先问清楚。"


def corrected(branch: Branch, award: Track, *, is_held: bool) -> str:
    what = "已登记，不再能申报" if is_held else "已取消，可以申报"
    return f"{short(branch)} 的{award.title}{what}{award.short_name}。"
