"""Looking at photos and deleting some: the others keep their numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.records import Change
from tests.handlers.chair.photo_chat import home_chat
from tests.handlers.dialogue import DEADLINE, Dialogue

# -- looking and deleting


def test_photos_are_shown_with_their_numbers() -> None:
    assert "照片 0/5（至少 3 张）" in home_chat().say("照片")
    chat = home_chat("a", "b")
    told = chat.say("照片")
    assert told.startswith("【小家】照片 2/5：第 1、2 张\n")
    assert "还差 1 张" in told
    assert chat.sheets == [[1, 2]]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("删 2", [1, 3, 4]),
        ("删2", [1, 3, 4]),
        ("删除 ２", [1, 3, 4]),
        ("删第二张", [1, 3, 4]),
        ("删照片 2", [1, 3, 4]),
        ("删 1 3", [2, 4]),
        ("删1、3", [2, 4]),
        ("删 1和3", [2, 4]),
        ("删 2-4", [1]),
        ("删 小家 4", [1, 2, 3]),
        ("/删 2", [1, 3, 4]),
    ],
)
def test_deleting_leaves_the_other_numbers_alone(words: str, left: list[int]) -> None:
    chat = home_chat("a", "b", "c", "d")
    told = chat.say(words)
    assert list(chat.numbered) == left
    assert f"照片 {len(left)}/5" in told.splitlines()[0]
    assert "编号不变" in told
    assert chat.sheets == [left]
    assert chat.outcome.did == "photo_deleted"


@pytest.mark.parametrize("words", ["删 5", "删 1 5", "删 0", "删"])
def test_deleting_what_is_not_there_deletes_nothing(words: str) -> None:
    chat = home_chat("a", "b")
    told = chat.say(words)
    assert list(chat.numbered) == [1, 2]
    assert "第 1、2 张" in told
    assert "照片 2/5" in told
    assert not chat.outcome.applications


def test_deleting_is_about_the_photos_seen_last() -> None:
    chat = home_chat("a")
    chat.say("申报驿站")
    assert "【小家】已删第 1 张" in chat.say("删 1")
    chat.has("b")
    assert "【驿站】已删第 1 张" in chat.say("删 1")


def test_nothing_is_deleted_after_the_deadline() -> None:
    chat = home_chat("a")
    chat.now = DEADLINE + timedelta(hours=1)
    assert "截止" in chat.say("删 1")
    assert list(chat.numbered) == [1]
    assert "删" not in chat.say("照片")


def test_a_submitted_version_keeps_its_own_photos() -> None:
    chat = home_chat("a", "b", "c")
    handed_in = chat.home.handed_in("J03-v1", "chair03", chat.now)
    chat.record = chat.record.after(Change((handed_in,)))
    told = chat.say("删 1")
    assert "J03-v1 不变" in told
    chat.has("d")
    assert [photo.path for photo in chat.home.submissions[0].photos] == [
        f"03 地科/{name}.jpg" for name in "abc"
    ]
    assert chat.home.has_unsubmitted_changes


@pytest.mark.parametrize(
    "words", ["删 " + "12 " * 40 + "x", "删 " + "1" * 60 + " 这张", "删 " + "9" * 5000]
)
def test_a_long_row_of_digits_is_read_at_once(words: str) -> None:
    """A pattern that tries every split of the digits would not come back in a lifetime."""
    dialogue = Dialogue()
    dialogue.say("申报小家")
    assert dialogue.say(words)
