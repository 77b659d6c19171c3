"""The papers of a review that are made as Word files, each from a template the office can edit."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """A paper; the values stand in the outbox and name the templates, so they never change."""

    MINUTES = "会议纪要"
    NOTICE = "公示"
    REPORT = "公示情况说明"
    SCORES = "评分汇总表"
    MONEY = "经费表"
