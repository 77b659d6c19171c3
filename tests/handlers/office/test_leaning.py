"""Clerks go on from the branch they have just spoken of: shown, or asked with a code, never done at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from redis import Redis

from tests.handlers.dialogue import DURING
from tests.handlers.live import Live
from tests.handlers.office.clerks_season import CLERK, OTHER_CLERK, begin_season
from tests.handlers.office_chat import kept

LATER = DURING + timedelta(hours=1)


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    begin_season(live)
    return live


def ask(live: Live, *texts: str, after: timedelta = timedelta(0)) -> str:
    return live.say(*texts, by=CLERK, now=LATER + after)


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        ("状态 信工", "电话多少", "（当作“电话 信工”）\n05 信息工程学院分工会"),
        ("记录 能源", "主席是谁", "（当作“电话 能源”）"),
        ("信工咋样了", "他的电话", "（当作“电话 信工”）"),
        ("状态 信工", "记录", "（当作“记录 信工”）"),
        ("电话 海洋", "催一下", "将催 1 个分工会的 1 人：\n没提醒过：07 海洋\n确认请回复 确认"),
        ("电话 海洋", "催催他", "没提醒过：07 海洋"),
        ("电话 海洋", "再提醒他一下", "没提醒过：07 海洋"),
        ("状态 信工", "他交纸质了吗", "05 信息工程学院分工会"),
        ("状态 地科", "纸质来了", "将登记 1 份纸质：03 地科 小家（J03-v1）"),
        ("看 体育部 小家", "那家填到哪了", "12 体育部分工会"),
        ("状态 能源", "退回去，照片不清楚", "将退回 10 能源 小家：照片"),
        (
            "状态 体育部",
            "延到下周一中午，网络坏了",
            "将把 12 体育部的截止延到 5月15日（周一）12:00",
        ),
        ("状态 图书馆", "替他填", "回复 代填 图书馆"),
        ("核分 信工 2.3 2", "2.4也是3", "将核定 05 信工，还没有记：\n2.4"),
        ("核分 信工 2.3", "2.3给3分", "自评 4，核定 3"),
        ("核分 能源", "还有3.2 2", "自评 3，核定 2"),
        ("核分 能源", "那3.1呢", "（当作“核分 能源 3.1”）"),
        ("状态 信工", "该单位谁改过", "（当作“谁改过 信工”）"),
    ],
)
def test_the_branch_just_spoken_of_is_meant(live: Live, before: str, said: str, told: str) -> None:
    ask(live, before)
    stored = kept(live)
    assert told in ask(live, said)
    assert kept(live) == stored


@pytest.mark.parametrize("said", ["收他的小家", "退他的照片 看不清"])
def test_what_would_write_is_told_as_the_command_to_send(live: Live, said: str) -> None:
    ask(live, "状态 地科")
    stored = kept(live)
    assert "还没有办。是的话请回复：" in ask(live, said)
    assert kept(live) == stored


def test_points_follow_one_another_each_on_its_code(live: Live) -> None:
    ask(live, "核分 信工 2.3 2")
    for said in ("2.4也是3", "那3.1给2分"):
        code = re.findall(r"确认 (\d{4})", ask(live, said))[-1]
        ask(live, f"确认 {code}")
    assert live.record("05").application("home").reviewed == {"2.3": 2, "2.4": 3, "3.1": 2}


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (("状态",), "电话多少"),
        (("状态 信工", "未完成"), "电话多少"),
        (("状态 信工", "今天"), "催一下"),
        (("状态 信工 小家", "状态"), "记录"),
        (("状态 信工",), "2.4也是3"),
    ],
)
def test_after_a_look_at_all_no_branch_is_meant(
    live: Live, before: tuple[str, ...], said: str
) -> None:
    ask(live, *before)
    told = ask(live, said)
    assert "05 信" not in told
    assert "要哪个" in told or "要催谁" in told or "看谁的" in told or "没看懂" in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("电话 能源", "10 能源"),
        ("催他们", "将催 21 个分工会"),
        ("都催一下", "将催 21 个分工会"),
        ("还有谁没交", "小家没交的 17 个"),
        ("纸还差谁", "小家还没收到纸质"),
        ("谢谢", "好的"),
    ],
)
def test_what_names_others_or_many_leans_on_nothing(live: Live, said: str, told: str) -> None:
    ask(live, "状态 信工")
    assert told in ask(live, said)


def test_thanks_in_between_changes_nothing_and_half_an_hour_does(live: Live) -> None:
    ask(live, "状态 信工", "谢谢")
    assert "电话 信工" in ask(live, "电话多少")
    assert "要哪个分工会的" in ask(live, "电话多少", after=timedelta(minutes=31))


def test_what_a_colleague_speaks_of_is_no_matter(live: Live) -> None:
    live.say("状态 能源", by=OTHER_CLERK, now=LATER)
    ask(live, "状态 信工")
    live.say("状态 能源", by=OTHER_CLERK, now=LATER)
    assert "电话 信工" in ask(live, "电话多少")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("没交的电话", "21 个分工会的联系人："),
        ("电话 没交的", "21 个分工会的联系人："),
        ("没交小家的怎么联系", "小家 未完成 17 个分工会的联系人："),
        ("没送纸质的电话", "未收 4 个分工会的联系人："),
        ("大家的电话", "全部 22 个分工会的联系人：\n01 机关　chair01　没有电话"),
        ("电话 已提交", "05 信工　chair05　82320000"),
    ],
)
def test_the_phones_of_a_group(live: Live, said: str, told: str) -> None:
    assert told in ask(live, said)


def test_who_has_only_to_hand_in(live: Live) -> None:
    from tests.handlers.office_chat import complete

    complete(live, "09")
    live.say("小家", by="chair09", now=LATER)
    for said in ("谁填完了没提交", "填齐了没交的有哪些", "未完成 填齐", "未完成 小家 填好没交的"):
        told = ask(live, said)
        assert "小家填齐了没提交的 1 个：\n09 经管　只差提交" in told
        assert "07 海洋" not in told


@pytest.mark.parametrize("said", ["office01今天干了啥", "记录 office01", "我今天都办了什么"])
def test_what_one_of_the_office_did_today(live: Live, said: str) -> None:
    ask(live, "状态 信工", "核分 信工 2.3 9", "核分 信工 2.3 2")
    told = ask(live, said)
    assert "office01 今天办的 3 件：" in told
    assert "收纸质 05 信工：收 5 小家" in told
    assert "核分 05 信工：核分 信工 2.3 2" in told
    assert "状态" not in told
    assert "2.3 9" not in told


def test_who_did_nothing_today_has_done_so_or_something_before(live: Live) -> None:
    assert "office02 还没有办过什么" in ask(live, "office02今天干了啥")
    told = ask(live, "我今天干了啥", after=timedelta(days=1))
    assert "office01 今天没有办什么；以前最近的 2 件：" in told
