"""What `doctor` says about the Secret, the AgentId, the trusted IP, and who is visible to the app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.outbox.errors import EffectError
from bot.wording.doctor.general import Said

APP_PAGE = "管理后台“应用管理”→本应用"
MOST_NAMED = 8
CORP = "企业微信认这个企业"
SECRET = "取到了访问凭证（gettoken）"  # noqa: S105 - what is said of it
TRUSTED = "这台机器的出口地址没有被拒绝"
SWITCHED_OFF: Said = "应用被停用了", f"{APP_PAGE}里启用"
PLUGIN: Said = (
    "这两项查不到，请看一眼",
    "“我的企业”→“微信插件”要打开，允许成员在微信里接收和回复；"
    "应用详情里“在微工作台中始终进入主页”不要开",
)


def _code(error: EffectError) -> str:
    return f"（错误码 {error.code}）" if error.code is not None else ""


def _named(people: Sequence[str]) -> str:
    told = "、".join(people[:MOST_NAMED])
    return f"{told} 等 {len(people)} 人" if len(people) > MOST_NAMED else told


def reached(address: str) -> str:
    return f"连得上 {address}"


def unreachable(error: EffectError, address: str) -> Said:
    return (
        f"连不上 {address}（{error}）",
        "放行这台机器到 qyapi.weixin.qq.com 443 端口的出口；用代理的，看 HTTPS_PROXY",
    )


def proxy(status: str) -> Said:
    return f"中间的代理不放行（{status}）", "让网管放行到 qyapi.weixin.qq.com 的 HTTPS"


def wrong_corp(error: EffectError | None) -> Said:
    told = _code(error) if error else ""
    return f"企业微信不认 WECOM_CORP_ID{told}", "照“我的企业”最下面的企业ID 改"


def wrong_secret(error: EffectError | None) -> Said:
    told = _code(error) if error else ""
    return (
        f"企业微信不认 WECOM_SECRET{told}",
        f"{APP_PAGE}，查看 Secret，整串重新复制；刚重置过的，旧的已作废",
    )


def wrong_agent(agent_id: int, error: EffectError | None) -> Said:
    told = _code(error) if error else ""
    return (
        f"WECOM_AGENT_ID {agent_id} 不是这个 Secret 的应用{told}",
        f"{APP_PAGE}，AgentId 和 Secret 要从同一页复制",
    )


def app_refused(error: EffectError) -> Said:
    return f"企业微信不给看这个应用{_code(error)}", f"{APP_PAGE}，看应用是否启用、接口权限是否还在"


LINKS_ALONE = "网页凭链接打开，不另外确认身份（PAGE_LOGIN 没有设成 wecom）"


def asks_who(domain: str) -> str:
    return f"打开网页要确认是本人，可信域名是 {domain}"


def untrusted_domain(known: str, ours: str) -> Said:
    cause = (
        f"可信域名是 {known}，网页在 {ours or '（PUBLIC_URL 没有设）'}"
        if known
        else "没有设可信域名"
    )
    return (
        f"PAGE_LOGIN=wecom，可是{cause}，网页会打不开（错误码 50001）",
        f"{APP_PAGE}→“网页授权及 JS-SDK”→设置可信域名，填 {ours or 'PUBLIC_URL 的域名'}；"
        "暂时设不了就去掉 PAGE_LOGIN",
    )


def app_known(app: Any) -> str:
    return f"应用是“{app.get('name', '')}”" if isinstance(app, dict) else "应用认得"


def untrusted(address: str) -> Said:
    shown = address or "这台机器的出口地址"
    return (
        f"{shown} 不在企业可信IP 里（错误码 60020）",
        f"{APP_PAGE}→最下面“企业可信IP”→配置，填 {shown}，约 1 分钟生效",
    )


def unseen(people: Sequence[str], of: int) -> Said:
    return (
        f"{of} 人里有 {len(people)} 人应用看不见：{_named(people)}",
        f"{APP_PAGE}→“可见范围”里加上；账号写错的，改 config.yaml 或用 绑定",
    )


def not_asked(error: EffectError, number: int) -> Said:
    return f"有 {number} 人没查成{_code(error) or f'（{error}）'}", "过一会儿再查一次"


def not_active(people: Sequence[str]) -> Said:
    return f"还没有激活或已停用企业微信：{_named(people)}", "请本人登录一次企业微信；离职的请换人"


def all_seen(number: int) -> str:
    return f"名册和校工会 {number} 人都看得见"
