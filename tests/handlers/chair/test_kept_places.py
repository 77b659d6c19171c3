"""What was sent back and needs no change stays as it is by a word; nothing is ever written over it."""

from __future__ import annotations

import pytest
from redis import Redis

from campaign.applications import Application, Place, Status
from handlers.parts.keeping import Kept, read_kept
from storage.effects import SendText
from tests.handlers.dialogue import DURING, Dialogue, station_dialogue
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def back(live: Live, what: str, track: str = "小家") -> None:
    """Branch 05 has handed in, and this comes back."""
    hand_in(live, "05", track="home" if track == "小家" else "station")
    assert "已退回" in live.say(f"退 信工 {track} {what} 请再看一下", by="office01")


def chair(live: Live, *texts: str) -> str:
    return live.say(*texts, by="chair05")


def application(live: Live, track: str = "home") -> Application:
    return live.record("05").application(track)


def notices(live: Live, user_id: str) -> list[str]:
    return [
        e.text for e in live.outbox(user_id) if isinstance(e, SendText) and e.user_id == user_id
    ]


KEPT = ["不变", "不用改", "保持", "没变", "一样", "不改", "不需要改", "和原来一样", "保持不变", "照旧",
        "没有变化", "无需修改", "不用修改", "维持原样", "不变。"]  # fmt: skip


@pytest.mark.parametrize("word", KEPT)
def test_one_word_keeps_a_text_field_as_it_is(live: Live, word: str) -> None:
    back(live, "暖心驿站名称 联系电话", "驿站")
    before = application(live, "station")
    place = before.open_return.pending[0] if before.open_return else Place("", "")
    told = chair(live, "驿站", word)
    assert "保持原样" in told
    after = application(live, "station")
    assert after.value(place) == before.value(place)
    assert after.open_return
    assert after.open_return.done == (place,)


@pytest.mark.parametrize("word", [*KEPT, "2.3 不变", "2.3不用改", "改 2.3 不变", "第2.3项保持不变"])
def test_the_last_that_stays_hands_it_back(live: Live, word: str) -> None:
    back(live, "2.3")
    told = chair(live, "小家", word)
    assert "【小家】2.3 保持原样" in told
    assert "已交回校工会，编号 J05-v2" in told
    assert application(live).status is Status.SUBMITTED
    assert "2.3 保持原样" in notices(live, "office01")[-1]


def test_of_a_group_of_fields_one_is_changed_and_the_rest_stays(live: Live) -> None:
    back(live, "基本情况 照片", "驿站")
    names = application(live, "station").open_return
    assert names
    assert len(names.pending) == 8
    chair(live, "驿站", "联系电话：82322451")
    told = chair(live, "其余不变")
    assert "已交回校工会" in told
    after = application(live, "station")
    assert after.submission
    old, new = after.submissions
    changed = {
        entry
        for part in new.answers
        for entry, value in new.answers[part].items()
        if old.answers[part].get(entry) != value
    }
    assert changed == {"phone"}
    assert "联系电话 已改" in notices(live, "office01")[-1]
    assert "照片 保持原样" in notices(live, "office01")[-1]


@pytest.mark.parametrize("word", ["都不变", "都不用改", "全部不变", "全都不改", "其余保持不变", "其他的都没变", "剩下的不用改", "都一样"])  # fmt: skip
def test_all_that_was_sent_back_stays_by_one_word(live: Live, word: str) -> None:
    back(live, "2.3 5.1 照片 总结")
    assert "已交回校工会，编号 J05-v2" in chair(live, "小家", word)


@pytest.mark.parametrize("word", ["照片不变", "照片 不用改", "相片保持不变"])
def test_photos_stay_by_name_and_the_rest_is_asked(live: Live, word: str) -> None:
    back(live, "2.3 照片")
    told = chair(live, "小家", word)
    assert "照片 保持原样" in told
    assert "2.3" in told
    assert application(live).status is Status.RETURNED
    assert "已交回校工会" in chair(live, "3")
    assert "2.3 4 → 3；照片 保持原样" in notices(live, "office01")[-1]


def test_several_are_named_at_once(live: Live) -> None:
    back(live, "2.3 5.1 照片")
    assert "2.3、照片 保持原样" in chair(live, "小家", "2.3和照片不变")


def test_what_was_not_sent_back_is_not_kept(live: Live) -> None:
    back(live, "2.3")
    before = application(live)
    chair(live, "小家", "1.1 不变")
    assert application(live) == before


def test_submitting_says_what_is_left_and_the_way_to_keep_it(live: Live) -> None:
    back(live, "2.3 照片")
    chair(live, "小家", "3")
    told = chair(live, "提交")
    assert "还要改：照片" in told
    assert "都不变" in told
    assert "已交回校工会" in chair(live, "不变")


@pytest.mark.parametrize("word", ["跳过", "略过", "下一题"])
def test_passing_over_leaves_it_open_and_writes_nothing(live: Live, word: str) -> None:
    back(live, "暖心驿站名称 联系电话", "驿站")
    before = application(live, "station")
    chair(live, "驿站", word)
    after = application(live, "station")
    assert after.answers == before.answers


def test_the_notice_tells_the_word(live: Live) -> None:
    back(live, "2.3")
    assert "不用改的回复 不变" in notices(live, "chair05")[-1]


@pytest.mark.parametrize(
    "words", ["改 名称 不变", "暖心驿站名称：不变", "驿站名称改为不变", "名称：没变"]
)
def test_a_named_field_is_never_overwritten_by_such_a_word(words: str) -> None:
    chat = station_dialogue("改 暖心驿站名称 读书角")
    values = dict(chat.station.answers)
    assert "读书角" in str(values)
    chat.say(words)
    assert dict(chat.station.answers) == values


def test_what_is_empty_cannot_stay() -> None:
    chat = station_dialogue()
    assert "还没有填过" in chat.say("改 暖心驿站名称 不变")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("不变", Kept()),
        ("都不变", Kept(is_all=True)),
        ("其余的都不用改", Kept(is_all=True)),
        ("2.3 不变", Kept(("2.3",))),
        ("2.3、照片不用改", Kept(("2.3", "照片"))),
        ("不能变", None),
        ("改变不大", None),
        ("一样东西", None),
        ("要改", None),
    ],
)
def test_what_is_read(text: str, kept: Kept | None) -> None:
    assert read_kept(text) == kept


def test_a_returned_application_of_another_award_in_hand_is_left_alone() -> None:
    chat = Dialogue(at=DURING)
    chat.say("申报小家", "4")
    chat.say("不变")
    assert chat.score("1.1") == 4
