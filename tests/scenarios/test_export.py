"""The office exports the season out of the running product, while others go on writing."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import requests

from tests.bot.processes import wait_until
from tests.scenarios.stage import Stage
from tests.scenarios.test_whole_applications import STATION, files_shown, picture


def test_the_office_gets_everything_in_one_file(stage: Stage) -> None:
    chair, office = stage.sim.person("chair11"), stage.sim.person("office01")
    chair.says("申报驿站")
    for words in STATION:
        chair.says(words)
    chair.sends_images([picture(n) for n in (20, 130, 240)])
    chair.wait_for("照片 3/5", timeout=30)
    chair.says("提交")
    assert "Y11-v1" in chair.says("确认")[0]

    assert office.says("导出") == ["正在打包，好了发给您链接。"]
    office.wait_for("打包好了", timeout=30)
    wait_until(lambda: files_shown(office))
    ((name, content),) = files_shown(office).items()
    assert name.startswith("工会评选材料 2023-05-08 ")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        folder = "职工暖心驿站/11 外国语学院分工会/"
        assert {n for n in archive.namelist() if n.startswith(folder)} == {
            f"{folder}Y11-v1 测评表.docx",
            *(f"{folder}Y11-v1 照片{number}.jpg" for number in (1, 2, 3)),
        }
        book = openpyxl.load_workbook(io.BytesIO(archive.read("清单.xlsx")))
    assert "外国语学院分工会" in {line[1] for line in book["总表"].iter_rows(values_only=True)}
    assert "提交" in {line[4] for line in book["记录"].iter_rows(values_only=True)}

    told = next(bubble.text for bubble in office.screen if "打包好了" in bubble.text)
    link = next(line for line in told.splitlines() if "/export/" in line).removeprefix("下载：")
    for _ in range(2):
        assert requests.get(link, timeout=20).content == content
