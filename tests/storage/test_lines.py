"""What stood in the store before everything in it had a schema opens, and is written as of today.

`fixtures/lines_by_hand.json` holds lines as they were written then, each with what was read in it. It
never changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage import questions, reminders, standings, strangers
from storage.codec import SCHEMA
from storage.keys import Keys
from storage.outbox import effect_fields, unreachable
from tests.storage.test_oldest import assert_reads, plain

LINES = Path(__file__).parent / "fixtures" / "lines_by_hand.json"
THEN: dict[str, list[Any]] = json.loads(LINES.read_text(encoding="utf-8"))
KEYS = Keys("lines")
MARK = f'{{"schema":{SCHEMA},'

# of each kind of line: how it is read, and how what was read is written
KINDS: dict[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    "standings": (
        lambda line: standings.standings_in({"03": line})["03"],
        lambda one: standings.write_of(KEYS, "home", "03", one)[-1],
    ),
    "strangers": (
        lambda line: strangers.strangers_in({"x1": line})[0],
        lambda one: strangers.write_of(KEYS, one)[-1],
    ),
    "messages": (reminders._MESSAGE.read, reminders._MESSAGE.write),
    "claims": (reminders._CLAIM.read, reminders._CLAIM.write),
    "unreachable": (unreachable.unreachable_of, unreachable.line_of),
}


@pytest.mark.parametrize("kind", KINDS)
def test_lines_of_then_open_and_are_written_with_a_schema(kind: str) -> None:
    read, write = KINDS[kind]
    assert THEN[kind]
    for line, then in THEN[kind]:
        assert_reads(plain(read(line)), then, line)
        again = write(read(line))
        assert again.startswith(MARK)
        assert_reads(plain(read(again)), then, again)


def test_every_effect_of_then_opens() -> None:
    assert {kind for _, (kind, _) in THEN["effects"]} <= {
        effect.__name__ for effect in effect_fields._NAMES
    }
    for fields, (kind, then) in THEN["effects"]:
        effect = effect_fields.from_fields(fields)
        assert type(effect).__name__ == kind
        assert_reads(plain(effect), then, kind)
        words = effect_fields.to_fields(effect)
        assert words[-1].startswith(MARK)
        assert effect_fields.from_fields(dict(zip(words[::2], words[1::2], strict=True))) == effect


def test_a_question_of_then_is_the_same_when_it_is_asked_again() -> None:
    ((line, then),) = THEN["questions"]
    (question,) = questions.questions_in([(line, 0.0)])
    assert_reads({**plain(question), "at": then["at"]}, then)
    again = questions.writes_of(KEYS, question)[0][-1]
    assert again.startswith(MARK)
    (known,) = questions.questions_in([(line, 1.0), (again, 2.0)])
    assert known.at.timestamp() == 2.0


def test_what_a_script_has_written_again_is_of_today() -> None:
    """Redis puts the names of a document in an order of its own."""
    line = unreachable.line_of(unreachable.unreachable_of(THEN["unreachable"][1][0]))
    document = json.loads(line)
    shuffled = json.dumps({name: document[name] for name in sorted(document)} | {"tries": 2})
    assert not shuffled.startswith(MARK)
    assert unreachable.unreachable_of(shuffled) == unreachable.unreachable_of(line)
