"""The last morning, noon and an extension, through the whole product and a worker that is killed."""

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


def told(person: Person, words: str) -> list[str]:
    """What the bot told a person that has these words in it."""
    return [b.text for b in person.screen if b.from_bot and b.kind == "text" and words in b.text]


def at(stage: Stage, time: str) -> None:
    stage.sim.campaign_clock.move(datetime.fromisoformat(f"2023-05-{time}+08:00"))


def kill_background(stage: Stage) -> None:
    before = stage.product.pids("background")
    os.kill(min(before), signal.SIGKILL)
    wait_until(partial(stage.product.has_new, "background", before), PATIENCE_S)


def test_morning_noon_and_one_more_day(tmp_path: Path) -> None:
    with on_stage(tmp_path) as stage:
        office, other = stage.sim.person("office01"), stage.sim.person("office02")
        chair = stage.sim.person("chair05")
        chair.says("申报小家")
        chair.says("4 3 5")

        at(stage, "12T08:24:00")
        wait_until(lambda: told(other, "早报】5月12日"), PATIENCE_S)
        assert "三天没动（小家）：05 信工（3/31）" in told(other, "早报】5月12日")[0]

        at(stage, "12T12:00:01")
        wait_until(lambda: told(chair, "申报已于") and told(other, "【截止】"), PATIENCE_S)
        assert "小家：没有提交（差 28 项" in told(chair, "申报已于")[0]
        assert "没有保存" in chair.says("4")[0]

        kill_background(stage)
        assert "延到 5月15日" in office.says("延期 信工 2023-05-15 12:00 打印机坏了")[0]
        wait_until(lambda: told(chair, "打印机坏了"), PATIENCE_S)
        assert "已答 4/31" in chair.says("4")[0]

        at(stage, "15T12:00:01")
        wait_until(lambda: told(chair, "5月15日（周一）12:00 截止"), PATIENCE_S)
        wait_until(lambda: told(other, "1 个分工会的申报"), PATIENCE_S)
        assert len(told(chair, "分工会：申报已于 5月12日")) == 1
        wait_until(lambda: told(office, "21 个分工会的申报（最终）"), PATIENCE_S)
        assert len(told(office, "早报】5月12日")) == len(told(office, "（最终）")) == 1
