"""What a configuration may not say because of the chat and the templates that will use it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli.check import run_check
from bot.config_file import load_campaign
from campaign.loading import ConfigError
from campaign.model import Campaign
from handlers.chair.routes import ChairRoutes
from handlers.reading.reserved import reserved_names
from tests.bot.processes import Product

CONFIG = Path(__file__).parents[3] / "config.yaml"


def written(folder: Path, *edits: tuple[str, str]) -> Path:
    """The shipped file with these edits."""
    text = CONFIG.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["进度", "继续", "照片", "满分", "没有", "状态", "改2.3", "全部"])
def test_an_award_is_not_called_by_a_word_of_the_chat(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_campaign(written(tmp_path, ("short_name: 小家", f"short_name: {name}")))
    assert str(caught.value) == (f"tracks.home.short_name: “{name}”是聊天里的用语，请换一个")


@pytest.mark.parametrize("name", ["状态", "未完成", "看板", "结果", "全部"])
def test_a_branch_is_not_called_by_a_word_of_the_office(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_campaign(written(tmp_path, ("short_name: 机关", f"short_name: {name}")))
    assert str(caught.value) == (
        f"branches[0]（01 {name}）.short_name: “{name}”是聊天里的用语，请换一个"
    )


def test_no_word_of_a_chair_can_be_the_name_of_an_award() -> None:
    campaign = load_campaign(CONFIG)
    awards = [track.short_name for track in campaign.tracks.values()]
    said = {word for c in ChairRoutes(campaign).commands for word in c.words}
    words = {word for word in said if not any(name in word for name in awards)}
    allowed = {
        word for word in words if not list(reserved_names(calling_the_first(campaign, word)))
    }
    assert len(words) > 80
    assert not allowed


def calling_the_first(campaign: Campaign, name: str) -> Campaign:
    """The campaign with its first award under another name."""
    key, track = next(iter(campaign.tracks.items()))
    renamed = track.model_copy(update={"short_name": name})
    return campaign.model_copy(update={"tracks": {**campaign.tracks, key: renamed}})


def test_a_missing_template_is_named_before_anybody_needs_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, ("附件1 自评表.docx", "附件9 自评表.docx"))
    assert run_check(path) == 1
    told = capsys.readouterr().err
    assert told.startswith("tracks.home.template: ")
    assert "里没有 附件9 自评表.docx，那里有：附件1 自评表.docx" in told


def test_a_template_that_does_not_fit_the_award_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, ("附件1 自评表.docx", "附件2 测评表.docx"))
    assert run_check(path) == 1
    assert (
        "tracks.home.template: 附件2 测评表.docx: config.yaml 里没有字段 applied_on"
        in capsys.readouterr().err
    )


@pytest.mark.slow
def test_the_product_does_not_start_without_a_template(tmp_path: Path) -> None:
    path = written(tmp_path, ("附件2 测评表.docx", "没有.docx"))
    ended = Product(tmp_path, BOT_CONFIG=str(path)).run()
    assert ended.returncode == 1
    assert re.match("tracks.station.template: .* 里没有 没有.docx", ended.stderr)
