"""What the office reads about the archive that goes upward, in the chat and in the archive's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from campaign.condition import PaperState
from campaign.model import Branch, Campaign, Track
from campaign.upward import Recommended, Upward
from handlers.wording import conditions
from handlers.wording.archive import CHECKSUMS
from handlers.wording.office import short
from handlers.wording.times import second

NAMED_AT_MOST = 12
OWED = {
    PaperState.AWAITED: "纸质没收到",
    PaperState.OUTDATED: "纸质不是最后一版，要换",
    PaperState.REFUSED: conditions.GIVEN_BACK,
}


def coming(awards: Sequence[Upward], more: Sequence[str] = ()) -> str:
    lacks = [*shortcomings(awards), *more]
    head = "还有这些，请先看看（不影响打包）：" if lacks else "纸质、核分、姓名都齐了。"
    return "\n".join(
        (
            f"推荐上报：{'，'.join(map(_share, awards))}。",
            head,
            *(f"· {lack}" for lack in lacks),
            "正在打包，好了发给您链接。",
        )
    )


def screen(awards: Sequence[Upward], more: Sequence[str]) -> str:
    """What goes upward and what is still missing for it, on one screen."""
    lacks = [*shortcomings(awards), *more]
    head = "还缺：" if lacks else "材料都齐了，打包请回复 导出 推荐。"
    return "\n".join(
        (f"推荐上报：{'，'.join(map(_share, awards))}。", head, *(f"· {n}" for n in lacks))
    )


def nothing_recommended(awards: Sequence[Upward], example: Branch) -> str:
    """That nothing is packed, and how results are noted."""
    award = awards[0].award
    waiting = [one for one in awards if one.undecided]
    return "\n".join(
        (
            f"{'、'.join(one.award.short_name for one in awards)}还没有记为推荐的申报，没有打包。",
            *(f"· {_undecided(one)}" for one in waiting),
            f"先记结果，如 结果 {_example(waiting, example).short_name} "
            f"{(waiting[0].award if waiting else award).short_name} 推荐，再回复 导出 推荐。",
        )
    )


def shortcomings(awards: Sequence[Upward]) -> list[str]:
    """What is not as it should be when it is handed upward, a line each."""
    return [*_of_the_recommended(awards), *_of_the_choice(awards)]


def _share(one: Upward) -> str:
    return f"{one.award.short_name} {len(one.recommended)}/{one.award.quota}"


def _of_the_recommended(awards: Sequence[Upward]) -> Iterator[str]:
    every = [one for award in awards for one in award.recommended]
    for state, told in OWED.items():
        if out := [one for one in every if one.condition.paper is state]:
            yield f"{told}：{_named(out)}"
    if unreviewed := [one for one in every if not one.is_reviewed]:
        yield f"没核分，或没核完：{_named(unreviewed)}"
    if nameless := [one for one in every if not one.chair_name]:
        yield f"没有主席姓名：{_named(nameless)}。汇总表里留空，可以手填"
    if unreachable := [one for one in every if not one.phone]:
        yield f"没有联系电话：{_named(unreachable)}。也留空"


def _of_the_choice(awards: Sequence[Upward]) -> Iterator[str]:
    for one in awards:
        if one.beyond_quota:
            yield f"{one.award.short_name}超出名额 {one.beyond_quota} 个"
        if not one.recommended:
            yield f"{one.award.short_name}还没有推荐，不在包里"
        if one.undecided:
            yield _undecided(one)
        if one.correcting:
            yield f"{one.award.short_name}退回改正中 {len(one.correcting)} 个：{_list(one.correcting)}"


def _undecided(one: Upward) -> str:
    return f"{one.award.short_name}已提交、没定结果 {len(one.undecided)} 个：{_list(one.undecided)}"


def _example(waiting: Sequence[Upward], other: Branch) -> Branch:
    return waiting[0].undecided[0] if waiting else other


def _named(several: Iterable[Recommended]) -> str:
    """Branches by award: `小家 03 地科、05 信工；驿站 07 海洋`."""
    awards: dict[str, list[str]] = {}
    for one in several:
        awards.setdefault(one.track.short_name, []).append(short(one.branch))
    return "；".join(f"{award} {_cut(names)}" for award, names in awards.items())


def _list(branches: Sequence[Branch]) -> str:
    return _cut([short(branch) for branch in branches])


def _cut(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > NAMED_AT_MOST else ""
    return f"{'、'.join(names[:NAMED_AT_MOST])}{more}"


class Summary:
    """The words of the summary that is printed, signed and stamped."""

    FILE, FILES, GRANTS = "推荐汇总表.xlsx", "材料清单", "经费表"
    NUMBER, BRANCH, CHAIR, PHONE = "序号", "推荐单位", "主席", "联系电话"
    SCORE, REVIEWED, SUBMITTED, REMARKS = "自评分", "核定分", "申报时间", "备注"
    TOTAL, SUM = "合计", "合计（元）"
    AWARD, MATERIAL, NOTE = "项目", "材料", "缺什么"


def sheet_name(award: Track) -> str:
    return f"{award.short_name}推荐汇总表"


def sheet_title(award: Track) -> str:
    return f"{award.name}推荐汇总表"


def organiser(campaign: Campaign) -> str:
    return f"推荐单位：{campaign.organiser}"


def contact(campaign: Campaign) -> str:
    return f"联系人：{campaign.contact.name}　{campaign.contact.phone}"


def total(one: Upward) -> str:
    return f"共推荐 {len(one.recommended)} 个（名额 {one.award.quota} 个）"


def grants_title(award: Track) -> str:
    return f"{award.name}经费表"


def grants_name(award: Track, among: int) -> str:
    return f"{award.short_name}{Summary.GRANTS}" if among > 1 else Summary.GRANTS


def of_source(source: str) -> str:
    return f"{source}（元）"


def grants_note(one: Upward) -> str:
    each = " + ".join(f"{grant.source} {grant.amount}" for grant in one.award.grants)
    return f"按推荐的 {len(one.recommended)} 个计算，每个 {each} 元；以上级验收结果为准。"


def files_total(count: int, missing: Sequence[str]) -> str:
    lacking = f"，缺 {len(missing)} 个：{'、'.join(missing)}" if missing else ""
    return f"共 {count} 个文件{lacking}。"


def notes(
    campaign: Campaign, as_of: datetime, awards: Sequence[Upward], problems: Sequence[str]
) -> str:
    """The notes as they stand beside the summary."""
    lacks = [*(f"· {problem}" for problem in problems), *(f"· {n}" for n in shortcomings(awards))]
    lines = [
        f"{campaign.title}　推荐上报材料",
        f"{campaign.document_number}　{campaign.organiser}",
        f"最后一次改动：{as_of.astimezone(campaign.zone).year}年{second(as_of, campaign.zone)}",
        "",
        f"{Summary.FILE}　每个项目一张汇总表，经费表，材料清单；都按 A4 排好，打印后盖章、签字",
        *(f"{one.award.name}　推荐 {len(one.recommended)} 个，一个一个文件夹" for one in awards),
        f"{CHECKSUMS}　每个文件的 SHA-256，用来核对有没有损坏",
        "",
        "只有记为推荐的申报。主席姓名、电话取自名册，名册里没有的取自申报表，都没有的留空。",
        "请先解压再打开汇总表，其中的链接才有效。报送前请把本说明和校验文件拿掉。",
        *(["", "上报前请看：", *lacks] if lacks else []),
        "",
    ]
    return "\r\n".join(lines)
