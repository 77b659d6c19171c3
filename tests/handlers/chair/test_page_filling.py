"""What is done on the page of an application: the rules of the chat, and no others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from campaign.applications import Place, Status
from handlers.outcomes import Came
from handlers.parts.registry import kind_of
from storage.effects import SendText
from tests.handlers.chair.asking_chat import complete, decided, declined, handed_in, returned
from tests.handlers.chair.page_chat import PageChat
from tests.handlers.dialogue import DEADLINE, Dialogue, campaign_with_choices


def test_a_tap_is_written_down_and_begins_the_application() -> None:
    page = PageChat()
    assert page.fill("scorecard/1.1", "4") is Came.KEPT
    assert page.text == ""
    assert page.application.status is Status.FILLING
    assert page.chat.score("1.1") == 4
    assert page.chat.outcome.did == "answer"
    assert page.fill("scorecard/1.1", "3", "4") is Came.KEPT
    assert page.chat.outcome.did == "change"


def test_what_the_roster_knows_is_there_from_the_first_tap_on() -> None:
    page = PageChat(track="station")
    assert page.view.said[Place("basics", "branch_name")] == "地球科学与资源学院分工会"
    page.fill("checklist/1", "是")
    assert page.application.value(Place("basics", "branch_name")) == "地球科学与资源学院分工会"


@pytest.mark.parametrize(
    ("track", "place", "text", "why"),
    [
        ("home", "scorecard/1.1", "5", "最多 4 分"),
        ("home", "scorecard/1.1", "4 3", "1.1"),
        ("home", "scorecard/1.1", "", "空"),
        ("home", "scorecard/9.9", "4", "不用填"),
        ("home", "nothing/1.1", "4", "不用填"),
        ("station", "basics/phone", "12", "电话"),
        ("station", "basics/member_count", "很多", "小组会员数"),
        ("station", "basics/phone", "小组会员数：36", "联系电话"),
        ("station", "checklist/1", "大概", "1"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_written(
    track: str, place: str, text: str, why: str
) -> None:
    page = PageChat(track=track)
    assert page.fill(place, text) is Came.REFUSED
    assert why in page.text
    assert page.chat.record.applications == {}


def test_every_kind_of_part_is_answered_with_what_its_taps_say() -> None:
    """A kind brings its own lines; whatever a tap says is an answer to its reader."""
    campaign = campaign_with_choices()
    for track in campaign.tracks.values():
        page = PageChat(track=track.id, chat=Dialogue(campaign=campaign))
        for part in track.parts:
            kind = kind_of(part)
            groups = kind.groups(part) if part.entries else ()
            assert bool(groups) or kind.whole_on_page, part.id
            assert [line.entry for group in groups for line in group.lines] == list(part.names)
            for line in (line for group in groups for line in group.lines):
                for tap in line.taps:
                    shown = _said(page, part.id, line.entry)
                    came = page.fill(f"{part.id}/{line.entry}", tap.says, shown)
                    assert came is Came.KEPT, (line.entry, tap.says, page.text)
                    assert _said(page, part.id, line.entry) == tap.says


def _said(page: PageChat, part: str, entry: str) -> str:
    track = campaign_with_choices().tracks[page.track]
    found = next(one for one in track.parts if one.id == part)
    return kind_of(found).on_page(found, entry, page.application.value(Place(part, entry)))


def test_several_options_are_said_together() -> None:
    page = PageChat(track="station", chat=Dialogue(campaign=campaign_with_choices()))
    assert page.fill("services/services", "饮水、阅读") is Came.KEPT
    assert page.application.value(Place("services", "services")) == "饮水、阅读"


def test_a_likely_answer_is_asked_about_and_then_taken() -> None:
    page, place = PageChat(track="station"), Place("basics", "group_name")
    assert page.fill("basics/group_name", "2023") is Came.UNSURE
    assert "2023" in page.text
    assert page.application.value(place) is None
    assert page.fill("basics/group_name", "2023", sure=True) is Came.KEPT
    assert page.application.value(place) == "2023"


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten() -> None:
    page = PageChat()
    page.fill("scorecard/1.1", "4")
    assert page.fill("scorecard/1.1", "2", "4", by="deputy03") is Came.KEPT
    assert page.fill("scorecard/1.1", "3", "4") is Came.OVERTAKEN
    assert "现在是“2”" in page.text
    assert page.chat.score("1.1") == 2
    assert page.fill("scorecard/1.1", "3", "2") is Came.KEPT
    assert page.chat.score("1.1") == 3


def test_two_people_who_want_the_same_do_not_hear_of_each_other() -> None:
    page = PageChat()
    page.fill("scorecard/1.1", "4")
    assert page.fill("scorecard/1.1", "4", by="deputy03") is Came.KEPT
    assert page.chat.outcome.applications == ()


def test_the_other_one_hears_later_that_an_answer_was_changed() -> None:
    page = PageChat()
    page.fill("scorecard/1.1", "4", by="deputy03")
    page.fill("scorecard/1.1", "2", "4")
    assert page.chat.record.session("deputy03").overwritten


def test_the_chat_does_not_take_the_next_number_for_what_the_page_answered() -> None:
    chat = Dialogue()
    chat.say("申报小家")
    page = PageChat(chat=chat)
    page.fill("scorecard/1.1", "4")
    assert chat.asked is None
    chat.say("2")
    assert chat.scores() == {"1.1": 4}
    assert "1.2" in chat.say("继续")
    assert chat.say("3")
    assert chat.score("1.2") == 3


def test_another_question_of_the_chat_stays_the_one_that_was_read_there() -> None:
    chat = Dialogue()
    chat.say("申报小家")
    page = PageChat(chat=chat)
    page.fill("scorecard/2.1", "5")
    assert chat.asked == "1.1"
    chat.say("4")
    assert chat.scores() == {"1.1": 4, "2.1": 5}


def test_the_chat_takes_back_what_was_tapped_last() -> None:
    page = PageChat()
    page.fill("scorecard/1.1", "4")
    assert "1.1" in page.chat.say("撤销")
    assert page.chat.scores() == {}


def test_nothing_is_written_once_it_is_closed() -> None:
    late = PageChat(complete())
    late.chat.now = DEADLINE + timedelta(seconds=1)
    off, settled = PageChat(declined()), PageChat(decided())
    for page, why in ((late, "截止"), (off, "不申报"), (settled, "结果")):
        before = page.chat.record
        shown = page.view.said[Place("scorecard", "1.1")]
        assert page.fill("scorecard/1.1", "1", shown) is Came.REFUSED
        assert why in page.text
        assert why in page.view.closed
        assert page.chat.record == before


def test_of_a_return_only_what_was_sent_back_may_be_changed() -> None:
    page = PageChat(returned())
    shown = page.view.said[Place("scorecard", "1.1")]
    assert page.fill("scorecard/1.1", "0", shown) is Came.REFUSED
    assert "只退回了" in page.text
    assert Place("scorecard", "1.1") in page.view.shut
    assert Place("scorecard", "2.3") not in page.view.shut
    now = page.view.said[Place("scorecard", "2.3")]
    assert page.fill("scorecard/2.3", "1", now) is Came.KEPT
    assert page.application.status is Status.RETURNED


def test_what_was_sent_back_may_stay_and_is_handed_in_by_a_second_word() -> None:
    page = PageChat(returned())
    assert "2.3" in page.check()[0]
    assert page.check()[1] == ""
    assert page.leave("scorecard/2.3") is Came.KEPT
    assert page.leave("photos/") is Came.KEPT
    text, state = page.check()
    assert "可以交回" in text
    assert page.hand_in(state) is Came.KEPT
    assert page.application.status is Status.SUBMITTED
    assert "J03-v2" in page.text


def test_what_lacks_something_is_not_handed_in() -> None:
    page = PageChat()
    page.fill("scorecard/1.1", "4")
    text, state = page.check()
    assert state == ""
    assert "30 项" in text
    assert "3 张" in text
    assert "回复" not in text
    assert page.hand_in(page.application.changed_at.isoformat()) is Came.REFUSED  # type: ignore[union-attr]
    assert page.application.submissions == ()


def test_handing_in_reads_back_and_the_chat_hears_of_it() -> None:
    page = PageChat(complete())
    text, state = page.check()
    assert "自评 110 分" in text
    assert "回复" not in text
    assert page.hand_in(state) is Came.KEPT
    assert "J03-v1" in page.text
    assert page.application.status is Status.SUBMITTED
    assert page.chat.outcome.effects[0] == SendText("chair03", page.text)
    assert page.chat.outcome.cards == ()


def test_what_changed_since_it_was_read_back_is_read_back_again() -> None:
    page = PageChat(complete())
    _, state = page.check()
    page.chat.wait(minutes=1)
    page.fill("scorecard/1.1", "3", "4", by="deputy03")
    assert page.hand_in(state) is Came.OVERTAKEN
    assert page.application.submissions == ()
    assert page.hand_in(page.check()[1]) is Came.KEPT


def test_a_change_after_handing_in_waits_to_be_handed_in_again() -> None:
    page = PageChat(handed_in())
    page.fill("scorecard/1.1", "3", "4")
    assert "改" in page.view.stands
    assert page.view.can_hand_in
    assert page.hand_in(page.check()[1]) is Came.KEPT
    assert "J03-v2" in page.text
