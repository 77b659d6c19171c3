"""What `doctor` says about PUBLIC_URL, its domain and certificate, and what a proxy lets pass."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta

from bot.wording.doctor.general import Said

SET_IT = "设成手机能打开的 https 地址，如 https://gonghui.example.edu.cn，末尾不带路径"
NOT_SET: Said = "没有设：消息里不带网页和下载链接，或者链接是 127.0.0.1", SET_IT
NOT_HTTPS: Said = "是 http，链接和材料明文传输", "在反向代理上配好证书，改成 https"
NO_CERTIFICATE = "PUBLIC_URL 不是 https，没有证书可查"
ARCHIVES = "导出的下载到得了"
PAGES = "消息里的填写页打得开"
HIDDEN = "监控数字从外面看不到"
TRIAL_DOMAIN = "在本机试用，不用备案"
_TRUST = {
    10: ("证书过期了", "续期证书，重载反向代理"),
    18: ("证书是自签的", "换成受信任机构签发的证书"),
    19: ("证书的根不受信任", "换成受信任机构签发的证书"),
    20: ("证书链不完整，或签发机构不受信任", "把中间证书一起放进反向代理（fullchain）"),
    21: ("证书链不完整", "把中间证书一起放进反向代理（fullchain）"),
    62: ("证书不是给这个域名的", "换成包含这个域名的证书，或改 PUBLIC_URL"),
    64: ("证书不是给这个地址的", "PUBLIC_URL 用域名，不用 IP"),
}


def here_alone(given: str) -> Said:
    return f"{given} 只有这台机器自己打得开，消息里不带链接", SET_IT


def too_much(path: str) -> Said:
    return f"PUBLIC_URL 里写了 {path}", f"只写到域名；{path} 只填在管理后台的回调 URL 里"


def links_go(url: str) -> str:
    return f"消息里的链接是 {url}/…"


def bare_address(host: str) -> Said:
    return f"{host} 是 IP，保存回调 URL 时多半过不了域名主体校验", "用学校的域名"


def tunnel(host: str) -> Said:
    return f"{host} 是内网穿透的域名，主体不是学校，保存回调 URL 会失败", "用学校的域名"


def whose(host: str) -> Said:
    return (
        f"{host} 的备案主体查不到",
        "请确认它和企业微信的认证主体是同一家或有关联，否则管理后台不让保存回调 URL",
    )


def not_trusted(host: str, code: int, message: str) -> Said:
    cause, todo = _TRUST.get(code, (f"证书不受信任（{message}）", "换成受信任机构签发的证书"))
    return f"{host}：{cause}", todo


def no_handshake(host: str, port: int, error: OSError) -> Said:
    at = f"{host}:{port}"
    match error:
        case socket.gaierror():
            told = f"域名 {host} 解析不到地址", "核对 PUBLIC_URL 有没有写错；没错就请网管加域名解析"
        case ConnectionRefusedError():
            told = f"{at} 没有程序在听", "启动反向代理（nginx 或 Caddy），核对它听的端口"
        case TimeoutError():
            told = f"{at} 没有回应", "请网管放行这个端口；只有学校里面不通的，从外面再试"
        case _:
            kind = type(error).__name__
            told = f"{at} 握手不成（{kind}）", "核对这个端口上是不是 https，证书和私钥是不是一对"
    return told


def expires(until: datetime, left: timedelta) -> Said:
    return f"证书再过 {left.days} 天就到期（{until:%Y-%m-%d}）", "现在续期，并检查自动续期"


def valid(until: datetime) -> str:
    return f"受信任，到 {until:%Y-%m-%d}"


def _megabytes(size: int) -> str:
    """As proxies count them, and as the limit is written there."""
    return f"{size // 1_000_000} MB"


def large_unanswered(size: int, kind: str) -> Said:
    return f"传 {_megabytes(size)} 没有传完（{kind}）", "看反向代理的超时；网速慢的话过一会儿再查"


def too_large(size: int) -> Said:
    return (
        f"反向代理不让传 {_megabytes(size)}（413），主席在网页上传文件会失败",
        "nginx：client_max_body_size 12m; 然后重载",
    )


def page_not_ours(path: str, status: int) -> Said:
    return (
        f"{path} 到不了机器人（{status}），消息里的网页打不开",
        "让反向代理放行 /summary/、/page/、/export/ 和 /login，照 docs/deploy 里的样例",
    )


def unanswered(path: str, kind: str) -> Said:
    return f"{path} 没有回应（{kind}）", "看反向代理的日志"


def open_to_all(path: str) -> Said:
    return (
        f"从外面谁都看得到 {path}（人数、进度）",
        "反向代理只放行 /wecom/callback、/summary/、/export/ 和 /login，其余回 404",
    )


def large_passed(size: int) -> str:
    return f"{_megabytes(size)} 传得过去"
