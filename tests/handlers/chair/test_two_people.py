"""Chair and deputy of one branch hear what the other does, and nobody is left waiting for a 确认."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from redis import Redis

from campaign.applications import Place, Status
from handlers.messages import OverwrittenLately
from storage.documents import dump
from storage.effects import SendDocument, SendText, TellOverwritten
from storage.records import from_fields
from storage.sessions import ChairSession, Step
from tests.handlers.dialogue import DURING, Dialogue, home_dialogue
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import complete, hand_in

MINUTE = timedelta(minutes=1)


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def told(live: Live, user_id: str) -> list[str]:
    found = [e for e in live.outbox(user_id) if isinstance(e, SendText)]
    return [effect.text for effect in found if effect.user_id == user_id]


def timers(live: Live, user_id: str) -> list[TellOverwritten]:
    found = [e for e in live.outbox(user_id) if isinstance(e, TellOverwritten)]
    return [effect for effect in found if effect.user_id == user_id]


def collect(live: Live, user_id: str, now: datetime = DURING) -> None:
    live.conversation.answer(OverwrittenLately(a_callback(), user_id, now, branch="03"), now)


def test_a_score_of_the_other_is_changed_knowingly() -> None:
    chat = home_dialogue()
    chat.say("小家", "4", by="deputy03")
    chat.wait(minutes=5)
    text = chat.say("改 1.1 3")
    assert "1.1 由 4 改为 3（4 是代填人 deputy03 5 分钟前填的）" in text
    chat.wait(minutes=1)
    assert "（3 是主席 chair03 1 分钟前填的）" in chat.say("改 1.1 2", by="deputy03")


def test_what_was_given_long_ago_or_by_oneself_is_just_changed() -> None:
    chat = home_dialogue("4")
    assert "填的" not in chat.say("改 1.1 3")
    chat.say("小家", by="deputy03")
    chat.wait(minutes=31)
    assert "填的" not in chat.say("改 1.1 2", by="deputy03")
    assert not any(change.sessions for change in chat.outcome.changes.values())


def test_the_same_value_again_takes_nothing_from_the_other() -> None:
    chat = home_dialogue("4")
    assert "填的" not in chat.say("小家", "改 1.1 4", by="deputy03")
    assert not chat.outcome.effects


def test_several_answers_of_the_other_are_named_together() -> None:
    chat = home_dialogue("4 3 5 4 4")
    text = chat.say("小家", "改 1.1 3 1.2 2", by="deputy03")
    assert "（原来的 1.1 4、1.2 3 是主席 chair03 刚刚填的）" in text


def test_an_answer_in_words_is_quoted() -> None:
    chat = Dialogue()
    chat.say("申报驿站", "改 1 是")
    text = chat.say("驿站", "改 1 否", by="deputy03")
    assert "（原来的“是” 是主席 chair03 刚刚填的）" in text


def test_the_other_is_told_once_of_all_that_was_changed(live: Live) -> None:
    live.say("申报小家", "4 3 5 4 4")
    live.say("小家", "改 1.1 3", "改 1.2 2", "改 1.1 1", "改 1.3 4", "改 1.3 5", by="deputy03")
    assert timers(live, "chair03") == [TellOverwritten("chair03", "03", 600_000)]
    collect(live, "chair03")
    news = told(live, "chair03")[-1]
    assert "被代填人（deputy03）改了：1.1 由 4 改为 1；1.2 由 3 改为 2。" in news
    assert "1.3" not in news
    before = told(live, "chair03")
    collect(live, "chair03")
    assert told(live, "chair03") == before
    assert not timers(live, "deputy03")


def test_after_it_was_told_the_next_change_is_collected_anew(live: Live) -> None:
    live.say("申报小家", "4 3")
    live.say("小家", "改 1.1 3", by="deputy03")
    collect(live, "chair03")
    live.say("改 1.1 4")
    live.say("改 1.2 2", by="deputy03")
    assert len(timers(live, "chair03")) == 2
    assert "1.2 由 3 改为 2" in told_after(live, "chair03")


def told_after(live: Live, user_id: str) -> str:
    collect(live, user_id)
    return told(live, user_id)[-1]


def test_the_office_that_answered_for_the_branch_hears_it_too(live: Live) -> None:
    live.say("代填 03", "申报小家", "4", by="office01")
    assert "（4 是校工会刚刚填的）" in live.say("小家", "改 1.1 3")
    collect(live, "office01")
    assert "改了：1.1 由 4 改为 3" in told(live, "office01")[-1]


def test_both_send_in_and_the_later_is_told_plainly_and_goes_on(live: Live) -> None:
    complete(live, "03")
    for person in ("chair03", "deputy03"):
        assert "请回复：确认" in live.say("小家", "提交", by=person)
    assert "已提交，编号 J03-v1" in live.say("确认", by="chair03")
    text = live.say("确认", by="deputy03")
    assert "已由主席（chair03）于 5月8日 09:00 提交，编号 J03-v1，不用再确认。" in text
    assert len(live.record().application("home").submissions) == 1
    for words in ("你好", "进度", "改 1.1 3", "谢谢"):
        assert "还没有办" not in live.say(words, by="deputy03")


def test_who_did_not_confirm_before_the_other_is_not_held_up(live: Live) -> None:
    complete(live, "03")
    for person in ("chair03", "deputy03"):
        live.say("小家", "提交", by=person)
    live.say("确认", by="deputy03")
    assert "还没有办" not in live.say("我看看", by="chair03")
    assert "已由代填人（deputy03）于 5月8日 09:00 提交" in live.say("确认", by="chair03")


def test_what_the_other_has_withdrawn_or_declined_waits_no_more(live: Live) -> None:
    hand_in(live, "03")
    live.say("小家", "撤回", by="chair03")
    live.say("小家", "撤回", "确认", by="deputy03")
    assert "还没有办" not in live.say("我看看", by="chair03")
    live.say("不申报驿站", by="chair03")
    live.say("不申报驿站", "确认", by="deputy03")
    assert "还没有办" not in live.say("我看看", by="chair03")


def test_a_submission_goes_to_both_with_its_form(live: Live) -> None:
    hand_in(live, "03")
    assert any("主席（chair03）已提交，编号 J03-v1" in text for text in told(live, "deputy03"))
    sent = {e.user_id for e in live.outbox("deputy03") if isinstance(e, SendDocument)}
    assert "deputy03" in sent


@pytest.mark.parametrize("by", ["chair03", "deputy03"])
def test_a_withdrawal_is_told_to_the_other(live: Live, by: str) -> None:
    hand_in(live, "03")
    assert "这一版不算数" in live.say("小家", "撤回", by=by)
    live.say("确认", by=by)
    other = {"chair03": "deputy03", "deputy03": "chair03"}[by]
    assert "已撤回 J03-v1，这一版不算数，打印好的表先不要送" in told(live, other)[-1]
    assert not any("已撤回" in text for text in told(live, by))


def test_declining_is_told_to_the_other(live: Live) -> None:
    live.say("都不申报", "确认", by="deputy03")
    news = "\n".join(told(live, "chair03"))
    assert "【小家】代填人（deputy03）已回复本次不申报。" in news
    assert "【驿站】代填人（deputy03）已回复本次不申报。" in news


def test_what_the_office_takes_back_for_a_branch_both_hear_once(live: Live) -> None:
    hand_in(live, "03")
    live.say("代填 03", "小家", "撤回", "确认", by="office01")
    assert live.record().application("home").status is Status.FILLING
    for person in ("chair03", "deputy03"):
        news = [text for text in told(live, person) if "撤回" in text]
        assert len(news) == 1
        assert "先不要送" in news[0]


def test_steps_and_sessions_of_earlier_days_still_open() -> None:
    place = Place("scorecard", "1.1")
    session = ChairSession("home", place, (Step("home", {place: None}, {place: 4}),))
    steps = [["home", [["scorecard", "1.1", None]], [["scorecard", "1.1", 4]]]]
    doc = {"track": "home", "asked": list(place), "steps": steps, "taps": False, "greeted_at": None}
    older = {"version": "7", "person:chair03": dump(doc)}
    assert from_fields(older).session("chair03") == session


def test_two_phones_at_the_same_moment_hand_in_once_and_lose_no_news(live: Live) -> None:
    phones = {"chair03": live, "deputy03": Live(live.server)}
    live.say("申报小家", "4 3 5 4 4")
    complete(live, "03")
    for person, phone in phones.items():
        phone.say("小家", "提交", by=person)
    with ThreadPoolExecutor(2) as pool:
        replies = dict(
            zip(
                phones,
                pool.map(lambda who: phones[who].say("确认", by=who), phones),
                strict=True,
            )
        )
    first = next(who for who, reply in replies.items() if "已提交，编号 J03-v1" in reply)
    (second,) = set(phones) - {first}
    assert "于 5月8日 09:00 提交，编号 J03-v1，不用再确认" in replies[second]
    assert len(live.record().application("home").submissions) == 1
    assert any("已提交，编号 J03-v1" in text for text in told(live, second))

    phones[first].say("改 1.1 1", by=first)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda n: phones[second].say(f"改 1.1 {n}", by=second), (2, 3)))
    assert len(timers(live, first)) == 1
    collect(live, first)
    now = live.scores()["1.1"]
    assert f"1.1 由 1 改为 {now}" in told(live, first)[-1]
