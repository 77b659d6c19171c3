"""What `doctor` says about the callback URL and its keys."""

from __future__ import annotations

from datetime import datetime

from bot.wording.doctor.general import Said

RECEIVING = "管理后台本应用“接收消息”→“设置API接收”"
RESTART = "改 .env 后要重启机器人"
BOTH_PATHS = "末尾带不带 / 都到得了"
TOKEN = "签名对得上"  # noqa: S105 - what is said of it
KEY = "解得开"
OTHER_CORP: Said = (
    "运行中的机器人用的是另一个 WECOM_CORP_ID",
    f"核对“我的企业”里的企业ID；{RESTART}",
)
OTHER_TOKEN: Said = (
    "运行中的机器人用的是另一个 WECOM_TOKEN",
    f"{RECEIVING}的 Token、.env 要一致；{RESTART}",
)
OTHER_KEY: Said = (
    "运行中的机器人用的是另一个 WECOM_AES_KEY",
    f"{RECEIVING}的 EncodingAESKey、.env 要一致；{RESTART}",
)


def through(url: str) -> str:
    return f"{url} 验证和收消息都通"


def silent(url: str, kind: str) -> Said:
    return f"{url} 没有回应（{kind}）", "看域名解析、防火墙，反向代理和机器人是否开着"


def not_ours(url: str, status: str) -> Said:
    return (
        f"{url} 后面不是机器人（回的是 {status}）",
        "让反向代理把 /wecom/callback 原样转到机器人的 PORT，不要拦、不要改路径",
    )


def no_post(status: int) -> Said:
    return f"验证通，收消息不通（POST 回的是 {status}）", "让反向代理或防火墙放行 POST 和 text/xml"


def moved(url: str, to: str) -> Said:
    return (
        f"{url} 被转到 {to}，企业微信不跟着跳转",
        "让反向代理不跳转、直接转发 /wecom/callback，或把 PUBLIC_URL 改成跳转后的地址",
    )


def no_slash(url: str, status: str) -> Said:
    return (
        f"{url}/ 到不了机器人（{status}），不带 / 的可以",
        f"{RECEIVING}的 URL 填 {url}，末尾不要带 /；或者让反向代理两种都放行",
    )


def too_slow(seconds: float) -> Said:
    return (
        f"回应要 {seconds:.1f} 秒以上，企业微信只等 5 秒",
        "看机器的负荷和反向代理；跨境或内网穿透的线路请换掉",
    )


def slow(seconds: float) -> Said:
    return (
        f"回应用了 {seconds:.1f} 秒，保存回调 URL 时企业微信只等 1 秒",
        "看机器的负荷和到反向代理的网络",
    )


def quick(seconds: float) -> str:
    return f"{seconds * 1000:.0f} 毫秒"


def refused_signature(at: datetime) -> Said:
    return (
        f"有签名不对的消息被拒收（最近一次 {at.astimezone():%H:%M}）",
        f"{RECEIVING}的 Token 和 WECOM_TOKEN 要一致；{RESTART}",
    )


def refused_key(at: datetime) -> Said:
    return (
        f"有解不开的消息被拒收（最近一次 {at.astimezone():%H:%M}）",
        f"{RECEIVING}的 EncodingAESKey 和 WECOM_AES_KEY 要一致；{RESTART}",
    )
