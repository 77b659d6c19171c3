"""What `doctor` says about the store: whether it is there, takes a write, and keeps it."""

from __future__ import annotations

from bot.wording.doctor.general import Said

IS_WRITTEN = "连得上，写得进"
EMBEDDED = "自带的，连得上，写得进"
APPENDING = "yes，重启不丢"
KEEPS_ALL = "noeviction，满了也不删数据"
AT_ONCE = "always，断电不丢"
HOW = "改 redis.conf 或用 CONFIG SET"

FULL: Said = "内存满了，说的话先存在磁盘上", "加大 maxmemory，或给机器加内存"
READ_ONLY: Said = "是只读的副本，说的话先存在磁盘上", "REDIS_URL 改指主节点"
FORGETS: Said = "appendonly 是 no，Redis 一重启数据就没了", f"{HOW}：appendonly yes"


def takes_no_writes(kind: str) -> Said:
    return f"写不进（{kind}）", "看 Redis 的日志"


def away(kind: str) -> Said:
    return f"连不上（{kind}）", "看 REDIS_URL、密码、防火墙，Redis 是否开着"


def unknown_version(given: str) -> Said:
    return f"读不出版本（{given}）", "要 Redis 7 或更新"


def too_old(given: str) -> Said:
    return f"{given} 太旧", "换成 Redis 7 或更新"


def evicts(policy: str) -> Said:
    return f"maxmemory-policy 是 {policy}，满了会删数据", f"{HOW}：maxmemory-policy noeviction"


def lags(policy: str) -> Said:
    return (
        f"appendfsync 是 {policy}，断电会丢掉最后一刻已经答复的内容",
        f"{HOW}：appendfsync always",
    )
