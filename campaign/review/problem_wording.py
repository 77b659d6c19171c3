"""What the messages about `review:` and `reviewers:` in config.yaml say."""

from __future__ import annotations

ONLY_A_PANEL = "只有 by: panel（评委）才用得上，请删掉，或把 by 改成 panel"
NOTHING_TO_SCORE = "这个奖项没有评分表，请写 score: criteria 并列出 criteria，或写 score: accept"
CRITERIA_AND_SCORE = "criteria（评审指标）和 score: criteria 要一起写"
NO_EXTREMES_OF_VOTES = "同意或不同意没有最高分、最低分，请删掉这一行"
PANEL_WITHOUT_WEIGHT = "panel 的权重是 0，评委评分就不起作用；请写大于 0，或把 by 改成 office"
WEIGHT_WITHOUT_CARD = "这个奖项没有评分表，只能写 panel: 100，或不写 weights"
OF_THE_OFFICE = "是校工会人员，不能当评委；校工会用“核分”"


def weights_differ(total: int) -> str:
    return f"三个权重合计 {total}，应为 100"


def reviewer_twice(user_id: str) -> str:
    return f"评委“{user_id}”写了两次，请合成一条"


def not_known(name: str, hint: str) -> str:
    return f"没有“{name}”，{hint}"
