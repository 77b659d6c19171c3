"""`python -m bot doctor`: a line for every check, and an exit code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack

from bot.doctor import callbacks, clocks, configuration, enterprise, entrance, machine, store
from bot.doctor.findings import Level
from bot.doctor.running import Found, Group, examine
from bot.doctor.scene import Scene
from bot.season.checking import store_there
from bot.settings import SettingsError
from bot.wording.doctor import general as wording
from storage.server.errors import EmbeddedServerError
from storage.store_errors import StoreError

GROUPS: tuple[Group, ...] = (
    configuration.CHECKS,
    (*enterprise.CHECKS, *clocks.CHECKS),
    (*entrance.CHECKS, *callbacks.CHECKS),
    store.CHECKS,
    machine.CHECKS,
)


def run_doctor(environ: Mapping[str, str], *, as_json: bool) -> int:
    """Print what every check finds; 1 where any fails."""
    with ExitStack() as stack:
        found = examine(GROUPS, _scene(stack, environ))
    print(in_json(found) if as_json else in_words(found))
    return int(any(finding.level is Level.FAILS for _, finding in found))


def in_words(found: Found) -> str:
    """A line for each check, and what it comes to."""
    lines = [
        wording.line(check.title, finding.level, finding.cause, finding.todo)
        for check, finding in found
    ]
    return "\n".join([*lines, wording.total(Counter(f.level for _, f in found))])


def in_json(found: Found) -> str:
    """The same for a program: ids and levels never change, texts may."""
    checks = [
        {
            "id": check.id,
            "level": finding.level,
            "title": check.title,
            "cause": finding.cause,
            "todo": finding.todo,
        }
        for check, finding in found
    ]
    is_good = not any(finding.level is Level.FAILS for _, finding in found)
    return json.dumps({"ok": is_good, "checks": checks}, ensure_ascii=False, indent=2)


def _scene(stack: ExitStack, environ: Mapping[str, str]) -> Scene:
    """With the store, if one is there; why it cannot be opened is for its own check to say."""
    try:
        scene = Scene(environ, store_there(stack, environ))
    except SettingsError:
        return Scene(environ, None)
    except EmbeddedServerError as error:
        return Scene(environ, None, fault=str(error))
    except (StoreError, ValueError) as error:  # their texts may hold a password
        return Scene(environ, None, fault=type(error).__name__)
    stack.callback(scene.close)
    return scene
