"""What the office reads on 名额 and 排名."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.condition import Condition, State
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Result
from campaign.ranking import Swing
from campaign.review.panel import written
from campaign.review.settings import Review
from handlers.wording import conditions
from handlers.wording.office import short
from handlers.wording.times import short_time

QUOTA_LINE = "——— 名额线 ———"


def head(track: Track) -> str:
    if track.review.has_panel:
        return f"{track.name} 名额 {track.quota}（{panel_rule(track.review)}；仅供参考，不作决定）"
    by = (
        "按核定分，未核定按自评；仅供参考，不作决定"
        if track.scorecard
        else "没有评分，先看纸质是否收到，再看答“是”的项数，再看首次提交先后；仅供参考，由校工会决定"
    )
    return f"{track.name} 名额 {track.quota}（{by}）"


def panel_rule(review: Review) -> str:
    """How the ballots become an order, in short."""
    if review.score == "accept":
        return "按评委同意的比例"
    mean = "按评委平均分" + ("，去掉最高最低" if review.drop_extremes else "")
    weights = review.weights
    if weights is None:
        return mean
    others = {"核定": weights.office, "自评": weights.self_score}
    named = "".join(f"、{name} {weight}%" for name, weight in others.items() if weight)
    return f"{mean}，占 {weights.panel}%{named}"


def which(tracks: Sequence[Track]) -> str:
    return f"请写明哪一项：{' 或 '.join(f'名额 {track.short_name}' for track in tracks)}。"


def only_a_view(tracks: Sequence[Track]) -> str:
    ways = "；".join(f"名额 {track.short_name}" for track in tracks)
    return f"仅供参考，不作决定。看全部：{ways}"


def nobody() -> str:
    return "还没有已提交的申报。"


def row(
    rank: int, branch: Branch, merit: str, materials: str, result: Result | None, is_tied: bool
) -> str:
    cells = [str(rank), short(branch), merit, materials]
    if result and result.is_recommended:
        cells.append("已推荐")
    if is_tied:
        cells.append(f"（与第 {rank} 名同分）")
    return "　".join(cell for cell in cells if cell)


def reviewed(points: int) -> str:
    return f"核定 {points}"


def partly_reviewed(points: int, reviewed: int, items: int) -> str:
    return f"暂计 {points}（已核 {reviewed}/{items}）"


def self_scored(points: int) -> str:
    return f"自评 {points}（未核定）"


def unscored(yes: int, first: datetime, campaign: Campaign) -> str:
    return f"是 {yes} 项　{short_time(first, campaign.zone)} 提交"


def materials(how: Condition) -> str:
    paper = "纸质退过，缺纸质" if how.refused_for else "缺纸质"
    paper = f"纸质是 v{how.old_paper}，要换" if how.old_paper else paper
    told = "材料齐" if how.has_paper else paper
    return f"{told}，{conditions.changes(how)}" if how.is_changed else told


def and_more(count: int) -> str:
    return f"……其余 {count} 个略"


def all_inside(count: int, quota: int, out: int) -> str:
    if out:
        return f"已提交 {count + out} 个，去掉已定不推荐的，其余 {count} 个都在名额 {quota} 个内。"
    return f"已提交 {count} 个，名额 {quota} 个，都在名额内。"


def rejected(branches: Sequence[Branch]) -> str:
    return f"已定不推荐、不占名额 {len(branches)} 个：{'、'.join(map(short, branches))}"


def tied(rank: int, count: int, inside: int) -> str:
    return f"第 {rank} 名有 {count} 个同分，名额只容下其中 {inside} 个，请校工会定。"


def swing(found: Swing) -> str:
    winners = " 或 ".join(found.winners)
    if found.is_on_a_ballot:
        gap = f"{found.loser} 比 {winners} 高 {written(found.gap)}"
        if not found.drop:
            return f"{gap}，单独一位评委改分改变不了名额线。"
        return f"{gap}；若有一位评委少给 {found.loser} {found.drop} 分，{winners} 进入。"
    if found.item:
        return f"若 {found.loser} 的 {found.item} 不认（-{found.drop}），{winners} 进入。"
    return f"没有哪一项单独能改变名额线；{found.loser} 合计再少 {found.drop} 分，{winners} 才进入。"


def not_listed(state: State, branches: Sequence[Branch]) -> str:
    why = "退回修改中" if state is State.RETURNED else conditions.WITHDRAWN
    return f"{why}、不在列：{'、'.join(map(short, branches))}"


def brief(rank: int, branch: Branch, points: str) -> str:
    return f"{rank} {branch.short_name}" + (f" {points}" if points else "")


def in_brief(
    track: Track,
    count: int,
    inside: Sequence[str],
    outside: Sequence[str],
    out: Sequence[Branch],
) -> str:
    told = f"{track.short_name}（名额 {track.quota}，已提交 {count + len(out)}"
    told += f"，已定不推荐 {len(out)}）" if out else "）"
    if not count:
        return f"{told}：还没有" if not out else told
    below = f" ┃ {'、'.join(outside)}" if outside else ""
    more = " …" if count > len(inside) + len(outside) else ""
    return f"{told}：{'、'.join(inside)}{below}{more}"
