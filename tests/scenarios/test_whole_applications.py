"""Two chairs do both tracks from start to finish, and the office has everything."""

from __future__ import annotations

import io

from docx import Document
from PIL import Image

from simulator.people import Person
from tests.bot.processes import wait_until
from tests.scenarios.stage import Stage

AWARD_TEXT = "一年来，分工会坚持服务大局、服务教职工，建家工作取得实效。" * 18
STATION = ["小站", "主席", "教研室小组", "82320000", "12", "全是 除了 4", "无", "同意推荐"]
ENOUGH = 15


def picture(colour: int) -> bytes:
    """A picture that no other is taken for."""
    image = Image.effect_noise((320, 240), 60 + colour).convert("RGB")
    image.paste((colour, 255 - colour, 40), (colour % 100, 20, colour % 100 + 120, 160))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=90)
    return packed.getvalue()


def files_shown(person: Person) -> dict[str, bytes]:
    return {bubble.name: bubble.content for bubble in person.screen if bubble.kind == "file"}


def test_a_chair_who_knows_the_scores_is_done_in_few_messages(stage: Stage) -> None:
    chair = stage.sim.person("chair09")
    said = ["申报小家", *["全满分"] * 5, "5 3", "总结", AWARD_TEXT, AWARD_TEXT[::-1], "完成"]
    for words in said:
        assert chair.says(words)
    chair.sends_images([picture(n) for n in (10, 120, 230)])
    chair.wait_for("照片 3/5", timeout=30)
    for words in ("提交", "确认"):
        said.append(words)
        (reply,) = chair.says(words)
    assert "J09-v1" in reply
    assert len(said) <= ENOUGH
    wait_until(lambda: len(files_shown(chair)) == 2)
    files = files_shown(chair)
    assert set(files) == {"J09-v1 自评表.docx", "J09-v1 建家工作总结.docx"}
    table = Document(io.BytesIO(files["J09-v1 自评表.docx"])).tables[0]
    assert [row.cells[-1].text for row in table.rows][-2:] == ["5", "3"]


def test_a_station_from_start_to_receipt(stage: Stage) -> None:
    chair = stage.sim.person("chair10")
    chair.says("申报驿站")
    for words in STATION:
        chair.says(words)
    chair.sends_images([picture(n) for n in (15, 125, 235, 60)], shuffled=True)
    chair.wait_for("照片 4/5", timeout=30)
    chair.says("提交")
    assert "Y10-v1" in chair.says("确认")[0]
    office = stage.sim.person("office01").says("状态 能源")[0]
    assert "【驿站】已提交" in office
    assert "4否" in office
