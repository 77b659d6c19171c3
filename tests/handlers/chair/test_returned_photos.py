"""Pictures and late messages for an application that was sent back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from campaign.applications import Application, Place
from campaign.office_notes import Paper, Result
from campaign.returns import send_back
from handlers.messages import Text
from storage.effects import SendText
from storage.records import Change
from tests.handlers.chair.photo_chat import PhotoChat
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign
from tests.handlers.office_chat import PHOTOS, complete_application

ITEM, PICTURES = Place("scorecard", "2.3"), Place("photos", "")
LATER = DEADLINE + timedelta(hours=2)


def returned(*places: Place, says: Iterable[str] = ("小家",)) -> PhotoChat:
    """A chat after the deadline in which these places of 小家 are open."""
    chat = PhotoChat()
    handed_in = complete_application("home").handed_in("J03-v1", "chair03", DURING)
    home = the_campaign().tracks["home"]
    put(chat, send_back(home, handed_in, places, "缺章", "office01", LATER))
    chat.now = LATER
    for text in says:
        chat.say(text)
    return chat


def put(chat: PhotoChat, application: Application) -> None:
    chat.record = chat.record.after(Change((application,)))


@pytest.mark.parametrize("says", [("小家",), ()], ids=["at it", "elsewhere"])
def test_pictures_are_taken_after_the_deadline_where_photos_were_returned(
    says: tuple[str, ...],
) -> None:
    chat = returned(PICTURES, says=says)
    chat.has("a")
    assert chat.text.startswith("【小家】收到 1 张：存下 1 张（照片 4/5）")
    assert "请回复 完成" in chat.text
    assert "编号 J03-v2" in chat.say("完成")
    assert "照片没有保存" in told_of(chat, "b")
    assert len(chat.home.photos) == 4


def test_other_photos_need_no_other_paper() -> None:
    chat = returned(PICTURES)
    put(chat, replace(chat.home, paper=Paper(LATER, 1, "office01", 1)))
    chat.has("a")
    told = chat.say("完成")
    assert "编号 J03-v2" in told
    assert "表上的内容没有变，校工会已收的纸质不用换" in told
    assert chat.home.has_paper
    sends = [e for e in chat.outcome.effects if isinstance(e, SendText)]
    (notice,) = [send.text for send in sends if send.user_id == "office01"]
    assert "已收的纸质是 v1，表上的内容没有变，不用换。" in notice


def test_pictures_are_refused_where_photos_were_not_returned() -> None:
    chat = returned(ITEM)
    assert "只退回了 2.3" in told_of(chat, "a")
    assert chat.home.photos == PHOTOS
    assert not chat.fetched


def test_a_picture_on_its_way_when_it_was_returned_stays_out_if_photos_are_shut() -> None:
    chat = PhotoChat("申报小家")
    put(chat, complete_application("home").handed_in("J03-v1", "chair03", DURING))
    chat.sends("a")
    home = the_campaign().tracks["home"]
    put(chat, send_back(home, chat.home, [ITEM], "缺章", "office01", DURING))
    chat.saved("a")
    assert "只退回了 2.3" in chat.quiet("a")
    assert chat.home.photos == PHOTOS


def test_it_is_not_handed_in_while_a_picture_is_on_its_way() -> None:
    chat = returned(PICTURES)
    chat.say("删 1")
    chat.has("a")
    chat.sends("b", by="deputy03")
    assert "还有照片在下载" in chat.say("完成")
    assert "还有照片在下载" in chat.say("提交")
    chat.saved("b", by="deputy03")
    assert "编号 J03-v2" in chat.say("完成")
    assert len(chat.home.submissions[1].photos) == 4


def test_the_same_pictures_again_are_no_correction() -> None:
    chat = returned(PICTURES)
    assert "和退回前一样" in chat.say("照片", "完成")
    assert len(chat.home.submissions) == 1


def test_no_picture_is_taken_once_there_is_a_result() -> None:
    chat = PhotoChat("申报小家")
    application = complete_application("home").handed_in("J03-v1", "chair03", DURING)
    put(chat, replace(application, result=Result(True, "", DURING, "office01")))
    assert "评审已有结果" in told_of(chat, "a")
    assert chat.home.photos == PHOTOS


def test_what_was_said_in_time_and_came_too_late_goes_to_the_office_all_the_same() -> None:
    chat = returned(ITEM)
    stated = DEADLINE - timedelta(minutes=30)
    chat.hand_in(Text("f" * 40, "chair03", chat.now, "3", stated_at=stated))
    assert chat.record.disputes
    assert chat.home.value(ITEM) == 4
    assert "编号 J03-v2" in chat.say("3")


def told_of(chat: PhotoChat, name: str) -> str:
    chat.sends(name)
    chat.saved(name)
    return chat.quiet(name)
