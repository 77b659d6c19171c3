"""One callback, one transaction, one reply: against a real server."""

from __future__ import annotations

import pytest
from redis import Redis

from bot.wecom.cards import drawn
from campaign.applications import Status
from handlers.splitting import MOST_BYTES
from storage.effects import SendCard, SendText
from storage.keys import SEEN_FOR_S
from storage.standings import read_standings
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.dialogue import the_campaign
from tests.handlers.live import Live, a_callback, everything


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def test_an_answer_is_written_with_all_that_belongs_to_it(live: Live) -> None:
    callback = a_callback()
    live.say("申报小家")
    reply = live.say("4 3", callback=callback)
    assert "已答 2/31 · 得分 7" in reply
    assert live.scores() == {"1.1": 4, "1.2": 3}
    assert live.record().version == 2
    started, answered = live.audit()
    assert (started["did"], started["after"]) == ("start", {"status": "filling"})
    assert (answered["by"], answered["did"], answered["track"]) == ("chair03", "answer", "home")
    assert answered["before"] == {"scorecard/1.1": None, "scorecard/1.2": None}
    assert answered["after"] == {"scorecard/1.1": 4, "scorecard/1.2": 3}
    standing = read_standings(live.server, live.keys, ["home"])["home"]["03"]
    assert (standing.status, standing.answered, standing.points) == (Status.FILLING, 2, 7)
    kept_s = live.server.ttl(live.keys.seen(callback))
    assert isinstance(kept_s, int)
    assert SEEN_FOR_S - 60 < kept_s <= SEEN_FOR_S == 48 * 3600


@pytest.mark.parametrize("word", ["3", "菜单", "进度", "撤销", "9", "啊", "本次不申报"])
def test_a_repeated_callback_gets_the_same_reply_and_writes_nothing(live: Live, word: str) -> None:
    live.say("申报小家", "4")
    callback = a_callback()
    first = live.say(word, callback=callback)
    assert first
    before = everything(live.server)
    other_process = Live(live.server)
    for process in (live, other_process, other_process):
        assert process.say(word, callback=callback) == first
    assert everything(live.server) == before


def test_a_repeat_is_the_old_reply_even_when_much_has_happened_since(live: Live) -> None:
    live.say("申报小家")
    callback = a_callback()
    first = live.say("4", callback=callback)
    live.say("3", "撤销", "撤销")
    assert live.say("4", callback=callback) == first
    assert live.scores() == {}


def test_a_repeated_tap_gets_the_same_button(live: Live) -> None:
    live.say("申报小家", "点选")
    callback = a_callback()
    first = live.tap("scores:home", {"1.1": "4"}, callback=callback)
    assert first.button
    before = everything(live.server)
    assert Live(live.server).tap("scores:home", {"1.1": "4"}, callback=callback) == first
    assert everything(live.server) == before


def test_what_is_refused_writes_nothing_but_the_reply(live: Live) -> None:
    live.say("申报小家", "4")
    before = everything(live.server)
    callback = a_callback()
    live.say("9", callback=callback)
    after = everything(live.server)
    del after[live.keys.seen(callback)]
    assert after == before


def test_two_processes_alternate_and_lose_nothing(live: Live) -> None:
    processes = [live, Live(live.server)]
    live.say("申报小家")
    for turn in range(31):
        processes[turn % 2].say("0" if turn % 3 else "1")
    assert len(live.scores()) == 31
    assert live.record().version == 32
    assert len(live.audit()) == 32


def test_two_people_and_two_processes_each_undo_their_own(live: Live) -> None:
    other = Live(live.server)
    live.say("申报小家", "4")
    other.say("申报小家", "3", by="deputy03")
    live.say("撤销")
    assert live.scores() == {"1.2": 3}
    assert "没有可以撤销" in other.say("撤销")
    other.say("撤销", by="deputy03")
    assert live.scores() == {}


def test_the_office_sees_at_once_what_another_process_wrote(live: Live) -> None:
    office = Live(live.server)
    assert "【小家】未开始" in office.say("状态 地科", by="office01")
    live.say("申报小家", "4 3")
    assert "已答 2/31 · 得分 7" in office.say("状态 地科", by="office01")
    assert "填写中 1" in office.say("状态", by="office01")
    live.say("本次不申报", "确认")
    assert "不申报 1" in office.say("状态", by="office02")


def test_further_texts_and_cards_go_through_the_outbox_in_order(live: Live) -> None:
    live.say("申报小家", "4", "申报驿站", "本次不申报驿站", "确认")
    live.server.flushdb()
    process = Live(live.server)
    process.say(
        "申报小家", "申报驿站", f"改 分工会意见 {'好' * 500}", f"改 暖心驿站名称 {'站' * 200}"
    )
    process.say("菜单")
    menu, *more = process.outbox()
    assert isinstance(menu, SendCard)
    assert menu.user_id == "chair03"
    assert_acceptable(drawn(menu.card))
    assert more == []
    first = process.say("总览")
    _, rest = process.outbox()
    assert isinstance(rest, SendText)
    assert max(len(piece.encode()) for piece in (first, rest.text)) <= MOST_BYTES
    assert "好" * 500 in first + rest.text


def test_a_tap_is_answered_on_the_button_and_its_text_is_sent(live: Live) -> None:
    live.say("申报小家", "点选")
    reply = live.tap("scores:home", {"1.1": "4", "1.2": "3"})
    assert reply.button
    assert reply.text == ""
    texts = [effect.text for effect in live.outbox() if isinstance(effect, SendText)]
    assert len(texts) == 1
    assert "已答 2/31 · 得分 7" in texts[0]


def test_entering_greets_once(live: Live) -> None:
    assert "您好" in live.enter()
    assert Live(live.server).enter() == ""
    assert live.enter("office01") == ""


def test_branches_do_not_touch_each_other(live: Live) -> None:
    live.say("申报小家", "4")
    before = live.server.hgetall(live.keys.branch("03"))
    live.say("申报小家", "1 1", by="chair05")
    assert live.server.hgetall(live.keys.branch("03")) == before
    assert live.scores("05") == {"1.1": 1, "1.2": 1}


def test_campaigns_do_not_touch_each_other(live: Live, server: Redis) -> None:
    live.say("申报小家", "4")
    before = everything(server)
    another = the_campaign().altered(id="another")
    Live(server, campaign=another).say("申报小家", "1")
    after = everything(server)
    assert {key: after[key] for key in before} == before
    assert all("another" in key for key in after.keys() - before.keys())
