"""`python -m bot next`: next year's file is valid, carries people and titles, and names what to check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from redis import Redis

from bot.cli.next_year import run_next
from bot.season.next_year import propose
from campaign.loading import read_campaign
from tests.bot.served import settings_for
from tests.handlers.dialogue import CONFIG, DEADLINE, the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in

TEXT = CONFIG.read_text(encoding="utf-8")
NOTICE = """中地大（京）工发〔2024〕12 号
关于开展2024年“先进教职工小家”、“职工暖心驿站”推选工作的通知
各申报单位于5月17日（周五）中午12：00前，将材料报送至校工会。
2024年5月8日"""


def test_everything_known_is_moved_on_and_the_file_is_valid() -> None:
    made = propose(TEXT, the_campaign(), {"15": ("station",), "03": ("home",)})
    after = read_campaign(made.text)
    assert after.id == "cugb-2024"
    assert "2024年" in after.title
    assert after.opens_at == datetime.fromisoformat("2024-05-03T09:00:00+08:00")
    assert after.deadline.weekday() == DEADLINE.weekday()
    assert after.branch_by_number["15"].holds == ("station",)
    assert after.branch_by_number["03"].holds == ("home",)
    assert after.branch_by_number["17"].holds == ("home",), "what was held before is held still"
    assert after.branch_by_number["03"].deputy == "deputy03"
    assert after.reminders.days_off == ()
    assert after.tracks["home"].quota == 2
    told = "\n".join(made.to_check)
    assert all(key in told for key in ("title", "deadline", "days_off", "holds", "branches"))
    assert "图书馆（“职工暖心驿站”）" in told


def test_a_notice_gives_title_number_and_dates() -> None:
    after = read_campaign(propose(TEXT, the_campaign(), {}, NOTICE).text)
    assert after.document_number == "中地大（京）工发〔2024〕12 号"
    assert after.title.startswith("关于开展2024年")
    assert after.deadline == datetime.fromisoformat("2024-05-17T12:00:00+08:00")
    assert after.opens_at.date().isoformat() == "2024-05-08"


def test_names_that_yaml_would_take_for_something_else_stay_text() -> None:
    odd = the_campaign().branches[0].altered(name="12: 号楼, 分工会", chair_name="true")
    campaign = the_campaign().with_branches((odd, *the_campaign().branches[1:]))
    after = read_campaign(propose(TEXT, campaign, {}).text)
    assert after.branches[0].name == "12: 号楼, 分工会"
    assert after.branches[0].chair_name == "true"


def test_the_command_reads_the_season_writes_once_and_never_over_a_file(
    server: Redis, redis_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live = Live(server)
    hand_in(live, "15", track="station")
    at = DEADLINE.replace(day=15)
    live.say("结果 图书馆 驿站 推荐", "绑定 chair31 信工", by="office01", now=at)
    settings = settings_for(tmp_path, REDIS_URL=redis_url)
    target = tmp_path / "next.yaml"
    assert run_next(settings, CONFIG, target, None) == 0
    told = capsys.readouterr().out
    assert "请逐条核对" in told
    after = read_campaign(target.read_text(encoding="utf-8"))
    assert after.branch_by_number["15"].holds == ("station",)
    assert after.branch_by_number["05"].chair == "chair31"
    before = target.read_bytes()
    assert run_next(settings, CONFIG, target, None) == 1
    assert "没有覆盖" in capsys.readouterr().err
    assert target.read_bytes() == before
