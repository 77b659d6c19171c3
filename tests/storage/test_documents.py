"""Documents and outbox effects survive being written down."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.documents import dump, load
from storage.effects import Effect, SendCard, SendText
from storage.outbox.effect_fields import from_fields, to_fields
from storage.outbox.lanes import PEOPLE_LANES, lane_of
from tests.handlers.dialogue import Dialogue

documents = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=15,
)


def stored(effect: Effect) -> dict[str, str]:
    words = to_fields(effect)
    return dict(zip(words[::2], words[1::2], strict=True))


@given(documents)
def test_a_document_comes_back_as_it_was(document: Any) -> None:
    assert load(dump(document)) == document


@given(documents)
def test_a_document_takes_one_line(document: Any) -> None:
    assert "\n" not in dump(document)


@given(st.text(min_size=1, max_size=10), st.text(max_size=50))
def test_a_text_comes_back_as_it_was(user_id: str, text: str) -> None:
    assert from_fields(stored(SendText(user_id, text))) == SendText(user_id, text)


@pytest.mark.parametrize("word", ["菜单", "点选", "本次不申报"])
def test_the_cards_the_bot_makes_come_back_as_they_were(word: str) -> None:
    chat = Dialogue()
    chat.say("申报小家", word)
    sends = [SendCard("chair03", card) for card in chat.outcome.cards]
    assert sends
    assert [from_fields(stored(send)) for send in sends] == sends


@pytest.mark.parametrize(
    "fields", [{}, {"kind": "send_pigeon", "body": "{}"}, {"body": "{}"}, {"kind": ""}]
)
def test_an_entry_of_an_unknown_kind_is_a_value_error(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="unknown outbox entry"):
        from_fields(fields)


@given(st.text(st.characters(codec="ascii"), min_size=1, max_size=20))
def test_a_person_has_one_lane_however_the_id_is_written(user_id: str) -> None:
    assert lane_of(user_id) == lane_of(user_id.upper()) == lane_of(user_id.lower())
    assert 0 <= lane_of(user_id) < PEOPLE_LANES


def test_the_roster_is_spread_over_the_lanes() -> None:
    assert len({lane_of(f"chair{number:02}") for number in range(1, 23)}) == PEOPLE_LANES
