"""What `/readyz` says is missing, a line for each part."""

from __future__ import annotations

from datetime import datetime

from storage.losses import EMPTIED, REPLACED
from storage.pulse import Part

PARTS = {
    Part.WORKER: "发消息、收照片的后台进程",
    Part.TICK: "发提醒、敲截止钟的定时器",
}
FULL = "Redis 内存满了，说的话先存在磁盘上"
DISK_FULL = "Redis 写不进自己的磁盘，说的话先存在磁盘上"
OTHER = (
    "数据库不是启动时的那个，或者被清空过：以前说的话不在里面；"
    "先停下机器人，找回数据或从备份恢复，再启动"
)
READ_ONLY = "Redis 是只读的副本，说的话先存在磁盘上"


def away(kind: str) -> str:
    return f"Redis 连不上（{kind}），这时说的话先存在磁盘上"


def takes_no_writes(kind: str) -> str:
    return f"Redis 写不进（{kind}），说的话先存在磁盘上"


def never_began(part: Part) -> str:
    return f"{PARTS[part]}还没有开始"


def stands_still(part: Part, age_s: float) -> str:
    return f"{PARTS[part]}已经 {age_s:.0f} 秒没有动静"


def not_writable(why: str | None) -> str:
    return f"DATA_DIR 写不进（{why}），照片和表存不下"


def megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"


def disk_full(free: int, least: int) -> str:
    return f"DATA_DIR 的磁盘只剩 {megabytes(free)}，至少要 {megabytes(least)}"


def last_backup(age_s: float | None, failed: str, *, is_late: bool) -> str:
    told = "还没有做过" if age_s is None else f"最近一次在 {age_s / 3600:.0f} 小时以前"
    late = "，太久了" if is_late else ""
    return f"备份：{told}{late}" + (f"，上次没做成（{failed}）" if failed else "")


def waiting(count: int, oldest_s: float) -> str:
    return f"有 {count} 条消息存在磁盘上等着办，最早的等了 {oldest_s:.0f} 秒"


def waits_long(oldest_s: float) -> str:
    return f"{oldest_s:.0f} 秒前说的话还在磁盘上等着办"


def put_aside(count: int) -> str:
    return f"有 {count} 条消息办不了，放在 DATA_DIR/spool/aside，请看日志"


def emptied(at: datetime) -> str:
    return f"数据库被清空过（{at:%m-%d %H:%M} 发现）：以前说的话不在里面，请从备份恢复"


def replaced(at: datetime) -> str:
    return f"数据库换成了另一个（{at:%m-%d %H:%M} 发现）：以前说的话不在里面，请换回来或从备份恢复"


def lost_records(count: int, at: datetime) -> str:
    return (
        f"数据库丢过最后一刻写的东西（最近 {at:%m-%d %H:%M} 发现，{count} 处），"
        "多半是副本接替主库；已请校工会找他们核对"
    )


WHOLE = {EMPTIED: emptied, REPLACED: replaced}
