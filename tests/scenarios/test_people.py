"""People change in mid-campaign, and the office answers for a branch, through the whole product."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from simulator.people import Person
from tests.bot.pictures.picture_samples import encoded, scene
from tests.bot.processes import ROOT, wait_until
from tests.bot.roster.roster_files import csv_file
from tests.scenarios.stage import Stage
from tests.scenarios.test_whole_applications import STATION, files_shown

PATIENCE_S = 180


def texts(person: Person) -> list[str]:
    return [bubble.text for bubble in person.screen if bubble.from_bot and bubble.kind == "text"]


def test_a_stranger_becomes_chair_and_goes_on_where_the_old_one_stopped(stage: Stage) -> None:
    old, new = stage.sim.person("chair05"), stage.sim.person("stranger01")
    office = stage.sim.person("office01")
    old.says("申报小家")
    old.says("4 3")
    assert "您来过的情况会转告" in new.says("我来接信工的工会")[0]
    office.wait_for("stranger01：“我来接信工的工会”", timeout=PATIENCE_S)
    assert "stranger01" in office.says("陌生人")[0]
    asked = office.says("绑定 stranger01 信工")[0]
    assert "现在的主席是 chair05，已经来填过" in asked
    code = re.search(r"确认 (\d{4})", asked)
    assert code
    assert office.says(f"确认 {code[1]}")[0].startswith("已绑定：05 信工 的主席是 stranger01")
    new.wait_for("已把您登记为 05 信息工程学院分工会 的主席", timeout=PATIENCE_S)
    old.wait_for("主席登记为 stranger01", timeout=PATIENCE_S)
    assert "已答 3/31 · 得分 12" in [*new.says("申报小家"), *new.says("5")][-1]
    assert "还没有登记" in old.says("4")[0]


def test_the_office_applies_for_a_branch_with_photos_and_gets_the_form(stage: Stage) -> None:
    office, chair = stage.sim.person("office02"), stage.sim.person("chair10")
    office.says("代填 能源")
    for words in ("申报驿站", *STATION):
        assert office.says(words)[0].startswith("〔代填 10 能源〕")
    assert office.sends_images([encoded(scene(n)) for n in (1, 2, 3)], shuffled=True) == []
    office.wait_for("照片 3/5", timeout=PATIENCE_S)
    assert any(t.startswith("〔代填 10 能源〕\n【驿站】收到 3 张") for t in texts(office))
    office.says("提交")
    assert "Y10-v1" in office.says("确认")[0]
    chair.wait_for("校工会已代贵分工会提交职工暖心驿站，编号 Y10-v1", timeout=PATIENCE_S)
    wait_until(lambda: "Y10-v1 测评表.docx" in files_shown(office), PATIENCE_S)
    wait_until(lambda: set(files_shown(chair)) == {"Y10-v1 测评表.docx"}, PATIENCE_S)
    assert "已结束代填" in office.says("结束代填")[0]
    assert "【驿站】已提交" in office.says("状态 能源")[0]
    assert "校工会 office02 提交" in office.says("记录 能源")[0]
    assert "已提交" in chair.says("进度")[0]


def test_the_operator_adds_a_branch_beside_the_running_product(
    stage: Stage, tmp_path: Path
) -> None:
    rows = (
        ("编号", "分工会", "主席账号"),
        ("22", "", "chair31"),
        ("23", "国际教育学院分工会", "chair22"),
    )
    done = subprocess.run(
        [sys.executable, "-m", "bot", "roster", str(csv_file(tmp_path, rows)), "--apply"],
        cwd=ROOT,
        env=stage.product.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    chair = stage.sim.person("chair22")
    assert "23 国际教育学院分工会，您好" in chair.says("菜单")[0]
    chair.says("申报驿站")
    chair.sends_images([encoded(scene(4))])
    chair.wait_for("照片 1/5", timeout=PATIENCE_S)
    folders = [
        path.name for path in (stage.product.folder / "data" / "photos" / "cugb-2023").iterdir()
    ]
    assert "23 国际教育学院" in folders
