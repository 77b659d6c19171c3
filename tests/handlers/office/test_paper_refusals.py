"""A stamped paper is given back with a reason: told to both, shown everywhere, settled by the next one."""

from __future__ import annotations

import pytest
from redis import Redis

from campaign.applications import Application, Status
from campaign.condition import PaperState, describe
from storage.effects import SendText
from storage.standings import read_standings
from tests.handlers.dialogue import the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in

HOME = the_campaign().tracks["home"]


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "03")
    return live


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def home(live: Live) -> Application:
    return live.record().application("home")


def told(live: Live, user_id: str) -> str:
    return [
        e.text for e in live.outbox(user_id) if isinstance(e, SendText) and e.user_id == user_id
    ][-1]


WAYS = ["退 地科 小家 纸质 没盖公章", "退 地科 小家 纸质版 没盖公章", "退 地科 小家 纸质，没盖公章", "退 03 小家 纸质 理由：没盖公章",
        "退 地科 小家 纸质材料 没盖公章", "拒收 地科 小家 没盖公章", "退纸质 地科 小家 没盖公章", "纸质 退 地科 小家 没盖公章",
        "拒收 地科 小家 纸质 没盖公章", "退 J03-v1 纸质 没盖公章"]  # fmt: skip


@pytest.mark.parametrize("words", WAYS)
def test_it_is_given_back_with_its_reason(live: Live, words: str) -> None:
    reply = office(live, words)
    assert "的纸质已退" in reply
    assert "理由：没盖公章" in reply
    assert home(live).status is Status.SUBMITTED
    assert describe(HOME, home(live)).paper is PaperState.REFUSED
    for person in ("chair03", "deputy03"):
        assert "J03-v1 的纸质被退回，理由：没盖公章。" in told(live, person)
        assert "5月12日（周五）12:00 前重新送校工会" in told(live, person)


def test_a_registered_paper_counts_no_more(live: Live) -> None:
    office(live, "收 地科 小家")
    assert "（原登记 v1 已取消）" in office(live, "退 地科 小家 纸质 没盖公章")
    assert home(live).paper is None
    assert "纸质退了没再来 1" in office(live, "状态")


def test_it_is_shown_wherever_papers_are(live: Live) -> None:
    office(live, "退 地科 小家 纸质 没盖公章")
    for words in ("状态", "状态 地科", "未收", "看 地科 小家"):
        assert "没盖公章" in office(live, words), words
    for words in ("进度", "纸质", "我的纸质收到了吗"):
        assert "没盖公章" in live.say(words), words


def test_the_next_paper_settles_it(live: Live) -> None:
    office(live, "退 地科 小家 纸质 没盖公章", "收 地科 小家")
    assert home(live).refusal is None
    assert home(live).has_paper
    assert "没盖公章" not in office(live, "状态")
    assert "都办完了" in live.say("小家")


@pytest.mark.parametrize(
    ("words", "told_back"),
    [
        ("退 地科 小家 纸质", "退纸质要写理由"),
        ("拒收 地科 小家", "退纸质要写理由"),
        ("退 地科 小家 纸质 理由：", "退纸质要写理由"),
        ("退 地科 小家 纸质 " + "长" * 201, "200 字以内"),
        ("退 地科 驿站 纸质 没盖公章", "退不了纸质"),
        ("退 地科 小家 纸质 取消", "没有退过"),
        ("拒收", "请先写分工会和项目"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(
    live: Live, words: str, told_back: str
) -> None:
    before = live.record(), live.outbox("chair03")
    assert told_back in office(live, words)
    assert (live.record(), live.outbox("chair03")) == before


def test_it_can_be_taken_back(live: Live) -> None:
    office(live, "退 地科 小家 纸质 没盖公章")
    assert "不算退了" in office(live, "退 地科 小家 纸质 取消")
    assert describe(HOME, home(live)).paper is PaperState.AWAITED
    assert "纸质没有退回" in told(live, "deputy03")


def test_a_withdrawal_makes_it_no_matter(live: Live) -> None:
    office(live, "退 地科 小家 纸质 没盖公章")
    live.say("小家", "撤回", "确认")
    assert describe(HOME, home(live)).paper is PaperState.NONE
    assert "没盖公章" not in office(live, "状态")


def test_the_office_reads_the_same_from_its_own_lines(live: Live) -> None:
    office(live, "退 地科 小家 纸质 没盖公章")
    stored = read_standings(live.server, live.keys, ["home"])["home"]["03"].condition
    assert stored == describe(HOME, home(live))
    assert stored.refused_for == "没盖公章"


def test_the_history_names_it(live: Live) -> None:
    office(live, "收 地科 小家", "退 地科 小家 纸质 没盖公章")
    assert "没盖公章" in office(live, "记录 地科")
