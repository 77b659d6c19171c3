"""What a roster file would change, row by row, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.roster.columns import Column, Entry
from bot.roster.plan import Plan, make_plan
from campaign.loading import read_campaign
from campaign.model import Branch, Campaign
from handlers.wording import roster_file as wording
from handlers.wording import roster_row
from tests.bot.roster.roster_files import HEADER, csv_file, plan_of
from tests.handlers.dialogue import CONFIG, the_campaign

KNOWN = 'chair: chair05, chair_name: 主席, deputy: deputy05, phone: "82320005"}'
ROSTER = Path(__file__).parents[3] / "docs" / "roster.example.csv"


def campaign() -> Campaign:
    """The shipped campaign; of branch 05 everything is known."""
    text = CONFIG.read_text(encoding="utf-8")
    return read_campaign(text.replace("chair: chair05}", KNOWN))


def plan(folder: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Plan:
    return plan_of(campaign(), csv_file(folder, (header, *rows)))


def told(found: Plan) -> list[str]:
    assert found.problems == []
    return [wording.change(campaign(), c.before, c.after) for c in found.changed]


def only(found: Plan) -> Branch:
    (branch,) = found.roster.values()
    return branch


def test_a_new_chair_leaves_name_and_phone_of_the_former_behind(tmp_path: Path) -> None:
    found = plan(tmp_path, ("5", "chair31", "", "", "", ""))
    assert told(found) == [
        "05 信工　新任主席 chair31（原 chair05），主席姓名 主席 → 无，电话 82320005 → 无"
    ]
    assert only(found).people == ("chair31", "deputy05")
    kept = plan(tmp_path, ("5", "chair31", "新主席", "", "010-82320006", ""))
    assert (only(kept).chair_name, only(kept).phone) == ("新主席", "010-82320006")


def test_empty_cells_and_the_same_in_another_case_change_nothing(tmp_path: Path) -> None:
    found = plan(tmp_path, ("05", "CHAIR05", "", "", "", ""), ("6", "", "", "", "", ""))
    assert (found.changed, found.unchanged, found.left_out) == ([], 2, 20)


def test_none_takes_away_what_a_branch_can_be_without(tmp_path: Path) -> None:
    found = plan(tmp_path, ("05", "", "无", "无", "无", "无"), ("17", "", "", "", "", "无"))
    assert told(found) == [
        "05 信工　代填人 deputy05 → 无，主席姓名 主席 → 无，电话 82320005 → 无",
        "17 土地　已获称号 小家 → 无",
    ]


def test_a_deputy_becomes_chair_and_two_chairs_change_places(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        ("05", "deputy05", "", "", "", ""),
        ("06", "chair07", "", "", "", ""),
        ("07", "chair06", "", "", "", ""),
    )
    assert found.problems == []
    assert found.roster["05"].people == ("deputy05",)
    assert found.roster["06"].chair == "chair07"
    assert found.roster["07"].chair == "chair06"


def test_branches_are_found_by_name_renamed_and_added(tmp_path: Path) -> None:
    header = ("编号", "分工会", "简称", "主席账号", "已获称号")
    found = plan(
        tmp_path,
        ("", "信工", "", "chair31", ""),
        ("06", "地球物理学院分工会", "", "", ""),
        ("23", "国际教育学院分工会", "", "chair23", "驿站、小家"),
        header=header,
    )
    assert found.problems == []
    assert found.roster["05"].chair == "chair31"
    assert found.roster["06"].name == "地球物理学院分工会"
    new = found.roster["23"]
    assert (new.short_name, new.chair, new.holds) == (
        "国际教育学院",
        "chair23",
        ("home", "station"),
    )
    assert told(found)[2] == (
        "23 国际教育学院　新增 国际教育学院分工会，主席 chair23，已获称号 小家、驿站"
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("五", "chair31", "", "", "", ""), "编号“五”不对，应是 1 到 4 位数字"),
        (("", "chair31", "", "", "", ""), "请写编号"),
        (("23", "chair31", "", "", "", ""), "新增的分工会，还要写分工会"),
        (("05", "老师", "", "", "", ""), "主席账号“老师”不对"),
        (("05", "无", "", "", "", ""), "主席账号不能是“无”"),
        (("05", "", "", "a b", "", ""), "代填人账号“a b”不对"),
        (("05", "", "", "", "不知道", ""), "电话“不知道”不对"),
        (("05", "", "", "", "", "优秀"), "请写小家、驿站"),
        (("05", "office01", "", "", "", ""), "office01 是校工会的账号"),
        (("05", "Chair06", "", "", "", ""), "Chair06 也是 06 地物 的填报人"),
        (("05", "", "", "chair05", "", ""), "既是主席又是代填人"),
    ],
)
def test_a_wrong_row_is_named_and_says_what_would_be_right(
    tmp_path: Path, row: tuple[str, ...], expected: str
) -> None:
    found = plan(tmp_path, ("07", "chair32", "", "", "", ""), row)
    ((number, problem),) = found.problems
    assert number == 3
    assert expected in problem


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        ("05", "chair31", "", "", "", ""),
        ("5", "chair32", "", "", "", ""),
        ("06", "chair31", "", "", "", ""),
        ("07", "", "", "", "x", ""),
    )
    assert [row for row, _ in found.problems] == [3, 4, 5]
    assert "和第 2 行是同一个分工会" in found.problems[0][1]
    text = roster_row.problems(found.problems)
    assert text.startswith("有 3 处要先改好，什么都没有写入：\n第 3 行　")


@pytest.mark.parametrize(
    ("name", "short_name"), [("信息工程学院分工会", "新"), ("新", "信工"), ("信工", "新")]
)
def test_a_name_that_is_taken_is_refused(tmp_path: Path, name: str, short_name: str) -> None:
    header = ("编号", "分工会", "简称")
    ((row, problem),) = plan(tmp_path, ("06", name, short_name), header=header).problems
    assert row == 2
    assert "已是 05 信工 的名称" in problem


def test_the_sample_file_is_a_good_one() -> None:
    found = plan_of(the_campaign(), ROSTER)
    assert found.problems == []
    assert set(found.roster) == {"01", "05", "23"}
    assert found.unchanged == 1


TEXTS = st.sampled_from(
    ["", "无", "5", "05", "23", "信工", "chair05", "chair31", "CHAIR06", "office01", "小家", "8232"]
) | st.text(max_size=8).map(lambda text: " ".join(text.split()))
CELLS = st.dictionaries(st.sampled_from(Column), TEXTS, min_size=1)


@pytest.mark.slow
@given(st.lists(CELLS, max_size=6))
def test_whatever_is_written_is_refused_or_gives_a_sound_roster(
    rows: list[dict[Column, str]],
) -> None:
    found = make_plan(the_campaign(), tuple(Entry(n, row) for n, row in enumerate(rows, 2)))
    if found.problems:
        return
    after = {**the_campaign().branch_by_number, **found.roster}
    for number, branch in after.items():
        assert Branch.model_validate_json(branch.model_dump_json()) == branch
        assert branch.number == number
    people = [person.casefold() for branch in after.values() for person in branch.people]
    assert len(people) == len(set(people))
    assert not the_campaign().office_ids & set(people)
    names = [name for b in after.values() for name in {b.name, b.short_name}]
    assert len(names) == len(set(names))
