"""What goes wrong on the platform and in the machine room during a rehearsal, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from bot.rehearsal.timetable import Scene
from simulator.server import Simulator

UNTRUSTED_IP = 60020
SEND, UPLOAD, DOWNLOAD = "message/send", "media/upload", "media/get"

Trouble = Callable[[Simulator], object]

# What passes by itself: the product has to try again, and nobody may notice.
PASSING: Mapping[str, Trouble] = {
    "系统繁忙 -1": lambda sim: sim.faults.add("errcode", SEND, errcode=-1),
    "发了但没等到应答": lambda sim: sim.faults.add("drop_after", SEND),
    "连接断开": lambda sim: sim.faults.add("drop_before", SEND),
    "HTTP 500": lambda sim: sim.faults.add("http_500", UPLOAD),
    "下载失败": lambda sim: sim.faults.add("http_500", DOWNLOAD),
    "半天没反应": lambda sim: sim.faults.add("hang", SEND, seconds=1.5),
    "令牌过期": lambda sim: sim.expire_tokens(),
    "令牌失效": lambda sim: sim.invalidate_tokens(),
}
TROUBLED = (
    Scene.FIRST_MORNING,
    Scene.FIRST_AFTERNOON,
    Scene.MIDDLE_LATER,
    Scene.LAST_EVENING,
    Scene.LAST_MORNING,
    Scene.LAST_MINUTE,
)
AT_ONCE = 2


def plan(dice: Random) -> dict[Scene, list[str]]:
    """Which troubles come in which scene: each at least once."""
    names = list(PASSING)
    dice.shuffle(names)
    names += dice.choices(names, k=AT_ONCE * len(TROUBLED) - len(names))
    return {
        scene: names[AT_ONCE * place : AT_ONCE * (place + 1)]
        for place, scene in enumerate(TROUBLED)
    }


def refuse_one_message(simulator: Simulator) -> None:
    """Let the next message fail as if it came from an address that is not trusted."""
    simulator.faults.add("errcode", SEND, errcode=UNTRUSTED_IP)
