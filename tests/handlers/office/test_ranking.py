"""名额 and 排名: a view of who stands where, never a decision."""

from __future__ import annotations

from datetime import timedelta

import pytest
from redis import Redis

from tests.handlers.dialogue import DURING
from tests.handlers.live import Live, everything
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def office(live: Live, *texts: str) -> str:
    return live.say(*texts, by="office01")


def test_the_list_has_ranks_the_line_ties_and_what_would_swing_it(live: Live) -> None:
    hand_in(live, "03", "08", "10", "05")
    office(live, "核分 地科 无异议", "核分 材料 4.1 5", "核分 材料 无异议")
    office(live, "核分 能源 2.3 3", "核分 能源 无异议", "核分 信工 1.1 0 1.2 0")
    office(live, "收 3 8 小家")
    lines = office(live, "名额 小家").splitlines()
    assert lines == [
        "先进教职工小家 名额 2（按核定分，未核定按自评；仅供参考，不作决定）",
        "1　03 地科　核定 110　材料齐",
        "2　08 材料　核定 109　材料齐",
        "——— 名额线 ———",
        "2　10 能源　核定 109　缺纸质　（与第 2 名同分）",
        "4　05 信工　暂计 103（已核 2/31）　缺纸质",
        "第 2 名有 2 个同分，名额只容下其中 1 个，请校工会定。",
        "若 08 的 4.6 不认（-1），10 进入。",
    ]


def test_looking_changes_nothing(live: Live) -> None:
    hand_in(live, "03", "05")
    office(live, "名额 小家")
    before = {key: held for key, held in everything(live.server).items() if ":branch:" in key}
    office(live, "名额 小家", "排名", "名额 驿站", "排名 小家")
    after = {key: held for key, held in everything(live.server).items() if ":branch:" in key}
    assert before == after


def test_only_submitted_ones_rank_and_returned_ones_are_named(live: Live) -> None:
    hand_in(live, "03", "05")
    live.say("申报小家", "4", by="chair07")
    office(live, "退 信工 小家 2.3 缺章")
    told = office(live, "名额 小家")
    assert "海洋" not in told
    assert "退回修改中、不在列：05 信工" in told
    assert "已提交 1 个，名额 2 个，都在名额内" in told


def test_an_old_paper_is_not_complete(live: Live) -> None:
    hand_in(live, "05")
    office(live, "收 5 小家")
    live.say("小家", "改 2.3 2", "提交", "确认", by="chair05")
    assert "纸质是 v1，要换" in office(live, "名额 小家")


def test_an_award_without_scores_says_by_what_it_is_ordered(live: Live) -> None:
    hand_in(live, "05", track="station", now=DURING + timedelta(hours=2))
    hand_in(live, "07", track="station")
    told = office(live, "名额 驿站")
    assert "没有评分" in told
    assert "由校工会决定" in told
    rows = [line for line in told.splitlines() if line[0].isdecimal()]
    assert rows == [
        "1　07 海洋　是 6 项　5月8日 09:00 提交　缺纸质",
        "2　05 信工　是 6 项　5月8日 11:00 提交　缺纸质",
    ]
    office(live, "收 5 驿站")
    assert "1　05 信工　是 6 项　5月8日 11:00 提交　材料齐" in office(live, "名额 驿站")


def test_in_brief_every_award_is_one_line(live: Live) -> None:
    hand_in(live, "03", "05", "07")
    told = office(live, "排名")
    assert "小家（名额 2，已提交 3）：1 地科 110、1 信工 110 ┃ 1 海洋 110" in told
    assert "驿站（名额 7，已提交 0）：还没有" in told
    assert "仅供参考，不作决定" in told
    assert office(live, "排名 小家") == office(live, "名额 小家")


def test_an_unknown_award_is_asked_back(live: Live) -> None:
    assert "请写明哪一项：名额 小家 或 名额 驿站" in office(live, "名额 大家")
    assert "还没有已提交的申报" in office(live, "名额 小家")


def test_who_will_not_be_recommended_takes_no_place(live: Live) -> None:
    hand_in(live, "03", "05", "10")
    hand_in(live, "07", scores=3)
    office(live, "结果 信工 小家 不推荐 去年评过")
    told = office(live, "名额 小家")
    above, below = told.split("——— 名额线 ———")
    assert "05 信工" not in above
    assert "10 能源" in above
    assert "1　05 信工" not in below
    assert "已定不推荐、不占名额 1 个：05 信工" in below
    assert "已提交 4，已定不推荐 1" in office(live, "排名")
    office(live, "结果 能源 小家 不推荐 去年评过", "结果 海洋 小家 不推荐 分低")
    told = office(live, "名额 小家")
    assert "已提交 4 个，去掉已定不推荐的，其余 1 个都在名额 2 个内" in told
