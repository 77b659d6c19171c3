"""What the office reads about the ballots of one application and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Track
from campaign.parts.roles import Scored
from campaign.review.outcome import PanelScore
from campaign.review.panel import counted, written
from campaign.review.reviewers import Reviewer
from handlers.wording.office import short
from handlers.wording.panel import who


def ballot_row(reviewer: Reviewer, total: int | None, card: Scored | None) -> str:
    if total is None:
        told = "未评完"
    elif card is None:
        told = "同意" if total else "不同意"
    else:
        told = f"{total}"
    return f"{who(reviewer)}　{told}"


def ballots(
    branch: Branch,
    track: Track,
    rows: Sequence[str],
    away: Sequence[Reviewer],
    score: PanelScore,
) -> str:
    lines = [f"{short(branch)}{track.which} {track.short_name}的评委评分（只给校工会看）", *rows]
    if away:
        lines.append(f"回避：{'、'.join(map(who, away))}")
    lines.append(score_line(track, score))
    return "\n".join(lines)


def score_line(track: Track, score: PanelScore) -> str:
    """The final score and how it comes about."""
    if score.mean is None or score.final is None:
        return "还没有评完的评委。"
    if score.most == 1:
        yes = sum(score.totals)
        return f"同意 {yes}/{len(score.totals)} 票"
    dropped = "去掉最高最低各一个，" if score.left_out else ""
    kept = counted(score.totals, drop_extremes=score.drops)
    told = f"评委 {len(score.totals)}/{score.expected} 人，{dropped}{len(kept)} 个平均"
    told += f" {written(score.mean)}/{score.most}"
    weights = track.review.weights
    if weights is None:
        return told
    parts = [f"评委 {weights.panel}%"]
    parts += [f"核定 {score.office} 占 {weights.office}%"] if weights.office else []
    parts += [f"自评 {score.own} 占 {weights.self_score}%"] if weights.self_score else []
    return f"{told}；{'、'.join(parts)}，各按满分折算，综合 {written(score.final)}"


def final(score: PanelScore) -> str:
    """What it is ranked by, in short."""
    if score.final is None:
        return "未评"
    return written(score.final) + ("%" if score.most == 1 else "")


def merit(track: Track, score: PanelScore) -> str:
    """What it is ranked by, with how many ballots are in."""
    if score.final is None:
        return f"未评（评委 0/{score.expected}）"
    if score.most == 1:
        return f"同意 {sum(score.totals)}/{len(score.totals)} 票"
    name = "综合" if track.review.weights else "评委"
    count = f"（{len(score.totals)}/{score.expected} 人）"
    return f"{name} {written(score.final)}{count if len(score.totals) < score.expected else ''}"
