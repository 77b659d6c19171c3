"""核分: what the office allows, item by item beside the self-score."""

from __future__ import annotations

from dataclasses import replace

import pytest
from redis import Redis

from campaign.applications import Place
from handlers.splitting import MOST_BYTES
from storage.effects import SendText
from tests.handlers.dialogue import the_card
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05")
    return live


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def reviewed(live: Live) -> dict[str, int]:
    return dict(live.record("05").application("home").reviewed)


def test_the_sheet_shows_every_item_in_two_messages(live: Live) -> None:
    office(live, "核分 信工 2.3 3")
    first = office(live, "核分 信工")
    sends = [e.text for e in live.outbox("office01") if isinstance(e, SendText)]
    screens = [first, *sends]
    assert len(screens) == 2
    lines = [line for screen in screens for line in screen.splitlines()]
    for item in the_card().items.values():
        (line,) = [line for line in lines if line.startswith(f"{item.id} {item.text[:4]}")]
        state = "核定 3（-1）" if item.id == "2.3" else "未核"
        assert line.endswith(f"　自评 {item.points}/{item.points}　{state}")
        assert len(line.partition("　")[0]) <= len(f"{item.id} ") + 14
    assert "已核 1/31 项，暂计 109　自评 110" in first
    assert "第二部分（20分）自评 20 计 19" in first
    assert all(len(screen.encode()) <= MOST_BYTES for screen in screens)


def test_items_are_noted_one_several_and_all_the_others(live: Live) -> None:
    assert "2.3 自评 4 核定 3" in office(live, "核分 信工 2.3 3")
    assert reviewed(live) == {"2.3": 3}
    office(live, "核分 05 小家 4.1 5 4.2=4")
    assert reviewed(live) == {"2.3": 3, "4.1": 5, "4.2": 4}
    told = office(live, "核分 信工 无异议")
    assert "28 项按自评核定" in told
    assert "核定 107　自评 110" in told
    assert len(reviewed(live)) == 31
    assert "各项都已核定" in office(live, "核分 信工 无异议")


def test_a_note_can_be_taken_back(live: Live) -> None:
    office(live, "核分 信工 2.3 3 4.1 5")
    assert "2.3 的核定已取消" in office(live, "核分 信工 2.3 取消")
    assert reviewed(live) == {"4.1": 5}
    assert "还没有核定" in office(live, "核分 信工 2.3 取消")
    assert "没看懂" in office(live, "核分 信工 取消")
    assert reviewed(live) == {"4.1": 5}


@pytest.mark.parametrize(
    "typed", ["2.3 2 工作会议记录缺", "2.3=2分 理由：工作会议记录缺", "2.3 2，因为工作会议记录缺"]
)
def test_a_reason_is_kept_with_the_points(live: Live, typed: str) -> None:
    assert "2.3 自评 4 核定 2（工作会议记录缺）" in office(live, f"核分 信工 {typed}")
    assert reviewed(live) == {"2.3": 2}
    screens = [
        office(live, "核分 信工"),
        *(getattr(e, "text", "") for e in live.outbox("office01")),
    ]
    assert "核定 2（-2，工作会议记录缺）" in "\n".join(screens)
    assert "核定 2（-2，工作会议记录缺）" in office(live, "核分 信工 2.3")
    assert "2.3 的理由：工作会议记录缺" in office(live, "记录 信工")
    office(live, "核分 信工 4.1 5")
    assert dict(live.record("05").application("home").review_notes) == {"2.3": "工作会议记录缺"}
    office(live, "核分 信工 2.3 3")
    assert live.record("05").application("home").review_notes == {}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2.3 3 4.1 5 会议记录缺", "分不清理由是哪一项的"),
        ("2.3 3 4.1", "没看懂"),
        ("2.3 3 4.1 满意", "没看懂"),
        ("2.3 9 会议记录缺", "2.3 最多 4 分"),
        ("2.3 3 " + "字" * 101, "理由有 101 字"),
    ],
)
def test_what_is_no_reason_saves_nothing(live: Live, typed: str, told: str) -> None:
    assert told in office(live, f"核分 信工 {typed}")
    assert reviewed(live) == {}


def test_one_item_is_shown_in_full(live: Live) -> None:
    told = office(live, "核分 信工 2.3")
    assert the_card().items["2.3"].text in told
    assert "自评 4/4　未核" in told
    assert reviewed(live) == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("核分 信工 2.3 5", "2.3 最多 4 分，您回复的是 5，没有保存"),
        ("核分 信工 2.4 2 2.3 5", "2.3 最多 4 分"),
        ("核分 信工 9.9 1", "没有 9.9 这一项，没有保存"),
        ("核分 信工 2.3 1 2.3 2", "两个不同的分数"),
        ("核分 信工 2.3 高", "没看懂，没有保存"),
        ("核分 信工 9.9 取消", "没看懂"),
        ("核分 07 2.3 3", "未开始"),
        ("核分 信工 驿站 1 3", "没有评分"),
        ("核分 火星 2.3 3", "没有找到"),
        ("核分", "请先写分工会"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(live: Live, words: str, told: str) -> None:
    before = live.record("05")
    assert told in office(live, words)
    assert live.record("05") == before


def test_what_the_chair_changes_afterwards_does_not_count(live: Live) -> None:
    live.say("小家", "改 2.3 0", by="chair05")
    assert "2.3 自评 4 核定 3" in office(live, "核分 信工 2.3 3")
    assert live.record("05").application("home").value(Place("scorecard", "2.3")) == 0


def test_a_new_version_keeps_the_points_of_items_it_did_not_change(live: Live) -> None:
    office(live, "核分 信工 无异议")
    live.say("小家", "改 2.3 2", "提交", "确认", by="chair05")
    left = reviewed(live)
    assert "2.3" not in left
    assert len(left) == 30
    assert "已核 30/31 项" in office(live, "核分 信工")


def test_a_returned_application_is_not_scored(live: Live) -> None:
    office(live, "退 信工 小家 2.3 缺章")
    assert "正在按退回修改" in office(live, "核分 信工 2.3 3")
    assert reviewed(live) == {}


def test_the_self_score_is_never_touched(live: Live) -> None:
    before = live.record("05").application("home")
    office(live, "核分 信工 2.3 1", "核分 信工 无异议")
    after = live.record("05").application("home")
    assert replace(after, reviewed=before.reviewed) == before
    assert live.audit("05")[-1]["did"] == "review"


@pytest.mark.parametrize(
    "text", ["核分信工2.3 3", "核分 小家 信工 2.3=3。", "核分 J05 2.3 ３", "核分5号 2.3 3分"]
)
def test_the_same_note_again_changes_nothing(live: Live, text: str) -> None:
    office(live, "核分 信工 2.3 3")
    noted = len(live.audit("05"))
    told = office(live, text)
    assert "2.3 自评 4 核定 3，与原来相同，没有改动" in told
    assert len(live.audit("05")) == noted


def test_the_branch_and_no_objection_may_be_run_together(live: Live) -> None:
    assert "31 项按自评核定" in office(live, "核分信工无异议")


def test_points_of_a_colleague_are_not_overwritten_in_silence(live: Live) -> None:
    live.say("核分 信工 2.3 3", by="office02")
    told = office(live, "核分 信工 2.3 2")
    assert told.startswith("已改：2.3 原为 3（office02 5月8日）\n")
    (news,) = [e.text for e in live.outbox("office02") if isinstance(e, SendText)]
    assert news == "office01 改了您的核分，05 信工：2.3 3 → 2"
    own = office(live, "核分 信工 2.3 1")
    assert own.startswith("已改：2.3 原为 2（office01 5月8日）\n")
    assert len([e for e in live.outbox("office02") if isinstance(e, SendText)]) == 1
    live.say("核分 信工 2.3 取消", by="office02")
    taken = [e.text for e in live.outbox("office01") if isinstance(e, SendText)]
    assert taken[-1] == "office02 改了您的核分，05 信工：2.3 1 → 未核"


def test_what_was_not_reviewed_before_is_said_as_ever(live: Live) -> None:
    assert "原为" not in office(live, "核分 信工 2.3 3")
    assert "原为" not in office(live, "核分 信工 无异议")


def test_the_longest_sheet_is_two_messages(live: Live) -> None:
    for item in the_card().order:
        office(live, f"核分 信工 {item} 0 {'理由很长' * 20}")
    first = office(live, "核分 信工")
    sends = [e.text for e in live.outbox("office01") if isinstance(e, SendText)]
    assert len(sends) == 1
    assert all(len(text.encode()) <= MOST_BYTES for text in (first, *sends))
