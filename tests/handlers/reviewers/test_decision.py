"""A decision is put on record: the meeting, 公示 in working days, objections, and the papers of it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from redis import Redis

from bot.export.source import Source
from bot.export.upward import build_upward
from bot.review.facts import AwardFacts
from bot.review.papers import paper_of
from campaign.reminder_settings import Reminders
from campaign.review.decisions import made_public, working_day
from campaign.review.papers import Paper
from storage.audit import REVIEWS
from storage.effects import SendReviewPaper
from storage.files.photos import PhotoFiles
from tests.bot.summary.calc import A4_UPRIGHT, convert, needs_calc, pages_of
from tests.handlers.office_chat import hand_in
from tests.handlers.reviewers.panel_chat import AFTER, PanelChat, panel_campaign

LATER = AFTER + timedelta(days=30)
HOLIDAYS = Reminders(
    days_off=(date(2023, 4, 29), date(2023, 4, 30), date(2023, 5, 1), date(2023, 5, 2)),
    work_days=(date(2023, 4, 23), date(2023, 5, 6)),
)


@pytest.fixture
def chat(server: Redis) -> PanelChat:
    """The notice as it stands: the office alone reviews."""
    chat = PanelChat(server, panel_campaign("{by: office}", ""))
    hand_in(chat, "03", "05", "15")
    chat.office("结果 地科 小家 推荐", "结果 图书馆 小家 推荐", "结果 信工 小家 不推荐 名额已满")
    return chat


def text_of(chat: PanelChat, paper: Paper, now: datetime = LATER) -> str:
    word = Document(io.BytesIO(paper_of(AwardFacts(chat.store, "home"), paper, now)))
    lines = [p.text for p in word.paragraphs]
    lines += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        (date(2023, 5, 19), 5, date(2023, 5, 25)),  # over a weekend
        (date(2023, 5, 20), 1, date(2023, 5, 22)),  # begins on a Saturday
        (date(2023, 4, 28), 2, date(2023, 5, 3)),  # over a holiday
        (date(2023, 5, 5), 2, date(2023, 5, 6)),  # a Saturday that is worked
        (date(2023, 4, 22), 1, date(2023, 4, 23)),  # a Sunday that is worked
    ],
)
def test_public_days_are_working_days(first: date, days: int, last: date) -> None:
    found = made_public(first, days, HOLIDAYS)
    assert found.last == last
    worked = [
        found.first + timedelta(n)
        for n in range((found.last - found.first).days + 1)
        if not HOLIDAYS.is_day_off(found.first + timedelta(n))
    ]
    assert len(worked) == days
    assert working_day(first, 1, HOLIDAYS) == found.first


def test_a_meeting_is_noted_piece_by_piece_and_shown(chat: PanelChat) -> None:
    told = chat.office(
        "会议 小家 5月15日9:30 行政楼201 主持 张老师 出席 李老师、王老师 记录 赵老师"
    )
    assert "小家评审会：5月15日 09:30　行政楼201" in told
    assert "出席：李老师、王老师" in told
    assert "表决 图书馆　同意 7、反对 0、弃权 1" in chat.office(
        "会议 小家 表决 图书馆 7:0:1 地科 8:0"
    )
    assert "列席：陈老师" in chat.office("会议 小家 列席 陈老师")
    shown = chat.office("会议 小家")
    assert all(word in shown for word in ("张老师", "陈老师", "表决 地科　同意 8"))
    assert "已取消登记" in chat.office("会议 小家 取消")
    assert "还没有记评审会" in chat.office("会议纪要 小家")


@pytest.mark.parametrize(
    "said",
    [
        "会议 小家 明年再说",
        "会议 小家 5月40日9:00 行政楼",
        "会议 小家 5月15日 行政楼",
        "会议 小家 6月30日9:00 行政楼",
        "会议 小家 表决 图书馆 7:0",
        "公示 小家 改天",
        "公示 小家 0天",
        "公示 驿站",
        "异议 图书馆 小家",
        "异议 9 答复 属实",
    ],
)
def test_what_cannot_be_noted_is_answered_and_changes_nothing(chat: PanelChat, said: str) -> None:
    before = chat.store.desk()
    told = chat.office(said)
    assert told
    assert "没看懂" not in told
    assert chat.store.desk() == before


def test_what_is_recommended_is_made_public_and_objections_are_answered(chat: PanelChat) -> None:
    told = chat.office("公示 小家 5月19日 5天")
    assert "5月19日至5月25日（5 个工作日）" in told
    assert "1. 地球科学与资源学院分工会\n2. 图书馆分工会" in told
    assert "信息工程" not in told
    during = datetime.fromisoformat("2023-05-22T10:00:00+08:00")
    told = chat.office("异议 图书馆 小家 电话反映照片是去年的", now=during)
    assert "第 1 条异议" in told
    assert "5月29日" in told
    assert "公示到 5月25日 才满" in chat.office("公示说明 小家", now=during)
    after = datetime.fromisoformat("2023-05-26T10:00:00+08:00")
    assert "还有异议没答复：第 1 条" in chat.office("公示说明 小家", now=after)
    assert "异议没答复 1 条" in chat.office("公示", now=after)
    assert "记下第 1 条异议" in chat.office("异议 1 答复 经核实照片属实", now=after)
    assert "正在生成" in chat.office("公示说明 小家", now=after)
    assert any(
        isinstance(e, SendReviewPaper) and e.paper == "公示情况说明"
        for e in chat.outbox("office01")
    )
    said = text_of(chat, Paper.REPORT, after)
    assert "2023年5月19日至 2023年5月25日公示，共 5 个工作日" in said
    assert "收到异议 1 条" in said
    assert "经核实照片属实" in said
    entries = [e for e in chat.store.history(REVIEWS) if e.after and "desk/异议 1" in e.after]
    assert len(entries) == 2


def test_the_minutes_tell_the_meeting_and_the_result(chat: PanelChat) -> None:
    chat.office("会议 小家 5月15日9:30 行政楼201 主持 张老师 出席 李老师、王老师")
    chat.office("会议 小家 表决 图书馆 7:0:1")
    said = text_of(chat, Paper.MINUTES)
    for words in (
        "先进教职工小家评审会议纪要",
        "2023年5月15日 09:30",
        "出席：李老师、王老师",
        "推荐以下 2 个单位",
        "同意 7、反对 0、弃权 1",
        "不推荐：信息工程学院分工会",
    ):
        assert words in said, (words, said)


def test_no_report_speaks_of_objections_where_none_came(chat: PanelChat) -> None:
    chat.office("公示 小家 5月19日 5天")
    assert "没有收到异议" in text_of(chat, Paper.REPORT)
    notice = text_of(chat, Paper.NOTICE)
    assert "2. 图书馆分工会" in notice
    assert "信息工程" not in notice


def test_the_table_of_scores_has_ranks_means_and_places_to_sign(server: Redis) -> None:
    chat = PanelChat(server)
    hand_in(chat, "03", "15")
    chat.office("绑定 judge01 评委 小家 李老师", "绑定 judge02 评委 小家")
    chat.judge("图书馆", "40 30 29")
    chat.judge("图书馆", "40 30 30", by="judge02")
    chat.judge("地科", "30 20 20")
    said = text_of(chat, Paper.SCORES)
    assert "99.5" in said
    assert "2/2" in said
    assert "评委 李老师（签字）" in said
    chat.office("评分表 小家")
    assert any(isinstance(e, SendReviewPaper) for e in chat.outbox("office01"))


@needs_calc
@pytest.mark.slow
@pytest.mark.parametrize("paper", [paper for paper in Paper if paper is not Paper.MONEY])
def test_a_paper_is_one_page_of_a4(chat: PanelChat, paper: Paper, tmp_path: Path) -> None:
    chat.office("会议 小家 5月15日9:30 行政楼201 主持 张老师", "公示 小家 5月19日 5天")
    file = tmp_path / "paper.docx"
    file.write_bytes(paper_of(AwardFacts(chat.store, "home"), paper, LATER))
    convert(file, "pdf")
    assert pages_of(tmp_path / "pdf" / "paper.pdf") == [A4_UPRIGHT]


def test_one_screen_tells_what_is_missing_before_it_goes_upward(chat: PanelChat) -> None:
    told = chat.office("推荐表")
    assert "推荐上报：小家 2/2" in told
    for lack in ("小家没记评审会", "小家还没公示", "没核分，或没核完", "纸质没收到"):
        assert lack in told, told
    chat.office("会议 小家 5月15日9:30 行政楼201 主持 张老师", "公示 小家 5月15日 1天")
    later = chat.say("推荐表", by="office01", now=AFTER + timedelta(days=2))
    assert "评审会" not in later
    assert "公示" not in later
    assert "没验收合格" not in later, "no grants hang on this award"


def test_what_goes_upward_holds_the_papers_there_are(chat: PanelChat, tmp_path: Path) -> None:
    chat.office("会议 小家 5月15日9:30 行政楼201 主持 张老师", "公示 小家 5月15日 1天")
    target = tmp_path / "up.zip"
    built = build_upward(Source(chat.store), PhotoFiles(tmp_path), target, lambda *_: None)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    assert {"小家评分汇总表.docx", "小家会议纪要.docx", "小家公示.docx"} <= set(names)
    again = tmp_path / "again.zip"
    build_upward(Source(chat.store), PhotoFiles(tmp_path), again, lambda *_: None)
    assert target.read_bytes() == again.read_bytes()
    assert built.applications == 2
