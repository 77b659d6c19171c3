"""What chairs ask, and the answer from the notice and the state."""

from __future__ import annotations

import pytest

from handlers.chair.asking.items import section_sheet
from handlers.wording.scores import ABOUT, shortened
from tests.handlers.chair.asking_chat import (
    AFTER,
    Chat,
    begun,
    changed,
    complete,
    declined,
    handed_in,
    returned,
    with_paper,
)
from tests.handlers.dialogue import the_campaign, the_card

CALL = "校工会 孙曙光 82322450"
DEADLINE = "5月12日（周五）12:00"


def next_line(text: str) -> str:
    return text.split("\n\n")[-1]


# -- where am I


def test_what_is_missing_is_listed_with_the_way_to_each() -> None:
    told = Chat(begun()).answering("home", "scorecard", "1.3").ask("missing")
    assert told.splitlines()[:2] == ["【小家】已答 3/31 · 得分 11", "还差："]
    assert "· 28 项没有答：回复 继续" in told
    assert "· 职工小家照片 3 张（共要 3–5 张）：直接发来" in told
    assert next_line(told) == "接下来：回复 继续 接着填小家，还有 28 项。"


def test_after_handing_in_only_the_paper_is_missing() -> None:
    told = Chat(handed_in(), declined("station")).ask("missing")
    assert told.startswith("【小家】已提交 J03-v1\n纸质还没收到。")
    assert next_line(told) == f"接下来：打印《自评表》，加盖公章，{DEADLINE} 前送校工会。"


def test_the_next_steps_come_award_by_award() -> None:
    told = Chat(complete(), begun("station")).answering("station", "checklist", "2")
    assert told.ask("next_step").splitlines() == [
        "接下来：回复 继续 接着填驿站，还有 12 项。",
        "小家都齐了，回复 提交小家。",
    ]


def test_continuing_is_offered_only_for_the_application_it_leads_to() -> None:
    chat = Chat(begun(), begun("station")).answering("station", "checklist", "2")
    assert chat.ask("next_step").splitlines() == [
        "接下来：回复 继续 接着填驿站，还有 12 项。",
        "小家还有 28 项，回复 小家 接着填。",
    ]


def test_the_score_is_told_by_section_with_what_can_still_be_reached() -> None:
    told = Chat(begun()).ask("score_now")
    assert "【小家】已评 3/31 项 · 得分 11" in told
    assert "一 6/20　二 5/20　三 ·/17" in told
    assert "其余最多还能得 98，离 80 还差 69。" in told


def test_the_score_that_counts_and_the_one_since_are_told_apart() -> None:
    told = Chat(changed()).ask("score_now")
    assert "得分 110" in told
    assert "改动后 107 分，还没有提交" in told


def test_a_station_has_no_points() -> None:
    assert "不打分" in Chat().ask("score_now", "驿站多少分")


def test_received_means_online_and_on_paper_each_by_itself() -> None:
    told = Chat(with_paper(handed_in()), handed_in("station")).ask("received")
    assert told.splitlines()[:3] == [
        "【小家】线上已收到：J03-v1，5月8日 09:00:00",
        "一起收到：照片 3/5（至少 3）　总结 1000/1000",
        "纸质已于 5月8日 收到。",
    ]
    assert "【驿站】线上已收到：Y03-v1，5月8日 09:00:00" in told
    assert "照片 3/5（至少 3）\n纸质还没收到。" in told
    assert "还没有提交" in Chat(complete()).ask("received")


def test_a_change_that_was_not_handed_in_is_not_received() -> None:
    told = Chat(changed()).ask("received")
    assert "之后的改动还没有提交，不算在内。" in told
    assert next_line(told) == "接下来：小家的改动还没有提交，回复 提交小家。"


# -- the items


def test_a_section_is_shown_in_short_with_points_and_what_was_given() -> None:
    told = Chat(begun()).answering("home", "scorecard", "1.3").ask("section_items")
    assert told.splitlines()[:3] == [
        "【小家】第一部分 党政重视支持工会工作，推动工会改革创新（20分，5 项）",
        "1.1（4分）设分管工会工作的领导，党政建立定期研究和指导工会…　记 4",
        "1.2（3分）党政年度工作计划和总结中有反映工会、教代会工作的内容　记 2",
    ]
    assert next_line(told) == "现在答 1.3：请回复 0–5。"


@pytest.mark.parametrize("said", ["第四部分", "第4部分", "看看第四部分有哪些", "第四大项题目"])
def test_a_section_is_found_by_its_number(said: str) -> None:
    told = Chat(begun()).ask("section_items", said)
    assert "第四部分 加强思想政治引领" in told
    assert told.count("\n4.") == 6


def test_a_section_that_is_not_there_shows_those_that_are() -> None:
    told = Chat().ask("section_items", "第九部分")
    assert told.startswith("【小家】没有第9部分，共有这些：")
    assert "第六部分 加分项（10分，2 项）" in told


def test_a_whole_scorecard_is_its_sections() -> None:
    told = Chat(begun()).ask("section_items", "小家有哪些题")
    assert "共 31 项，满分 110" in told
    assert "第一部分 党政重视支持工会工作，推动工会改革创新（20分，5 项）　已答 2" in told


def test_a_station_shows_its_fields_and_questions() -> None:
    told = Chat(begun("station")).ask("section_items", "驿站要填什么")
    assert "· 暖心驿站名称：小站" in told
    assert "1 以因地制宜、因需制宜为原则建立职工暖心驿站…　是" in told


@pytest.mark.parametrize("section", the_card().sections, ids=lambda section: section.number)
def test_a_sheet_fits_one_screen(section: object) -> None:
    found = next(s for s in the_card().sections if s is section)
    full = dict.fromkeys(found.ids, 1)
    sheet = section_sheet(the_campaign().tracks["home"], found, full)
    assert len(sheet.splitlines()) == len(found.items) + 1
    assert all(len(line) <= ABOUT + 20 for line in sheet.splitlines()[1:])


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("短的一项", "短的一项"),
        (
            "一二三四五六七八九十一二三四，六七八九十一二三四五六七八",
            "一二三四五六七八九十一二三四…",
        ),
        ("一二，" + "长" * 40, "一二，" + "长" * 21 + "…"),
    ],
)
def test_an_item_is_cut_at_a_pause(text: str, short: str) -> None:
    assert shortened(text) == short


def test_how_the_named_or_the_present_item_is_scored() -> None:
    chat = Chat(begun()).answering("home", "scorecard", "1.3")
    told = chat.ask("how_item", "4.2怎么打分")
    assert "4.2 扶持教职工社团和兴趣小组建设，积极开展教职工文体活动，教职工参与性高" in told
    assert "0–5 分" in told
    assert CALL in told
    assert "1.3 工会主席参与" in chat.ask("how_item", "这个怎么填")
    assert "写编号" in Chat().ask("how_item", "这个怎么填")


def test_an_item_by_its_place_is_counted_where_the_person_is() -> None:
    chat = Chat(begun(), begun("station")).answering("home", "scorecard", "2.2")
    assert "2.3 本单位每年至少召开一次" in chat.ask("how_item", "第3项怎么填")
    assert "3 根据实际需要配备" in chat.ask("how_item", "驿站第3项怎么填")
    chat.answering("station", "checklist", "2")
    assert "3 根据实际需要配备" in chat.ask("how_item", "第3项怎么填")


# -- photos, text, files


def test_photos_are_sent_here_and_not_printed() -> None:
    told = Chat(complete()).ask("photos_how", "小家照片发哪里")
    assert "照片直接发到这个聊天里" in told
    assert "不用打印" in told
    assert "【小家】照片 3/5（要 3–5 张），够了\n看已存的：照片　换一张：先 删 3，再发新的" in told


def test_of_a_return_only_what_was_sent_back_takes_photos() -> None:
    told = Chat(returned(), at=AFTER).ask("photos_how")
    assert "照片直接发到这个聊天里" in told
    assert "现在不能再发或换" not in told


def test_the_text_has_two_ways_and_a_length() -> None:
    chat = Chat(begun())
    chat.link = lambda user, branch, track: f"https://example.org/{branch}/{track}"
    told = chat.ask("essay_how")
    assert "【小家】总结 0/1000，还差 1000 字" in told
    assert '<a href="https://example.org/03/home">打开填写页</a>' in told
    assert "总结 1000/1000，够了" in Chat(complete()).ask("essay_left")
    assert Chat().ask("essay_how", "驿站要写总结吗").startswith("【驿站】不用写总结。")


def test_files_do_not_arrive_here_and_each_has_its_way() -> None:
    told = Chat(begun()).ask("file_here")
    assert told.startswith("聊天里只能收文字和照片；文件、语音、视频我收不到。")
    assert "回复 总结，打开填写页上传" in told
    assert "《自评表》、《测评表》不用自己做" in told


def test_how_many_of_everything() -> None:
    told = Chat().ask("how_many")
    assert "【小家】评分 31 项、照片 3–5 张、总结不少于 1000 字；全校名额 2 个。" in told
    assert "【驿站】是否 6 项、照片 3–5 张；全校名额 7 个。" in told
