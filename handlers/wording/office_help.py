"""What `帮助` tells the office: the first screen by what one wants to do, then command by command."""

from __future__ import annotations

from datetime import datetime, timedelta

from campaign.model import Campaign
from handlers.office.everyday.words import example_branch, example_branches
from handlers.wording.office_topics import TOPICS as TOPICS

GROUPS = {
    "看情况": ("状态", "今天", "已提交", "未完成", "平均分", "看板", "问题", "没送到"),
    "查一家": ("看", "电话", "记录", "谁改过"),
    "催办": ("催", "广播"),
    "纸质": ("收", "拒收", "未收"),
    "评审": ("核分", "未核", "退", "名额", "结果", "加报"),
    "验收": ("验收", "经费表"),
    "定结果": (
        "会议",
        "会议纪要",
        "评分表",
        "公示",
        "公示文",
        "异议",
        "公示说明",
        "推荐表",
        "称号",
    ),
    "评委": ("评委", "评委进度", "评委评分", "回避", "结束评审", "重开评审"),
    "截止": ("截止", "延期", "争议"),
    "人员": ("绑定", "解绑", "陌生人", "代填", "结束代填"),
    "材料": ("清单", "导出"),
}


def names(campaign: Campaign) -> dict[str, str]:
    """What the examples are made of, so that they are right in this campaign."""
    track = next(iter(campaign.tracks.values()))
    first, second = example_branches(campaign)
    until = next_deadline(campaign)
    return {
        "branch": first.short_name,
        "track": track.short_name,
        "one": str(int(first.shown)),
        "two": str(int(second.shown)),
        "receipt": f"{track.code}{first.number}-v1",
        "until": f"{until:%Y-%m-%d %H:%M}",
        "day": f"{until.month}月{until.day}日",
    }


def next_deadline(campaign: Campaign) -> datetime:
    """The hour of the deadline on the next working day, as an example of a later one."""
    until = (campaign.deadline + timedelta(days=1)).astimezone(campaign.zone)
    while campaign.reminders.is_day_off(until.date()):
        until += timedelta(days=1)
    return until


def first_screen(campaign: Campaign) -> str:
    """Every command by what one wants to do."""
    groups = [f"{title}：{' · '.join(words)}" for title, words in GROUPS.items()]
    branch = example_branch(campaign).short_name
    how = f"例如 状态 {branch}；催 未完成。怎么写、会怎样，请回复 帮助 加命令，如 帮助 催。"
    return "\n".join(("校工会的命令：", *groups, how))


def topic(word: str, campaign: Campaign) -> str:
    """How the command with this first word is used."""
    return TOPICS[word].text(names(campaign))


def group(title: str) -> str:
    """The commands of a group, a line each."""
    lines = [f"· {TOPICS[word].title}" for word in GROUPS[title]]
    return "\n".join(
        (f"{title}：", *lines, f"细看请回复 帮助 加命令，如 帮助 {GROUPS[title][0]}。")
    )


def ways(word: str, campaign: Campaign) -> str:
    """Every way to write a command, for who wrote it wrong."""
    return TOPICS[word].ways(names(campaign))
