"""1,008 ballots on the whole product while its processes are killed: none lost, none doubled."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from fractions import Fraction
from functools import partial
from pathlib import Path

import requests

from campaign.loading import read_campaign
from storage.acts import Act
from storage.audit import REVIEWS
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from storage.store import Store
from tests.bot.processes import wait_until
from tests.handlers.dialogue import CONFIG
from tests.handlers.live import Live
from tests.handlers.office_chat import complete
from tests.handlers.reviewers.panel_chat import HOME, with_panel
from tests.scenarios.stage import Stage, on_stage

APPLICATIONS, JUDGES = 24, 42
AFTER = "2023-05-15T09:00:00+08:00"
AT_ONCE = 6
PATIENCE_S = 150
PUT_OFF = "不用再发一遍"


def config_with_judges(folder: Path) -> Path:
    """The shipped campaign with 24 branches that may apply and 42 reviewers."""
    text = with_panel(CONFIG.read_text(encoding="utf-8"), home=HOME).replace(", holds: [home]", "")
    more = [
        f'  - {{number: "{n}", name: 第{n}分工会, short_name: 第{n}, chair: chair{n}}}'
        for n in range(23, APPLICATIONS + 1)
    ]
    judges = [f"  - {{user_id: judge{n:02}, awards: [home]}}" for n in range(1, JUDGES + 1)]
    path = folder / "config.yaml"
    path.write_text("\n".join((text.rstrip(), *more, "", "reviewers:", *judges, "")))
    return path


def points_of(judge: int, number: int) -> tuple[int, int, int]:
    """What a reviewer gives a branch: the same whenever it is asked."""
    dice = random.Random(judge * 100 + number)  # noqa: S311 - nothing to guard
    return dice.randint(0, 40), dice.randint(0, 30), dice.randint(0, 30)


def give(stage: Stage, judge: int) -> None:
    """Give all ballots as a person does who says it again where no answer came."""
    person = stage.sim.person(f"judge{judge:02}")
    heard = [""]

    def is_given(number: int) -> bool:
        points = " ".join(map(str, points_of(judge, number)))
        with suppress(requests.RequestException, OSError):
            heard[0] = "".join(person.says(f"评 {number:02}"))
            if "【评审】小家" in heard[0] and "评完" not in heard[0]:
                heard[0] = "".join(person.says(points))
        if PUT_OFF in heard[0]:
            time.sleep(3)  # who is told to wait for the answer does
        return "评完" in heard[0]

    for number in range(1, APPLICATIONS + 1):
        wait_until(partial(is_given, number), PATIENCE_S, lambda: f"{judge}: {heard[0]}")


def killing(stage: Stage, is_over: threading.Event) -> None:
    """Kill one process after the other, each once the one before is replaced and all is well."""
    for kind in ("worker", "background", "redis", "worker") * 2:
        if is_over.wait(5):
            return
        before = stage.product.pids(kind)
        os.kill(min(before), signal.SIGKILL)
        wait_until(partial(stage.product.has_new, kind, before), PATIENCE_S, stage.product.words)
        wait_until(stage.product.is_ready, PATIENCE_S, stage.product.words)


def test_no_ballot_is_lost_or_doubled_while_processes_are_killed(tmp_path: Path) -> None:
    config = config_with_judges(tmp_path)
    campaign = read_campaign(config.read_text())
    data = tmp_path / "data"
    with EmbeddedServer(data) as embedded, connect(embedded.url) as server:
        live = Live(server, campaign)
        for branch in campaign.branches:
            complete(live, branch.number)
            told = live.say("小家", "提交小家", "确认", by=branch.chair)
            assert "已提交" in told, told
        for key in server.scan_iter("*:outbox:*"):
            server.delete(key)  # their letters are no part of this
    with on_stage(tmp_path, AFTER, BOT_CONFIG=str(config)) as stage:
        for judge in range(1, JUDGES + 1):
            stage.sim.directory.add(f"judge{judge:02}")
        is_over = threading.Event()
        killer = threading.Thread(target=killing, args=(stage, is_over))
        killer.start()
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(partial(give, stage), range(1, JUDGES + 1)))
        finally:
            is_over.set()
            killer.join()
        stage.product.end(signal.SIGKILL)
        stage.product.start()
        told = stage.sim.person("office01").says("名额 小家")[0]
    with EmbeddedServer(data) as embedded, connect(embedded.url) as server:
        store = Store(campaign, server)
        ballots = store.ballots(campaign.reviewer_of)
        given = [e for e in store.history(REVIEWS) if e.did == Act.BALLOT]
    assert sum(map(len, ballots.values())) == APPLICATIONS * JUDGES
    assert len(given) == APPLICATIONS * JUDGES
    for judge in range(1, JUDGES + 1):
        for number in range(1, APPLICATIONS + 1):
            kept = ballots[f"judge{judge:02}"][f"home/{number:02}"]
            assert tuple(kept.points.values()) == points_of(judge, number)
    means = {
        n: Fraction(sum(sum(points_of(j, n)) for j in range(1, JUDGES + 1)), JUDGES)
        for n in range(1, APPLICATIONS + 1)
    }
    best = sorted(means, key=lambda n: (-means[n], n))[:2]
    rows = [line for line in told.splitlines() if line[:1].isdecimal()]
    assert [int(row.split("　")[1][:2]) for row in rows[:2]] == best
