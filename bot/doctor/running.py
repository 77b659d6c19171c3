"""Running the checks: groups side by side, each check and the whole with a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread

from bot.doctor.findings import Finding, Level, NotYetError, warns
from bot.doctor.scene import Scene
from bot.wording.doctor import general as wording

WHOLE_S = 50.0


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report; `id` stands in `--json`, so it never changes."""

    id: str
    title: str
    look: Callable[[Scene], Finding]
    within_s: float = 15.0


Group = Sequence[Check]
Found = list[tuple[Check, Finding]]


def examine(groups: Sequence[Group], scene: Scene, whole_s: float = WHOLE_S) -> Found:
    """What every check finds, in their order; those that take too long are said to."""
    found: dict[str, Finding] = {}
    ends_at = time.monotonic() + whole_s
    walks = [Thread(target=_walk, args=(g, scene, found, ends_at), daemon=True) for g in groups]
    for walk in walks:
        walk.start()
    for walk in walks:
        walk.join(max(0.0, ends_at - time.monotonic()))
    late = warns(wording.not_finished(whole_s))
    return [(check, found.get(check.id, late)) for group in groups for check in group]


def _walk(group: Group, scene: Scene, found: dict[str, Finding], ends_at: float) -> None:
    for check in group:
        if (left_s := ends_at - time.monotonic()) <= 0:
            return
        found[check.id] = _within(check, scene, min(check.within_s, left_s))


def _within(check: Check, scene: Scene, seconds: float) -> Finding:
    """What the check finds in this time; a thread that hangs is left behind and ends with the process."""
    found: list[Finding] = []
    thread = Thread(target=lambda: found.append(_look(check, scene)), daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else warns(wording.not_finished(seconds))


def _look(check: Check, scene: Scene) -> Finding:
    try:
        return check.look(scene)
    except NotYetError as not_yet:
        return Finding(Level.SKIPPED, str(not_yet))
    except Exception as error:  # its text may hold a secret
        return warns(wording.broke(type(error).__name__))
