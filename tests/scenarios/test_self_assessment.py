"""A chair fills the self-assessment in chat, and the office asks for it."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

from tests.bot.processes import wait_until
from tests.scenarios.stage import Stage, on_stage


def test_from_an_empty_folder_to_a_score(stage: Stage) -> None:
    chair = stage.sim.person("chair01")
    said = ["申报小家", "4", "３", "五分", "4 4", "全满分 除了 3=2", "改 1.1 2"]
    replies = [chair.says(words)[0] for words in said]
    assert "得分 36" in replies[-1]
    assert "已答 10/31" in replies[-1]
    office = stage.sim.person("office01").says("状态 机关")[0]
    assert "已答 10/31 · 得分 36" in office


def test_the_office_counts_what_moves(stage: Stage) -> None:
    office = stage.sim.person("office01")
    before = office.says("状态")[0]
    stage.sim.person("chair05").says("申报小家")
    after = office.says("状态")[0]
    assert _count(after, "小家", "填写中") == _count(before, "小家", "填写中") + 1
    assert _count(after, "小家", "未开始") == _count(before, "小家", "未开始") - 1
    assert _count(after, "驿站", "填写中") == _count(before, "驿站", "填写中")


def test_the_menu_card_says_words(stage: Stage) -> None:
    chair = stage.sim.person("chair06")
    chair.says("你好")
    chair.wait_for("申报小家", timeout=10)
    wait_until(lambda: any(bubble.card for bubble in chair.screen))
    assert chair.taps("申报小家") == []
    chair.wait_for("1.1", timeout=10)


def test_three_items_a_card(stage: Stage) -> None:
    chair = stage.sim.person("chair07")
    chair.says("申报小家")
    chair.says("点选")
    wait_until(lambda: any(bubble.card for bubble in chair.screen))
    chair.picks({"1.1": "4", "1.2": "3", "1.3": "5"})
    chair.wait_for("已答 3/31 · 得分 12", timeout=10)
    wait_until(lambda: "1.4" in str(chair.last_card()))
    chair.picks({"1.4": "2"})
    chair.wait_for("已答 4/31 · 得分 14", timeout=10)


def test_nothing_said_is_lost_when_processes_die(tmp_path: Path) -> None:
    with on_stage(tmp_path) as stage:
        chair = stage.sim.person("chair02")
        chair.says("申报小家")
        assert "得分 4" in chair.says("4")[0]
        for kind in ("redis", "worker", "background"):
            before = stage.product.pids(kind)
            os.kill(min(before), signal.SIGKILL)
            wait_until(partial(stage.product.has_new, kind, before))
            wait_until(stage.product.is_ready)
        assert "已答 2/31 · 得分 7" in chair.says("3")[0]
        stage.product.end(signal.SIGKILL)
        wait_until(lambda: not stage.product.descendants())
        stage.product.start()
        assert "已答 3/31 · 得分 12" in chair.says("5")[0]


def _count(status: str, track: str, standing: str) -> int:
    line = next(line for line in status.splitlines() if line.startswith(f"{track}："))
    words = line.replace("：", " ").split()
    return int(words[words.index(standing) + 1])
