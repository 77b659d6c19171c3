"""What the office reads about changes to what was handed in."""

from __future__ import annotations

from campaign.model import Branch, Campaign
from handlers.wording import history
from handlers.wording.office import short
from storage.audit import Entry


def nothing(branch: Branch | None) -> str:
    return f"{short(branch) if branch else ''}提交以后没有人改过。"


def head(found: int, shown: int) -> str:
    part = f"，最近 {shown} 条" if shown < found else ""
    return f"提交以后的改动 {found} 条{part}："


def line(campaign: Campaign, branch: Branch, entry: Entry, *, is_in: bool) -> str:
    return (
        f"{short(branch)}　{history.line(campaign, entry)}（{'已再交' if is_in else '还没再交'}）"
    )
