"""状态: the office gets the truth at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis

from campaign.completeness import Missing
from campaign.condition import Condition, PaperState, State
from handlers.messages import CardTap, Enter, Image, Message, Text
from handlers.office import routes
from handlers.talk import OfficeTalk
from storage.outbox.unreachable import THE_APP, Obstacle, Unreachable, UnreachableBook
from storage.readings import Readings
from storage.records import Record
from storage.sessions import OfficeSession
from storage.standings import Standing, standing_of
from tests.handlers.dialogue import DEADLINE, DURING, Dialogue, the_campaign
from tests.handlers.live import Live
from tests.handlers.standings import standing

NAMES = ("未开始", "填写中", "已提交", "已退回", "不申报")
TITLE_HOLDER = {"home": "17", "station": "20"}
NUMBERS = tuple(branch.number for branch in the_campaign().branches)
Where = Mapping[str, Mapping[str, Standing]]


def hear(
    text: str, where: Where | None = None, record: Record | None = None, now: datetime = DURING
) -> str:
    """The office says this while branches stand so; `record` is that of the branch named."""
    return answer_to(Text("0" * 40, "office01", now, text), where, record, now)


def answer_to(message: Message, where: Where | None, record: Record | None, now: datetime) -> str:
    needs = routes.hear(the_campaign(), OfficeSession(), message).needs
    talk = OfficeTalk(
        the_campaign(),
        message.user_id,
        OfficeSession(),
        now,
        readings=Readings(
            standings=where or {},
            records={n: record or Record() for n in (*needs.looks, *needs.branches)},
        ),
    )
    outcome = routes.hear(talk.campaign, talk.session, message).run(talk)
    assert not outcome.applications
    return "\n".join(outcome.texts)


def test_before_anything_happened_all_eligible_branches_are_not_started() -> None:
    told = hear("状态")
    for track in ("小家", "驿站"):
        assert sum(_number(told, track, name) for name in NAMES) == 21
        assert _number(told, track, "未开始") == 21
        assert _number(told, track, "已收纸质") == 0
    assert "共 22 个分工会" in told


def _number(told: str, track: str, name: str) -> int:
    found = re.search(rf"{name} (\d+)", _block(told, track))
    assert found, told
    return int(found[1])


def _block(told: str, track: str) -> str:
    """What is counted of an award, short lines."""
    rows = told.splitlines()
    first = next(at for at, row in enumerate(rows) if row.startswith(f"{track}："))
    return "\n".join(rows[first : first + 4])


@given(
    st.dictionaries(
        st.sampled_from(NUMBERS),
        st.tuples(st.sampled_from(State), st.sampled_from(PaperState)),
        max_size=22,
    )
)
def test_the_numbers_add_up_to_the_eligible_branches(
    drawn: dict[str, tuple[State, PaperState]],
) -> None:
    drawn = {n: pair for n, pair in drawn.items() if pair[0] is not State.TITLED}
    where = {
        track: {n: standing(s, paper=p) for n, (s, p) in drawn.items()} for track in TITLE_HOLDER
    }
    told = hear("状态", where)
    for track, name in (("home", "小家"), ("station", "驿站")):
        found = [where[track][n].condition for n in drawn if n != TITLE_HOLDER[track]]
        assert sum(_number(told, name, status) for status in NAMES) == 21
        assert _number(told, name, "已提交") == sum(how.is_handed_in for how in found)
        assert _number(told, name, "已收纸质") == sum(how.has_paper for how in found)
    assert all(_width(row) <= 36 for row in _block(told, "小家").splitlines())


def _width(row: str) -> int:
    """How many narrow letters a row is wide; a phone shows about 36 of them."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in row)


def test_title_holders_are_not_listed_as_not_started() -> None:
    started = {n: standing(State.FILLING) for n in NUMBERS if n not in ("17", "20", "05")}
    told = hear("状态", {"home": started, "station": started})
    assert _line(told, "未开始（小家）") == "05 信工、20 继教"
    assert _line(told, "未开始（驿站）") == "05 信工、17 土地"


def _line(told: str, head: str) -> str:
    return next(line for line in told.splitlines() if line.startswith(head)).split("：", 1)[1]


def test_a_long_list_is_cut_and_counted() -> None:
    assert "等 21 个" in _line(hear("状态"), "未开始（小家）")


def test_what_nobody_touched_for_days_is_named_longest_first() -> None:
    days = {"11": 5, "03": 3, "08": 1, "09": 4}
    where = {
        "home": {
            n: standing(State.FILLING, DURING - timedelta(days=day)) for n, day in days.items()
        }
    }
    told = hear("状态", where)
    line = next(line for line in told.splitlines() if "没动" in line)
    assert [line.index(name) for name in ("11 外语", "09 经管", "03 地科")] == sorted(
        line.index(name) for name in ("11 外语", "09 经管", "03 地科")
    )
    assert "08 材料" not in line
    assert "12/31" in line


def test_once_all_is_answered_what_else_is_missing_is_told() -> None:
    lacks = Missing(0, 2, 700, 0)
    quiet = standing(State.FILLING, DURING - timedelta(days=5), lacks=lacks)
    told = hear("状态", {"home": {"08": quiet}})
    assert "08 材料（差 照片 2 张、总结 700 字" in told


def test_who_only_has_to_hand_in_is_not_called_untouched() -> None:
    ready = standing(State.COMPLETE, DURING - timedelta(days=5))
    told = hear("状态", {"home": {"08": ready}})
    assert "填齐了没提交（小家）：08 材料" in told
    assert "没动" not in told


def test_an_award_taken_up_again_counts_and_is_listed_as_not_started() -> None:
    started = {n: standing(State.FILLING) for n in NUMBERS if n != "05"}
    where = {"home": {**started, "05": standing(State.NOT_BEGUN)}}
    assert _line(hear("状态", where), "未开始（小家）") == "05 信工"


@pytest.mark.parametrize("typed", ["信工", "05", "信息工程", "05信工", "chair05"])
def test_a_branch_alone_asks_how_it_stands(typed: str) -> None:
    assert hear(typed).startswith("05 信息工程学院分工会")


def test_a_name_of_many_branches_is_asked_back() -> None:
    told = hear("状态 学院")
    assert "“学院”有 15 个：02 " in told
    assert " 等。请写编号" in told


def test_a_photo_of_the_office_is_answered_with_the_way_to_stand_in() -> None:
    told = answer_to(Image("1" * 40, "office01", DURING, "media"), None, None, DURING)
    assert "代填 地科" in told


@pytest.mark.parametrize("state", [State.HANDED_IN, State.DECLINED])
def test_who_is_done_is_not_called_untouched(state: State) -> None:
    where = {"home": {"11": standing(state, DURING - timedelta(days=5))}}
    assert "没动" not in hear("状态", where)


def test_time_left_and_after_the_deadline() -> None:
    assert "离截止 4 天 3 小时" in hear("状态")
    assert "已截止" in hear("状态", now=DEADLINE + timedelta(minutes=1))


@pytest.mark.parametrize(
    "name",
    [
        "05",
        "5",
        "０５",
        "信工",
        "信工 ",
        "信息工程",
        "信息工程学院分工会",
        "chair05",
        "CHAIR05",
        "05 信工",
    ],
)
def test_a_branch_is_found(name: str) -> None:
    chat = Dialogue("chair05")
    chat.say("申报小家", "4 3 5")
    told = hear(f"状态 {name}", record=chat.record)
    for piece in (
        "05 信息工程学院分工会",
        "【小家】填写中 · 已答 3/31 · 得分 12",
        "【驿站】未开始",
    ):
        assert piece in told
    assert "一 4 3 5" in told


@pytest.mark.parametrize(
    "text", ["状态信工", "状态：信工", "/状态 信工", "状态　信工", "进度 信工"]
)
def test_spellings_of_the_command(text: str) -> None:
    assert "05 信息工程学院分工会" in hear(text)


@pytest.mark.parametrize("name", ["信息", "学院", "地", "分工会"])
def test_an_ambiguous_name_lists_who_is_meant_and_asks(name: str) -> None:
    told = hear(f"状态 {name}")
    assert "请写编号" in told
    assert "06 地物" in told


@pytest.mark.parametrize("name", ["火星", "99", "0", "00", "的"])
def test_an_unknown_name_is_repeated_with_an_example(name: str) -> None:
    told = hear(f"状态 {name}")
    assert f"“{name}”" in told
    assert "状态 03" in told


def test_a_title_holder_is_shown_as_such() -> None:
    told = hear("状态 土地")
    assert "【小家】已有称号" in told
    assert "【驿站】未开始" in told


@pytest.mark.parametrize("text", ["帮助", "菜单", "help", "你好"])
def test_help(text: str) -> None:
    assert "状态" in hear(text)


@pytest.mark.parametrize("text", ["下午去香山", "4", "", "xyz"])
def test_what_is_no_command_is_answered_with_the_usual_ones(text: str) -> None:
    told = hear(text)
    assert "状态" in told
    assert "帮助" in told


def test_other_things_an_office_person_does() -> None:
    envelope = ("0" * 40, "office01", DURING)
    assert answer_to(Enter(*envelope), None, None, DURING) == ""
    assert answer_to(Image(*envelope, "media"), None, None, DURING)
    assert "共 22" in answer_to(CardTap(*envelope, "状态", {}), None, None, DURING)


@given(st.text(max_size=20))
def test_any_text_is_answered(text: str) -> None:
    assert hear(text).strip()
    assert hear(f"状态 {text}").strip()


def test_a_standing_sums_up_an_application() -> None:
    chat = Dialogue("chair05")
    chat.say("申报小家", "4 3 5")
    home = the_campaign().tracks["home"]
    lacks = Missing(28, 3, 1000, 68)
    how = Condition(State.FILLING, since=DURING, lacks=lacks, points=12)
    expected = Standing(how, 3, 31, DURING, done={"scorecard/一": 3})
    assert standing_of(home, chat.home, DURING) == expected


def test_who_only_has_to_submit_is_named() -> None:
    ready = standing(State.COMPLETE)
    told = hear("状态", {"home": {"09": ready, "10": standing(State.FILLING)}})
    assert "填齐了没提交（小家）：09 经管" in told
    assert "10 能源" not in told.partition("填齐了没提交")[2].splitlines()[0]


def test_who_cannot_be_reached_and_strangers_are_told(server: Redis) -> None:
    live = Live(server)
    book = UnreachableBook(server, live.keys)
    assert "收不到消息" not in live.say("状态", by="office01")
    book.note("chair07", Unreachable(Obstacle.UNKNOWN, DURING), [])
    book.note(THE_APP, Unreachable(Obstacle.UNTRUSTED_IP, DURING, "203.0.113.7"), [])
    live.say("你好", by="stranger01")
    told = live.say("状态", by="office01")
    assert "收不到消息 1 人，请电话通知：07 海洋 chair07" in told
    assert "203.0.113.7" in told
    assert "没登记的人来过 1 个，看：陌生人" in told
