"""The shipped config.yaml says what the notice says."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config_file import load_campaign
from campaign.model import Campaign
from campaign.parts.checklist import Checklist
from campaign.parts.essay import Essay
from campaign.parts.fields import Fields
from campaign.parts.photos import Photos
from campaign.parts.roles import Scored

CONFIG = Path(__file__).parents[2] / "config.yaml"


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return load_campaign(CONFIG)


@pytest.fixture(scope="module")
def card(campaign: Campaign) -> Scored:
    card = campaign.tracks["home"].scorecard
    assert card is not None
    return card


def test_names_the_notice(campaign: Campaign) -> None:
    assert campaign.id == "cugb-2023"
    assert campaign.title == "关于开展2023年“先进教职工小家”、“职工暖心驿站”推选工作的通知"
    assert campaign.document_number == "中地大（京）工发〔2023〕9 号"
    assert campaign.organiser == "中国教育工会中国地质大学（北京）委员会"
    contact = campaign.contact
    assert (contact.name, contact.phone, contact.email) == (
        "孙曙光",
        "82322450",
        "ssg@cugb.edu.cn",
    )


def test_runs_from_friday_to_friday_noon_in_beijing(campaign: Campaign) -> None:
    assert campaign.opens_at == datetime.fromisoformat("2023-05-05T01:00:00+00:00")
    assert campaign.deadline == datetime.fromisoformat("2023-05-12T04:00:00+00:00")
    assert campaign.deadline.utcoffset() == timedelta(hours=8)
    assert campaign.zone.key == "Asia/Shanghai"
    assert campaign.late_tolerance_minutes == 5


def test_home_is_for_those_without_the_title_and_with_80_points(campaign: Campaign) -> None:
    home = campaign.tracks["home"]
    assert (home.id, home.name, home.short_name, home.code) == (
        "home",
        "先进教职工小家",
        "小家",
        "J",
    )
    assert (home.quota, home.minimum_score, home.counts_bonus) == (2, 80, True)
    assert home.title == "北京市“先进职工小家”"
    assert home.grants == ()
    assert home.materials == (
        "《北京市教育系统建设职工小家自查验收标准》自评表",
        "职工小家照片3-5张（只交电子版）",
        "建家工作总结（不少于1000字）",
    )


def test_station_brings_4000_yuan_and_is_one_for_each_branch(campaign: Campaign) -> None:
    station = campaign.tracks["station"]
    assert (station.id, station.name, station.short_name, station.code) == (
        "station",
        "职工暖心驿站",
        "驿站",
        "Y",
    )
    assert (station.quota, station.limit_per_branch, station.may_decline) == (7, 1, True)
    assert station.title == "“职工暖心驿站”"
    assert [(grant.source, grant.amount) for grant in station.grants] == [
        ("市总工会", 2000),
        ("市教育工会", 2000),
    ]
    assert len(station.materials) == 2


def test_scorecard_has_the_totals_of_the_form(card: Scored) -> None:
    assert (card.points, card.bonus_points) == (110, 10)
    assert [section.number for section in card.sections] == list("一二三四五六")
    assert [section.points for section in card.sections] == [20, 20, 17, 22, 21, 10]
    assert [len(section.items) for section in card.sections] == [5, 5, 4, 6, 9, 2]
    assert [section.bonus for section in card.sections] == [False] * 5 + [True]
    assert (len(card.order), card.order[0], card.order[-1]) == (31, "1.1", "6.2")


def test_items_carry_the_points_of_the_form(card: Scored) -> None:
    points = [[str(item.points) for item in section.items] for section in card.sections]
    assert ["".join(row) for row in points] == [
        "43544",
        "53453",
        "4544",
        "655231",
        "223421232",
        "55",
    ]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (
            "1.1",
            "设分管工会工作的领导，党政建立定期研究和指导工会工作制度，支持工会开展工作",
        ),
        ("3.4", "积极了解教职工需求和意见，及时上传下达，疏缓矛盾，切实为教职工办实事、解难事"),
        ("4.6", "积极开展教职工志愿服务工作"),
        ("5.3", "深入开展“京卡.服务卡”推广活动，会员办卡率达到90%以上"),
        (
            "6.2",
            "承办上级重要活动或获得相关工会系统奖励，参加重要活动取得出色成绩（如青教赛、各项文化体育赛事等",
        ),
    ],
)
def test_items_are_word_for_word(card: Scored, item: str, text: str) -> None:
    assert card.items[item].text == text


def test_section_titles_are_word_for_word(card: Scored) -> None:
    assert [section.title for section in card.sections] == [
        "党政重视支持工会工作，推动工会改革创新",
        "积极推动民主政治建设",
        "依法维护教职工权益",
        "加强思想政治引领，提高教职工队伍水平",
        "加强服务教职工水平，健全工会组织建设",
        "加分项",
    ]


def test_home_also_wants_photos_and_a_summary(campaign: Campaign) -> None:
    _, photos, essay = campaign.tracks["home"].parts
    assert isinstance(photos, Photos)
    assert (photos.minimum, photos.maximum) == (3, 5)
    assert isinstance(essay, Essay)
    assert (essay.title, essay.minimum_length) == ("建家工作总结", 1000)


def test_station_asks_the_head_of_its_form(campaign: Campaign) -> None:
    basics = campaign.tracks["station"].parts[0]
    assert isinstance(basics, Fields)
    assert [(field.label, field.type, field.known_from) for field in basics.fields] == [
        ("暖心驿站名称", "text", None),
        ("分工会名称（全称）", "text", "branch_name"),
        ("工会主席", "text", "chair_name"),
        ("小组名称", "text", None),
        ("联系电话", "phone", "phone"),
        ("小组会员数", "integer", None),
        ("申请时间", "date", "today"),
    ]


def test_station_asks_six_questions_and_two_remarks(campaign: Campaign) -> None:
    _, checklist, remarks, photos = campaign.tracks["station"].parts
    assert isinstance(checklist, Checklist)
    assert [(item.id, item.group) for item in checklist.items] == [
        ("1", "活动场所建设"),
        ("2", "活动场所建设"),
        ("3", "服务设备设施"),
        ("4", "服务设备设施"),
        ("5", "服务职工工作"),
        ("6", "经费运行保障制度"),
    ]
    assert checklist.items[0].text == (
        "以因地制宜、因需制宜为原则建立职工暖心驿站，规模可大可小,便于职工获取服务。"
    )
    assert isinstance(remarks, Fields)
    assert [field.id for field in remarks.fields] == ["other_facilities", "opinion"]
    assert isinstance(photos, Photos)
    assert (photos.minimum, photos.maximum) == (3, 5)


def test_roster_is_22_branches_in_order(campaign: Campaign) -> None:
    numbers = [f"{number:02}" for number in range(1, 23)]
    assert list(campaign.branch_by_number) == numbers
    assert [branch.chair for branch in campaign.branches] == [f"chair{n}" for n in numbers]
    assert campaign.branch_by_number["03"].name == "地球科学与资源学院分工会"
    assert campaign.branch_of["chair05"].short_name == "信工"
    assert campaign.office == ("office01", "office02")


def test_each_title_is_held_by_one_branch_after_the_first_16(campaign: Campaign) -> None:
    holders = {branch.short_name: branch.holds for branch in campaign.branches if branch.holds}
    assert holders == {"土地": ("home",), "继教": ("station",)}


def test_is_settled_once_loaded(campaign: Campaign) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        campaign.tracks["home"].quota = 3
