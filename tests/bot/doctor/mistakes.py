"""How mistakes get into an installation."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from campaign.model import Branch
from storage import roster
from storage.effects import SendText
from storage.files.spool import SPOOL, Spool, Spooled
from storage.outbox.effect_fields import to_fields
from storage.pulse import Part
from tests.bot.doctor import front
from tests.bot.doctor.installation import KEYS, Installation
from tests.bot.processes import free_port
from tests.bot.season.seasons import Season
from tests.bot.season.test_season import ROW_05, handed_in
from tests.bot.served import campaign

OF_THE_APP = ("agent/get", "user/get")


def no_secret(it: Installation) -> None:
    it.set(WECOM_SECRET=" ")
    it.is_served = False  # it does not start


def refused(it: Installation, errcode: int) -> None:
    """WeCom shows nothing of the app, whatever is asked."""
    for path in OF_THE_APP:
        it.simulator.faults.add("errcode", path, errcode=errcode, times=1000)


def wrong_at_the_console(it: Installation, status: int, **environ: str) -> None:
    """Doctor and bot agree; the operator presses 保存 in the console, and the bot refuses that."""
    it.set(**environ)
    it.before.append(lambda: press_save(it, status))


def press_save(it: Installation, status: int) -> None:
    it.simulator.callback_url = f"{it.environ['PUBLIC_URL']}/wecom/callback"
    it.simulator.enterprise.courier.trust(it.folder / "authority.pem")
    it.simulator.switches.verify_deadline_s = 30
    assert it.simulator.verify_callback() == f"HTTP {status}"


def clash(it: Installation) -> None:
    handed_in(Season(it.server), "05")
    it.edit_config((ROW_05, ""))


def title_of_a_branch_that_is_gone(it: Installation) -> None:
    gone = Branch(
        number="77", name="测试分工会", short_name="测试", chair="chair01", holds=("station",)
    )
    fields = roster.to_fields(roster.Roster(), {"77": gone})
    it.server.hset(KEYS.roster, mapping=dict(zip(fields[::2], fields[1::2], strict=True)))


def given_up(it: Installation) -> None:
    words = [*to_fields(SendText("chair01", "好")), "refusal", "person"]
    named: Any = dict(zip(words[::2], words[1::2], strict=True))
    it.server.xadd(KEYS.dead_letters, named)


def pages_elsewhere(it: Installation) -> None:
    it.simulator.trust_domain("old.example.edu.cn")
    it.set(PAGE_LOGIN="wecom")


def slow(it: Installation) -> None:
    it.rules.append(front.is_slow(0.3))
    it.look_with(slow_after_s=0.3)


def years_later(it: Installation) -> None:
    it.look_with(today=lambda: campaign().deadline + timedelta(days=360, hours=1))


def taken_port(it: Installation) -> None:
    """The port that the settings name is not the one on which the bot still runs."""
    it.neighbour = free_port()
    it.set(PORT=str(it.neighbour))


def spooled(it: Installation, minutes: float) -> Path:
    """A callback that came so many minutes ago waits."""
    folder = Path(it.environ["DATA_DIR"]) / SPOOL
    spool, now = Spool(folder), datetime.now(UTC)
    spool.add(Spooled("chair05", "m1", "<xml/>", now, now))
    (file,) = spool.files(spool.people()[0])
    came_ns = time.time_ns() - int(minutes * 60e9)
    return file.rename(file.with_name(f"{came_ns:020d}-m1.json"))


def set_aside(it: Installation) -> None:
    file = spooled(it, minutes=1)
    Spool(file.parent.parent).put_aside(file)


def no_spool(it: Installation) -> None:
    folder = Path(it.environ["DATA_DIR"])
    folder.mkdir()
    (folder / SPOOL).write_text("")


def stopped(it: Installation, part: Part) -> None:
    seconds, _ = it.server.time()
    it.server.hset(KEYS.pulse, part, (seconds - 3600) * 1000)


def user(it: Installation, name: str, **changes: bool) -> None:
    member = it.simulator.directory.find(name)
    assert member
    for key, value in changes.items():
        setattr(member, key, value)
