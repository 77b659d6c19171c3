"""One application more for an award: allowed by the office with a reason, or by the notice itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from redis import Redis

from campaign.applications import Place, Status
from campaign.open_matters import open_matters
from storage.effects import SendDocument, SendText
from storage.outbox.effect_fields import from_fields
from storage.standings import read_standings
from tests.bot.season.seasons import TEXT, Season, edited
from tests.handlers.dialogue import DEADLINE, DURING
from tests.handlers.office_chat import complete_application

THREE = edited(("limit_per_branch: 1\n", "limit_per_branch: 3\n"))


def first_handed_in(season: Season, number: str = "14") -> None:
    season.put(number, complete_application("station"))
    assert f"Y{number}-v1" in season.say("驿站", "提交驿站", "确认", by=f"chair{number}")


def second_handed_in(season: Season, number: str = "14") -> None:
    season.put(number, replace(complete_application("station"), track="station-b"))
    told = season.say("申报驿站二", "提交驿站二", "确认", by=f"chair{number}")
    assert f"Y{number}b-v1" in told


def allowed(season: Season) -> None:
    assert "已同意 14 珠宝 再报一个驿站" in season.office("加报 珠宝 驿站 有两个校区")


def test_the_office_allows_another_with_a_reason_and_the_chair_hears_of_it(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    assert "请写上理由" in season.office("加报 珠宝 驿站")
    assert "申报驿站二" not in season.say("菜单", by="chair14")
    allowed(season)
    sent = [e.text for lane in range(8) for e in effects(season, lane) if isinstance(e, SendText)]
    assert any("校工会同意贵分工会再报一个职工暖心驿站" in text for text in sent)
    assert "加报：可以再报：驿站（有两个校区）" in season.office("记录 珠宝")
    assert "驿站二" in season.say("菜单", by="chair14")
    assert "驿站二" not in season.say("菜单", by="chair03")
    assert "驿站二" not in season.office("状态 地科")
    assert "驿站二" in season.office("状态 珠宝")


def effects(season: Season, lane: int) -> list[object]:
    entries = season.server.xrange(season.keys.outbox(lane))
    return [from_fields(fields) for _, fields in entries]  # type: ignore[union-attr, arg-type]


def test_the_second_is_an_application_of_its_own(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    allowed(season)
    told = season.say("申报驿站二", by="chair14")
    assert "职工暖心驿站（第二个）" in told
    assert "珠宝学院分工会" in told  # what the roster knows is filled in
    second = season.application("14", "station-b")
    assert second.status is Status.FILLING
    assert second.value(Place("basics", "branch_name")) == "珠宝学院分工会"
    assert season.application("14", "station").status is Status.SUBMITTED
    second_handed_in(season)
    documents = [e for lane in range(8) for e in effects(season, lane)]
    papers = {e.track for e in documents if isinstance(e, SendDocument)}
    assert papers == {"station", "station-b"}
    assert "Y14b-v1" in season.office("状态 珠宝")
    assert "Y14b-v1" in season.office("收 Y14b-v1")
    assert season.application("14", "station-b").has_paper
    assert not season.application("14", "station").has_paper
    assert "Y14-v1" in season.office("收 珠宝 驿站")
    assert "Y14b-v1" in season.office("看 珠宝 驿站二")
    assert "推荐" in season.office("结果 珠宝 驿站2 推荐")
    assert season.application("14", "station-b").result
    assert not season.application("14", "station").result


@pytest.mark.parametrize("name", ["驿站二", "驿站2", "第二个驿站", "驿站 2"])
def test_the_second_is_begun_by_whatever_name_it_has(server: Redis, name: str) -> None:
    season = Season(server)
    first_handed_in(season)
    allowed(season)
    season.say(f"申报{name}", by="chair14")
    assert season.application("14", "station-b").status is Status.FILLING


def test_who_does_not_say_which_means_the_first(server: Redis) -> None:
    season = Season(server)
    allowed(season)
    season.say("申报暖心驿站", by="chair14")
    assert season.application("14", "station").status is Status.FILLING


def test_without_the_office_a_second_is_refused_with_whom_to_ask(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    for said in ("申报驿站2", "再报一个驿站", "申报驿站二"):
        told = season.say(said, by="chair14")
        assert "每个分工会原则上最多报 1 个" in told
        assert "82322450" in told
    assert "再报小家 或 再报驿站" in season.say("再报", by="chair14")


def test_where_the_notice_allows_several_the_branch_begins_them_by_itself(server: Redis) -> None:
    season = Season(server, THREE)
    assert "【驿站】职工暖心驿站 · 已答 2/15" in season.say("再报一个驿站", by="chair14")
    first_handed_in(season)
    assert "再报驿站" in season.say("申报驿站", by="chair14")
    assert "申报驿站二" in season.say("再报一个驿站", by="chair14")
    second_handed_in(season)
    assert "申报驿站三" in season.say("申报驿站三", by="chair14")
    season.say("申报驿站三", by="chair14")
    assert season.application("14", "station-c").status is Status.FILLING
    assert "最多报 3 个" in season.say("再报驿站", by="chair14")


def test_the_office_counts_the_second_only_for_those_who_may_have_it(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    first_handed_in(season, "03")
    before = season.office("状态")
    allowed(season)
    after = season.office("状态")
    assert [line for line in before.splitlines() if line not in after] == []
    second_handed_in(season)
    ranking = season.office("名额 驿站")
    assert "名额 7" in ranking
    assert ranking.count("14 珠宝") == 2
    standings = read_standings(server, season.keys, season.campaign.tracks)
    assert set(standings["station-b"]) == {"14"}


def test_results_of_both_use_up_one_quota(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    allowed(season)
    second_handed_in(season)
    season.office("结果 珠宝 驿站 推荐")
    told = season.office("结果 珠宝 驿站二 推荐")
    assert "驿站已推荐 2/7" in told
    assert "8000" in told
    assert "驿站已推荐 2/7" in season.office("结果 驿站")


def test_a_second_may_be_declined_and_a_third_allowed(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    allowed(season)
    season.say("本次不申报驿站二", "确认", by="chair14")
    assert season.application("14", "station-b").status is Status.DECLINED
    assert "驿站三" in season.office("加报 14 驿站 还有一个基地")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("加报", "请写明哪个分工会"),
        ("加报 珠宝", "加报哪一项"),
        ("加报 继教 驿站 理由充分", "已有“职工暖心驿站”称号"),
        ("加报 没有的 驿站 理由", "没有"),
    ],
)
def test_what_cannot_be_allowed_is_told(server: Redis, said: str, answer: str) -> None:
    season = Season(server)
    assert answer in season.office(said)
    assert not season.campaign.branch_by_number["14"].extra


def test_after_the_deadline_the_chair_is_sent_to_the_office(server: Redis) -> None:
    season = Season(server)
    late = DEADLINE + timedelta(hours=1)
    season.office("加报 珠宝 驿站 有两个校区", now=late)
    assert "截止" in season.say("申报驿站二", by="chair14", now=late)
    assert season.application("14", "station-b").status is Status.NOT_STARTED
    season.office("延期 珠宝 2023-05-15 12:00 加报", now=late)
    season.say("申报驿站二", by="chair14", now=late)
    assert season.application("14", "station-b").status is Status.FILLING


def test_binding_somebody_keeps_what_was_allowed(server: Redis) -> None:
    season = Season(server)
    allowed(season)
    season.office("绑定 chair31 珠宝")
    branch = season.campaign.branch_by_number["14"]
    assert (branch.chair, branch.extra, branch.titles) == ("chair31", ("station",), ())
    assert "驿站二" in season.say("菜单", by="chair31")
    other = season.campaign.branch_by_number["03"]
    assert (other.titles, other.holds) == ((), ("station-b",))


def test_everything_is_as_it_was_where_nothing_was_allowed(server: Redis) -> None:
    season = Season(server, TEXT)
    assert season.campaign is season.file
    season.office("绑定 chair31 珠宝")
    assert set(season.campaign.tracks) == {"home", "station"}
    assert DURING < DEADLINE


def test_only_who_may_have_a_second_is_reminded_of_it(server: Redis) -> None:
    season = Season(server)
    allowed(season)
    found = {
        number: {m.track.id for m in open_matters(campaign, campaign.branch_by_number[number], {})}
        for campaign in [season.campaign]
        for number in ("14", "03")
    }
    assert found == {"14": {"home", "station", "station-b"}, "03": {"home", "station"}}


def test_the_second_is_told_among_those_of_the_award(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    assert "驿站已提交 1 个：" in season.office("已提交")
    allowed(season)
    second_handed_in(season)
    assert "驿站已提交 2 个（含第二个的 1 个）：" in season.office("已提交")


def test_which_application_is_asked_among_those_the_branch_may_have(server: Redis) -> None:
    season = Season(server)
    first_handed_in(season)
    allowed(season)
    assert "看 机关 驿站" in season.office("看 机关")
    assert "驿站二" not in season.office("看 机关")
    second_handed_in(season)
    assert "看 珠宝 驿站二" in season.office("看 珠宝")
