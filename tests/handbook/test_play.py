"""What the documents quote is what the bot says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.handbook.manuscript import HANDBOOK, ONE_PAGE, agrees, steps
from tests.handbook.player import BEFORE_OPENING, Player
from tests.scenarios.stage import on_stage


@pytest.mark.slow
@pytest.mark.parametrize("document", [HANDBOOK, ONE_PAGE], ids=lambda document: document.stem)
def test_every_quoted_answer_is_what_the_bot_says(tmp_path: Path, document: Path) -> None:
    with on_stage(tmp_path, BEFORE_OPENING) as stage:
        Player(stage).play(steps(document))


@pytest.mark.parametrize(
    ("quoted", "told", "is_so"),
    [
        (("甲", "乙"), "甲\n乙", True),
        (("甲", "乙"), "甲\n丙", False),
        (("甲",), "甲\n乙", False),
        (("甲", "……"), "甲\n乙\n丙", True),
        (("……", "丙"), "甲\n乙\n丙", True),
        (("甲", "……", "丙"), "甲\n乙\n丁", False),
        (("确认请回复 确认 1234",), "确认请回复 确认 9876", True),
        (("收到 4 张",), "收到 5 张", False),
        (("5月5日 09:17:04。",), "5月5日 09:17:31。", True),
        (("5月5日 09:17",), "5月5日 09:18", False),
    ],
)
def test_only_codes_seconds_and_what_is_left_out_may_differ(
    quoted: tuple[str, ...], told: str, is_so: bool
) -> None:
    assert agrees(quoted, told) is is_so
