"""代填: the office answers for a branch, marked as such, until it ends."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from redis import Redis

from campaign.applications import Status
from handlers.messages import CardTap, EssayWritten, Image, PhotoSaved, Silence
from handlers.office.on_behalf import LASTS
from storage.arrivals import Fate
from storage.effects import (
    NoteSilence,
    SavePhoto,
    SendCard,
    SendContactSheet,
    SendDocument,
    SendText,
)
from tests.handlers.chair.photo_chat import photo_of
from tests.handlers.dialogue import DEADLINE, DURING
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import complete

MARK = "〔代填 05 信工〕"
STATION = ["申报驿站", "小站", "主席", "教研室小组", "82320000", "12", "全是", "无", "同意推荐"]


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str, now: datetime = DURING) -> str:
    return live.say(*texts, by="office01", now=now)


def sent_to(live: Live, user_id: str) -> list[str]:
    effects = live.outbox(user_id)
    return [e.text for e in effects if isinstance(e, SendText) and e.user_id == user_id]


def sends_pictures(live: Live, *names: str) -> None:
    """Pictures of the office, fetched and told about as the worker does."""
    for name in names:
        live.conversation.answer(Image(name, "office01", DURING, f"media-{name}"), DURING)
    for name in names:
        photo = photo_of(name)
        saved = PhotoSaved(f"photo:{name}", "office01", DURING, name, photo, branch="05")
        live.conversation.answer(saved, DURING)
    silence = Silence(f"silence:{names[-1]}", "office01", DURING, names[-1], False, branch="05")
    live.conversation.answer(silence, DURING)


def test_what_is_said_is_the_branchs_and_every_reply_says_so(live: Live) -> None:
    opening = office(live, "代填 信工")
    assert opening.startswith(f"{MARK}开始。")
    assert "结束代填" in opening
    assert office(live, "申报小家").startswith(f"{MARK}\n【小家】")
    assert office(live, "4 3").startswith(f"{MARK}\n【小家】1.1 记 4")
    assert office(live, "9").startswith(f"{MARK}\n【小家】1.3 最多 5 分")
    assert office(live, "状态").startswith(f"{MARK}\n05 信息工程学院分工会")
    assert live.scores("05") == {"1.1": 4, "1.2": 3}
    assert {entry["by"] for entry in live.audit("05")} == {"office01"}
    assert "已结束代填 05 信工" in office(live, "结束代填")
    assert "共 22 个分工会" in office(live, "状态")
    assert [line["did"] for line in live.audit("office")][:2] == ["stand_in", "stand_in_end"]


def test_the_chair_goes_on_beside_it_and_sees_the_answers(live: Live) -> None:
    chair = Live(live.server)
    office(live, "代填 05", "申报小家", "4")
    assert "已答 2/31 · 得分 7" in chair.say("申报小家", "3", by="chair05")
    assert "已答 3/31 · 得分 12" in office(live, "改 1.3 5")
    assert not chair.say("进度", by="chair05").startswith("〔")


def test_every_process_knows_at_once_for_whom_the_office_speaks(live: Live) -> None:
    other = Live(live.server)
    office(other, "状态")
    office(live, "代填 信工")
    assert office(other, "申报小家").startswith(MARK)
    assert office(live, "代填 地物").startswith("〔代填 06 地物〕")
    assert office(other, "申报小家").startswith("〔代填 06 地物〕")
    office(other, "结束代填")
    assert "共 22 个分工会" in office(live, "状态")


def test_the_other_people_of_the_office_speak_for_themselves(live: Live) -> None:
    office(live, "代填 信工")
    assert "共 22 个分工会" in live.say("状态", by="office02")


def test_photos_go_to_the_branch_and_are_answered_with_its_name(live: Live) -> None:
    office(live, "代填 信工", "申报小家")
    sends_pictures(live, "门", "窗", "桌")
    saves = [e for e in live.outbox("office01") if isinstance(e, NoteSilence)]
    assert {effect.branch for effect in saves} == {"05"}
    (told,) = sent_to(live, "office01")
    assert told.startswith(f"{MARK}\n【小家】收到 3 张：存下 3 张（照片 3/5）")
    assert any(isinstance(e, SendContactSheet) for e in live.outbox("office01"))
    assert len(live.record("05").application("home").photos) == 3


def test_pictures_that_come_after_the_end_still_go_to_their_branch(live: Live) -> None:
    office(live, "代填 信工", "申报小家")
    live.conversation.answer(Image("门", "office01", DURING, "media"), DURING)
    office(live, "结束代填", "代填 地物")
    saved = PhotoSaved("photo:门", "office01", DURING, "门", photo_of("门"), branch="05")
    live.conversation.answer(saved, DURING)
    assert len(live.record("05").application("home").photos) == 1
    assert live.record("05").session("office01").arrivals.burst[0].fate is Fate.SAVED
    assert live.record("06").applications == {}


def test_handing_in_gives_the_office_the_papers_and_tells_the_chair(live: Live) -> None:
    office(live, "代填 信工", *STATION)
    sends_pictures(live, "门", "窗", "桌")
    asked = office(live, "提交")
    assert asked.startswith(f"{MARK}\n【驿站】提交前请核对")
    assert "Y05-v1" in office(live, "确认")
    documents = [e for e in live.outbox("office01") if isinstance(e, SendDocument)]
    assert [(d.user_id, d.branch, d.document) for d in documents] == [("office01", "05", "form")]
    (told,) = sent_to(live, "chair05")
    assert told.startswith("校工会已代贵分工会提交职工暖心驿站，编号 Y05-v1。")
    submission = live.record("05").application("station").submission
    assert submission
    assert submission.user_id == "office01"
    office(live, "撤回", "确认")
    assert "已代贵分工会撤回" in sent_to(live, "chair05")[-1]
    office(live, "本次不申报小家", "确认")
    assert "本次不申报先进教职工小家" in sent_to(live, "chair05")[-1]
    assert live.record("05").application("home").status is Status.DECLINED


def test_handing_in_for_a_branch_gives_chair_and_deputy_the_papers_and_one_word_each(
    live: Live,
) -> None:
    complete(live, "03", "station")
    office(live, "代填 地科", "驿站", "提交", "确认")
    for person in ("chair03", "deputy03"):
        sends = [e for e in live.outbox(person) if getattr(e, "user_id", "") == person]
        assert [e.document for e in sends if isinstance(e, SendDocument)] == ["form"]
        (told,) = [e.text for e in sends if isinstance(e, SendText)]
        assert "校工会" in told
        assert "Y03-v1" in told


def test_no_card_is_sent_that_could_be_tapped_for_another_branch(live: Live) -> None:
    office(live, "代填 信工", "菜单", "申报小家")
    assert "请直接打字" in office(live, "点选")
    office(live, "4", "本次不申报驿站")
    assert not any(isinstance(e, SendCard) for e in live.outbox("office01"))
    tap = CardTap(a_callback(), "office01", DURING, "scores:home", {"1.2": ("3",)})
    live.conversation.answer(tap, DURING)
    assert live.scores("05") == {"1.1": 4}


def test_the_long_text_is_written_in_chat_and_on_the_page(live: Live) -> None:
    office(live, "代填 信工", "申报小家", "总结")
    assert office(live, "建" * 400).startswith(f"{MARK}\n【小家】第 1 段已收，+400 字")
    save = EssayWritten(
        a_callback(), "office01", DURING, "home", "家" * 1200, "建" * 400, branch="05"
    )
    assert live.conversation.answer(save, DURING).text == ""
    assert sent_to(live, "office01")[-1].startswith(f"{MARK}\n【小家】")
    assert live.record("05").application("home").essay == ("家" * 1200,)


def test_it_ends_by_itself_after_two_hours_of_silence_and_says_so(live: Live) -> None:
    office(live, "代填 信工", "申报小家")
    almost = DURING + LASTS - timedelta(minutes=1)
    assert office(live, "4", now=almost).startswith(MARK)
    later = almost + LASTS - timedelta(minutes=1)
    assert office(live, "9", now=later).startswith(MARK)
    told = office(live, "3", now=later + LASTS)
    assert told.startswith("2 小时没有消息，代填 05 信工 已自动结束")
    assert "没看懂" in told
    assert live.scores("05") == {"1.1": 4}
    again = office(live, "3", now=later + LASTS)
    assert "自动结束" not in again


@pytest.mark.parametrize("words", ["结束代填", "代填 地物"])
def test_words_about_standing_in_are_understood_after_it_ended_by_itself(
    live: Live, words: str
) -> None:
    office(live, "代填 信工")
    told = office(live, words, now=DURING + LASTS)
    assert told.startswith("2 小时没有消息，代填 05 信工 已自动结束")
    expected = {"结束代填": "现在没有在代填", "代填 地物": "〔代填 06 地物〕开始"}
    assert expected[words] in told


def test_after_the_deadline_it_is_as_locked_as_for_the_chair(live: Live) -> None:
    office(live, "代填 信工", "申报小家", "4")
    after = DEADLINE + timedelta(hours=1)
    told = office(live, "代填 信工", now=after)
    assert "已于 5月12日（周五）12:00 截止，现在只能看" in told
    assert "申报已于" in office(live, "改 1.1 3", now=after)
    assert live.scores("05") == {"1.1": 4}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("代填", "替哪个分工会填"),
        ("代填 火星", "没有找到“火星”"),
        ("代填 学院", "请写编号，如 代填 0"),
        ("结束代填", "现在没有在代填"),
    ],
)
def test_what_names_no_branch_begins_nothing(live: Live, typed: str, expected: str) -> None:
    assert expected in office(live, typed)
    assert "共 22 个分工会" in office(live, "状态")


def test_nobody_else_can_stand_in(live: Live) -> None:
    live.say("代填 信工", by="chair03")
    live.say("申报小家", "4", by="chair03")
    assert live.scores("05") == {}
    assert live.scores("03") == {"1.1": 4}


def test_a_picture_is_fetched_for_the_branch_that_was_meant(live: Live) -> None:
    office(live, "代填 信工", "申报小家")
    live.conversation.answer(Image("门", "office01", DURING, "media"), DURING)
    entries = [
        effect for lane in range(11) for effect in live.lane(lane) if isinstance(effect, SavePhoto)
    ]
    assert [(e.user_id, e.branch, e.track) for e in entries] == [("office01", "05", "home")]


@pytest.mark.parametrize(
    "typed",
    ["导出", "看板", "状态 海洋", "催 未完成", "收3小家", "退 信工 小家 照片 模糊", "/未收。"],
)
def test_commands_of_the_office_are_no_answers_and_wait(live: Live, typed: str) -> None:
    office(live, "代填 信工", "申报驿站", "小站", "主席", "教研室小组", "82320000", "12", "全是")
    before = live.record("05").applications
    told = office(live, typed)
    assert told.startswith(MARK)
    assert "这是校工会的命令，代填时不办，也没有保存" in told
    assert live.record("05").applications == before
    office(live, "收发室、催乳器、图表")
    assert (
        "收发室、催乳器、图表" in live.record("05").application("station").part("remarks").values()
    )


@pytest.mark.parametrize(
    ("asking", "named"),
    [("提交", "“提交”没有确认"), ("本次不申报驿站", "“本次不申报”没有确认"), ("进度", "")],
)
def test_ending_tells_of_a_question_that_falls_away(live: Live, asking: str, named: str) -> None:
    complete(live, "05")
    office(live, "代填 信工", "小家", asking)
    told = office(live, "结束代填")
    assert named in told
    assert ("没有确认" in told) == bool(named)
    office(live, "代填 信工")
    assert "没有要确认" in office(live, "确认")
    record = live.record("05")
    assert record.application("home").status is Status.FILLING
    assert record.application("station").status is Status.NOT_STARTED


def test_what_ended_by_itself_leaves_nothing_to_confirm(live: Live) -> None:
    complete(live, "05")
    office(live, "代填 信工", "小家", "提交")
    office(live, "代填 信工", now=DURING + LASTS)
    assert "没有要确认" in office(live, "确认", now=DURING + LASTS)
    assert live.record("05").application("home").status is Status.FILLING


def test_the_chair_hears_of_every_award_that_was_declined(live: Live) -> None:
    office(live, "代填 信工", "都不申报", "确认")
    told = "\n".join(sent_to(live, "chair05"))
    assert "小家" in told
    assert "驿站" in told
    assert {entry["track"] for entry in live.audit("05")} == {"home", "station"}
    assert office(live, "结束代填", "状态").count("不申报 1") == 2


def test_a_word_of_the_office_is_no_text_for_the_form(live: Live) -> None:
    office(
        live, "代填 信工", "申报驿站", "小站", "主席", "教研室小组", "82320000", "12", "全是", "无"
    )
    before = live.record("05").applications
    office(live, "未完成")
    office(live, "帮我看看还差什么")
    assert live.record("05").applications == before
