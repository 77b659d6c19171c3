"""What the office is told about branches that were not reminded."""

from __future__ import annotations

from collections.abc import Mapping

from campaign.model import Campaign
from handlers.nudging import NudgeRefusal
from handlers.wording.office import branches_line, short

WHY = {
    NudgeRefusal.CLOSED: "不在申报期内",
    NudgeRefusal.QUIET: "现在是免打扰时间",
    NudgeRefusal.NOTHING: "没有要办的",
    NudgeRefusal.ENOUGH: "今天已提醒过",
    NudgeRefusal.MUTED: "本人今天不要提醒",
}


def left_out(campaign: Campaign, refused: Mapping[str, NudgeRefusal]) -> str:
    lines = ["有分工会没有催："]
    for why in NudgeRefusal:
        numbers = [number for number, refusal in refused.items() if refusal is why]
        names = [short(campaign.branch_by_number[number]) for number in numbers]
        lines += [branches_line(WHY[why], names)] if names else []
    return "\n".join(lines)
