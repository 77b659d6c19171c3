"""清单.xlsx tells every ballot and everything settled of a review, for the office alone."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from redis import Redis

from bot.export.list_alone import list_alone
from bot.export.source import Source
from tests.handlers.office_chat import hand_in
from tests.handlers.reviewers.panel_chat import PanelChat


def test_the_history_tells_who_gave_what_and_when_the_round_ended(
    server: Redis, tmp_path: Path
) -> None:
    chat = PanelChat(server)
    hand_in(chat, "15")
    chat.seat("judge01")
    chat.judge("图书馆", "35 28 30", "图书馆", "改 1.2 20")
    code = chat.office("结束评审 小家").split("确认 ")[1][:4]
    chat.office(f"确认 {code}")
    book = openpyxl.load_workbook(io.BytesIO(list_alone(Source(chat.store), tmp_path)))
    lines = [
        " ".join(str(cell) for cell in row if cell is not None)
        for row in book["记录"].iter_rows(values_only=True)
    ]
    assert any("judge01 评委评分 1.2：28 1.2：20" in line for line in lines), lines
    assert any("office01 安排评委" in line and "judge01 评：home" in line for line in lines), lines
    assert any("office01 结束评审" in line for line in lines), lines
