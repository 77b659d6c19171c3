"""Why the product does not start, in a line or two."""

from __future__ import annotations

import errno
import os

STORE_NOT_SET = "REDIS_URL 没有设：请用 python -m bot serve 启动"
ANYWAY = "宁可丢数据也要启动的话，设 REDIS_DURABLE=none。"
_HOW = "请改 redis.conf 或用 CONFIG SET 改成"


def too_old(oldest: str) -> str:
    return f"它比 {oldest} 旧"


def not_installed(module: str) -> str:
    return f"里面没有装 {module}"


def cannot_run(python: str, why: str, typed: str) -> str:
    return (
        f"{python} 运行不了机器人（{why}）：先运行一次 make setup，"
        f"再用 .venv/bin/python -m bot {typed}"
    )


def not_writable(name: str, folder: str, why: str | None) -> str:
    told = f"{name} {folder} 写不进（{why}）：请换成运行机器人的用户有权写的目录"
    is_closed = why == os.strerror(errno.EROFS)  # as systemd closes what its unit does not name
    return f"{told}；用 systemd 的，把它写进 .service 的 ReadWritePaths" if is_closed else told


def port_unusable(port: int, address: str, why: str | None) -> str:
    return f"PORT {port}（{address}）用不了（{why}）：请换一个 PORT"


def port_taken(port: int) -> str:
    return f"PORT {port} 已被占用：请停掉占用它的程序，或换一个 PORT"


def gave_up(name: str, times: int, seconds: float, how: str) -> str:
    return f"{name} 启动后 {seconds:.0f} 秒内就退出，连续 {times} 次（{how}）：不再重试，原因见上面的日志"


def forgets() -> str:
    return f"Redis 的 appendonly 是 no，一重启数据就没了：{_HOW} yes"


def evicts(policy: str) -> str:
    return f"Redis 的 maxmemory-policy 是 {policy}，满了会删数据：{_HOW} noeviction"


def lags(policy: str) -> str:
    return f"Redis 的 appendfsync 是 {policy}，断电会丢掉最后一刻已经答复的内容：{_HOW} always"


def store_away(kind: str) -> str:
    return f"Redis 连不上（{kind}）：请看 REDIS_URL，Redis 是否开着"


def store_silent(kind: str) -> str:
    return f"Redis 没有回应（{kind}），写没写成不清楚：请再运行一次"
