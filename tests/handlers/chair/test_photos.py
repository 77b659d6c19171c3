"""Bursts of pictures: one answer, whatever comes first, and what goes wrong with some."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from redis import Redis

from handlers.chair.photos.bursts import LATE_QUIET_MS, MOST_AT_ONCE, PATIENCE_MS, QUIET_MS
from handlers.messages import Image, PhotoSaved
from storage.arrivals import Fate
from storage.effects import Effect, NoteSilence, SavePhoto
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import picture_lane_of
from tests.handlers.chair.photo_chat import home_chat, photo_of
from tests.handlers.dialogue import DURING
from tests.handlers.live import Live

# -- bursts


def test_nothing_is_said_before_the_burst_is_over_and_then_one_text() -> None:
    chat = home_chat()
    assert chat.sends("a", "b", "c", "d", "e") == ""
    assert chat.fetched == ["a", "b", "c", "d", "e"]
    assert chat.quiet_after_ms == [QUIET_MS] * 5
    told = chat.saved("a", "b") + chat.saved("c", "a-again")
    told += "".join(chat.quiet(name) for name in "abcd")
    told += chat.saved("d") + chat.failed("e", Fate.LOST)
    assert told == ""
    told = chat.quiet("e")
    assert (
        told.splitlines()[0] == "【小家】收到 5 张：存下 4 张（照片 4/5），1 张没能下载，请重发。"
    )
    assert "删 4" in told
    assert chat.sheets == [[1, 2, 3, 4]]
    assert len(chat.outcome.texts) == 1


@pytest.mark.parametrize("order", list(permutations(["saved", "quiet", "failed"])))
def test_the_answer_is_the_same_whatever_is_known_first(order: tuple[str, ...]) -> None:
    chat = home_chat()
    chat.sends("a", "b")
    told = []
    for step in order:
        match step:
            case "saved":
                told.append(chat.saved("a"))
            case "failed":
                told.append(chat.failed("b", Fate.UNREADABLE))
            case _:
                told.append(chat.quiet("b"))
        if step != order[-1]:
            assert told[-1] == ""
    assert told[-1].startswith("【小家】收到 2 张：存下 1 张（照片 1/5），1 张打不开")
    assert chat.sheets == [[1]]
    assert chat.quiet("b", last_call=True) == ""


def test_silence_after_an_earlier_picture_counts_for_nothing() -> None:
    chat = home_chat()
    chat.sends("a")
    chat.saved("a")
    chat.sends("b")
    assert chat.quiet("a") == ""
    chat.saved("b")
    assert "收到 2 张" in chat.quiet("b")


def test_a_picture_after_the_silence_makes_the_person_wait_for_both() -> None:
    chat = home_chat()
    chat.sends("a")
    assert chat.quiet("a") == ""
    chat.sends("b")
    assert chat.saved("a", "b") == ""
    assert "收到 2 张：存下 2 张（照片 2/5）" in chat.quiet("b")


def test_what_takes_too_long_is_told_on_its_own() -> None:
    chat = home_chat()
    chat.sends("a", "b")
    chat.saved("a")
    assert chat.quiet("b") == ""
    assert chat.quiet_after_ms[-1] == PATIENCE_MS
    told = chat.quiet("b", last_call=True)
    assert "收到 2 张：存下 1 张（照片 1/5），1 张还在下载，好了再告诉您。" in told
    told = chat.saved("b")
    assert told.startswith("【小家】刚才还在下载的 1 张：存下 1 张（照片 2/5）。")
    assert chat.sheets == [[1, 2]]


def test_late_pictures_that_come_close_together_are_told_of_together() -> None:
    chat = home_chat()
    chat.sends("a", "b", "c")
    chat.quiet("c")
    assert "3 张还在下载" in chat.quiet("c", last_call=True)
    assert chat.saved("a") == ""
    assert chat.quiet_after_ms[-1] == LATE_QUIET_MS
    assert chat.saved("b") == ""
    assert chat.sheets == []
    told = chat.quiet("a")
    assert told.startswith("【小家】刚才还在下载的 2 张：存下 2 张（照片 2/5）。")
    assert chat.sheets == [[1, 2]]
    assert "刚才还在下载的 1 张：存下 1 张（照片 3/5）" in chat.saved("c")


def test_a_picture_that_never_comes_holds_up_no_later_burst() -> None:
    chat = home_chat()
    chat.sends("a")
    chat.quiet("a")
    assert "还在下载" in chat.quiet("a", last_call=True)
    chat.sends("b")
    chat.saved("b")
    assert chat.quiet("b").splitlines()[0] == "【小家】收到 1 张：存下 1 张（照片 1/5）。"
    assert "刚才还在下载的 1 张：存下 1 张（照片 2/5）" in chat.saved("a")


def test_two_people_of_a_branch_are_answered_each_about_their_own() -> None:
    chat = home_chat()
    chat.say("申报小家", by="deputy03")
    chat.sends("a")
    chat.sends("b", by="deputy03")
    chat.saved("a")
    chat.saved("b", by="deputy03")
    assert "收到 1 张：存下 1 张（照片 2/5）" in chat.quiet("b", by="deputy03")
    assert "收到 1 张：存下 1 张（照片 2/5）" in chat.quiet("a")
    assert chat.numbered == {1: "a", 2: "b"}


def test_a_finding_reported_again_changes_nothing() -> None:
    chat = home_chat()
    chat.sends("a", "b")
    chat.saved("a")
    before = chat.record
    assert chat.saved("a") + chat.failed("a", Fate.LOST) == ""
    assert chat.record == before
    assert not chat.outcome.applications


# -- what a picture may be


def test_the_same_picture_is_kept_once() -> None:
    chat = home_chat("a", "b")
    chat.sends("b-smaller", "c")
    chat.saved("b-smaller", "c")
    told = chat.quiet("c")
    assert "收到 2 张：存下 1 张（照片 3/5），1 张与第 2 张相同没有重复保存。" in told
    assert chat.numbered == {1: "a", 2: "b", 3: "c"}


def test_a_sixth_picture_is_left_out_and_takes_the_place_of_a_deleted_one_later() -> None:
    chat = home_chat("a", "b", "c", "d", "e")
    chat.sends("f")
    chat.saved("f")
    told = chat.quiet("f")
    assert "没有新存（照片 5/5），1 张没有放进来（最多 5 张" in told
    assert chat.sheets == [[1, 2, 3, 4, 5]]
    chat.say("删 2")
    chat.has("g")
    assert chat.numbered == {1: "a", 2: "g", 3: "c", 4: "d", 5: "e"}


@pytest.mark.parametrize(
    ("fate", "words"),
    [(Fate.LOST, "没能下载，请重发"), (Fate.UNREADABLE, "打不开"), (Fate.TOO_BIG, "太大")],
)
def test_what_cannot_be_kept_is_said_with_what_to_do(fate: Fate, words: str) -> None:
    chat = home_chat("a")
    chat.sends("b")
    chat.failed("b", fate)
    told = chat.quiet("b")
    assert told.startswith(f"【小家】收到 1 张：没有新存（照片 1/5），1 张{words}")
    assert chat.numbered == {1: "a"}
    assert chat.sheets == []


def test_nobody_can_make_the_bot_fetch_without_end() -> None:
    chat = home_chat()
    names = [f"p{n}" for n in range(MOST_AT_ONCE + 2)]
    chat.sends(*names)
    assert chat.fetched == names[:MOST_AT_ONCE]
    for name in names[:MOST_AT_ONCE]:
        chat.failed(name, Fate.UNREADABLE)
    assert "2 张没有放进来" in chat.quiet(names[-1])


# -- against a real server


def fetches(live: Live) -> list[Effect]:
    """What is asked of the worker."""
    entries: Any = live.server.xrange(live.keys.outbox(picture_lane_of("chair03")))
    return [from_fields(fields) for _, fields in entries]


def test_a_repeated_callback_is_one_picture_and_a_repeated_finding_one_photo(server: Redis) -> None:
    live = Live(server)
    live.say("申报小家")
    for _ in range(3):
        live.conversation.answer(Image("c1", "chair03", DURING, "media"), DURING)
    assert len(fetches(live)) == 1
    assert [e for e in live.outbox() if isinstance(e, NoteSilence)] == [
        NoteSilence("chair03", "c1", QUIET_MS, branch="03")
    ]
    saved = PhotoSaved("photo:c1", "chair03", DURING, "c1", photo_of("a"))
    for _ in range(3):
        Live(server).conversation.answer(saved, DURING)
    (photo,) = live.record().application("home").photos
    assert photo.number == 1
    assert [entry["did"] for entry in live.audit()] == ["start", "photo"]
    assert live.audit()[-1]["after"] == {"photo/1": photo.path}


def test_what_waits_for_a_word_is_remembered_by_the_server(server: Redis) -> None:
    live = Live(server)
    live.conversation.answer(Image("c1", "chair03", DURING, "media"), DURING)
    saved = PhotoSaved("photo:c1", "chair03", DURING, "c1", photo_of("a"))
    Live(server).conversation.answer(saved, DURING)
    assert "存下 1 张（照片 1/5）" in Live(server).say("驿站")
    assert len(live.record().application("station").photos) == 1


def test_the_effect_names_everything_the_worker_needs(server: Redis) -> None:
    live = Live(server)
    live.say("申报小家")
    live.conversation.answer(Image("c1", "chair03", DURING, "media"), DURING)
    expected = SavePhoto("chair03", "03", "home", "media", "c1", DURING.isoformat())
    assert fetches(live) == [expected]
