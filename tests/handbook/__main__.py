"""`python -m tests.handbook`: play the handbook and take its pictures anew, into docs/pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.handbook.manuscript import DOCS, HANDBOOK, steps
from tests.handbook.pictures import camera
from tests.handbook.player import BEFORE_OPENING, Player
from tests.scenarios.stage import on_stage


def main() -> None:
    pictures = DOCS / "pictures"
    pictures.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        on_stage(Path(folder), BEFORE_OPENING) as stage,
        camera(stage.sim.page_url, pictures) as shoot,
    ):
        Player(stage, shoot).play(steps(HANDBOOK))


main()
