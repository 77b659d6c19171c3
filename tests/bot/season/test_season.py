"""A config.yaml that changes in mid-season: nothing answered is lost, moved or made to say otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from redis import Redis

from bot.cli.check import run_check
from bot.documents.versions import document_of, version_of
from bot.season.beginning import SeasonError
from campaign.applications import Place, Status
from campaign.loading import ConfigError, read_campaign
from storage.server.embedded import EmbeddedServer
from storage.standings import read_standings
from tests.bot.documents.test_forms import texts_in
from tests.bot.processes import Product
from tests.bot.season.seasons import CONFIG, TEXT, Season, edited
from tests.handlers.office_chat import complete_application

ITEM_23 = re.search(r'              - id: "2.3"\n.*\n.*\n', TEXT)
assert ITEM_23
TEXT_23 = "本单位每年至少召开一次全体教职工（代表）会议"
TEXT_24 = "本单位在研究决定涉及教职工权益重大事项的决策听取教职工意见"

# 2.3 is gone, the others move up; the totals are put right.
WITHOUT_23 = edited(
    (ITEM_23[0], ""),
    ('id: "2.4"', 'id: "2.3"'),
    ('id: "2.5"', 'id: "2.4"'),
    (
        "title: 积极推动民主政治建设\n            points: 20",
        "title: 积极推动民主政治建设\n            points: 16",
    ),
    ("points: 110", "points: 106"),
)
# 1.1 is worth 2 instead of 4.
LOWER_11 = edited(
    ("points: 4\n", "points: 2\n"),
    ("推动工会改革创新\n            points: 20", "推动工会改革创新\n            points: 18"),
    ("points: 110", "points: 108"),
)
ROW_05 = '  - {number: "05", name: 信息工程学院分工会, short_name: 信工, chair: chair05}\n'
ROW_06 = (
    '  - {number: "06", name: 地球物理与信息技术学院分工会, short_name: 地物, chair: chair06}\n'
)
SWAPPED = edited(
    (ROW_05, ROW_06.replace("06", "05", 1)),
    (ROW_06, ROW_05.replace('"05"', '"06"', 1)),
)


def handed_in(season: Season, number: str = "03") -> None:
    season.put(number, complete_application("home"))
    told = season.say("小家", "提交小家", "确认", by=f"chair{number}")
    assert "已提交" in told


def in_the_middle(season: Season) -> None:
    """chair03 is asked 2.3, with 4 3 5 4 4 5 3 answered."""
    season.say("申报小家", "4 3 5 4 4", "5 3")
    session = season.record().session("chair03")
    assert session.asked == Place("scorecard", "2.3")


def test_a_start_with_the_same_file_changes_nothing(server: Redis) -> None:
    season = Season(server)
    in_the_middle(season)
    before = season.record()
    assert season.start(TEXT) == []
    assert season.record() == before


# -- questions


def test_points_of_what_is_handed_in_do_not_change_with_the_questions(server: Redis) -> None:
    season = Season(server)
    handed_in(season)
    assert "得分 110" in season.say("进度")
    told = season.start(WITHOUT_23)
    assert any(f"小家：不再填 2.3 {TEXT_23}"[:20] in line for line in told)
    assert "小家：2.4 现在是 2.3" in "\n".join(told)
    assert "小家：已提交了 J03-v1，题目、分数、表格仍按提交时的" in "\n".join(told)
    assert "得分 110" in season.say("进度")
    assert "有改动" not in season.say("进度")
    standing = read_standings(server, season.keys, ["home"])["home"]["03"]
    assert (standing.points, standing.answered, standing.askable) == (110, 31, 31)
    assert season.office("核分 地科 2.3").count(TEXT_23) == 1
    assert "110" in season.office("名额 小家")
    assert "得分 110" in season.office("状态 地科")
    assert "得分 110" in season.office("看 地科 小家")


def test_the_form_of_a_version_shows_what_was_asked_then(server: Redis) -> None:
    season = Season(server)
    handed_in(season)
    season.start(WITHOUT_23)
    application, track = season.application(), season.campaign.tracks["home"]
    assert application.submission
    branch = season.campaign.branch_by_number["03"]
    version = version_of(branch, track, application, application.submission)
    printed = texts_in(document_of(season.campaign, version, "form"))
    assert TEXT_23 in printed
    assert "110" in printed


def test_open_answers_stay_with_their_question_and_never_move_to_another(server: Redis) -> None:
    season = Season(server)
    in_the_middle(season)
    season.say("改 2.3 4", "改 2.4 5", "改 2.5 1")
    season.start(WITHOUT_23)
    scores = season.application().part("scorecard")
    assert (scores["2.3"], scores["2.4"]) == (5, 1)
    assert "2.5" not in scores
    told = season.say("3")
    assert "您刚才发的这条没有记" in told
    assert f"2.3 {TEXT_23}"[:20] in told
    assert "不用填了" in told
    assert season.application().part("scorecard") == scores
    assert "3.1" in told
    assert "没有保留" not in season.say("4")
    assert season.application().value(Place("scorecard", "3.1")) == 4


def test_an_answer_above_the_new_most_is_asked_again(server: Redis) -> None:
    season = Season(server)
    in_the_middle(season)
    season.start(LOWER_11)
    assert season.application().value(Place("scorecard", "1.1")) is None
    told = season.say("继续")
    assert "1.1 要重填" in told
    season.say("改 1.1 2")
    assert season.application().value(Place("scorecard", "1.1")) == 2


def test_a_version_with_more_points_than_there_are_now_stays_as_it_is(server: Redis) -> None:
    season = Season(server)
    handed_in(season)
    season.start(LOWER_11)
    assert "得分 110" in season.say("进度")
    season.say("改 1.2 1")
    told = season.say("提交小家")
    assert "1 项" in told  # 1.1 has to be scored anew before there is a new version
    season.say("改 1.1 2", "提交小家", "确认")
    assert "得分 106" in season.say("进度")
    first, second = season.application().submissions
    assert first.answers["scorecard"]["1.1"] == 4
    assert second.answers["scorecard"]["1.1"] == 2


def test_what_is_sent_back_is_worked_on_under_the_new_questions(server: Redis) -> None:
    season = Season(server)
    handed_in(season)
    season.start(WITHOUT_23)
    season.office("退 地科 小家 2.3 请写实")
    scores = season.application().part("scorecard")
    assert "2.5" not in scores
    assert scores["2.3"] == 5


def test_a_reworded_item_keeps_its_answer_and_a_key_keeps_it_with_another_text(
    server: Redis,
) -> None:
    season = Season(server)
    in_the_middle(season)
    told = season.start(edited(("建立定期研究和指导工会工作制度", "定期研究、指导工会工作")))
    assert season.application().value(Place("scorecard", "1.1")) == 4
    assert "1.1 的文字由" in "\n".join(told)
    keyed = re.sub(
        r'(- id: "1\.2"\n) +text: .*\n',
        r'\1                text: 另一种问法\n                key: "1.2"\n',
        TEXT,
    )
    season.start(keyed)
    assert season.application().value(Place("scorecard", "1.2")) == 3


def test_another_question_under_the_same_number_is_asked_anew(server: Redis) -> None:
    season = Season(server)
    in_the_middle(season)
    text = re.sub(
        r'(- id: "1\.2"\n) +text: .*\n', r"\1                text: 完全不同的一个问题\n", TEXT
    )
    season.start(text)
    assert season.application().value(Place("scorecard", "1.2")) is None
    assert season.application().value(Place("scorecard", "1.1")) == 4


def test_a_start_that_was_cut_short_goes_on_where_it_was(server: Redis) -> None:
    season = Season(server)
    in_the_middle(season)
    season.say("改 2.3 4", "改 2.4 5")
    snapshot = server.get(season.keys.snapshot)
    season.start(WITHOUT_23)
    once = season.application()
    server.set(season.keys.snapshot, snapshot)  # type: ignore[arg-type]
    season.start(WITHOUT_23)
    assert season.application() == once


# -- branches and awards


def test_branches_that_changed_numbers_are_refused_with_the_way_to_do_it(server: Redis) -> None:
    season = Season(server)
    handed_in(season, "05")
    with pytest.raises(SeasonError) as refused:
        season.start(SWAPPED)
    assert 'id: "05"' in str(refused.value)
    assert "信息工程学院分工会" in str(refused.value)
    assert season.application("05").status is Status.SUBMITTED


def test_a_branch_with_an_id_keeps_its_data_under_another_number(server: Redis) -> None:
    season = Season(server)
    handed_in(season, "05")
    with_ids = SWAPPED.replace('{number: "06", name: 信息', '{number: "06", id: "05", name: 信息')
    with_ids = with_ids.replace(
        '{number: "05", name: 地球物理', '{number: "05", id: "06", name: 地球物理'
    )
    told = season.start(with_ids)
    assert "信息工程学院分工会 的编号由 05 改为 06" in "\n".join(told)
    assert "06 信息工程学院分工会" in season.say("菜单", by="chair05")
    assert "J05-v1" in season.say("进度", by="chair05")
    assert "J05-v1" in season.office("状态 06")
    assert "J05-v1" in season.office("收 J05-v1")
    assert season.application("05").has_paper
    assert "05 地球物理" in season.say("菜单", by="chair06")
    assert "未开始" in season.say("进度", by="chair06")


def test_ids_must_not_clash() -> None:
    one_sided = SWAPPED.replace('{number: "06", name: 信息', '{number: "06", id: "05", name: 信息')
    with pytest.raises(
        ConfigError, match=r"branches.5.（06 信工）.id: branches.4.（05 地物） 的数据就记在“05”名下"
    ):
        read_campaign(one_sided)


def test_a_branch_or_an_award_with_something_filed_is_not_dropped(server: Redis) -> None:
    season = Season(server)
    handed_in(season, "05")
    with pytest.raises(SeasonError, match=r"信息工程学院分工会 不在名册里了，可它提交了 J05-v1"):
        season.start(edited((ROW_05, "")))
    with pytest.raises(
        SeasonError, match=r"tracks\.home：先进教职工小家 没有了，可已提交了 J05-v1"
    ):
        season.start(
            edited(
                ("  home:\n", "  house:\n"), ("chair17, holds: [home]", "chair17, holds: [house]")
            )
        )
    assert "06 地球物理与信息技术学院分工会 不在名册里了" in "\n".join(
        season.start(edited((ROW_06, "")))
    )


def test_a_title_cannot_close_what_is_handed_in(server: Redis) -> None:
    season = Season(server)
    handed_in(season, "05")
    with pytest.raises(SeasonError, match="记为已获"):
        season.start(edited((ROW_05, ROW_05.replace("}", ", holds: [home]}"))))


def test_another_branch_does_not_inherit_what_was_filed(server: Redis) -> None:
    season = Season(server)
    handed_in(season, "05")
    row = '  - {number: "05", name: 艺术中心, short_name: 艺术, chair: chair31}\n'
    with pytest.raises(SeasonError, match="是同一个分工会改了名"):
        season.start(edited((ROW_05, row)))
    same = row.replace('"05"', '"05", id: "05"')
    assert "05 由 信息工程学院分工会 改名为 艺术中心" in "\n".join(
        season.start(edited((ROW_05, same)))
    )


# -- another year


def test_last_years_data_under_the_same_id_are_noticed(server: Redis) -> None:
    season = Season(server)
    handed_in(season)
    next_year = (
        re.sub(r"2023-(0\d-\d\d)", r"2024-\1", TEXT)
        .replace('["2024-04-29", "2024-04-30", "2024-05-01", "2024-05-02", "2024-05-03"]', "[]")
        .replace('["2024-04-23", "2024-05-06"]', "[]")
    )
    next_year = next_year.replace("2024-05-05T", "2024-05-06T").replace(
        "2024-05-12T", "2024-05-17T"
    )
    with pytest.raises(SeasonError) as refused:
        season.start(next_year)
    assert "id: cugb-2023 里还有 2023年5月5日开始的那一次的材料" in str(refused.value)
    assert "如 cugb-2024" in str(refused.value)
    server.delete(season.keys.snapshot)
    with pytest.raises(SeasonError):
        season.start(next_year)
    season.start(next_year.replace("id: cugb-2023", "id: cugb-2024"))
    assert "未开始" in season.say("进度")


# -- the commands


def test_check_tells_what_a_start_would_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environ = {"DATA_DIR": str(tmp_path)}
    assert run_check(CONFIG, environ) == 0
    with (
        EmbeddedServer(tmp_path) as embedded,
        Redis.from_url(embedded.url, decode_responses=True) as server,
    ):
        season = Season(server)
        handed_in(season, "05")
        changed = tmp_path / "changed.yaml"
        changed.write_text(WITHOUT_23, encoding="utf-8")
        capsys.readouterr()
        assert run_check(changed, environ) == 0
        assert "会变　小家：不再填 2.3" in capsys.readouterr().out
        assert run_check(CONFIG, environ) == 0
        assert "没有变化" in capsys.readouterr().out
    changed.write_text(SWAPPED, encoding="utf-8")
    assert run_check(changed, environ) == 1  # also while no server runs
    assert "不行　branches：信息工程学院分工会 原是 05" in capsys.readouterr().out


@pytest.mark.slow
def test_the_product_refuses_to_start_and_names_the_fix(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with (
        EmbeddedServer(data) as embedded,
        Redis.from_url(embedded.url, decode_responses=True) as server,
    ):
        handed_in(Season(server), "05")
    changed = tmp_path / "changed.yaml"
    changed.write_text(SWAPPED, encoding="utf-8")
    ended = Product(tmp_path, BOT_CONFIG=str(changed)).run()
    assert ended.returncode == 1
    assert 'id: "05"' in ended.stderr
    assert ended.stderr.rstrip().endswith("现在什么都没有动。")


def test_more_photos_than_there_may_be_now_are_to_be_deleted_first(server: Redis) -> None:
    season = Season(server)
    season.put("03", complete_application("home"))
    told = season.start(
        edited(("minimum: 3\n        maximum: 5", "minimum: 1\n        maximum: 2"))
    )
    assert "小家：职工小家照片 现在要 1–2 张" in told
    told_to_chair = season.say("小家", "提交小家")
    assert "职工小家照片 多 1 张（最多 2 张）" in told_to_chair
    season.say("删 3", "确认")
    assert "已提交" in season.say("提交小家", "确认")
