"""Versions handed in lie in fields of their own: written once, and read from older records too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from campaign.applications import Application, Place
from storage.codec import Codec
from storage.older import application as older_application
from storage.records import Change, Record, from_fields, to_fields

NOW = datetime(2023, 5, 8, 1, 0, tzinfo=UTC)
BEGUN = Application("home").with_values({Place("scorecard", "1.1"): 4}, NOW)
ONCE = BEGUN.handed_in("J03-v1", "chair03", NOW)
CHANGED = ONCE.with_values({Place("scorecard", "1.1"): 3}, NOW)
TWICE = CHANGED.handed_in("J03-v2", "chair03", NOW)


def stored(*writes: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for write in writes:
        fields |= dict(zip(write[::2], write[1::2], strict=True))
    return fields


def written(record: Record, application: Application) -> dict[str, str]:
    return stored(to_fields(record, Change((application,))))


def test_an_answer_writes_no_version_again() -> None:
    first = written(Record(), ONCE)
    assert set(first) == {"version", "track:home", "handed-in:home:1"}
    record = from_fields(first)
    assert record.application("home") == ONCE
    answer = written(record, CHANGED)
    assert set(answer) == {"version", "track:home"}
    assert from_fields(first | answer).application("home") == CHANGED


def test_a_further_version_is_written_alone() -> None:
    record = from_fields(written(Record(), ONCE)).after(Change((CHANGED,)))
    second = written(record, TWICE)
    assert set(second) == {"version", "track:home", "handed-in:home:2"}
    fields = written(Record(), ONCE) | second
    assert from_fields(fields).application("home") == TWICE


def test_a_version_that_reads_otherwise_now_is_written_again() -> None:
    record = from_fields(written(Record(), TWICE))
    frozen = replace(TWICE.submissions[0], questions="before")
    carried = replace(TWICE, submissions=(frozen, TWICE.submissions[1]))
    fields = written(record, carried)
    assert set(fields) == {"version", "track:home", "handed-in:home:1"}
    assert from_fields(written(Record(), TWICE) | fields).application("home") == carried


def test_versions_inside_an_application_open_and_then_get_fields_of_their_own() -> None:
    together = {
        "version": "7",
        "track:home": Codec[Application](Application, older_application).write(TWICE),
    }
    record = from_fields(together)
    assert record.application("home") == TWICE
    later = TWICE.with_values({Place("scorecard", "1.2"): 1}, NOW)
    fields = written(record, later)
    assert set(fields) == {"version", "track:home", "handed-in:home:1", "handed-in:home:2"}
    assert from_fields(together | fields).application("home") == later


def test_a_record_that_is_put_back_holds_no_later_version() -> None:
    record = from_fields(written(Record(), TWICE))
    fields = written(Record(), TWICE) | written(record, ONCE)
    assert from_fields(fields).application("home") == ONCE
