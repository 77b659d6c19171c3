"""Pictures on their way survive the way into a session's document and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Photo
from storage.arrivals import Arrival, Arrivals, Fate
from storage.records import Change, Record, from_fields, to_fields
from storage.sessions import ChairSession

words = st.text(max_size=8)
numbers = st.integers(0, 99)
arrivals = st.builds(
    Arrivals,
    st.lists(
        st.builds(Arrival, words, words, st.sampled_from(Fate), numbers, st.booleans()), max_size=4
    ).map(tuple),
    words,
    st.booleans(),
    st.lists(st.builds(Photo, numbers, words, words, words), max_size=3).map(tuple),
    words,
)


@given(arrivals)
def test_arrivals_come_back_as_they_were(there: Arrivals) -> None:
    written = to_fields(Record(), Change((), {"chair03": ChairSession(arrivals=there)}))
    fields = dict(zip(written[::2], written[1::2], strict=True))
    back = from_fields(fields).session("chair03").arrivals
    assert back == there
    assert all(type(arrival.fate) is Fate for arrival in back.burst)


def test_a_session_written_before_there_were_pictures_is_read() -> None:
    older = '{"track":"home","asked":null,"steps":[],"taps":false,"greeted_at":null}'
    assert from_fields({"person:chair03": older}).session("chair03").arrivals == Arrivals()
