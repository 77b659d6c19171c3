"""Whether WeCom takes the app and reaches everybody in the roster."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from bot.doctor.findings import Finding, NotYetError, fails, good, hints, warns
from bot.doctor.platform import AT_ONCE
from bot.doctor.running import Check
from bot.doctor.scene import Scene
from bot.outbox.errors import AppRefusedError, EffectError
from bot.wecom.errors import OUT_OF_REACH
from bot.wording.doctor import enterprise as wording
from bot.wording.doctor import general
from storage.outbox.unreachable import Obstacle

ACTIVE = 1
OUT_OF_SIGHT = {60011, *OUT_OF_REACH}


def reach(scene: Scene) -> Finding:
    """Fails where WeCom cannot be reached, or a proxy in between lets nothing pass."""
    error = _error(scene.platform.token)
    if isinstance(error, AppRefusedError):
        return fails(wording.proxy(error.detail)) if _is(error, Obstacle.PROXY) else _reached(scene)
    return fails(wording.unreachable(error, scene.settings.api_base)) if error else _reached(scene)


def _reached(scene: Scene) -> Finding:
    return good(wording.reached(scene.settings.api_base))


def corp(scene: Scene) -> Finding:
    """Fails where no token is given for this corp id."""
    error = _refused_at_token(scene)
    return fails(wording.wrong_corp(error)) if _is(error, Obstacle.CORP) else good(wording.CORP)


def secret(scene: Scene) -> Finding:
    """Fails where no token is given for this secret."""
    error = _refused_at_token(scene)
    if _is(error, Obstacle.CORP):
        raise NotYetError(general.after("corp"))
    return (
        fails(wording.wrong_secret(error)) if _is(error, Obstacle.SECRET) else good(wording.SECRET)
    )


def agent(scene: Scene) -> Finding:
    """Fails where the app of the secret has another AgentId, or is switched off."""
    error = _refused_app(scene)
    if _is(error, Obstacle.UNTRUSTED_IP):
        raise NotYetError(general.after("trusted_ip"))
    if _is(error, Obstacle.AGENT):
        return fails(wording.wrong_agent(scene.settings.agent_id, error))
    if error:
        return fails(wording.app_refused(error))
    app = scene.platform.app
    if isinstance(app, dict) and app.get("close"):
        return fails(wording.SWITCHED_OFF)
    return good(wording.app_known(app))


def trusted_ip(scene: Scene) -> Finding:
    """Fails with the address that is refused."""
    error = _error(scene.platform.token) or _error(scene.platform.app)
    if isinstance(error, AppRefusedError) and _is(error, Obstacle.UNTRUSTED_IP):
        return fails(wording.untrusted(error.detail))
    _refused_at_token(scene)
    return good(wording.TRUSTED)


def visibility(scene: Scene) -> Finding:
    """Fails with the people who are unknown or out of the app's range."""
    error = _refused_app(scene)
    if error:
        raise NotYetError(general.after("agent" if _is(error, Obstacle.AGENT) else "trusted_ip"))
    campaign = scene.people
    people = [*dict.fromkeys((*(u for b in campaign.branches for u in b.people), *campaign.office))]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda user: scene.platform.ask("user/get", userid=user), people)
        found = dict(zip(people, answers, strict=True))
    unseen = [u for u, a in found.items() if isinstance(a, EffectError) and a.code in OUT_OF_SIGHT]
    if unseen:
        return fails(wording.unseen(unseen, len(people)))
    if others := [a for a in found.values() if isinstance(a, EffectError)]:
        return warns(wording.not_asked(others[0], len(others)))
    idle = [u for u, a in found.items() if isinstance(a, dict) and a.get("status", 1) != ACTIVE]
    return warns(wording.not_active(idle)) if idle else good(wording.all_seen(len(people)))


def page_login(scene: Scene) -> Finding:
    """Fails where pages ask who opens them and the app's trusted domain is another one."""
    if not scene.settings.needs_login:
        return good(wording.LINKS_ALONE)
    if error := _refused_app(scene):
        raise NotYetError(general.after("agent" if _is(error, Obstacle.AGENT) else "trusted_ip"))
    app, ours = scene.platform.app, urlsplit(scene.settings.public_url).netloc
    known = str(app.get("redirect_domain") or "") if isinstance(app, dict) else ""
    return (
        good(wording.asks_who(ours))
        if known == ours
        else fails(wording.untrusted_domain(known, ours))
    )


def plugin(_scene: Scene) -> Finding:
    """Nothing tells how the WeChat plug-in is set: a person has to look."""
    return hints(wording.PLUGIN)


def _refused_at_token(scene: Scene) -> AppRefusedError | None:
    """Why the app gets no token; NotYetError where WeCom did not say."""
    error = _error(scene.platform.token)
    if _is(error, Obstacle.UNTRUSTED_IP):
        raise NotYetError(general.after("trusted_ip"))
    if error and (not isinstance(error, AppRefusedError) or _is(error, Obstacle.PROXY)):
        raise NotYetError(general.after("reach"))
    return error if isinstance(error, AppRefusedError) else None


def _refused_app(scene: Scene) -> EffectError | None:
    """Why the app is not shown; NotYetError where there is no token."""
    if error := _refused_at_token(scene):
        raise NotYetError(general.after("corp" if _is(error, Obstacle.CORP) else "secret"))
    return _error(scene.platform.app)


def _error(answer: object) -> EffectError | None:
    return answer if isinstance(answer, EffectError) else None


def _is(error: EffectError | None, obstacle: Obstacle) -> bool:
    return isinstance(error, AppRefusedError) and error.obstacle is obstacle


CHECKS = (
    Check("reach", "连接企业微信", reach, 20.0),
    Check("corp", "WECOM_CORP_ID", corp),
    Check("secret", "WECOM_SECRET", secret),
    Check("agent", "WECOM_AGENT_ID", agent),
    Check("trusted_ip", "企业可信IP", trusted_ip),
    Check("visibility", "可见范围", visibility, 30.0),
    Check("page_login", "PAGE_LOGIN", page_login),
    Check("plugin", "微信插件", plugin),
)
