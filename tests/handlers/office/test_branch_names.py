"""Branch names as clerks write them: the one that is meant, a question, or nothing; never another."""

from __future__ import annotations

import pytest

from campaign.model import Branch
from handlers.office.resolve.branches import find_branches, near_branches
from tests.handlers.dialogue import the_campaign

MEANT = {
    "01": "机关 机关分工会 机关工会 01机关 1 01 １ 一号 第1 第一 机关的 1号",
    "02": "工程 工程技术 工程技术学院 工程技术学院工会 02工程 二 第二号",
    "03": "地科 地科院 地科学院 地科分工会 三号 3号 第三 三 3 03 地球科学 地球科学与资源学院 地球科学院 資源學院 资源学院 地球资源",
    "04": "水环 水环院 水环学院 水院 水资源 水资源学院 水环境 水环境学院 环境学院 水資源與環境學院 4 04水环",
    "05": "信工 信工院 信工学院 信工分工会 信工工会 信息工程 信息工程学院 信息工程院 “信工” 「信工」 信工的 05信工 05信工学院 信息工程學院",
    "06": "地物 地物院 地物学院 地信 地信院 地球物理 地球物理学院 信息技术 地物工会 6",
    "07": "海洋 海洋学院 海洋院 海院 海洋分工会 海洋學院 7号 第7号 七",
    "08": "材料 材料学院 材料院 材院 材料科学 材料科学与工程 材科 材料科学学院 8",
    "09": "经管 经管院 经管学院 经济管理 经济管理学院 管理学院 经济学院 經管學院 经院 9",
    "10": "能源 能源学院 能源院 能院 十 10号 能源工会",
    "11": "外语 外语学院 外语院 外院 外国语 外国语学院 外國語 外语系 十一",
    "12": "体育 体育部 体育学院 体育系 体院 体育部工会 體育部 12号 十二",
    "13": "数理 数理院 数理学院 数院 數理學院 13",
    "14": "珠宝 珠宝学院 珠宝院 珠院 珠寶學院 14",
    "15": "图书馆 图书馆工会 图书馆分工会 圖書館 图书 15",
    "16": "马院 马克思 马克思学院 马克思主义 马克思主义学院 马克思主义院 馬院 16",
    "17": "土地 土地学院 土地院 土地科学 土地科学技术学院 土科 土科院 17",
    "18": "科研院 科研 科学研究 科学研究院 科研处 研究院 18",
    "19": "后勤 后勤处 后勤部 后勤工会 後勤 19",
    "20": "继教 继教院 继教学院 继续教育 继续教育学院 繼續教育 20",
    "21": "离退休 离退休处 离退休工作处 离退处 離退休 21 二十一",
    "22": "校医院 校医院工会 医院 校醫院 22 二十二",
}
ASKED = {
    "工程学院": "02 05 08",
    "信息": "05 06",
    "信息学院": "05 06",
    "信院": "05 06",
    "地球": "03 06",
    "科学院": "03 08 17 18",
    "技术学院": "02 06 17",
    "工院": "02 05 08 21",
    "地学院": "03 06 17",
}
NEAR = {
    "信公": "05",
    "心工": "05",
    "海阳": "07",
    "xingong": "05",
    "后勤集团": "19",
    "机关党委": "01",
    "图书管": "15",
    "05海洋": "05",
    "珠保": "14",
    "信息工成学院": "05",
}
WAYS = [(way, number) for number, ways in MEANT.items() for way in ways.split()]


def numbers(name: str) -> list[str]:
    return [branch.number for branch in find_branches(the_campaign(), name)]


def test_there_are_enough_ways() -> None:
    assert len(WAYS) >= 150


@pytest.mark.parametrize(("way", "number"), WAYS)
def test_a_branch_is_known_as_it_is_called(way: str, number: str) -> None:
    assert numbers(way) == [number]


@pytest.mark.parametrize(("way", "several"), ASKED.items())
def test_what_may_be_several_offers_them_all(way: str, several: str) -> None:
    assert numbers(way) == several.split()


@pytest.mark.parametrize(("way", "number"), NEAR.items())
def test_what_only_sounds_or_looks_like_one_is_a_question(way: str, number: str) -> None:
    assert numbers(way) == []
    assert number in [branch.number for branch in near_branches(the_campaign(), way)]


@pytest.mark.parametrize("way", ["火星", "老干部处", "附中", "啊", "的", "明天上午开会", "99", "0"])
def test_what_is_none_finds_none(way: str) -> None:
    assert numbers(way) == []
    assert near_branches(the_campaign(), way) == []


@pytest.mark.parametrize("branch", the_campaign().branches, ids=lambda branch: branch.number)
@pytest.mark.parametrize(
    "ending", ["", "学院", "院", "系", "部", "处", "工会", "分工会", "学院工会", "的"]
)
def test_whatever_kind_of_unit_is_written_behind_it_is_never_another(
    branch: Branch, ending: str
) -> None:
    """A short name with any ending finds just its branch, or asks with its branch among the choices."""
    short, number = branch.short_name, branch.number
    found = numbers(short + ending)
    assert number in found
    assert found == [number] or short == "工程"


@pytest.mark.parametrize("branch", the_campaign().branches, ids=lambda branch: branch.number)
def test_every_part_of_a_full_name_finds_its_branch_among_others(branch: Branch) -> None:
    name, number = branch.name, branch.number
    full = name.removesuffix("分工会")
    for start in range(len(full) - 1):
        for end in range(start + 2, len(full) + 1):
            exact = [b.number for b in the_campaign().branches if b.short_name == full[start:end]]
            assert number in numbers(full[start:end]) or exact, full[start:end]


@pytest.mark.parametrize("branch", the_campaign().branches, ids=lambda branch: branch.number)
def test_a_number_before_the_name_must_be_that_of_the_name(branch: Branch) -> None:
    number, short = branch.number, branch.short_name
    other = next(b.number for b in the_campaign().branches if b.number != number)
    assert numbers(f"{number}{short}") == numbers(f"{int(number)}号{short}") == [number]
    assert numbers(f"{other}{short}") == []
