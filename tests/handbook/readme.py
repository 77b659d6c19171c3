"""The pictures of the README: the phone page in the middle of scoring, and a board in mid-season."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

from playwright.sync_api import expect, sync_playwright

from bot.pictures.board import board_picture
from campaign.applications import Application, Photo, Place, Status
from campaign.model import Branch, Track
from campaign.office_notes import Paper, Return
from handlers.office.views.board import board_of
from handlers.parts.score_samples import scores_for
from storage.standings import Standing, standing_of
from tests.handbook.pictures import small
from tests.handlers.dialogue import the_campaign
from tests.handlers.office_chat import complete_application
from tests.scenarios.stage import on_stage
from tests.scenarios.test_on_the_phone_page import CHROMIUM, FLAGS, last_reply, say

AT = datetime.fromisoformat("2023-05-10T15:20:00+08:00")
KINDS = ("open", "open", "begun", "begun", "ready", "in", "in", "paper", "paper", "back", "no")


def phone_page(folder: Path) -> None:
    """A chair scores, and a score too high is refused."""
    with (
        tempfile.TemporaryDirectory() as data,
        on_stage(Path(data)) as stage,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{stage.sim.page_url}?as=chair03")
        for words in ("申报小家", "4", "3 5 4 4", "9"):
            say(page, words)
        expect(last_reply(page)).to_contain_text("没有保存")
        page.locator("#chat").evaluate("chat => { chat.scrollTop = chat.scrollHeight }")
        (folder / "phone-page.png").write_bytes(small(page.screenshot()))
        browser.close()


def board(folder: Path) -> None:
    """Every branch somewhere else."""
    dice = Random(5)  # noqa: S311
    where: Mapping[str, Mapping[str, Standing]] = {
        track.id: {
            branch.number: standing_of(track, application, AT)
            for branch in the_campaign().branches
            if track.id not in branch.holds
            and (application := _application(track, branch, dice.choice(KINDS), dice))
        }
        for track in the_campaign().tracks.values()
    }
    (folder / "board.png").write_bytes(board_picture(board_of(the_campaign(), where, AT)))


def _application(track: Track, branch: Branch, kind: str, dice: Random) -> Application | None:
    if kind == "open":
        return None
    if kind == "no":
        return Application(track.id, Status.DECLINED, changed_at=AT)
    filled = _filled(track, dice)
    if kind == "begun":
        places = track.places[: dice.randint(2, len(track.places) - 1)]
        values = {place: filled.value(place) for place in places}
        return Application(track.id).with_values(values, AT)
    if kind == "ready":
        return filled
    handed_in = filled.handed_in(f"{track.code}{branch.number}-v1", branch.chair, AT)
    if kind == "back":
        returned = Return(AT, "office01", "材料不全", (track.places[0],))
        return replace(handed_in.with_status(Status.RETURNED, AT), returned=returned)
    return replace(handed_in, paper=Paper(AT, 1, "office01", 1)) if kind == "paper" else handed_in


def _filled(track: Track, dice: Random) -> Application:
    application = complete_application(track.id)
    card = track.scorecard
    if card:
        scores = scores_for(track, card, dice.randint(82, 99), dice)
        application = application.with_values(
            {Place(card.id, item): points for item, points in scores.items()}, AT
        )
    photos = tuple(Photo(n, f"{n}.jpg", f"{n:064}", "0" * 16) for n in range(dice.randint(3, 5)))
    essay = ("建" * dice.randint(1000, 1400),) if track.long_text else ()
    return replace(application, photos=photos, essay=essay)
