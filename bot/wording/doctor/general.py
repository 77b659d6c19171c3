"""What `doctor` says whatever is looked at: the lines, the total, and why a check could not look."""

from __future__ import annotations

from collections.abc import Mapping

Said = tuple[str, str]

_LEVELS = {"ok": "通过", "hint": "提示", "warns": "注意", "fails": "不行", "skipped": "跳过"}
_NAMES = {
    "settings": "设置",
    "config": "config.yaml",
    "redis": "Redis",
    "reach": "连接企业微信",
    "corp": "WECOM_CORP_ID",
    "secret": "WECOM_SECRET",
    "agent": "WECOM_AGENT_ID",
    "trusted_ip": "企业可信IP",
    "public_url": "PUBLIC_URL",
    "certificate": "证书",
    "callback": "回调",
    "callback_path": "回调路径",
    "latency": "回调速度",
    "token": "WECOM_TOKEN",
    "data_dir": "DATA_DIR",
}
NO_STORE = "还没有数据，第一次启动（serve）时自动建立"
NOT_HERE = "机器人不在这台机器（或这个容器）上；设了 PUBLIC_URL 才能从外面查"
NOT_RUNNING = "机器人没有在运行；启动（serve）以后再查一次"


def after(check: str) -> str:
    return f"先解决上面的“{_NAMES[check]}”，再查这一项"


def not_finished(seconds: float) -> Said:
    return f"{seconds:.0f} 秒内没有查完", "网络或机器太慢，过一会儿再查一次"


def broke(kind: str) -> Said:
    return f"没能查成（{kind}）", "再查一次；还不行，请把这一行发给开发人员"


def line(title: str, level: str, cause: str, todo: str) -> str:
    told = f"[{_LEVELS[level]}] {title}：{cause}"
    return f"{told}。怎么办：{todo}" if todo else told


def total(counts: Mapping[str, int]) -> str:
    told = [f"{_LEVELS[level]} {counts[level]}" for level in _LEVELS if counts.get(level)]
    ending = "有不行的，请从上往下解决" if counts.get("fails") else "没有不行的"
    return f"共 {sum(counts.values())} 项：{'、'.join(told)}。{ending}。"
