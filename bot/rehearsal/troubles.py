"""What goes wrong on the platform and in the machine room during a rehearsal, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from bot.rehearsal.timetable import Scene, Stop
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
# Most in the middle, where a killed worker has to be waited for anyway.
WITH_PEOPLE = {Scene.FIRST_MORNING: 2, Scene.MIDDLE: 4, Scene.LAST_MORNING: 2}
WITH_REMINDERS = ("发了但没等到应答", "系统繁忙 -1")


def plan(stops: Sequence[Stop], dice: Random) -> dict[Stop, list[str]]:
    """Which troubles come at which stop: each of them once, and one more as reminders go out."""
    names = dice.sample(list(PASSING), len(PASSING))
    planned: dict[Stop, list[str]] = {}
    for stop in stops:
        if stop.scene in WITH_PEOPLE:
            count = WITH_PEOPLE[stop.scene]
            planned[stop], names = names[:count], names[count:]
    if reminding := [stop for stop in stops if stop.is_reminder]:
        planned[dice.choice(reminding)] = [dice.choice(WITH_REMINDERS)]
    return planned


def distrust_once(simulator: Simulator) -> str:
    """Let the next message fail as if it came from an address that is not trusted; gives it."""
    return simulator.faults.add("errcode", SEND, errcode=UNTRUSTED_IP).ip
