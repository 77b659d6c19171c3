"""People on no roster: answered kindly, news once a day, told of together, listed, bound."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

import pytest
from redis import Redis

from bot.closing.strangers import StrangerNews
from handlers.messages import Image, MenuClick
from storage.documents import dump
from storage.effects import SendText
from storage.store import Store
from storage.strangers import Stranger, strangers_in
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live, a_callback, everything


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def passed_on(live: Live, user_id: str = "office01") -> list[str]:
    """What a person of the office was told without having asked."""
    effects = live.outbox(user_id)
    return [e.text for e in effects if isinstance(e, SendText) and e.user_id == user_id]


def tick(live: Live, now: datetime = DURING) -> None:
    StrangerNews(Store(the_campaign(), live.server)).tick(now)


def test_a_stranger_is_told_whom_to_call_and_the_whole_office_hears(live: Live) -> None:
    told = live.say("我是信工新来的", by="stranger01")
    assert told == "您还没有登记为分工会联系人。请联系校工会 孙曙光 82322450，您来过的情况会转告。"
    tick(live)
    for person in ("office01", "office02"):
        (news,) = passed_on(live, person)
        assert "stranger01：“我是信工新来的”" in news
        assert "绑定 stranger01 分工会" in news
    lines = cast(dict[str, str], live.server.hgetall(live.keys.strangers))
    assert strangers_in(lines) == (Stranger("stranger01", DURING, "我是信工新来的", DURING),)


def test_who_has_not_written_for_a_month_is_forgotten(live: Live) -> None:
    live.say("我是信工新来的", by="stranger01")
    live.say("我也是", by="stranger02", now=DURING + timedelta(days=20))
    tick(live, DURING + timedelta(days=29))
    assert live.server.hlen(live.keys.strangers) == 2
    tick(live, DURING + timedelta(days=31))
    assert live.server.hkeys(live.keys.strangers) == ["stranger02"]
    assert not live.server.exists(live.keys.stranger("stranger01"))
    told = live.say("又是我", by="stranger01", now=DURING + timedelta(days=32))
    assert "会转告" in told
    assert live.server.hlen(live.keys.strangers) == 2


def test_who_writes_again_meanwhile_is_not_forgotten(live: Live) -> None:
    store = Store(the_campaign(), live.server)
    live.say("我是信工新来的", by="stranger01")
    before = store.strangers()
    live.say("又是我", by="stranger01", now=DURING + timedelta(days=31))
    store.forget_strangers(before)
    assert [one.said for one in store.strangers()] == ["又是我"]
    assert live.server.exists(live.keys.stranger("stranger01"))


def test_a_flood_of_one_is_passed_on_once_a_day_and_kept_in_one_line(live: Live) -> None:
    processes = (live, Live(live.server))
    for hour in range(26):
        at = DURING + timedelta(hours=hour)
        told = processes[hour % 2].say(f"第{hour}句" + "长" * 900, by="stranger01", now=at)
        assert "会转告" in told
        tick(processes[hour % 2], at)
    assert [news.partition("“")[2][:3] for news in passed_on(live)] == ["第0句", "第24"]
    assert live.server.hlen(live.keys.strangers) == 1
    assert live.server.hlen(live.keys.stranger("stranger01")) == 2
    held = everything(live.server)
    seen = [key for key in held if ":seen:" in key]
    assert sum(len(str(held[key])) for key in held.keys() - set(seen)) < 6000


def test_opening_the_chat_or_tapping_an_old_card_is_no_news(live: Live) -> None:
    assert "82322450" in live.enter("stranger01")
    assert "转告" not in live.enter("stranger01")
    live.tap("继续", by="stranger01")
    tick(live)
    assert passed_on(live) == []
    assert "没有未登记的人" in live.say("陌生人", by="office01")


def test_pictures_and_the_menu_count_as_writing(live: Live) -> None:
    live.conversation.answer(Image(a_callback(), "stranger01", DURING, "media"), DURING)
    tick(live)
    assert "stranger01：（图片）" in passed_on(live)[0]
    soon = DURING + timedelta(minutes=1)
    live.conversation.answer(MenuClick(a_callback(), "stranger02", soon, "申报小家"), soon)
    tick(live, DURING + timedelta(hours=1))
    assert "stranger02：“申报小家”" in passed_on(live)[1]
    assert "stranger01" not in passed_on(live)[1]


def test_the_first_day_of_an_app_that_all_can_see_is_no_flood(live: Live) -> None:
    for number in range(60):
        at = DURING + timedelta(minutes=number)
        live.say("这是什么", by=f"stranger{number:02}", now=at)
        tick(live, at)
        tick(Live(live.server), at)
    assert len(passed_on(live)) == 1
    tick(live, DURING + timedelta(hours=1))
    (_, news) = passed_on(live)
    assert news.startswith("没有登记的人来消息 59 人：")
    assert "还有 54 人，看全部：陌生人" in news
    tick(live, DURING + timedelta(hours=3))
    assert len(passed_on(live)) == 2


def test_at_night_nobody_hears_of_strangers(live: Live) -> None:
    night = DURING.replace(hour=23)
    live.say("在吗", by="stranger01", now=night)
    tick(live, night)
    assert passed_on(live) == []
    tick(live, night + timedelta(hours=10))
    assert len(passed_on(live)) == 1


def test_lines_of_an_earlier_version_are_read(live: Live) -> None:
    live.server.hset(live.keys.strangers, "stranger01", dump([DURING.isoformat(), "在吗"]))
    tick(live)
    assert "stranger01：“在吗”" in passed_on(live)[0]


@pytest.mark.parametrize("word", ["陌生人", "未登记"])
def test_the_newest_are_listed_first_with_the_way_to_bind(live: Live, word: str) -> None:
    for number in range(12):
        at = DURING + timedelta(minutes=number)
        live.say(f"你好\n{number}", by=f"stranger{number:02}", now=at)
    told = live.say(word, by="office01")
    lines = told.splitlines()
    assert lines[0] == "没有登记、来过消息的 12 人："
    assert lines[1] == "stranger11　5月8日 09:11　“你好 11”"
    assert "stranger01" not in told
    assert lines[-1].startswith("登记请回复 绑定 stranger11 分工会")


def test_who_is_bound_is_no_stranger_any_more(live: Live) -> None:
    live.say("你好", by="stranger01")
    live.say("你好", by="stranger02")
    live.say("绑定 stranger01 信工 副", by="office01")
    assert "没登记的人来过 1 个" in live.say("状态", by="office01")
    told = live.say("陌生人", by="office01")
    assert "没有登记、来过消息的 1 人：\nstranger02" in told
    assert "05 信息工程学院分工会，您好" in live.say("菜单", by="stranger01")


def test_a_former_chair_is_a_stranger_and_the_office_hears(live: Live) -> None:
    live.say("绑定 stranger01 信工", by="office01")
    assert "还没有登记" in live.say("申报小家", by="chair05")
    tick(live)
    assert "chair05：“申报小家”" in passed_on(live)[-1]
