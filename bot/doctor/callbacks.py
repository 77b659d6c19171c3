"""The callback URL: whether WeCom comes through to the bot, with the right keys, soon enough."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.doctor.door import State
from bot.doctor.findings import Finding, NotYetError, fails, good, warns
from bot.doctor.running import Check
from bot.doctor.scene import Scene
from bot.doctor.way import behind_url, known, must_be_bot
from bot.doctor.web import PATIENCE_S
from bot.wording.doctor import callbacks as wording
from bot.wording.doctor import general

TOO_SLOW_S = 5.0
RECENT = timedelta(minutes=15)


def callback(scene: Scene) -> Finding:
    """Fails where neither verification nor messages come through to the bot."""
    behind = behind_url(scene)
    match behind.state:
        case State.SILENT:
            return fails(wording.silent(scene.door.url, behind.detail))
        case State.NOT_OURS:
            return fails(wording.not_ours(scene.door.url, behind.detail))
        case State.OTHER_CORP:
            return fails(wording.OTHER_CORP)
        case State.OURS:
            status = scene.door.post().status
            if status != 200:
                return fails(wording.no_post(status))
    return good(wording.through(scene.door.url))


def callback_path(scene: Scene) -> Finding:
    """Fails where the address is sent elsewhere, warns where a slash at its end is one too much."""
    behind = behind_url(scene, may_move=True)
    if behind.location:
        return fails(wording.moved(scene.door.url, behind.location))
    must_be_bot(behind)
    slash = scene.door.behind_slash
    if slash.state is not behind.state:
        return warns(wording.no_slash(scene.door.url, slash.detail))
    return good(wording.BOTH_PATHS)


def token(scene: Scene) -> Finding:
    """Fails where the bot that answers, or WeCom, signs with another token."""
    if known(scene).state is State.OTHER_TOKEN:
        return fails(wording.OTHER_TOKEN)
    at = _lately_refused(scene, "signature")
    return fails(wording.refused_signature(at)) if at else good(wording.TOKEN)


def aes_key(scene: Scene) -> Finding:
    """Fails where the bot that answers, or WeCom, encrypts with another key."""
    behind = known(scene)
    if behind.state is State.OTHER_TOKEN:
        raise NotYetError(general.after("token"))
    if behind.state is State.OTHER_KEY:
        return fails(wording.OTHER_KEY)
    at = _lately_refused(scene, "key")
    return fails(wording.refused_key(at)) if at else good(wording.KEY)


def latency(scene: Scene) -> Finding:
    """Fails where WeCom would give up waiting, warns where it would not take the address."""
    behind = behind_url(scene, may_be_slow=True)
    if behind.state is State.SLOW:
        return fails(wording.too_slow(PATIENCE_S))
    must_be_bot(behind)
    seconds = behind.seconds
    if seconds > TOO_SLOW_S:
        return fails(wording.too_slow(seconds))
    if seconds > scene.means.slow_after_s:
        return warns(wording.slow(seconds))
    return good(wording.quick(seconds))


def _lately_refused(scene: Scene, reason: str) -> datetime | None:
    """When a callback was refused for this reason, if that was not long ago."""
    if not scene.has_store or not scene.store_answers:
        return None
    at = scene.store.refused.last(reason)
    return at if at and scene.means.wall() - at < RECENT else None


CHECKS = (
    Check("callback", "回调", callback, 30.0),
    Check("callback_path", "回调路径", callback_path, 30.0),
    Check("latency", "回调速度", latency, 30.0),
    Check("token", "WECOM_TOKEN", token),
    Check("aes_key", "WECOM_AES_KEY", aes_key),
)
