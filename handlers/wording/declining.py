"""What a chair reads about not applying this time: asked back, noted, and taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from campaign.model import Campaign, Track
from handlers.wording.chair import choose_first, head, ways_to_start
from handlers.wording.times import short_time


def decline_which(tracks: Iterable[Track], declinable: Sequence[Track]) -> str:
    ways = [f"本次不申报{track.short_name}" for track in tracks]
    ways += ["都不申报"] if len(declinable) > 1 else []
    return f"请写明不申报哪一项：回复 {' 或 '.join(ways)}。" if ways else choose_first([])


def stays_handed_in(receipts: Sequence[str]) -> str:
    return f"已提交的 {'、'.join(receipts)} 不变。"


def declining(tracks: Sequence[Track], positions: Sequence[str]) -> str:
    heads = "".join(map(head, tracks))
    names = "、".join(track.name for track in tracks)
    both = "都" if len(tracks) > 1 else ""
    kept = f"已填的内容会保留（{'；'.join(positions)}），" if positions else ""
    go_on = "还想接着填请回复 继续" if positions else "先不办请回复 取消"
    return f"{heads}确认本次{both}不申报{names}？{kept}之后不再提醒。\n请回复 确认；{go_on}。"


def declined(tracks: Sequence[Track], campaign: Campaign) -> str:
    until = short_time(campaign.deadline, campaign.zone)
    both = "都" if len(tracks) > 1 else ""
    return (
        f"{''.join(map(head, tracks))}{both}已记为本次不申报，不再提醒。\n"
        f"{until} 前改主意了，随时回复 {ways_to_start(tracks)}。"
    )


def already_declined(track: Track) -> str:
    return f"{head(track)}已记为本次不申报。要重新填请回复 申报{track.short_name}。"
