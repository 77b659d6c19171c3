"""The shipped campaign with two choices more in 驿站: one of three options, and several of four."""

from __future__ import annotations

from pathlib import Path

CONFIG = Path(__file__).parents[2] / "config.yaml"
BEFORE = "      - kind: checklist\n"
CHOICES = """\
      - kind: choice
        id: level
        title: 申报类别
        form: 中国地质大学（北京）职工暖心驿站申报测评表
        options: [示范驿站, 合格驿站, 新建驿站]
        hint: 已建满一年的选示范或合格。
      - kind: choice
        id: services
        title: 服务内容（可多选）
        form: 中国地质大学（北京）职工暖心驿站申报测评表
        options: [饮水, 热饭, 阅读, 母婴]
        several: true
        required: false
"""


def with_choices(text: str = CONFIG.read_text(encoding="utf-8"), choices: str = CHOICES) -> str:
    """The text of a config.yaml with these parts before the checklist."""
    assert text.count(BEFORE) == 1
    return text.replace(BEFORE, choices + BEFORE)
