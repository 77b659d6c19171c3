"""The labelled sentences are read at least as well as was measured."""

from __future__ import annotations

import pytest

from tests.hearing.labelled import NOTHING, Verdict, count, sentences


@pytest.mark.parametrize(
    ("role", "held_out", "least_right", "most_wrong"),
    [
        ("chairs", False, 0.91, 0.025),
        ("chairs", True, 0.81, 0.08),
        ("office", False, 0.95, 0.02),
        ("office", True, 0.90, 0.05),
    ],
)
def test_sentences_are_read_rightly(
    role: str, held_out: bool, least_right: float, most_wrong: float
) -> None:
    found = count(role, held_out=held_out)
    assert found[Verdict.RIGHT] / found.total() >= least_right
    assert found[Verdict.WRONG] / found.total() <= most_wrong


@pytest.mark.parametrize("role", ["chairs", "office"])
def test_nothing_is_done_that_was_not_meant(role: str) -> None:
    assert [s.said for s in sentences(role) if s.verdict() is Verdict.DANGEROUS] == []


@pytest.mark.parametrize("role", ["chairs", "office"])
def test_what_is_measured_is_enough_and_no_example(role: str) -> None:
    all_of_them = sentences(role)
    assert len({s.said for s in all_of_them}) == len(all_of_them)
    assert sum(s.is_held_out for s in all_of_them) >= len(all_of_them) / 4
    known = {*all_of_them[0].catalogue.intents, NOTHING}
    assert {meant for s in all_of_them for meant in s.meant} <= known
