"""The store: whether it takes a write, and keeps it."""

from __future__ import annotations

import re

from bot.doctor.findings import Finding, Said, fails, good, warns
from bot.doctor.running import Check
from bot.doctor.scene import Scene
from bot.wording.doctor import store as wording
from storage.store_errors import (
    AwayError,
    DiskFullError,
    FullError,
    LoadingError,
    ReadOnlyError,
    RefusedError,
    StoreError,
)

OLDEST = (7, 0)


def redis(scene: Scene) -> Finding:
    """Fails where nothing new is kept: written, for a store that is full answers a ping all the same."""
    if scene.fault:
        return fails(wording.away(scene.fault))
    try:
        scene.store.pulse.probe()
    except DiskFullError:
        return fails(wording.takes_no_writes("MISCONF"))
    except FullError:
        return fails(wording.FULL)
    except ReadOnlyError:
        return fails(wording.READ_ONLY)
    except (AwayError, LoadingError) as error:
        return fails(wording.away(type(error).__name__))
    except RefusedError as error:
        return fails(wording.takes_no_writes(str(error).split(" ")[0]))
    except StoreError as error:
        return fails(wording.away(type(error).__name__))
    return good(wording.IS_WRITTEN if scene.given("REDIS_URL") else wording.EMBEDDED)


def version(scene: Scene) -> Finding:
    """Fails where the store is older than what the bot was made for."""
    return version_finding(scene.answering_server.version())


def version_finding(given: str) -> Finding:
    """What a version means; one that cannot be read is doubted."""
    found = re.match(r"(\d+)\.(\d+)", given)
    if not found:
        return warns(wording.unknown_version(given))
    is_old = (int(found[1]), int(found[2])) < OLDEST
    return fails(wording.too_old(given)) if is_old else good(given)


def appendonly(scene: Scene) -> Finding:
    """Fails where a restart forgets what was said."""
    if scene.answering_server.is_appending():
        return good(wording.APPENDING)
    return _loses(scene, wording.FORGETS)


def eviction(scene: Scene) -> Finding:
    """Fails where the store throws data away when it is full."""
    policy = scene.answering_server.policy()
    if policy in ("", "noeviction"):
        return good(wording.KEEPS_ALL)
    return _loses(scene, wording.evicts(policy))


def fsync(scene: Scene) -> Finding:
    """Warns where a power cut takes the last moments."""
    server = scene.answering_server
    policy = server.fsync()
    if policy in ("", "always") or not server.is_appending():
        return good(wording.AT_ONCE)
    return warns(wording.lags(policy))


def _loses(scene: Scene, said: Said) -> Finding:
    """A failure; a warning where the operator has said that it is wanted."""
    return fails(said) if scene.settings.must_keep else warns(said)


CHECKS = (
    Check("redis", "Redis", redis),
    Check("redis_version", "Redis 版本", version),
    Check("redis_appendonly", "appendonly", appendonly),
    Check("redis_eviction", "maxmemory-policy", eviction),
    Check("redis_fsync", "appendfsync", fsync),
)
