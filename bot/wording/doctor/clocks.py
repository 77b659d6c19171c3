"""What `doctor` says about the clock, the time zone, and a trial that was left on."""

from __future__ import annotations

from datetime import datetime

from bot.wording.doctor.general import Said

SET_IT = "校准这台机器的时间：timedatectl set-ntp true"
REAL_TIME = "没有设，按真实时间"


def _distance(ahead_s: float) -> str:
    minutes, seconds = divmod(round(abs(ahead_s)), 60)
    told = f"{minutes} 分 {seconds} 秒" if minutes else f"{seconds} 秒"
    return f"比企业微信{'快' if ahead_s > 0 else '慢'} {told}"


def deaf(ahead_s: float, limit_s: int) -> Said:
    told = f"这台机器的时钟{_distance(ahead_s)}，超过 {limit_s} 秒（WECOM_MAX_AGE_S）"
    return f"{told}，所有消息都会被拒收", SET_IT


def wrong(ahead_s: float) -> Said:
    return f"这台机器的时钟{_distance(ahead_s)}，截止前后会判错", SET_IT


def right(ahead_s: float) -> str:
    return f"和企业微信相差不到 {max(1, round(abs(ahead_s)))} 秒"


def other_zone(key: str, at: datetime, local: datetime, zone: str) -> Said:
    return (
        f"{key} 写的是 {at.isoformat()}，按 time_zone {zone} 大家看到的是 {local:%m-%d %H:%M}",
        f"核对后把 {key} 写成 {local.isoformat()}，或改 time_zone",
    )


def zone(name: str, deadline: datetime) -> str:
    return f"{name}，截止 {deadline:%Y-%m-%d %H:%M}"


def trial(at: datetime) -> str:
    return f"试用：从 {at.isoformat()} 开始走"


def trial_left_on(at: datetime) -> Said:
    return f"BOT_NOW 还设着（{at.isoformat()}），提醒和截止都按试用的时间", "删掉 BOT_NOW，重启"
