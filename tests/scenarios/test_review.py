"""The office sends an application back; the chair corrects it on the phone and it returns by itself."""

from __future__ import annotations

import io

from docx import Document

from tests.bot.processes import wait_until
from tests.handlers.dialogue import the_card
from tests.scenarios.stage import Stage
from tests.scenarios.test_whole_applications import AWARD_TEXT, files_shown, picture


def test_a_score_and_a_photo_are_corrected_and_come_back(stage: Stage) -> None:
    chair, office = stage.sim.person("chair05"), stage.sim.person("office01")
    chair.says("申报小家")
    for words in (*["全满分"] * 6, "总结", AWARD_TEXT, AWARD_TEXT[::-1], "完成"):
        chair.says(words)
    chair.sends_images([picture(n) for n in (20, 130, 240)])
    chair.wait_for("照片 3/5", timeout=30)
    chair.says("提交")
    assert "J05-v1" in chair.says("确认")[0]

    assert "核定 3" in office.says("核分 信工 2.3 3")[0]
    assert "J05-v1 已退回" in office.says("退 信工 小家 2.3 照片 会议记录不全，照片看不清")[0]
    notice = chair.wait_for("J05-v1 已退回", timeout=30)
    assert "会议记录不全，照片看不清" in notice.text

    assert "2.3 由 4 改为 2" in chair.says("2")[0]
    assert "只退回了 2.3、照片" in chair.says("改 1.1 0")[0]
    assert "照片 2/5" in chair.says("删 2")[0]
    chair.sends_image(picture(75))
    chair.wait_for("收到 1 张：存下 1 张（照片 3/5）", timeout=30)
    assert "编号 J05-v2" in chair.says("完成")[0]

    told = office.wait_for("05 信工 已按退回改好：J05-v2", timeout=30)
    assert "2.3 4 → 2" in told.text
    wait_until(lambda: "J05-v2 自评表.docx" in files_shown(chair))
    table = Document(io.BytesIO(files_shown(chair)["J05-v2 自评表.docx"])).tables[0]
    item = the_card().items["2.3"].text
    (row,) = [row for row in table.rows if any(item in cell.text for cell in row.cells)]
    assert row.cells[-1].text == "2"
    sheet = office.says("核分 信工")[0]
    assert "2.3 本单位每年至少召开一次全体…　自评 2/4　未核" in sheet
    assert "1　05 信工　自评 108（未核定）" in office.says("名额 小家")[0]
