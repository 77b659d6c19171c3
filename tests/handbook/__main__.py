"""`python -m tests.handbook`: take the pictures of the README and, playing it, of the handbook."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.handbook import readme
from tests.handbook.manuscript import DOCS, HANDBOOK, steps
from tests.handbook.pictures import camera
from tests.handbook.player import BEFORE_OPENING, Player
from tests.scenarios.stage import on_stage


def main() -> None:
    readme.board(DOCS)
    readme.phone_page(DOCS)
    pictures = DOCS / "pictures"
    pictures.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        on_stage(Path(folder), BEFORE_OPENING) as stage,
        camera(stage.sim.page_url, pictures) as shoot,
    ):
        Player(stage, shoot).play(steps(HANDBOOK))


main()
