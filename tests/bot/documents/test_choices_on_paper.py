"""A choice on the form, in the list and the summary, sent back and corrected, and in a changed season."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from redis import Redis

from bot.documents.form_facts import form_facts
from bot.documents.forms import fill_form
from bot.documents.names import FORMS, template_of
from bot.documents.trying import check_templates
from bot.export.standing import Standing
from bot.export.track_sheet import TrackSheet
from campaign.applications import Application, Place, Status
from storage.effects import SendText
from storage.records import Change, to_fields
from tests.bot.documents.test_forms import texts_in
from tests.bot.season.seasons import Season
from tests.campaign.choice_sample import CHOICES, with_choices
from tests.handlers.dialogue import DEADLINE, DURING, campaign_with_choices
from tests.handlers.live import Live
from tests.handlers.office_chat import PHOTOS

BASICS = ("暖心小站", "主席", "小组", "82320000", "12")
ANSWERS = ("合格", "1 3", "全是", "无", "同意推荐")


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server, campaign=campaign_with_choices())


def handed_in(live: Live) -> Application:
    """Branch 05 hands in its station."""
    live.say("申报驿站", *BASICS, *ANSWERS, by="chair05")
    before = live.record("05").application("station")
    fields = to_fields(live.record("05"), Change((replace(before, photos=PHOTOS),)))
    pairs: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch("05"), mapping=pairs)
    read_back = live.say("提交", by="chair05")
    assert "申报类别：合格驿站\n服务内容（可多选）：饮水、阅读" in read_back
    assert "已提交，编号 Y05-v1" in live.say("确认", by="chair05")
    return live.record("05").application("station")


def test_the_form_has_a_box_for_each_option(live: Live) -> None:
    campaign, application = live.campaign, handed_in(live)
    check_templates(campaign)
    track, branch = campaign.tracks["station"], campaign.branch_by_number["05"]
    facts = form_facts(campaign, branch, track, application, "Y05-v1", DURING)
    assert facts.fields["level"].answer == "□示范驿站　☑合格驿站　□新建驿站"
    printed = texts_in(fill_form(template_of(track, FORMS), facts))
    assert "☑饮水　□热饭　☑阅读　□母婴" in printed


def test_the_list_has_a_column_for_each_choice(live: Live) -> None:
    application = handed_in(live)
    sheet = TrackSheet(live.campaign.tracks["station"])
    titles = [column.title for column in sheet.columns]
    branch = live.campaign.branch_by_number["05"]
    standing = Standing(live.campaign, branch, live.campaign.tracks["station"], application)
    row = dict(zip(titles, sheet.row(standing), strict=True))
    assert (row["申报类别"], row["服务内容（可多选）"]) == ("合格驿站", "饮水、阅读")


def test_the_office_sees_sends_back_and_hears_of_the_correction(live: Live) -> None:
    handed_in(live)
    later = DEADLINE.replace(hour=14)
    assert "申报类别：合格驿站" in live.say("状态 信工", by="office01", now=later)
    told = live.say("退 信工 驿站 申报类别 与实际不符", by="office01", now=later)
    assert "只开放：申报类别" in told
    assert "只退回了 申报类别" in live.say("改 服务内容 热饭", by="chair05", now=later)
    corrected = live.say("新建", by="chair05", now=later)
    assert "申报类别 记“新建驿站”" in corrected
    assert "Y05-v2" in corrected
    application = live.record("05").application("station")
    assert application.status is Status.SUBMITTED
    assert application.value(Place("level", "level")) == "新建驿站"
    news = [e.text for e in live.outbox("office01") if isinstance(e, SendText)]
    assert "申报类别 合格驿站 → 新建驿站" in news[-1]
    history = live.say("记录 信工", by="office01", now=later)
    assert "申报类别" in history
    assert "新建驿站" in history


@pytest.mark.parametrize(
    ("options", "told", "left"),
    [
        ("[示范驿站, 新建驿站]", "申报类别 改为 2 选 1（示范驿站、新建驿站）", None),
        ("[合格驿站, 示范驿站]", "申报类别 改为 2 选 1（合格驿站、示范驿站）", "合格驿站"),
    ],
)
def test_other_options_in_the_season_are_told(
    server: Redis, options: str, told: str, left: str | None
) -> None:
    season = Season(server, with_choices())
    season.say("申报驿站", *BASICS, "合格")
    text = CHOICES.replace("[示范驿站, 合格驿站, 新建驿站]", options)
    lines = season.start(with_choices(choices=text))
    assert any(told in line for line in lines)
    assert season.application(track="station").value(Place("level", "level")) == left
