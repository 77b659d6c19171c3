"""What a rehearsal is made of: roster, pictures, scores, texts, timetable, who is to be reminded."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from io import StringIO
from itertools import count, pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config_file import load_campaign
from bot.pictures.cleaning import clean_picture, same_picture
from bot.rehearsal.applicant import Applicant
from bot.rehearsal.diary import Diary
from bot.rehearsal.patience import Patience
from bot.rehearsal.personas import PERSONAS
from bot.rehearsal.pictures import QUALITY_AGAIN, number_in, picture
from bot.rehearsal.product import Product
from bot.rehearsal.progress import Progress
from bot.rehearsal.reminding import due_at
from bot.rehearsal.roster import as_config, with_branches
from bot.rehearsal.talker import Talker
from bot.rehearsal.texts import A_MESSAGE, essay
from bot.rehearsal.timetable import Scene, timetable
from bot.rehearsal.troubles import PASSING, plan
from campaign.applications import Place, Status
from campaign.essays import LONGEST_MESSAGE
from campaign.loading import read_campaign
from campaign.reminders import calendar
from campaign.word_count import count_characters
from handlers.parts.score_reading import read_scores
from handlers.parts.score_samples import scores_for, words_for
from simulator.server import Simulator

CAMPAIGN = load_campaign(Path(__file__).parents[3] / "config.yaml")
SLOTS = calendar(CAMPAIGN)
HOME = CAMPAIGN.tracks["home"]


def dice_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - dice, no secret


@pytest.mark.parametrize("branches", [12, 22, 23, 40, 1000])
def test_a_roster_of_any_size_makes_a_sound_config(branches: int) -> None:
    campaign = with_branches(CAMPAIGN, branches)
    assert len(campaign.branches) == branches
    assert read_campaign(as_config(campaign)) == campaign
    assert campaign.office == CAMPAIGN.office


def test_a_made_up_roster_has_deputies_and_titles_and_a_smaller_one_is_as_configured() -> None:
    made_up = with_branches(CAMPAIGN, 40)
    assert made_up.branches[0].chair == "chair001"
    assert sum(bool(branch.deputy) for branch in made_up.branches) == 10
    assert {title for branch in made_up.branches for title in branch.holds} == {"home", "station"}
    assert with_branches(CAMPAIGN, 5).branches == CAMPAIGN.branches[:5]


@given(st.integers(1, 2**24 - 1))
def test_a_picture_is_known_again_by_its_number_however_it_was_packed(number: int) -> None:
    for quality in (92, QUALITY_AGAIN):
        assert number_in(clean_picture(picture(number, quality)).data) == number


def test_a_picture_packed_again_is_the_same_one_and_the_next_number_is_not() -> None:
    one, again, other = (
        clean_picture(data) for data in (picture(5), picture(5, QUALITY_AGAIN), picture(6))
    )
    assert one.sha256 != again.sha256
    assert same_picture(one.fingerprint, again.fingerprint)
    assert not same_picture(one.fingerprint, other.fingerprint)


def test_what_is_no_such_picture_has_no_number() -> None:
    assert number_in(b"no picture") is None
    assert number_in(picture(5)[:400]) is None


@given(st.integers(0, 10**6), st.sampled_from([None, 79, 80, 0, 110]))
def test_scores_have_the_sum_wanted_and_are_read_as_they_are_meant(
    seed: int, total: int | None
) -> None:
    card, dice = HOME.scorecard, dice_of(seed)
    assert card is not None
    scores = scores_for(HOME, card, total, dice)
    assert set(scores) == set(card.order)
    assert sum(scores.values()) == total if total is not None else sum(scores.values()) >= 80
    answers: dict[str, int | str | bool] = {}
    for section in card.sections:
        for words, given_now in words_for(section, scores, dice):
            asked = next(item for item in card.order if item not in answers)
            assert read_scores(words, card, answers, asked) == given_now
            answers |= given_now
    assert answers == scores


@given(st.integers(0, 10**6), st.integers(1, 3000))
def test_a_text_is_long_enough_in_messages_that_arrive_whole(seed: int, length: int) -> None:
    pieces = essay(length, dice_of(seed))
    assert sum(map(len, pieces)) == count_characters("\n".join(pieces)) >= length
    assert len(set(pieces)) == len(pieces)
    assert all(len(piece.encode()) < LONGEST_MESSAGE for piece in pieces)
    assert all(piece.endswith("。") for piece in pieces)
    assert len(pieces) <= length // A_MESSAGE + 1


@given(st.integers(0, 10**6))
def test_the_timetable_plays_every_scene_in_order_and_one_reminder_comes_while_nothing_runs(
    seed: int,
) -> None:
    table = timetable(CAMPAIGN, dice_of(seed))
    scenes = [stop.scene for stop in table.stops if stop.scene is not None]
    assert scenes == list(Scene)
    assert all(one.at < other.at for one, other in pairwise(table.stops))
    at = {stop.scene: stop.at for stop in table.stops}
    missed = [slot for slot in SLOTS if at[Scene.RESTART] < slot.at < table.back_at]
    assert len(missed) == 1
    assert {stop.at for stop in table.stops if stop.is_reminder} == {
        slot.at for slot in SLOTS if slot not in missed
    }
    nights = [
        stop
        for stop in table.stops
        if CAMPAIGN.reminders.is_quiet(stop.at.astimezone(CAMPAIGN.zone))
    ]
    assert len(nights) == 1


@pytest.mark.parametrize("length", [timedelta(hours=5), timedelta(days=2), timedelta(days=60)])
def test_campaigns_of_other_lengths_have_all_scenes_too(length: timedelta) -> None:
    campaign = CAMPAIGN.until(CAMPAIGN.opens_at + length)
    table = timetable(campaign, dice_of(1))
    scenes = [stop.scene for stop in table.stops if stop.scene not in (None, Scene.HUSH)]
    assert scenes == [scene for scene in Scene if scene is not Scene.HUSH]


@given(st.integers(0, 10**6))
def test_every_trouble_comes_up_in_every_rehearsal(seed: int) -> None:
    dice = dice_of(seed)
    planned = plan(timetable(CAMPAIGN, dice).stops, dice)
    assert {name for names in planned.values() for name in names} == set(PASSING)
    assert any(stop.is_reminder for stop in planned)


def test_every_persona_has_a_part_of_known_scenes() -> None:
    assert len(PERSONAS) == 13
    assert all(scene in Scene for part in PERSONAS.values() for scene in part())


@pytest.fixture
def branch() -> Applicant:
    """A branch with a deputy that has said nothing yet."""
    with_deputy = with_branches(CAMPAIGN, 40).branches[3]
    simulator, stop = Simulator(), threading.Event()

    def talker(user_id: str) -> Talker:
        simulator.directory.add(user_id)
        return Talker(simulator.person(user_id), Diary(), dice_of(1), stop, Patience(0))

    deputy = with_deputy.deputy
    assert deputy
    people = talker(with_deputy.chair), talker(deputy)
    return Applicant(CAMPAIGN, with_deputy, *people, dice_of(1), count(1))


def reminded(branch: Applicant, slot: int = 1, unreachable: str = "") -> set[str]:
    at = SLOTS[slot].at
    return set(due_at(CAMPAIGN, SLOTS[slot], at, [branch], frozenset({unreachable})).people)


def test_a_silent_branch_is_reminded_and_its_deputy_once_time_is_short(branch: Applicant) -> None:
    assert reminded(branch, 0) == {"chair004"}
    assert reminded(branch, 1) == {"chair004", "deputy004"}
    branch.chair.has_written = True
    assert reminded(branch, 1) == {"chair004"}
    branch.other.has_written = True
    assert reminded(branch, 1) == {"chair004", "deputy004"}
    assert reminded(branch, 1, unreachable="deputy004") == {"chair004"}


def test_only_who_has_begun_nothing_gets_the_announcement(branch: Applicant) -> None:
    branch.application(HOME).begin({})
    assert reminded(branch, 0) == set()
    assert reminded(branch, 1) == {"chair004", "deputy004"}


def test_nobody_is_reminded_when_all_is_done_and_the_paper_is_there(branch: Applicant) -> None:
    home, station = (branch.application(track) for track in branch.tracks)
    home.begin({})
    home.hand_in()
    station.status = Status.DECLINED
    assert reminded(branch) != set()
    home.paper_for = 1
    assert reminded(branch) == set()
    assert due_at(CAMPAIGN, SLOTS[1], SLOTS[1].at, [branch], frozenset()).done == {
        "chair004",
        "deputy004",
    }
    home.photos += 1
    home.hand_in()
    assert reminded(branch) == set()
    home.answers[Place("scorecard", "1.1")] = 0
    home.hand_in()
    assert reminded(branch) != set()


def test_who_wants_none_today_gets_none_today(branch: Applicant) -> None:
    branch.hushed_on = SLOTS[1].at.date()
    assert reminded(branch, 1) == {"deputy004"}
    assert reminded(branch, 2) == {"chair004", "deputy004"}


def test_the_product_is_given_nothing_of_a_real_enterprise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WECOM_SECRET", "REDIS_URL", "SMTP_URL", "PUBLIC_URL", "HTTP_PROXY", "BOT_NOW"):
        monkeypatch.setenv(name, "real")
    product = Product(tmp_path, 1, {"WECOM_TOKEN": "of the simulator"})
    assert "real" not in product.environ.values()
    assert product.environ["WECOM_TOKEN"] == "of the simulator"
    assert product.environ["DATA_DIR"] == str(tmp_path / "data")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_written_over_on_a_terminal_and_a_line_a_moment_elsewhere() -> None:
    at = datetime.fromisoformat("2023-05-08T10:20:00+08:00")
    screen, file = Terminal(), StringIO()
    for out in (screen, file):
        progress = Progress(out)
        progress.show(at, "中途", "消息 1", is_passing=True)
        progress.show(at, "中途", "消息 2")
        progress.say("完")
    line = "5月8日（周一）10:20　中途　消息"
    assert screen.getvalue() == f"\r\x1b[K{line} 1\r\x1b[K{line} 2\n完\n"
    assert file.getvalue() == f"{line} 2\n完\n"


def test_patience_grows_with_people_and_with_a_slow_machine_and_never_shrinks() -> None:
    assert Patience(100).seconds > Patience(10).seconds
    patience = Patience(10)
    usual_s = patience.seconds
    patience.note_start(1.0)
    assert patience.seconds == usual_s
    patience.note_start(40.0)
    patience.note_start(2.0)
    assert patience.seconds == 10 * usual_s
