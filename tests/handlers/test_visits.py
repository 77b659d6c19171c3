"""验收: planned and told, item by item with pictures, mended and looked at again, side by side."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from redis import Redis

from campaign.applications import Photo
from campaign.review.visits import Verdict, is_accepted
from handlers.messages import Image, PhotoSaved
from storage.effects import SavePhoto, SendText
from storage.outbox.lanes import picture_lane_of
from tests.handlers.dialogue import DEADLINE
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import hand_in

NOW = DEADLINE + timedelta(days=3)


class Visiting(Live):
    def office(self, *texts: str, now: datetime = NOW) -> str:
        return self.say(*texts, by="office01", now=now)

    def sure(self, text: str) -> str:
        told = self.office(text)
        return self.office(f"确认 {told.split('确认 ')[1][:4]}")

    def lane_of_pictures(self, person: str) -> list[SavePhoto]:
        return [e for e in self.lane(picture_lane_of(person)) if isinstance(e, SavePhoto)]

    def told(self, person: str) -> list[str]:
        found = self.outbox(person)
        return [e.text for e in found if isinstance(e, SendText) and e.user_id == person]


@pytest.fixture
def live(server: Redis) -> Visiting:
    live = Visiting(server)
    hand_in(live, "05", "15", track="station")
    hand_in(live, "03")
    return live


def visits(live: Live, number: str = "15", track: str = "station") -> list[Verdict | None]:
    return [v.verdict for v in live.record(number).application(track).visits]


def test_a_plan_is_shown_first_and_then_told_to_the_branches(live: Visiting) -> None:
    shown = live.office("验收 安排 5月18日14:00 图书馆 信工 驿站")
    assert "将通知 2 个分工会：5月18日 14:00" in shown
    assert live.told("chair15") == []
    assert "已安排" in live.sure("验收 安排 5月18日14:00 图书馆 信工 驿站")
    assert any("5月18日 14:00 到现场验收职工暖心驿站" in text for text in live.told("chair15"))
    assert "已安排 2：" in live.office("验收")
    assert "没有已提交的驿站" in live.office("验收 安排 5月18日14:00 海洋 驿站")
    assert "请写以后的一个日期" in live.office("验收 安排 5月1日14:00 图书馆 驿站")


def test_items_are_noted_and_shown_beside_what_the_branch_says(live: Visiting) -> None:
    assert "2 待改（没挂标识）" in live.office("验收 图书馆 2 待改 没挂标识")
    assert "1、3 合格" in live.office("验收 图书馆 1 3 合格")
    shown = live.office("验收 图书馆")
    assert "是 · — · 待改（没挂标识）" in shown
    assert "是 · — · 合格" in shown
    live.office("核分 地科 1.2 2")
    live.office("验收 地科 1.2 1 只有计划", "验收 地科 2.3 4")
    shown = live.office("验收 地科")
    assert "3 · 2 · 1 分（只有计划）" in shown


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("验收 图书馆 9 合格", "没有第 9 项"),
        ("验收 地科 1.2 9", "1.2 满分 3 分"),
        ("验收 图书馆 待改 补挂标识", "请写几号前改好"),
        ("验收 图书馆 待改 5月1日 补挂标识", "请写几号前改好"),
        ("验收 图书馆 不合格", "请写原因"),
        ("验收 图书馆 看着还行", "没看懂，没有记下"),
        ("验收 海洋 驿站 合格", "还没有"),
        ("验收 图书馆 取消", "没有可取消的"),
    ],
)
def test_what_cannot_be_noted_is_told_and_changes_nothing(
    live: Visiting, said: str, right: str
) -> None:
    told = live.office(said)
    assert right in told or (right == "还没有" and "海洋" in told), told
    assert visits(live) == []


def test_what_is_to_be_mended_is_told_with_the_day_and_looked_at_again(live: Visiting) -> None:
    live.office("验收 图书馆 2 待改 没挂标识")
    assert "待改（补挂标识），5月25日前改好" in live.office("验收 图书馆 待改 5月25日 补挂标识")
    news = live.told("chair15")[-1]
    assert "请在 5月25日前改好：补挂标识" in news
    assert "· 2 没挂标识" in news
    assert not is_accepted(live.record("15").application("station").visits)
    assert "第 2 次验收：合格" in live.office("验收 图书馆 合格")
    assert visits(live) == [Verdict.MEND, Verdict.PASSED]
    assert is_accepted(live.record("15").application("station").visits)
    assert "合格 1：图书馆" in live.office("验收")
    assert "已取消" in live.office("验收 图书馆 取消")
    assert not is_accepted(live.record("15").application("station").visits)


def picture(live: Visiting, number: int) -> None:
    """A picture the office sends, and what the worker finds: it is saved."""
    image = Image(a_callback(), "office01", NOW, f"media{number}")
    live.conversation.answer(image, NOW)
    fetch = [e for e in live.lane_of_pictures("office01") if e.callback == image.callback]
    assert len(fetch) == 1
    photo = Photo(0, f"{number}.jpg", f"{number:064}", f"{number:016}")
    saved = PhotoSaved(
        f"photo:{image.callback}",
        "office01",
        NOW,
        image.callback,
        photo,
        branch=fetch[0].branch,
        purpose=fetch[0].purpose,
    )
    live.conversation.answer(saved, NOW)
    live.conversation.answer(saved, NOW)  # told twice, filed once


def test_pictures_are_filed_to_the_item_that_was_spoken_of(live: Visiting) -> None:
    image = Image(a_callback(), "office01", NOW, "media0")
    assert "没有存" not in live.conversation.answer(image, NOW).text
    live.office("验收 图书馆 2 合格")
    before = live.record("15").application("station")
    picture(live, 1)
    picture(live, 2)
    after = live.record("15").application("station")
    assert [p.path for p in after.visits[0].found["2"].photos] == ["1.jpg", "2.jpg"]
    assert after.photos == before.photos, "the branch's own are as they were"
    assert any("第 2 项：照片存好，共 2 张" in text for text in live.told("office01"))
    live.office("验收 图书馆 2 待改 换了说法")
    assert len(live.record("15").application("station").visits[0].found["2"].photos) == 2
    late = NOW + timedelta(hours=3)
    told = live.conversation.answer(Image(a_callback(), "office01", late, "media3"), late).text
    assert "这张照片没有存" in told


def test_every_finding_is_in_the_history_of_the_branch(live: Visiting) -> None:
    live.office("验收 图书馆 2 待改 没挂标识", "验收 图书馆 合格")
    told = live.office("记录 图书馆")
    assert "第 1 次验收 2：待改（没挂标识）" in told
    assert "第 1 次验收：合格" in told
