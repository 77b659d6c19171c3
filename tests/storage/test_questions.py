"""Questions nobody could answer: each once a person, the newest first, not too many, not for ever."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from redis import Redis

from storage.batches import Batch
from storage.commits import Commits
from storage.keys import Keys
from storage.questions import KEPT, KEPT_FOR, SAID_AT_MOST, Question
from storage.readings import Needs, read

KEYS = Keys("trial")
AT = datetime.fromisoformat("2023-05-08T09:00:00+08:00")
MINUTE = timedelta(minutes=1)


class Asking:
    """Keeps questions in the way a message does."""

    def __init__(self, server: Redis) -> None:
        self._server = server
        self._commits = Commits(server, KEYS)
        self._count = 0

    def keep(self, said: str, at: datetime = AT, by: str = "chair03", branch: str = "03") -> None:
        self._count += 1
        notes = (Question(branch, by, at, said),)
        assert self._commits.once(f"{self._count}", Batch(notes=notes))

    @property
    def kept(self) -> tuple[Question, ...]:
        return read(self._server, KEYS, (), Needs(questions=True)).questions


@pytest.fixture
def asking(server: Redis) -> Asking:
    return Asking(server)


def test_the_newest_comes_first_and_as_it_was_asked(asking: Asking) -> None:
    asking.keep("能带家属吗？")
    asking.keep("停车\n方便吗", AT + MINUTE, by="chair05", branch="05")
    assert asking.kept == (
        Question("05", "chair05", AT + MINUTE, "停车 方便吗"),
        Question("03", "chair03", AT, "能带家属吗？"),
    )


def test_the_same_question_of_a_person_is_there_once_with_the_last_time(asking: Asking) -> None:
    for minutes in range(5):
        asking.keep("能带家属吗", AT + minutes * MINUTE, by="Chair03")
    asking.keep("能带家属吗", AT, by="deputy03")
    assert [(q.user_id, q.at) for q in asking.kept] == [
        ("chair03", AT + 4 * MINUTE),
        ("deputy03", AT),
    ]


def test_a_long_one_is_cut(asking: Asking) -> None:
    asking.keep("长" * 900)
    assert [len(question.said) for question in asking.kept] == [SAID_AT_MOST]


def test_the_oldest_make_room(asking: Asking) -> None:
    for number in range(KEPT + 3):
        asking.keep(f"问题{number}", AT + number * MINUTE)
    assert len(asking.kept) == KEPT
    assert asking.kept[0].said == f"问题{KEPT + 2}"
    assert asking.kept[-1].said == "问题3"


def test_what_is_old_goes_with_the_next_one(asking: Asking) -> None:
    asking.keep("早的")
    asking.keep("不早不晚的", AT + MINUTE)
    asking.keep("新的", AT + MINUTE + KEPT_FOR)
    assert [question.said for question in asking.kept] == ["新的", "不早不晚的"]


def test_nothing_is_read_where_nothing_is_needed(asking: Asking, server: Redis) -> None:
    asking.keep("能带家属吗")
    assert read(server, KEYS, (), Needs()).questions == ()
