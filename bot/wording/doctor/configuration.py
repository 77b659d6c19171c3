"""What `doctor` says about settings, config.yaml, the templates, and the data that are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.wording.doctor.general import Said
from campaign.model import Branch, Campaign, Track

SETTINGS_READ = "都读到了，写法没有问题"
TEMPLATES_FILLED = "每个奖项的表都试填过了"
NO_DATA = "还没有这次活动的数据"
CHECK = "python -m bot check"


def _first(lines: Sequence[str]) -> str:
    return lines[0] + (f"（共 {len(lines)} 处）" if len(lines) > 1 else "")


def wrong_settings(lines: Sequence[str]) -> Said:
    return "；".join(lines), "改 .env（或环境变量）后再查"


def wrong_config(problems: Sequence[str]) -> Said:
    return _first(problems), f"改 config.yaml；全部问题：{CHECK}"


def config_read(campaign: Campaign) -> str:
    return f"{campaign.title}，{len(campaign.tracks)} 个奖项、{len(campaign.branches)} 个分工会"


def long_over(deadline: datetime, days: int) -> Said:
    return (
        f"截止是 {deadline:%Y-%m-%d}，已过去 {days} 天，什么都不再收",
        "换上今年的 config.yaml：日期、名单都要改，id 要换新的；有旧数据的先备份、再 purge",
    )


def dates(campaign: Campaign) -> str:
    return f"{campaign.opens_at:%Y-%m-%d %H:%M} 开始，{campaign.deadline:%Y-%m-%d %H:%M} 截止"


def wrong_template(problems: Sequence[str]) -> Said:
    return _first(problems), "改 forms/ 里的 Word 模板或 config.yaml"


def clash(refused: Sequence[str]) -> Said:
    return f"{_first(refused)}", f"照这一行改 config.yaml，否则不能启动；详情：{CHECK}"


def fits(told: int) -> str:
    return f"对得上；下次启动会有 {told} 处变化，见 {CHECK}" if told else "对得上"


def titles_of_nobody(branches: Sequence[Branch]) -> Said:
    told = "、".join(f"{b.shown} {b.short_name}" for b in branches)
    return (
        f"名册里 {told} 记着已获称号，config.yaml 里却没有这个分工会",
        "在 config.yaml 的 branches 里加上它；改了编号的，写明 id 和 number",
    )


def titles_of_no_award(keys: Sequence[str]) -> Said:
    return (
        f"名册里记着的称号 {'、'.join(keys)} 不是 config.yaml 里的奖项",
        "核对 config.yaml 的 tracks；称号用 python -m bot roster 重新导入",
    )


def closed_to_all(tracks: Sequence[Track]) -> Said:
    names = "、".join(track.name for track in tracks)
    return f"每个分工会都写着已获“{names}”，没有人能申报", "核对 config.yaml 的 holds"


def titles_known(campaign: Campaign) -> str:
    held = (
        f"{t.short_name} {sum(t.id in b.titles for b in campaign.branches)} 家"
        for t in campaign.awards
    )
    return f"已获称号的：{'、'.join(held)}，请校工会核对"
