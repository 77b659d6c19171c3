"""What a chair is told to do next."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.applications import Application
from campaign.completeness import Missing
from campaign.model import Campaign, Track
from campaign.parts.roles import Pictures
from handlers.wording.chair import call
from handlers.wording.submitting import paper_refused
from handlers.wording.times import day_and_time


def next_line(step: str) -> str:
    return f"接下来：{step}"


def once_open(campaign: Campaign, tracks: Sequence[Track]) -> str:
    opens = day_and_time(campaign.opens_at, campaign.zone)
    return f"{opens} 起可以填，到时回复 {_starts(tracks)}。"


def nothing_to_apply_for() -> str:
    return "不用做什么，贵分工会的称号都有了。"


def start(tracks: Sequence[Track]) -> str:
    return f"回复 {_starts(tracks)} 开始。"


def start_too(track: Track) -> str:
    decline = f"，不报请回复 本次不申报{track.short_name}" if track.may_decline else ""
    return f"{track.short_name}还没开始：回复 申报{track.short_name}{decline}。"


def changed_your_mind(campaign: Campaign, tracks: Sequence[Track]) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    return f"不用做什么；{deadline} 前改主意了，回复 {_starts(tracks)}。"


def fill(track: Track, lacking: Missing, photos: Pictures | None, *, is_first: bool) -> str:
    """The first thing that is lacking and the way to it; 继续 leads to the first application."""
    name = track.short_name
    if lacking.entries:
        left = f"还有 {lacking.entries} 项"
        return (
            f"回复 继续 接着填{name}，{left}。"
            if is_first
            else f"{name}{left}，回复 {name} 接着填。"
        )
    if lacking.photos and photos:
        return f"发{name}的照片，还差 {lacking.photos} 张，直接发到这里。"
    if lacking.characters:
        return f"写{name}的总结，还差 {lacking.characters} 字，请回复 总结。"
    return f"{name}离 {track.minimum_score} 分还差 {lacking.points} 分；如实可改，如 改 2.3 4。"


def hand_in(track: Track) -> str:
    return f"{track.short_name}都齐了，回复 提交{track.short_name}。"


def hand_in_changes(track: Track) -> str:
    return f"{track.short_name}的改动还没有提交，回复 提交{track.short_name}。"


def correct(track: Track, names: str) -> str:
    return f"改退回的{track.short_name}（{names}），请回复 {track.short_name}。"


def hand_back(track: Track) -> str:
    return f"退回的{track.short_name}都已改过，回复 提交{track.short_name} 交回。"


def bring_paper(campaign: Campaign, track: Track, application: Application) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    last = application.submission
    if application.old_paper and last:
        return (
            f"打印 {last.receipt} 盖章，{deadline} 前送校工会，换已送的 v{application.old_paper}。"
        )
    if application.refusal:
        return f"{paper_refused(application.refusal)}，请补好，{deadline} 前重新送校工会。"
    return f"打印《{track.form_name}》，加盖公章，{deadline} 前送校工会。"


def paper_is_late(campaign: Campaign, track: Track, application: Application) -> str:
    if application.old_paper:
        told = f"{track.short_name}已送的纸质是 v{application.old_paper}，要不要换"
        return f"{told}，请问{call(campaign.contact)}。"
    if application.refusal:
        told = paper_refused(application.refusal)
        return f"{track.short_name}的{told}，请补好尽快送来，或联系{call(campaign.contact)}。"
    return f"{track.short_name}的纸质还没收到，请联系{call(campaign.contact)}。"


def call_if_special(campaign: Campaign) -> str:
    return f"有特殊情况请联系{call(campaign.contact)}。"


def all_done() -> str:
    return "都办完了，不用再做什么。"


def wait_for_what_follows() -> str:
    return "不用再做什么；列入推荐的后续事项，校工会另行通知。"


def wait_for_review() -> str:
    return "不用再做什么，等校工会通知。"


def _starts(tracks: Sequence[Track]) -> str:
    return " 或 ".join(f"申报{track.short_name}" for track in tracks)
