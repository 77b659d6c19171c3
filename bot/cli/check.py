"""What `python -m bot check` prints: every problem in the configuration, or the campaign on a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from bot.config_file import load_campaign
from bot.documents.trying import check_templates
from bot.season.checking import compare_with_data, notes
from campaign.loading import ConfigError
from campaign.model import Branch, Campaign, Track
from campaign.reminders import Slot, calendar
from handlers.parts.registry import kind_of

WEEKDAYS = "一二三四五六日"


def run_check(
    path: Path, environ: Mapping[str, str] | None = None, now: datetime | None = None
) -> int:
    """Print the campaign and return 0, or one problem a line on stderr and return 1.

    With `environ` also what would change for the data there are, with `now` what the date says.
    """
    try:
        campaign = load_campaign(path)
        check_templates(campaign)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 1
    print(describe(campaign))
    if now:
        print("\n".join(notes(campaign, now)))
    if environ is None:
        return 0
    lines, is_refused = compare_with_data(campaign, environ)
    print("\n".join(["", *lines]) if lines else "")
    return 1 if is_refused else 0


def describe(campaign: Campaign) -> str:
    """The whole campaign on one page, for the office to compare with the notice."""
    blocks = [
        _heading(campaign),
        *(_track(track) for track in campaign.tracks.values()),
        _reminders(campaign),
        _questions(campaign),
        _roster(campaign),
        _warnings(campaign),
    ]
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block)))


def _heading(campaign: Campaign) -> Iterator[str]:
    contact = campaign.contact
    yield campaign.title
    yield f"文号　　{campaign.document_number}"
    yield f"主办　　{campaign.organiser}"
    yield f"联系人　{contact.name} {contact.phone} {contact.email}"
    yield f"开始　　{_moment(campaign, campaign.opens_at)}"
    yield (
        f"截止　　{_moment(campaign, campaign.deadline)}"
        f"，截止前发出、{campaign.late_tolerance_minutes} 分钟内送达的仍收（{campaign.time_zone}）"
    )


def _moment(campaign: Campaign, moment: datetime) -> str:
    """Date, weekday and time as people read them where the campaign runs."""
    local = moment.astimezone(campaign.zone)
    weekday = WEEKDAYS[local.weekday()]
    return f"{local.year}年{local.month}月{local.day}日（周{weekday}）{local:%H:%M}"


def _track(track: Track) -> Iterator[str]:
    yield f"【{track.name}】简称 {track.short_name} · 编号以 {track.code} 开头 · 名额 {track.quota}"
    yield f"  条件　{_rule(track)}"
    if track.grants:
        amounts = " + ".join(f"{grant.source} {grant.amount} 元" for grant in track.grants)
        total = sum(grant.amount for grant in track.grants)
        yield f"  经费　每个 {amounts} = {total} 元"
    yield "  材料　" + "；".join(track.materials)
    for part in track.parts:
        for line in kind_of(part).described(part):
            yield f"  {line}"


def _rule(track: Track) -> str:
    """Who may apply and how often, from the values the bot goes by."""
    rules = [f"未获得{track.title}", f"每个分工会最多 {track.limit_per_branch} 个"]
    if track.minimum_score is not None:
        bonus = "含" if track.counts_bonus else "不含"
        rules.insert(1, f"自评不低于 {track.minimum_score} 分（{bonus}加分）")
    if track.may_decline:
        rules.append("可以不申报")
    return "；".join(rules)


def _reminders(campaign: Campaign) -> Iterator[str]:
    """The exact calendar, to be signed off: whoever is done by then gets nothing."""
    reminders, slots = campaign.reminders, calendar(campaign)
    yield f"提醒 {len(slots)} 次，只发给还有事没办的（{reminders.quiet_from}–{reminders.quiet_until} 不打扰）"
    for slot in slots:
        yield f"  {_moment(campaign, slot.at)}　{slot.name}{_shifted(campaign, slot)}"
    known = {slot.name for slot in slots}
    for rule in reminders.slots:
        if rule.name not in known:
            yield f"  不发　{rule.name}（与更靠近截止的一次同一天，或落在申报期外）"
    extra = [day for day in reminders.days_off if day.weekday() < 5]
    yield f"  休息日不发　周六、周日{''.join(f'、{_day(day)}' for day in extra)}"
    if reminders.work_days:
        yield f"  照常上班　{'、'.join(_day(day) for day in reminders.work_days)}"
    yield (
        f"  校工会早报　工作日 {reminders.digest_at}，有事才发，到截止后 {reminders.digest_days_after} 天"
    )
    yield f"  代填人　本人回过消息的一同提醒；全单位没有回过的，从截止前 {reminders.escalate_days_before} 天起也提醒"


def _shifted(campaign: Campaign, slot: Slot) -> str:
    moved = slot.planned != slot.at
    return f"（原为 {_moment(campaign, slot.planned)}，顺移）" if moved else ""


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def _questions(campaign: Campaign) -> Iterator[str]:
    """What chairs are told in the words of this file when they ask."""
    if campaign.results:
        yield f"问结果时回答　{campaign.results}"
    if campaign.paper_copies:
        yield f"问份数时回答　{campaign.paper_copies} 份"
    for entry in campaign.faq:
        yield f"问“{entry.samples[0]}”等 {len(entry.samples)} 种时回答　{entry.answer}"


def _roster(campaign: Campaign) -> Iterator[str]:
    yield f"分工会 {len(campaign.branches)} 个"
    for branch in campaign.branches:
        yield f"  {_branch(campaign, branch)}"
    yield f"校工会 {len(campaign.office)} 人　{'、'.join(campaign.office)}"


def _branch(campaign: Campaign, branch: Branch) -> str:
    """One line of the roster: who answers, and what the branch can no longer apply for."""
    people = [f"主席 {branch.chair_name} {branch.chair}".replace("  ", " ")]
    if branch.deputy:
        people.append(f"代填 {branch.deputy}")
    titles = "、".join(campaign.tracks[track].title for track in branch.holds)
    line = f"{branch.shown} {branch.name}（{branch.short_name}）　{'　'.join(people)}"
    return f"{line}　已获 {titles}" if titles else line


def _warnings(campaign: Campaign) -> Iterator[str]:
    """What is allowed but will have to be asked of the chairs, each in one line."""
    for what, missing in (
        ("没有登记电话", [b.shown for b in campaign.branches if not b.phone]),
        ("没有登记主席姓名", [b.shown for b in campaign.branches if not b.chair_name]),
    ):
        if missing:
            named = "、".join(missing[:5]) + (" 等" if len(missing) > 5 else "")
            yield f"提示：{len(missing)} 个分工会{what}（{named}），填表时由本人填写"
