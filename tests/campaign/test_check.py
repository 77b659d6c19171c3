"""What `python -m bot check` tells the person who wrote config.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.check import describe, run_check
from bot.config_file import load_campaign
from campaign.loading import ConfigError, read_campaign
from tests.campaign.test_config import CONFIG


@pytest.fixture(scope="module")
def page() -> str:
    return describe(load_campaign(CONFIG))


@pytest.mark.parametrize(
    "line",
    [
        "关于开展2023年“先进教职工小家”、“职工暖心驿站”推选工作的通知",
        "文号　　中地大（京）工发〔2023〕9 号",
        "联系人　孙曙光 82322450 ssg@cugb.edu.cn",
        "开始　　2023年5月5日（周五）09:00",
        "【先进教职工小家】简称 小家 · 编号以 J 开头 · 名额 2",
        "自评不低于 80 分（含加分）",
        "自查评分　6 部分 31 项，满分 110（标准项 100 + 加分项 10）",
        "五　加强服务教职工水平，健全工会组织建设（21 分，9 项）",
        "建家工作总结　不少于 1000 字",
        "经费　每个 市总工会 2000 元 + 市教育工会 2000 元 = 4000 元",
        "申报测评　是否 6 项",
        "暖心驿站照片　3–5 张",
        "校工会早报　工作日 08:23，有事才发，到截止后 14 天",
        "提醒 6 次，只发给还有事没办的（21:00–08:00 不打扰）",
        "2023年5月5日（周五）09:17　开始申报",
        "2023年5月12日（周五）10:57　截止前一小时",
        "休息日不发　周六、周日、5月1日（周一）、5月2日（周二）、5月3日（周三）",
        "问结果时回答　校工会根据申报情况组织评审验收，评审时间及形式另行通知，"
        "评审结束后，推荐参加上级工会的评选。",
        "问“小家和驿站可以都报吗”等 3 种时回答　两项各报各的：可以都报，也可以只报一项。",
        "照常上班　4月23日（周日）、5月6日（周六）",
        "分工会 22 个",
        "17 土地科学技术学院分工会（土地）　主席 chair17　已获 北京市“先进职工小家”",
        "校工会 2 人　office01、office02",
        "提示：22 个分工会没有登记电话（01、02、03、04、05 等）",
    ],
)
def test_page_shows(page: str, line: str) -> None:
    assert line in page


def test_page_shows_the_deadline_in_the_campaigns_time_zone() -> None:
    text = CONFIG.read_text(encoding="utf-8")
    moved = text.replace("2023-05-12T12:00:00+08:00", "2023-05-14T04:10:00Z")
    assert "截止　　2023年5月14日（周日）12:10，" in describe(read_campaign(moved))


def test_page_names_deputies_and_drops_a_warning_that_is_settled() -> None:
    text = CONFIG.read_text(encoding="utf-8")
    for number in range(1, 23):
        text = text.replace(
            f"chair: chair{number:02}",
            f'chair: chair{number:02}, chair_name: 王, deputy: d{number:02}, phone: "1"',
        )
    page = describe(read_campaign(text))
    assert "01 机关分工会（机关）　主席 王 chair01　代填 d01" in page
    assert "提示" not in page


def test_page_tells_which_reminders_move_and_which_do_not_come() -> None:
    text = CONFIG.read_text(encoding="utf-8")
    text = text.replace("还有四天, days_before: 4", "还有四天, days_before: 5")
    page = describe(read_campaign(text.replace('"2023-04-23", "2023-05-06"', '"2023-04-23"')))
    assert "提醒 5 次" in page
    assert "2023年5月5日（周五）09:07　还有四天（原为 2023年5月7日（周日）09:07，顺移）" in page
    assert "不发　开始申报（与更靠近截止的一次同一天" in page


def test_good_file_prints_the_page(capsys: pytest.CaptureFixture[str], page: str) -> None:
    assert run_check(CONFIG) == 0
    assert capsys.readouterr() == (page + "\n", "")


def test_bad_file_prints_one_problem_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "config.yaml"
    text = CONFIG.read_text(encoding="utf-8")
    path.write_text(
        text.replace("points: 110", "points: 1").replace("Y\n", "J\n"), encoding="utf-8"
    )
    assert run_check(path) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "tracks.home.minimum_score",
        "tracks.home.parts[0]",
        "tracks.station.code",
    ]


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_campaign(tmp_path / "no.yaml")
    expected = f"{tmp_path / 'no.yaml'}: 没有这个文件，请建立它，或改正 BOT_CONFIG"
    assert caught.value.problems == (expected,)


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_campaign(tmp_path)
    assert str(caught.value) == f"{tmp_path}: 读不出来（Is a directory）"


def test_other_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("id: a\ntitle: 工会\n".encode("gbk"))
    with pytest.raises(ConfigError) as caught:
        load_campaign(path)
    assert str(caught.value) == f"{path}: 不是 UTF-8 文本，请另存为 UTF-8（第 2 行）"


def test_mark_of_windows_editors_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(CONFIG.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load_campaign(path) == load_campaign(CONFIG)


@pytest.mark.parametrize("word", ["怎么填", "几号截止？", "什么意思"])
def test_a_question_of_the_offices_own_that_is_a_command_already_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    path = tmp_path / "config.yaml"
    text = CONFIG.read_text(encoding="utf-8")
    path.write_text(text.replace("只报一项可以吗", word), encoding="utf-8")
    assert run_check(path) == 1
    told = capsys.readouterr().err
    assert f"faq[1].samples[2]: “{word}”机器人已经会答" in told
