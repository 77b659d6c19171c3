"""The documents name every command, and whatever they show as something to write is understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from redis import Redis

from handlers import commands
from handlers.office.table import OFFICE_COMMANDS
from handlers.wording import chair_help, office_help
from tests.handbook.manuscript import DOCS, HANDBOOK, ONE_PAGE, Shot, examples, steps
from tests.handbook.pictures import SCALE
from tests.handlers.dialogue import home_dialogue, routes, station_dialogue, the_campaign
from tests.handlers.live import Live
from tests.handlers.test_help import EXPLAINED, NOT_UNDERSTOOD

OFFICE = examples(HANDBOOK)
CHAIRS = examples(ONE_PAGE)
SHOTS = [step.name for step in steps(HANDBOOK) if isinstance(step, Shot)]
OF_CHAIRS = ("4", "3 5 4 4", "5 3 9", "申报小家", "提交", "申报驿站")  # the handbook shows them too
KILOBYTE = 1024


def said_for(example: str) -> str:
    return example.replace("<账号>", "chair31")


def in_both_applications(example: str) -> list[str]:
    """What a chair is answered in 小家, and in 驿站 where it asks for yes or no."""
    in_checks = station_dialogue("小站", "主席", "小组", "82320000", "12")
    return [home_dialogue().say(example), in_checks.say(example)]


# -- every command is there


@pytest.mark.parametrize("command", EXPLAINED, ids=lambda command: command.words[0])
def test_every_command_of_the_office_is_in_the_handbook(
    command: commands.Called,
) -> None:
    found = [commands.find(OFFICE_COMMANDS, said_for(example)) for example in OFFICE]
    assert command in [pair[0] for pair in found if pair]


def test_what_help_shows_the_office_is_in_the_handbook() -> None:
    names = office_help.names(the_campaign())
    shown = {form for topic in office_help.TOPICS.values() for form in topic.examples(names)}
    assert shown <= set(OFFICE)


def test_every_command_of_a_chair_is_on_the_one_page() -> None:
    found = [commands.find(routes().commands, example) for example in CHAIRS]
    there = {pair[0].words[0] for pair in found if pair}
    short_names = {track.short_name for track in the_campaign().tracks.values()}
    assert {command.words[0] for command in routes().commands} - there <= short_names | {
        "谢谢",
        "好的",
    }


def test_what_help_shows_a_chair_is_on_the_one_page() -> None:
    shown = {form for topic in chair_help.TOPICS.values() for form in topic.examples({})}
    assert shown <= set(CHAIRS)


# -- every example is understood


@pytest.mark.parametrize("example", [e for e in OFFICE if e not in OF_CHAIRS])
def test_what_the_handbook_shows_the_office_understands(server: Redis, example: str) -> None:
    told = Live(server).say(said_for(example), by="office01")
    assert told
    assert not [words for words in NOT_UNDERSTOOD if words in told], told


@pytest.mark.parametrize("example", [*CHAIRS, *OF_CHAIRS])
def test_what_the_one_page_shows_a_chair_understands(example: str) -> None:
    told = in_both_applications(example)
    assert any("没看懂" not in answer and "没有“" not in answer for answer in told), told


# -- the pictures


@pytest.mark.parametrize("document", [HANDBOOK, ONE_PAGE, DOCS.parent / "README.md"])
def test_every_picture_is_there_and_of_the_handbook(document: Path) -> None:
    shown = {step.name for step in steps(document) if isinstance(step, Shot)}
    assert shown <= set(SHOTS)
    assert all((DOCS / "pictures" / f"{name}.png").exists() for name in shown)


def test_no_picture_is_left_over_or_heavy() -> None:
    files = sorted((DOCS / "pictures").iterdir())
    assert [file.stem for file in files] == sorted(SHOTS)
    assert len(SHOTS) == len(set(SHOTS))
    assert all(file.stat().st_size < 150 * KILOBYTE for file in files)
    assert sum(file.stat().st_size for file in files) < 1024 * KILOBYTE


@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_shows_one_phone(name: str) -> None:
    with Image.open(DOCS / "pictures" / f"{name}.png", formats=("PNG",)) as picture:
        assert 394 * SCALE - 2 <= picture.width <= 394 * SCALE + 2
        assert picture.height > 2 * picture.width
