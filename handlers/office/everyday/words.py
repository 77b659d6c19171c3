"""Words of every day that may also be the short name of a branch, so that they are asked about.

A newcomer adds words here; a word that is no branch's name does no harm.
"""

from __future__ import annotations

from campaign.model import Branch, Campaign
from handlers.office.resolve.branch_names import cleaned

# What the office collects and speaks of: beside other words these are not a branch.
OF_WORK = frozenset(
    [
        "材料",
        "资料",
        "照片",
        "总结",
        "表格",
        "纸质",
        "通知",
        "结果",
        "名单",
        "经费",
        "申报",
        "工作",
        "附件",
        "文件",
        "人员",
        "评审",
        "报告",
    ]
)
# Places, offices and subjects: at the beginning of a notice they may be its first word.
COMMON = OF_WORK | frozenset(
    [
        "机关",
        "工程",
        "后勤",
        "能源",
        "海洋",
        "土地",
        "图书馆",
        "图书",
        "体育",
        "体育部",
        "医院",
        "校医院",
        "财务",
        "人事",
        "教务",
        "学生",
        "保卫",
        "宣传",
        "组织",
        "基建",
        "资产",
        "国际",
        "信息",
        "环境",
        "经济",
        "管理",
        "外语",
        "英语",
        "数学",
        "物理",
        "化学",
        "生物",
        "法律",
        "艺术",
        "音乐",
        "美术",
        "文化",
        "文学",
        "教育",
        "建筑",
        "交通",
        "机械",
        "电气",
        "自动化",
        "计算机",
        "软件",
        "网络",
        "医学",
        "护理",
        "药学",
        "农业",
        "林业",
        "水利",
        "地质",
        "矿业",
        "石油",
        "化工",
        "食品",
        "会计",
        "金融",
        "新闻",
        "传媒",
        "旅游",
        "幼儿园",
        "附中",
        "附小",
        "食堂",
        "离退休",
        "老干部",
        "出版社",
        "档案馆",
        "博物馆",
        "实验室",
        "公司",
    ]
)


def is_of_work(name: str) -> bool:
    """Whether a name is also a word for what the office collects."""
    return cleaned(name) in OF_WORK


def is_common(name: str) -> bool:
    """Whether a name is also a word that may begin a sentence."""
    return cleaned(name) in COMMON


def named_like_work(campaign: Campaign) -> list[Branch]:
    """The branches whose short name is a word for what the office collects."""
    return [branch for branch in campaign.branches if is_of_work(branch.short_name)]


def example_branches(campaign: Campaign) -> tuple[Branch, Branch]:
    """Two branches to show in examples, whose names are no such words if there are such branches."""
    plain = [branch for branch in campaign.branches if not is_common(branch.short_name)]
    first, *others = plain or campaign.branches
    return first, (others or [first])[0]


def example_branch(campaign: Campaign) -> Branch:
    """One branch to show in an example."""
    return example_branches(campaign)[0]
