"""What the office reads is what a full recomputation would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis

from campaign.applications import Application, Place, Value
from campaign.completeness import Missing
from campaign.condition import Condition, PaperState, State
from campaign.office_notes import Paper
from storage.documents import dump
from storage.keys import Keys
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from storage.standings import Standing, read_standings, standing_of, write_of
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live

TRACKS = the_campaign().tracks
PEOPLE = st.sampled_from(["chair03", "deputy03", "chair05", "chair17", "chair20"])
SAID = st.sampled_from(
    ["申报小家", "申报小家", "申报驿站", "4", "0", "3 3", "9", "全满分", "全满分 除了 1=0", "改 1.1 2", "改 2.3 4",
     "改 4 否", "改 联系电话 82320000", "地科", "跳过", "撤销", "本次不申报小家", "本次不申报驿站", "确认", "总览"]
)  # fmt: skip
DIALOGUES = st.lists(st.tuples(PEOPLE, SAID), max_size=25)
campaigns = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    with (
        EmbeddedServer(tmp_path_factory.mktemp("redis")) as embedded,
        connect(embedded.url) as server,
    ):
        yield server


@given(DIALOGUES)
def test_standings_equal_a_recomputation(server: Redis, dialogue: list[tuple[str, str]]) -> None:
    keys = Keys(f"trial-{next(campaigns)}")
    campaign = the_campaign().altered(id=keys.campaign)
    processes = Live(server, campaign), Live(server, campaign)
    for minute, (person, text) in enumerate(dialogue):
        now = DURING + timedelta(minutes=minute)
        processes[minute % 2].say(text, by=person, now=now)
    computed: dict[str, dict[str, Standing]] = {track: {} for track in TRACKS}
    for branch in the_campaign().branches:
        for track, application in processes[0].record(branch.number).applications.items():
            computed[track][branch.number] = standing_of(TRACKS[track], application, DURING)
    assert read_standings(server, keys, TRACKS) == computed


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("points", [None, 0, 110])
@pytest.mark.parametrize("paper", PaperState)
def test_a_standing_comes_back_as_it_was(
    server: Redis, state: State, points: int | None, paper: PaperState
) -> None:
    keys = Keys(f"trial-{next(campaigns)}")
    done = {"scorecard/一": 5, "photos": 2}
    full = Condition(
        state,
        paper,
        "J03-v2",
        DURING,
        1,
        DURING + timedelta(hours=1),
        Missing(1, 2, 3, 4, 5),
        (Place("scorecard", "2.3"), Place("photos", "")),
        points,
        points,
    )
    bare = Condition(state, paper)
    for how in (full, bare):
        _comes_back(server, keys, Standing(how, 12, 31, DURING, done, points))


def _comes_back(server: Redis, keys: Keys, standing: Standing) -> None:
    server.execute_command(*write_of(keys, "home", "03", standing))  # type: ignore[no-untyped-call]
    assert read_standings(server, keys, ["home", "station"]) == {
        "home": {"03": standing},
        "station": {},
    }


def test_a_line_without_parts_is_still_read(server: Redis) -> None:
    keys = Keys(f"trial-{next(campaigns)}")
    line = dump(["filling", 12, 31, 45, False, DURING.isoformat(), False])
    server.hset(keys.standings("home"), "03", line)
    how = Condition(State.FILLING, since=DURING, lacks=Missing(19, 0, 0, 0), points=45)
    assert read_standings(server, keys, ["home"])["home"] == {"03": Standing(how, 12, 31, DURING)}


@pytest.mark.parametrize(
    ("line", "state", "paper"),
    [
        (["filling", 31, 31, 45, False, DURING.isoformat(), True], State.COMPLETE, "none"),
        (["filling", 31, 31, 45, True, DURING.isoformat(), False], State.FILLING, "orphaned"),
        (["submitted", 31, 31, 45, True, DURING.isoformat(), False], State.HANDED_IN, "right"),
        (["submitted", 31, 31, 45, False, DURING.isoformat(), False], State.HANDED_IN, "awaited"),
        (
            ["submitted", 31, 31, 9, False, DURING.isoformat(), False, {}, 7, 1],
            State.HANDED_IN,
            "outdated",
        ),
        (
            ["returned", 31, 31, 9, False, DURING.isoformat(), False, {}, None, 1],
            State.RETURNED,
            "orphaned",
        ),
        (["declined", 0, 31, 0, False, DURING.isoformat(), False], State.DECLINED, "none"),
    ],
)
def test_a_line_that_told_less_is_read_as_far_as_it_goes(
    server: Redis, line: list[object], state: State, paper: str
) -> None:
    keys = Keys(f"trial-{next(campaigns)}")
    server.hset(keys.standings("home"), "03", dump(line))
    read = read_standings(server, keys, ["home"])["home"]["03"]
    assert (read.condition.state, read.condition.paper) == (state, paper)
    assert read.status == line[0]


def test_what_was_handed_in_counts_until_it_is_handed_in_again() -> None:
    first = Application("home").with_values({Place("scorecard", "1.1"): 4}, DURING)
    changed = first.handed_in("J03-v1", "chair03", DURING).with_values(
        {Place("scorecard", "1.1"): 2, Place("scorecard", "1.2"): 3}, DURING
    )
    standing = standing_of(TRACKS["home"], changed, DURING)
    assert (standing.answered, standing.points, standing.done) == (1, 4, {"scorecard/一": 1})


def test_what_counts_is_what_is_asked() -> None:
    places: dict[Place, Value | None] = {
        Place("scorecard", "1.1"): 4,
        Place("photos", "1"): "a.jpg",
    }
    application = Application("home").with_values(places, DURING)
    standing = standing_of(TRACKS["home"], application, DURING)
    assert (standing.answered, standing.askable, standing.points) == (1, 31, 4)


def test_a_track_without_points_has_none() -> None:
    station = Application("station").with_values({Place("checklist", "1"): True}, DURING)
    standing = standing_of(TRACKS["station"], station, DURING)
    assert (standing.answered, standing.askable, standing.points) == (1, 15, None)


def test_paper_is_noted() -> None:
    handed_in = Application("home").handed_in("J03-v1", "chair03", DURING)
    application = replace(handed_in, paper=Paper(DURING, 1, "office01", 1))
    assert standing_of(TRACKS["home"], application, DURING).has_paper
    same = application.handed_in("J03-v2", "chair03", DURING)
    assert standing_of(TRACKS["home"], same, DURING).has_paper
    changed = same.with_values({Place("scorecard", "1.1"): 4}, DURING)
    newer = changed.handed_in("J03-v3", "chair03", DURING)
    assert not standing_of(TRACKS["home"], newer, DURING).has_paper
    later = standing_of(TRACKS["home"], Application("home"), DURING + timedelta(hours=1))
    assert later.changed_at == DURING + timedelta(hours=1)
