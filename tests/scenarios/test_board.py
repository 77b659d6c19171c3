"""The office asks for the whole campaign as one picture."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from tests.bot.processes import wait_until
from tests.scenarios.stage import Stage


def test_the_office_gets_the_board(stage: Stage) -> None:
    stage.sim.person("chair01").says("申报小家")
    office = stage.sim.person("office01")
    [told] = office.says("看板")
    assert told.startswith("看板马上发来。\n<a href=")
    wait_until(lambda: any(bubble.kind == "image" for bubble in office.screen))
    (picture,) = (bubble for bubble in office.screen if bubble.kind == "image")
    assert picture.from_bot
    with Image.open(BytesIO(picture.content), formats=("PNG",)) as image:
        assert image.width == 1080
