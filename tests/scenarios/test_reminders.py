"""Reminders through the whole product: the clock reaches a slot, and phones show it."""

from __future__ import annotations

import os
import signal
from datetime import datetime
from functools import partial
from pathlib import Path

from simulator.people import Person
from tests.bot.processes import wait_until
from tests.scenarios.stage import Stage, on_stage

PATIENCE_S = 180
LEFT = "离截止还有"


def reminders(person: Person) -> list[str]:
    shown = [bubble.text for bubble in person.screen if bubble.from_bot and bubble.kind == "text"]
    return [text for text in shown if LEFT in text]


def reach(stage: Stage, time: str) -> None:
    stage.sim.campaign_clock.move(datetime.fromisoformat(f"2023-05-{time}+08:00"))


def test_a_reminder_its_card_and_an_evening_without(tmp_path: Path) -> None:
    with on_stage(tmp_path) as stage:
        chair, quiet = stage.sim.person("chair05"), stage.sim.person("chair06")
        chair.says("申报小家")
        chair.says("4 3 5")
        reach(stage, "10T08:47:00")
        assert "下次是 5月11日（周四）09:07" in quiet.says("今天别再提醒")[0]
        reach(stage, "10T09:07:05")
        chair.wait_for(LEFT, timeout=PATIENCE_S)
        assert "小家还差：28 项" in reminders(chair)[0]
        wait_until(lambda: any("remind-" in str(b.card) for b in chair.screen), PATIENCE_S)
        chair.taps("继续")
        chair.wait_for("1.4", timeout=PATIENCE_S)

        before = stage.product.pids("background")
        os.kill(min(before), signal.SIGKILL)
        wait_until(partial(stage.product.has_new, "background", before), PATIENCE_S)
        reach(stage, "11T09:08:00")
        for person in (chair, quiet):
            wait_until(partial(lambda p: "1 天 2 小时" in str(reminders(p)), person), PATIENCE_S)
        assert len(reminders(chair)) == 2
        assert len(reminders(quiet)) == 1
        reach(stage, "12T08:38:00")
        assert "今天是最后一天" in quiet.says("别提醒了")[0]
