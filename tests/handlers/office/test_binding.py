"""绑定 and 解绑: people change, applications stay, in every process at once."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from redis import Redis

from handlers.messages import EssayWritten
from handlers.turns import Turns
from storage.effects import SendText
from storage.outbox.unreachable import Obstacle, Unreachable, UnreachableBook
from storage.store import Store
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live, a_callback, everything


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def code_in(told: str) -> str:
    found = re.search(r"确认 (\d{4})$", told)
    assert found, told
    return found[1]


def told(live: Live, user_id: str) -> list[str]:
    """What was sent to a person beside replies."""
    effects = live.outbox(user_id)
    return [e.text for e in effects if isinstance(e, SendText) and e.user_id == user_id]


def people(live: Live, number: str) -> tuple[str, ...]:
    campaign = Store(the_campaign(), live.server).campaign()
    return campaign.branch_by_number[number].people


@pytest.mark.parametrize(
    "typed",
    [
        "绑定 chair31 信工",
        "绑定 信工 chair31",
        "绑定 05 chair31",
        "绑定 <chair31> 信息工程",
        "绑定　ｃｈａｉｒ３１，信工",
        "绑定chair31信工",
        "绑定 chair31 信工 主席",
    ],
)
def test_a_new_chair_is_bound_at_once_where_the_old_one_never_wrote(live: Live, typed: str) -> None:
    answer = office(live, typed)
    assert answer.startswith("已绑定：05 信工 的主席是 chair31（原 chair05，已通知）。")
    assert people(live, "05") == ("chair31",)
    assert "登记为 05 信息工程学院分工会 的主席" in told(live, "chair31")[0]
    (goodbye,) = told(live, "chair05")
    assert "登记为 chair31" in goodbye
    assert "可以换回来" in goodbye


def test_nobody_is_said_to_know_whom_nothing_reaches(live: Live) -> None:
    office(live, "绑定 nobody31 信工")
    found = Unreachable(Obstacle.UNKNOWN, DURING)
    UnreachableBook(live.server, live.keys).note("nobody31", found, ())
    answer = office(live, "绑定 chair05 信工")
    assert "（原 nobody31，收不到消息，没有通知）" in answer
    assert len(told(live, "nobody31")) == 1, "the welcome only"
    assert "收不到消息" not in office(live, "状态")


def test_the_example_is_about_the_branch_that_was_typed(live: Live) -> None:
    assert "绑定 <账号> 信工" in office(live, "绑定 信工")


def test_the_new_chair_goes_on_where_the_old_one_stopped_in_every_process(live: Live) -> None:
    other = Live(live.server)
    other.say("申报小家", "4 3", by="chair05")
    assert "还没有登记" in other.say("你好", by="chair31")
    asked = office(live, "绑定 chair31 信工")
    assert "现在的主席是 chair05，已经来填过" in asked
    assert people(live, "05") == ("chair05",)
    office(live, f"确认 {code_in(asked)}")
    assert "已答 3/31 · 得分 12" in other.say("申报小家", "5", by="chair31")
    assert "主席姓名和电话请核对" in told(live, "chair31")[0]
    assert "还没有登记" in other.say("4", by="chair05")
    assert live.scores("05") == {"1.1": 4, "1.2": 3, "1.3": 5}


def test_the_history_tells_who_bound_whom(live: Live) -> None:
    office(live, "绑定 chair31 信工")
    (entry,) = live.audit("05")
    assert (entry["by"], entry["did"]) == ("office01", "bind")
    assert (entry["before"], entry["after"]) == ({"chair": "chair05"}, {"chair": "chair31"})
    assert "校工会 office01 绑定：主席 chair05 → chair31" in office(live, "记录 信工")
    line, *_ = live.audit("office")
    assert (line["did"], line["whom"], line["said"]) == ("bind", "05", "绑定 chair31 信工")


def test_a_takeover_is_asked_again_when_somebody_else_got_there_first(live: Live) -> None:
    live.say("申报小家", "4", by="chair05")
    asked = office(live, "绑定 chair31 信工")
    other = live.say("绑定 chair32 信工", by="office02")
    live.say(f"确认 {code_in(other)}", by="office02")
    live.say("申报小家", by="chair32")
    again = office(live, f"确认 {code_in(asked)}")
    assert "现在的主席是 chair32，已经来填过" in again
    assert people(live, "05") == ("chair32",)
    assert "已绑定：05 信工 的主席是 chair31" in office(live, f"确认 {code_in(again)}")
    assert people(live, "05") == ("chair31",)


def test_a_deputy_is_added_replaced_made_chair_and_taken_off(live: Live) -> None:
    assert "05 信工 的代填人是 chair31。" in office(live, "绑定 chair31 信工 副")
    assert people(live, "05") == ("chair05", "chair31")
    assert "您好" in live.say("菜单", by="chair05")
    assert "（原 chair31，已通知）" in office(live, "绑定 信工 副主席 chair32")
    office(live, f"确认 {code_in(office(live, '绑定 Chair32 信工'))}")
    assert people(live, "05") == ("Chair32",)
    office(live, "绑定 chair05 信工 副")
    assert "已解绑：chair05" in office(live, "解绑 chair05")
    assert people(live, "05") == ("Chair32",)
    assert "不再是 05 信息工程学院分工会 的代填人" in told(live, "chair05")[-1]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("绑定", "请写账号和分工会"),
        ("绑定 chair31", "请写账号和分工会"),
        ("绑定 a b c", "请写账号和分工会"),
        ("绑定 老师 信工", "“老师”不是企业微信账号"),
        ("绑定 信工 老师", "“老师”不是企业微信账号"),
        (f"绑定 {'z' * 65} 信工", "不是企业微信账号"),
        ("绑定 chair31 学院", "请写编号，如 绑定 chair31 0"),
        ("绑定 chair31 火星", "没有找到“火星”"),
        ("绑定 chair31 99", "没有找到“99”"),
        ("绑定 office02 信工", "是校工会的账号"),
        ("绑定 OFFICE02 信工", "是校工会的账号"),
        ("绑定 chair05 信工", "已经是 05 信工 的主席"),
        ("绑定 CHAIR05 信工", "已经是 05 信工 的主席"),
        ("绑定 chair05 信工 副", "不能同时做代填人"),
        ("绑定 chair07 信工", "现在是 07 海洋 的主席"),
        ("绑定 deputy03 信工", "请先回复 解绑 deputy03"),
        ("绑定 deputy03 地科 副", "已经是 03 地科 的代填人"),
        ("解绑", "请写要解绑的账号"),
        ("解绑 chair05", "不能空着"),
        ("解绑 office01", "是校工会的账号"),
        ("解绑 chair31", "不是已登记的账号"),
        ("解绑 信工", "不是已登记的账号"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nobody(
    live: Live, typed: str, expected: str
) -> None:
    assert expected in office(live, typed)
    assert live.keys.roster not in everything(live.server)
    assert live.outbox("chair31") == []


def test_two_of_the_office_cannot_give_one_person_to_two_branches(live: Live) -> None:
    processes = (live, Live(live.server))
    wanted = (("office01", "绑定 chair31 信工"), ("office02", "绑定 chair31 地物"))
    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(lambda process, ask: process.say(ask[1], by=ask[0]), processes, wanted)
        )
    assert sorted(answer[:3] for answer in answers) == ["cha", "已绑定"]
    bound = [number for number in ("05", "06") if "chair31" in people(live, number)]
    assert len(bound) == 1


def test_only_the_office_binds(live: Live) -> None:
    live.say("绑定 chair31 信工", by="chair05")
    live.say("绑定 stranger01 信工", by="stranger01")
    assert live.keys.roster not in everything(live.server)


def test_a_page_that_is_still_open_saves_nothing_for_a_former_chair(live: Live) -> None:
    live.say("申报小家", by="chair05")
    office(live, f"确认 {code_in(office(live, '绑定 chair31 信工'))}")
    save = EssayWritten(a_callback(), "chair05", DURING, "home", "建家", "", branch="05")
    assert live.conversation.answer(save, DURING).text
    assert live.record("05").application("home").essay == ()


def test_a_code_is_good_once_and_for_ten_minutes(live: Live) -> None:
    live.say("申报小家", by="chair05")
    code = code_in(office(live, "绑定 chair31 信工"))
    late = live.say(f"确认 {code}", by="office01", now=DURING + timedelta(minutes=10))
    assert "已过期" in late
    assert people(live, "05") == ("chair05",)
    code = code_in(office(live, "绑定 chair31 信工"))
    assert "已绑定" in office(live, f"确认 {code}")
    assert "没有要确认的事" in office(live, f"确认 {code}")


class Turn:
    """A turn on a branch that a thread has to wait for."""

    def __init__(self) -> None:
        self.is_asked, self.is_given = Event(), Event()

    def __enter__(self) -> None:
        self.is_asked.set()
        assert self.is_given.wait(30)

    def __exit__(self, *_: object) -> None:
        """Nobody waits behind."""


def test_who_is_replaced_while_waiting_for_a_turn_is_no_longer_heard(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = Turn()
    monkeypatch.setattr(Turns, "of", lambda _turns, _branch: turn)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(live.say, "申报小家", by="chair05")
        assert turn.is_asked.wait(30)
        office(live, "绑定 chair31 信工")
        turn.is_given.set()
        assert "还没有登记" in answer.result()
    assert live.record("05").applications == {}


def test_deputy_may_be_written_right_behind_the_branch(live: Live) -> None:
    assert "已绑定：05 信工 的代填人是 chair31" in office(live, "绑定chair31信工副")
    assert people(live, "05") == ("chair05", "chair31")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("绑定 @all 信工", "“@all”不是企业微信账号"),
        ("绑定 信工 @ALL", "“@ALL”不是企业微信账号"),
        ("绑定 sys 信工", "“sys”不是企业微信账号"),
        ("绑定 05 信工", "“05 信工”都是分工会，没有账号"),
        ("绑定 信工 5", "“信工 5”都是分工会，没有账号"),
        ("绑定 05 07", "都是分工会，没有账号"),
    ],
)
def test_what_is_no_account_is_refused(live: Live, typed: str, expected: str) -> None:
    assert expected in office(live, typed)
    assert live.keys.roster not in everything(live.server)
    assert "没有要确认的事" in office(live, "确认")


@pytest.mark.parametrize(
    "account", ["13800138000", "82320000", "010-82320000", "someone@cugb.edu.cn"]
)
def test_what_looks_like_a_phone_number_is_asked_about(live: Live, account: str) -> None:
    asked = office(live, f"绑定 {account} 信工")
    assert f"{account} 像是电话或邮箱，不像企业微信账号" in asked
    assert people(live, "05") == ("chair05",)
    office(live, f"确认 {code_in(asked)}")
    assert people(live, "05") == (account,)


def test_a_number_of_the_staff_is_an_account(live: Live) -> None:
    assert "已绑定" in office(live, "绑定 2003050 信工")


def test_one_question_tells_both_that_it_looks_odd_and_who_goes(live: Live) -> None:
    live.say("申报小家", "4", by="chair05")
    asked = office(live, "绑定 13800138000 信工")
    assert "像是电话" in asked
    assert "现在的主席是 chair05，已经来填过" in asked
    office(live, f"确认 {code_in(asked)}")
    assert people(live, "05") == ("13800138000",)


def test_the_chair_hears_of_a_new_deputy_and_the_deputy_of_the_chair(live: Live) -> None:
    office(live, "绑定 helper05 信工 副")
    assert "的代填人登记为 helper05，和您填的是同一份材料" in told(live, "chair05")[-1]
    assert "和您一起填的有主席 chair05。" in told(live, "helper05")[-1]


def test_the_deputy_hears_of_a_new_chair(live: Live) -> None:
    office(live, "绑定 chair31 地科")
    assert "的主席登记为 chair31（原 chair03）" in told(live, "deputy03")[-1]
    assert "和您一起填的有代填人 deputy03。" in told(live, "chair31")[-1]


def test_the_chair_hears_that_the_deputy_is_gone(live: Live) -> None:
    office(live, "解绑 deputy03")
    assert "deputy03 不再是 03" in told(live, "chair03")[-1]
