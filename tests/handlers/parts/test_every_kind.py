"""What every kind of part must be able to do: a new one is added to the sample, and held to it here."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bot.cli.check import describe
from campaign.applications import Application
from campaign.model import Track
from campaign.parts.part import Part
from campaign.parts.registry import KINDS
from handlers.parts.kind import NOWHERE
from handlers.parts.plays import Turn
from handlers.parts.prints import PartFacts
from handlers.parts.registry import kind_of
from tests.handlers.dialogue import DURING, campaign_with_choices

SAMPLE = campaign_with_choices()
PARTS = [(track, part) for track in SAMPLE.tracks.values() for part in track.parts]
ANSWERED = [(track, part) for track, part in PARTS if part.entries]
AS_A_WHOLE = [(track, part) for track, part in PARTS if not part.entries]


def named(pair: object) -> str:
    return pair.kind if isinstance(pair, Part) else ""


def test_every_kind_is_in_the_sample() -> None:
    """Add a part of the new kind to tests/campaign/choice_sample.py."""
    assert {part.kind for _, part in PARTS} == KINDS.keys()


@pytest.mark.parametrize(("track", "part"), ANSWERED, ids=named)
def test_an_entry_is_asked_explained_named_and_found(track: Track, part: Part) -> None:
    kind = kind_of(part)
    for entry in part.names:
        assert kind.find(part, kind.name(part, entry)) == entry
        assert kind.question(part, entry, None)
        assert kind.way(part, entry)
        assert kind.way_again(part, entry)
        assert kind.explained(part, entry, None)


@pytest.mark.parametrize(("track", "part"), ANSWERED, ids=named)
def test_it_is_told_in_every_view(track: Track, part: Part) -> None:
    kind, given = kind_of(part), kind_of(part).sample(part)
    assert kind.rows(part, given)
    assert kind.rows(part, given) != kind.rows(part, {})
    assert list(kind.in_short(part, {})), "题目 does not show it"
    assert kind.written(part, {}, given)
    assert all(line in describe(SAMPLE) for line in kind.described(part))


@pytest.mark.parametrize(("track", "part"), ANSWERED, ids=named)
def test_a_sample_answers_all_of_it_on_paper_and_in_lists(track: Track, part: Part) -> None:
    kind, given = kind_of(part), kind_of(part).sample(part)
    assert given.keys() >= part.required_names
    assert all(entry.fits(given[entry.id], entry) for entry in part.entries if entry.id in given)
    application = Application(track.id, answers={part.id: given})
    assert part.missing(application).entries == 0
    assert kind.facts(part, given) != PartFacts()
    assert any(column.value(application) is not None for column in kind.columns(part))


@pytest.mark.parametrize(("track", "part"), ANSWERED, ids=named)
def test_what_a_rehearsal_says_is_read_as_it_is_meant(track: Track, part: Part) -> None:
    kind = kind_of(part)
    turn = Turn(track, frozenset(), Random(7))  # noqa: S311 - it must fall the same way again
    said = list(kind.messages(part, turn))
    assert said
    answers: dict[str, int | str | bool] = {}
    for text, meant in said:
        asked = next((entry for entry in part.names if entry not in answers), None)
        around = replace(NOWHERE, day=DURING.date(), track=track, answers=answers)
        assert kind.read(part, text, answers, asked, around) == meant
        answers |= meant
    assert answers.keys() >= part.required_names


@pytest.mark.parametrize(("track", "part"), AS_A_WHOLE, ids=named)
def test_what_is_given_as_a_whole_is_asked_counted_and_told(track: Track, part: Part) -> None:
    kind, empty = kind_of(part), Application(track.id)
    lacks = part.missing(empty)
    assert kind.ask(part, empty)
    assert kind.counted(part, empty)
    assert kind.left(part, lacks)
    assert kind.amount(part)
    assert kind.size(part)
    assert all(line in describe(SAMPLE) for line in kind.described(part))
    assert list(kind.columns(part))
