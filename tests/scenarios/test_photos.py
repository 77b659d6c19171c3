"""A burst of photos through the whole product, also while its worker is killed again and again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from simulator.bubbles import Bubble
from simulator.people import Person
from tests.bot.pictures.picture_samples import encoded, exif, scene
from tests.bot.processes import wait_until
from tests.scenarios.stage import Stage, on_stage
from tests.scenarios.test_on_the_phone_page import CHROMIUM, FLAGS

PATIENCE_S = 180


def from_bot(person: Person, kind: str) -> list[Bubble]:
    return [bubble for bubble in person.screen if bubble.from_bot and bubble.kind == kind]


def answers(person: Person) -> list[str]:
    """What was said about pictures."""
    return [b.text for b in from_bot(person, "text") if "收到" in b.text or "还在下载" in b.text]


def burst() -> list[bytes]:
    """Five pictures: three good ones, one of them again as WeCom might compress it, and a torn one."""
    return [
        encoded(scene(1, 1600, 1200), exif=exif(6)),
        encoded(scene(2), "HEIC"),
        encoded(scene(3, 900, 1200), "PNG"),
        encoded(scene(2), quality=70),
        encoded(scene(4))[:5000],
    ]


def wait_for_sheet(person: Person) -> None:
    wait_until(lambda: from_bot(person, "image"), PATIENCE_S)


def test_a_shuffled_burst_with_repeats_is_answered_once(stage: Stage) -> None:
    chair = stage.sim.person("chair09")
    chair.says("申报小家")
    assert chair.sends_images(burst(), repeats=4, at_once=3, seed=5) == []
    wait_for_sheet(chair)
    (told,) = answers(chair)
    head, next_steps = told.splitlines()
    assert head.startswith("【小家】收到 5 张：存下 3 张（照片 3/5），")
    assert head.endswith(
        "1 张与第 2 张相同没有重复保存，1 张打不开（文件坏了或不是图片），请换一张。"
    )
    assert "已够 3 张" in next_steps

    assert "照片 2/5" in chair.says("删 2")[0]
    wait_until(lambda: len(from_bot(chair, "image")) == 2, PATIENCE_S)
    chair.sends_image(encoded(scene(7)))
    wait_until(lambda: len(answers(chair)) == 2, PATIENCE_S)
    assert answers(chair)[1].startswith("【小家】收到 1 张：存下 1 张（照片 3/5）。")
    assert chair.says("照片")[0].startswith("【小家】照片 3/5：第 1、2、3 张")


@pytest.mark.parametrize("moment", ["media/get", "media/upload"])
def test_nothing_is_lost_or_doubled_when_the_worker_is_killed(tmp_path: Path, moment: str) -> None:
    with on_stage(tmp_path) as stage:
        chair = stage.sim.person("chair09")
        chair.says("申报小家")
        has_begun = partial(_was_called, stage, moment)
        chair.sends_images(burst(), repeats=2, at_once=2)
        kill_background_when(stage, has_begun)
        wait_for_sheet(chair)
        wait_until(lambda: "存下 3 张（照片 3/5）" in "".join(answers(chair)), PATIENCE_S)
        assert chair.says("照片")[0].startswith("【小家】照片 3/5：第 1、2、3 张")
        wait_until(lambda: len(from_bot(chair, "image")) == 2, PATIENCE_S)
        assert len(answers(chair)) == 1
        photos = list((tmp_path / "data" / "photos").rglob("*.jpg"))
        assert len(photos) == 4  # the repeat was kept on disk too


def kill_background_when(stage: Stage, has_begun: Callable[[], bool]) -> None:
    wait_until(has_begun, PATIENCE_S)
    before = stage.product.pids("background")
    os.kill(min(before), signal.SIGKILL)
    wait_until(partial(stage.product.has_new, "background", before), PATIENCE_S)


def _was_called(stage: Stage, path: str) -> bool:
    return any(call.path == path for call in stage.sim.calls)


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed")
def test_the_contact_sheet_is_seen_on_the_phone(stage: Stage) -> None:
    chair = stage.sim.person("chair10")
    chair.says("申报小家")
    chair.sends_images(burst()[:3])
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = chromium.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{stage.sim.page_url}?as=chair10")
        sheet = page.locator("[data-testid=bubble][data-from=bot] img").last
        expect(page.get_by_text("收到 3 张")).to_be_visible(timeout=PATIENCE_S * 1000)
        page.wait_for_function(
            "() => [...document.querySelectorAll('[data-from=bot] img')].some("
            "img => img.naturalWidth > 800)",
            timeout=PATIENCE_S * 1000,
        )
        sheet.scroll_into_view_if_needed()
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=str(Path(folder) / "contact-sheet.png"))
        chromium.close()
