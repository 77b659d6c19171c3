"""Every word of chairs and of the office, said by people of every role: who reads and changes what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from redis import Redis

from handlers.chair.hearing.said import Book
from handlers.office.table import INDEX, OFFICE_COMMANDS
from tests.handlers.dialogue import the_campaign
from tests.handlers.role_matrix import OFFICE, ROLES, Season, secret

pytestmark = pytest.mark.slow

HOME, STATION = (
    {"branch track:home", "standings:home"},
    {"branch track:station", "standings:station"},
)
# what a word changes of the branch of whoever says it, who answers for one
CHAIRS: dict[str, set[str]] = {
    "改 小组名称 地学小组": {"branch track:station"},
    "本次不申报": STATION,
    "都不申报": STATION,
    "撤回 小家": HOME,
    "删最后一段": HOME,
    "删第1段": HOME,
}
# the same, and what it changes nothing of: with it the table of words is whole
CHAIRS |= dict.fromkeys(
    [
        *(
            "菜单",
            "填写页",
            "申报小家",
            "再报 驿站",
            "小家",
            "驿站",
            "继续",
            "上一题",
            "跳过",
            "说明 1",
            "总览",
        ),
        *(
            "票据",
            "进度",
            "今天别再提醒",
            "照片",
            "删 1",
            "移 1 到 小家",
            "总结",
            "看总结",
            "完成",
            "提交",
            "确认",
        ),
        *(
            "点选",
            "打字",
            "帮助",
            "谢谢",
            "好的",
            "表",
            "记录",
            "题目",
            "通知",
            "条件",
            "纸质",
            "截止",
            "第一部分",
        ),
    ],
    set(),
)
OWN_LAST_ANSWER = "撤销"  # each takes back what was the last of their own
# what the office's words change of branch 03
OFFICES: dict[str, set[str]] = {
    "收 03 小家": HOME,
    "拒收 03 小家 缺章": HOME,
    "退 03 小家 照片 太暗": HOME,
    "核分 03 1.1 3": {"branch track:home"},
    "结果 03 小家 推荐": HOME,
    "绑定 new03 03": {"roster branch"},
    "解绑 deputy03": {"roster branch"},
    "加报 03 驿站 有两处场地": {"roster branch"},
    "延期 03 2023-05-13 12:00 停电": {"branch extended-until", "deadlines"},
}
OFFICES |= {"验收 03 小家 1.1 合格": {"branch track:home"}}
OFFICES |= {"会议 小家 5月5日9:00 主持 张老师": {"desk desk"}, "异议 03 小家 不实": {"desk desk"}}
OFFICES |= dict.fromkeys(
    [
        *(
            "谢谢",
            "状态",
            "已提交",
            "未完成",
            "今天",
            "平均分",
            "未核",
            "谁改过",
            "记录 03",
            "电话 03",
        ),
        *(
            "截止",
            "问题",
            "看板",
            "看 03 小家",
            "催 03",
            "广播 03 大家好",
            "没送到",
            "未收",
            "陌生人",
        ),
        *("代填 04", "结束代填", "争议 03", "名额 小家", "清单", "导出", "帮助"),
        # where no award has a panel; with one, tests/handlers/reviewers/test_roles.py
        *("评委", "评委进度", "评委评分 03 小家", "回避 judge01 03 亲属", "结束评审 小家"),
        "评分表 小家",
        "推荐表",
        "称号",
        "经费表",
        *("重开评审 小家 漏评一家", "会议纪要 小家", "公示 小家", "公示文 小家", "公示说明 小家"),
    ],
    set(),
)
BRANCH_OF = {"chair": "03", "deputy": "03", "another chair": "04", "standing in": "03"}
NOBODY = ("stranger", "former chair")


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody says a word; these changes are right."""

    role: str
    said: str
    changes: frozenset[str]


def cases(role: str) -> Iterator[Case]:
    """All words, as a role may use them."""
    number = BRANCH_OF.get(role, "")
    for said, changes in CHAIRS.items():
        may = bool(number) and _is_chairs(said, role)
        yield Case(role, said, _of_branch(changes, number) if may else frozenset())
    for said, changes in OFFICES.items():
        yield Case(role, said, _of_branch(changes, "03") if role == "office" else frozenset())


def _is_chairs(said: str, role: str) -> bool:
    """Whether a word means the chairs' to this role."""
    return role != "standing in" or said not in OFFICES


def _of_branch(changes: set[str], number: str) -> frozenset[str]:
    """The names of what is stored: branch:03 track:home, standings:home 03, roster branch:03."""
    named = set()
    for change in changes:
        what, _, field = change.partition(" ")
        match what:
            case "branch":
                named.add(f"branch:{number} {field}")
            case "desk":
                named.add(change)
            case "roster":
                named.add(f"roster branch:{number}")
            case _:
                named.add(f"{what} {number}")
    return frozenset(named)


@pytest.fixture
def season(server: Redis) -> Season:
    return Season(server)


@pytest.mark.parametrize("role", ROLES)
def test_a_word_changes_what_its_role_may_change_and_shows_nothing_of_others(
    season: Season, role: str
) -> None:
    number, wrong = BRANCH_OF.get(role, ""), []
    for case in cases(role):
        done = season.say(ROLES[role], case.said)
        talk = f"branch:{number} person:"  # a colleague is told in their own talk what was changed
        changed = {name for name in done.changed if not name.startswith(talk)}
        if changed != case.changes:
            wrong.append(f"{case.said}: changed {sorted(changed)}: {done.reply[:80]}")
        if role != "office" and any(secret(n) in done.reply for n in ("03", "04") if n != number):
            wrong.append(f"{case.said}: shows what others wrote: {done.reply[:200]}")
        if others := done.told - _may_hear(role, case.said):
            wrong.append(f"{case.said}: wrote to {sorted(others)}")
    assert wrong == []


def _may_hear(role: str, said: str) -> set[str]:
    """Whom a word of this role may reach beside the person."""
    match role:
        case "chair" | "deputy" | "standing in":
            return {"chair03", "deputy03", *OFFICE}
        case "office":
            return {"chair03", "deputy03", *OFFICE, *(["new03"] if "new03" in said else [])}
    return set(OFFICE)


@pytest.mark.parametrize("role", NOBODY)
def test_nobody_is_told_anything_but_whom_to_call(season: Season, role: str) -> None:
    for said in (*CHAIRS, *OFFICES):
        reply = season.say(ROLES[role], said).reply
        assert reply.startswith("您还没有登记"), (said, reply)


def test_a_chair_takes_back_their_own_last_answer_alone(season: Season) -> None:
    assert season.say("chair03", OWN_LAST_ANSWER).changed == _of_branch(STATION, "03")
    for role in ("deputy", "standing in", "office", *NOBODY):
        assert season.say(ROLES[role], OWN_LAST_ANSWER).changed == frozenset(), role


def test_every_command_has_a_row() -> None:
    book = Book(the_campaign())
    chairs = [book.index.find(said) for said in (*CHAIRS, OWN_LAST_ANSWER)]
    missing = [c.words[0] for c in book.commands if c not in [f[0] for f in chairs if f]]
    office = [INDEX.find(said) for said in OFFICES]
    missing += [c.words[0] for c in OFFICE_COMMANDS if c not in [f[0] for f in office if f]]
    assert missing == []
