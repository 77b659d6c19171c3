"""Where an application stands, for who asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.applications import Answers, Submission
from campaign.condition import Condition, State
from campaign.model import Campaign, Track
from campaign.office_notes import Result, Return
from campaign.parts.items import Item, Section
from campaign.parts.roles import Scored
from campaign.scoring import bonus_points, tally, tally_section
from handlers.wording import conditions
from handlers.wording.chair import head
from handlers.wording.corrections import until
from handlers.wording.scores import short_item
from handlers.wording.times import second

SHOWN_AT_MOST = 10


def holds(track: Track) -> str:
    return f"{head(track)}已有称号，不用申报"


def not_started(track: Track) -> str:
    return f"{head(track)}还没开始"


def not_applied(track: Track) -> str:
    return f"{head(track)}没有申报"


def declined(track: Track) -> str:
    return f"{head(track)}已记为本次不申报"


def points_lost(track: Track, less: Sequence[tuple[Item, int]]) -> str:
    if not less:
        return f"{head(track)}评过的各项都是满分。"
    rows = [f"{short_item(item)}　记 {points}" for item, points in less[:SHOWN_AT_MOST]]
    if len(less) > SHOWN_AT_MOST:
        rows.append("其余请回复 总览 看。")
    return "\n".join((f"{head(track)}没给满分的 {len(less)} 项：", *rows))


def left_unfinished(track: Track, how: Condition, position: str) -> str:
    is_back = how.state is State.WITHDRAWN
    told = conditions.stands_to_chair(how) if is_back else "没有提交"
    return f"{head(track)}{told}（{position}）"


def filling(track: Track, how: Condition, position: str, lines: Sequence[str]) -> str:
    back = f"{conditions.stands_to_chair(how)} · " if how.state is State.WITHDRAWN else ""
    told = f"{head(track)}{back}{position}"
    if not lines:
        return f"{told}\n都齐了，还没有提交。"
    return "\n".join((told, "还差：", *(f"· {line}" for line in lines)))


def points_short(track: Track, points: int) -> str:
    return f"离 {track.minimum_score} 分还差 {points} 分：如实可改，如 改 2.3 4"


def sent_back(track: Track, names: str, returned: Return, campaign: Campaign, now: datetime) -> str:
    left = f"还要改：{names}" if names else "都已改过，还没有交回"
    by = until(returned, campaign, now)
    return f"{head(track)}已退回，{left}\n理由：{returned.reason}" + (f"\n{by}" if by else "")


def handed_in(track: Track, how: Condition, paper: str) -> str:
    is_changed = how.is_changed
    told = conditions.with_changes(how) if is_changed else conditions.stands_to_chair(how)
    return f"{head(track)}{told}\n{paper}。"


def received_online(track: Track, submission: Submission, campaign: Campaign) -> str:
    at = second(submission.at, campaign.zone)
    return f"{head(track)}线上已收到：{submission.receipt}，{at}"


def not_received(track: Track, how: Condition, position: str) -> str:
    is_back = how.state is State.WITHDRAWN
    told = conditions.stands_to_chair(how) if is_back else "还没有提交"
    return f"{head(track)}{told}，填了的都存着：{position}"


def came_with_it(counts: str) -> str:
    return f"一起收到：{counts}"


def changes_not_in() -> str:
    return "之后的改动还没有提交，不算在内。"


def result_told(track: Track, result: Result) -> str:
    return f"{head(track)}结果已经通知：{conditions.verdict(result)}。"


# -- points


def no_points(track: Track) -> str:
    return f"{head(track)}不打分，逐项答是或否。"


def not_scored_yet(track: Track, card: Scored) -> str:
    needed = f"，{track.minimum_score} 分可申报" if track.minimum_score else ""
    return f"{head(track)}还没有评分，满分 {card.points}{needed}。"


def points(track: Track, card: Scored, answers: Answers) -> str:
    whole = tally(card, answers)
    bonus = bonus_points(card, answers)
    parts = f"（标准项 {whole.points - bonus} + 加分 {bonus}）" if bonus else ""
    return f"{head(track)}已评 {whole.answered}/{whole.items} 项 · 得分 {whole.points}{parts}"


def points_by_section(card: Scored, answers: Answers) -> str:
    return "　".join(_section_points(section, answers) for section in card.sections)


def _section_points(section: Section, answers: Answers) -> str:
    tallied = tally_section(section, answers)
    return f"{section.number} {tallied.points if tallied.answered else '·'}/{section.points}"


def points_since(points: int) -> str:
    return f"这是已提交的；之后又有改动，改动后 {points} 分，还没有提交。"


def enough(minimum: int) -> str:
    return f"已达到申报要求的 {minimum} 分。"
