"""What reminders say: one phone screen, what is missing first, what to answer last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from campaign.completeness import Missing
from campaign.condition import Condition, State
from campaign.model import Branch, Campaign, Contact, Track
from campaign.reminders import Slot
from campaign.scoring import Gap
from handlers.wording import conditions
from handlers.wording.chair import call, greeting, time_left
from handlers.wording.times import day_and_time, duration, short_time

MUTE = "今天别再提醒"
MUTED = "今天不再提醒"
GO_ON = "继续"
PROGRESS = "进度"
SECTIONS_NAMED = 2


def named(branch: Branch) -> str:
    return f"{branch.shown} {branch.short_name}分工会"


def head(campaign: Campaign, branch: Branch, now: datetime) -> str:
    return f"{named(branch)}：{_left(campaign, now)}。"


def not_begun(campaign: Campaign, branch: Branch, now: datetime) -> str:
    return f"{named(branch)}：{_left(campaign, now)}，还没有开始申报。"


def announcement(campaign: Campaign, branch: Branch, now: datetime) -> str:
    return (
        f"{greeting(branch)}校工会有新通知，{campaign.document_number}：\n"
        f"{campaign.title}\n"
        f"{time_left(campaign, now)}"
    )


def _left(campaign: Campaign, now: datetime) -> str:
    deadline = short_time(campaign.deadline, campaign.zone)
    if now >= campaign.deadline:
        return f"申报已于 {deadline} 截止"
    return f"离截止还有 {duration(campaign.deadline - now)}（{deadline}）"


def possible(tracks: Sequence[Track]) -> Iterator[str]:
    yield "可以申报："
    for track in tracks:
        yield f"· {track.name}：{'、'.join(_wants(track))}"


def _wants(track: Track) -> Iterator[str]:
    least = f"（{track.minimum_score} 分可申报）" if track.minimum_score else ""
    yield f"{'自评' if track.scorecard else '填'} {len(track.places)} 项{least}"
    photos, essay = track.pictures, track.long_text
    if photos:
        yield f"照片 {photos.minimum}–{photos.maximum} 张"
    if essay:
        yield f"总结 {essay.minimum_length} 字"


def how_to_begin(tracks: Sequence[Track]) -> str:
    starts = " 或 ".join(start(track) for track in tracks)
    declines = " 或 ".join(decline(track) for track in tracks if track.may_decline)
    none = f"\n不申报也请说一声：{declines}。" if declines else ""
    return f"在这里一问一答就能填完，随时可停，填错可改。{none}\n回复 {starts} 开始。"


def not_started(track: Track) -> str:
    way = f"，不推荐请回复 {decline(track)}" if track.may_decline else ""
    return f"{track.short_name}：未开始{way}。"


def entries(sections: Mapping[str, int], elsewhere: int) -> list[str]:
    if sections and not elsewhere and len(sections) <= SECTIONS_NAMED:
        return [f"第{number}部分 {count} 项" for number, count in sections.items()]
    count = sum(sections.values()) + elsewhere
    return [f"{count} 项"] if count else []


def to_fill(track: Track, entries: Sequence[str], how: Condition, score: Gap | None) -> str:
    missing, lacking = how.lacks, list(entries)
    lacking += [f"照片 {missing.photos} 张"] if missing.photos else []
    lacking += [f"总结 {missing.characters} 字"] if missing.characters else []
    back = f"{track.short_name}的 {how.receipt} 已撤回。" if how.state is State.WITHDRAWN else ""
    text = f"{track.short_name}还差：{'、'.join(lacking)}。" if lacking else ""
    return back + text + (_score(track, missing, score) if score else "")


def _score(track: Track, missing: Missing, score: Gap) -> str:
    least, most = track.minimum_score or 0, score.counted + score.reachable
    if missing.entries and most < least:
        return (
            f"得分 {score.counted}，填完最高 {most}，不到申报要求 {least} 分；"
            f"不申报请回复 {decline(track)}。"
        )
    if missing.entries:
        return f"得分 {score.counted}，填完最高 {most}。"
    if missing.points:
        return (
            f"{track.short_name}自评 {score.counted} 分，离申报要求 {least} 分还差 {missing.points} 分，"
            f"请核对；不申报请回复 {decline(track)}。"
        )
    return f"得分 {score.counted}。"


def to_submit(track: Track, how: Condition) -> str:
    if how.state is State.WITHDRAWN:
        return f"{track.short_name}的 {how.receipt} 已撤回，还没有再提交，请回复 {submit(track)}。"
    return f"{track.short_name}都填好了，还没有提交，请回复 {submit(track)}。"


def to_submit_again(track: Track, how: Condition) -> str:
    """What counts and what was changed since; the paper only once that is settled."""
    lacks = conditions.lacks(how.lacks)
    way = f"还差 {'、'.join(lacks)}" if lacks else f"要算数请回复 {submit(track)}"
    paper = "纸质也还没收到。" if how.owes_paper and not how.old_paper else ""
    paper = f"已送的纸质 v{how.old_paper} 要换。" if how.old_paper else paper
    return f"{track.short_name}{conditions.with_changes(how)}，{way}。{paper}"


def to_deliver(track: Track, how: Condition, campaign: Campaign, now: datetime) -> str:
    deadline = day_and_time(campaign.deadline, campaign.zone)
    when = f"{deadline} 前" if now < campaign.deadline else "请尽快"
    if how.old_paper:
        return (
            f"{track.short_name} {how.receipt} 已提交，已送的纸质是 v{how.old_paper}，"
            f"请打印 {how.receipt} 加盖公章，{when}送校工会来换。"
        )
    if how.refused_for:
        return (
            f"{track.short_name} {how.receipt} 已提交，纸质被退回（{how.refused_for}），"
            f"请补好，{when}重新送校工会。"
        )
    return f"{track.short_name} {how.receipt} 已提交，只差加盖公章的纸质版，{when}送校工会。"


def delivered_already(contact: Contact) -> str:
    return f"如已送到，请告诉{call(contact)}。"


def how_to_go_on(filling: Sequence[str], starting: Sequence[Track]) -> str:
    ways = [f"{' 或 '.join(filling)} 接着填"] if filling else []
    ways += [f"{' 或 '.join(start(track) for track in starting)} 开始"] if starting else []
    return f"回复 {'，或 '.join(ways)}。" if ways else ""


def start(track: Track) -> str:
    return f"申报{track.short_name}"


def submit(track: Track) -> str:
    return f"提交{track.short_name}"


def decline(track: Track) -> str:
    return f"本次不申报{track.short_name}"


def go_on(track: Track) -> str:
    return f"接着填{track.short_name}"


def muted(campaign: Campaign, following: Slot | None) -> str:
    again = f"下次是 {day_and_time(following.at, campaign.zone)}。" if following else ""
    return f"好的，今天不再提醒您。{again}"


def not_on_last_day(campaign: Campaign, still_to_come: Sequence[str]) -> str:
    left = f"{'、'.join(still_to_come)} 还会提醒一次" if still_to_come else "后面没有提醒了"
    deadline = day_and_time(campaign.deadline, campaign.zone)
    return f"今天是最后一天，{deadline} 截止，{left}；办完就不再提醒。还差什么请回复 进度。"


def nothing_to_mute() -> str:
    return "现在没有要办的事，不会再提醒您。"
