"""A record survives its way into a Redis hash and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Application, Place, Status, Value
from campaign.disputes import Dispute
from campaign.office_notes import Paper, Result, Return
from storage import owners
from storage.owners import Owner
from storage.records import Change, Record, from_fields, to_fields
from storage.sessions import (
    STEPS_KEPT,
    ChairSession,
    OfficeSession,
    Own,
    ReviewerSession,
    Step,
    StrangerSession,
)
from storage.waiting import (
    Pending,
    ToAnswer,
    ToChoose,
    ToDecline,
    ToSubmit,
    ToWithdraw,
    ToWrite,
)

words = st.text(min_size=1, max_size=8)
places = st.builds(Place, words, words)
values: st.SearchStrategy[Value] = (
    st.integers(-(2**53), 2**53) | st.booleans() | st.text(max_size=20)
)
zones = st.sampled_from([UTC, timezone(timedelta(hours=8))])
instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001
placed = st.dictionaries(places, st.none() | values, max_size=4)
applications = st.builds(
    Application,
    words,
    st.sampled_from(Status),
    st.dictionaries(words, st.dictionaries(words, values, max_size=4), max_size=3),
    st.none() | instants,
    paper=st.none() | st.builds(Paper, instants, st.integers(1, 9), words, st.integers(1, 9)),
    returned=st.none()
    | st.builds(
        Return,
        instants,
        words,
        words,
        st.lists(places, max_size=3).map(tuple),
        st.lists(places, max_size=3).map(tuple),
    ),
    reviewed=st.dictionaries(words, st.integers(0, 9), max_size=3),
    result=st.none()
    | st.builds(Result, st.booleans(), words, instants, words, st.none() | instants),
)
some_words = st.lists(words, max_size=3).map(tuple)
sessions = st.builds(
    ChairSession,
    st.none() | words,
    st.none() | places,
    st.lists(st.builds(Step, words, placed, placed), max_size=STEPS_KEPT).map(tuple),
    st.booleans(),
    st.none()
    | st.builds(ToSubmit, words, words)
    | st.builds(ToDecline, some_words)
    | st.builds(ToWithdraw, words, words)
    | st.builds(ToAnswer, words, words, st.dictionaries(words, values, max_size=3))
    | st.builds(ToWrite, words, words)
    | st.builds(ToChoose, some_words, words)
    | st.builds(Pending, words, words, some_words, instants),
    st.none() | instants,
    muted_on=st.none() | st.dates(),
    unheard=st.integers(0, 9),
    called_on=st.none() | st.dates(),
    wrote_at=st.none() | instants,
)
OWN: dict[Owner, st.SearchStrategy[Own]] = {
    owners.office("office01"): st.builds(
        OfficeSession,
        st.none() | st.builds(Pending, words, words, some_words, instants),
        st.integers(0, 9),
        words,
        st.none() | instants,
    ),
    owners.reviewer("reviewer01"): st.builds(ReviewerSession, words, st.none() | instants),
    owners.stranger("stranger01"): st.builds(StrangerSession, st.none() | instants),
}
disputes = st.builds(Dispute, words, instants, instants, words, words)
records = st.builds(
    lambda version, found, people, until, undecided: Record(
        version, {a.track: a for a in found}, people, until, undecided
    ),
    st.integers(0, 10**6),
    st.lists(applications, max_size=3, unique_by=lambda application: application.track),
    st.dictionaries(words, sessions, max_size=3),
    st.none() | instants,
    st.lists(disputes, max_size=3).map(tuple),
)


def stored(*writes: list[str]) -> dict[str, str]:
    """The hash after these field lists were set, one after another."""
    fields: dict[str, str] = {}
    for write in writes:
        fields |= dict(zip(write[::2], write[1::2], strict=True))
    return fields


def whole(record: Record) -> Change:
    applications = tuple(record.applications.values())
    return Change(applications, record.sessions, record.extended_until, record.disputes)


@given(records)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    fields = stored(to_fields(record, whole(record)))
    back = from_fields(fields)
    assert back == replace(record, version=record.version + 1)
    for application in record.applications.values():
        for part, entries in application.answers.items():
            for entry, value in entries.items():
                assert type(back.application(application.track).value(Place(part, entry))) is type(
                    value
                )


@given(records, records)
def test_writing_a_change_equals_the_record_after_it(record: Record, other: Record) -> None:
    change = whole(other)
    fields = stored(to_fields(Record(), whole(record)), to_fields(record, change))
    assert from_fields(fields) == record.after(change)


@given(records)
def test_a_change_touches_only_what_it_names(record: Record) -> None:
    change = Change(sessions={"chair03": ChairSession("home")})
    assert set(stored(to_fields(record, change))) == {"version", "person:chair03"}
    after = record.after(change)
    assert after.applications == record.applications
    assert {**after.sessions, "chair03": ChairSession()} == {
        **record.sessions,
        "chair03": ChairSession(),
    }


@pytest.mark.parametrize("owner", OWN, ids=lambda owner: owner.kind)
@given(st.data())
def test_the_session_of_a_person_of_no_branch_comes_back(owner: Owner, data: st.DataObject) -> None:
    own = data.draw(OWN[owner])
    fields = stored(to_fields(Record(), Change(own=own), owner))
    assert set(fields) == {"version", f"person:{owner.name}"}
    assert from_fields(fields, owner).own_as(type(own)) == own
    assert from_fields(fields, owner).sessions == {}


def test_an_empty_hash_is_a_blank_record() -> None:
    assert from_fields({}) == Record()
    assert Record().application("home") == Application("home")
    assert Record().session("chair03") == ChairSession()


def test_a_session_stored_before_there_was_muting_is_not_muted() -> None:
    fields = stored(to_fields(Record(), Change(sessions={"chair03": ChairSession(taps=True)})))
    older = {name: text.replace(',"muted_on":null', "") for name, text in fields.items()}
    assert older != fields
    assert from_fields(older).session("chair03") == ChairSession(taps=True)


def test_yes_stays_yes_and_one_stays_one() -> None:
    application = Application(
        "station", Status.FILLING, {"p": {"yes": True, "one": 1, "text": "1"}}
    )
    back = from_fields(stored(to_fields(Record(), Change((application,)))))
    assert [type(value) for value in back.application("station").part("p").values()] == [
        bool,
        int,
        str,
    ]


@pytest.mark.parametrize("name", ["track:", "person:", "version", "a:b", "换行\n"])
def test_odd_names_do_not_get_mixed_up(name: str) -> None:
    change = Change((Application(name),), {name: ChairSession(taps=True)})
    back = from_fields(stored(to_fields(Record(), change)))
    assert back.application(name) == Application(name)
    assert back.session(name).taps


def test_an_empty_change_is_nothing_to_write() -> None:
    assert not Change()
    assert Change((Application("home"),))
    assert Change(sessions={"chair03": ChairSession()})


def test_only_the_latest_steps_are_kept() -> None:
    session = ChairSession()
    for number in range(STEPS_KEPT + 5):
        session = session.with_step(Step("home", {}, {Place("p", str(number)): number}))
    assert len(session.steps) == STEPS_KEPT
    assert session.steps[0].after == {Place("p", "5"): 5}
    assert session.without_last_step().steps == session.steps[:-1]
