"""Every word about a panel, said by people of every role: who may change what of a review."""

from __future__ import annotations

import re

import pytest
from redis import Redis

from handlers.office.panel.table import PANEL
from handlers.office.table import INDEX
from handlers.reviewers.table import COMMANDS
from handlers.reviewers.table import INDEX as REVIEWERS
from tests.handlers.live import everything
from tests.handlers.office_chat import hand_in
from tests.handlers.reviewers.panel_chat import AFTER, PanelChat

_CODE = re.compile(r"确认 ?(\d{4,6})").search
pytestmark = pytest.mark.slow
ROLES = ("chair03", "chair15", "office01", "stranger01", "judge01", "chair07")
BALLOT = {"reviewer:{who} ballot:home/15"}
OFFICES: dict[str, set[str]] = {
    "评委": set(),
    "评委进度 小家": set(),
    "评委评分 15 小家": set(),
    "回避 judge01 15 亲属在该单位": {"roster reviewer:judge01"},
    "结束评审 小家": {"desk desk"},
    "重开评审 小家 漏评一家": set(),  # it is open
    "绑定 judge02 评委 小家": {"roster reviewer:judge02"},
    "解绑 judge01 评委": {"roster reviewer:judge01"},
}
# said by a reviewer who is at 图书馆
REVIEWER: dict[str, set[str]] = {
    "评审": set(),
    "评 03": set(),
    "下一个": set(),
    "材料": set(),
    "照片": set(),
    "大图 1": set(),
    "总结": set(),
    "题目": set(),
    "已评 15": set(),
    "帮助": set(),
    "谢谢": set(),
    "退出评审": set(),
    "清空 15": BALLOT,
    "改 1.1 9": BALLOT,
    "10 20 30": BALLOT,
    "回避 15 亲属在该单位": {"roster reviewer:{who}"},
}


def prepare(server: Redis) -> PanelChat:
    server.flushall()
    chat = PanelChat(server)
    hand_in(chat, "03", "15")
    chat.seat("judge01", "chair07")
    chat.judge("评审", "15", by="judge01")
    chat.judge("评审", "15", by="chair07")
    return chat


def of_the_review(server: Redis) -> dict[str, str]:
    """All that is kept of a review and of what branches handed in, but for versions and sessions."""
    found: dict[str, str] = {}
    for key, held in everything(server, "{*").items():
        name = key.partition("}:")[2]
        if name.partition(":")[0] in ("branch", "reviewer", "roster", "desk"):
            found |= {
                f"{name} {field}": text
                for field, text in held.items()
                if field != "version" and not field.startswith("person:")
            }
    return found


@pytest.mark.parametrize("who", ROLES)
def test_a_word_of_a_review_changes_what_its_role_may_change(server: Redis, who: str) -> None:
    reviews = who in ("judge01", "chair07")
    for said, right in {**OFFICES, **REVIEWER}.items():
        chat = prepare(server)
        before = of_the_review(server)
        told = chat.say(said, by=who, now=AFTER)
        if code := _CODE(told):
            chat.say(f"确认 {code[1]}", by=who, now=AFTER)
        after = of_the_review(server)
        changed = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
        may = (who == "office01" and said in OFFICES) or (reviews and said in REVIEWER)
        assert changed == ({name.format(who=who) for name in right} if may else set()), (said, told)
        if who != "office01" and "judge" not in said:
            assert "judge" not in told.replace(who, ""), (said, told)


def test_every_word_has_a_row() -> None:
    office = [INDEX.find(said) for said in OFFICES]
    assert {c.words[0] for c in PANEL} <= {found[0].words[0] for found in office if found}
    own = [REVIEWERS.find(said) for said in REVIEWER]
    assert {c.words[0] for c in COMMANDS} == {found[0].words[0] for found in own if found}
