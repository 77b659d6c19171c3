"""What is said about stamped papers, to the office and to the branches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.applications import Status
from campaign.condition import Condition, State
from campaign.differences import Differences
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Paper
from campaign.open_matters import Matter, Step
from handlers.wording import conditions, office_help
from handlers.wording.chair import call, head
from handlers.wording.office import STATUS, short
from handlers.wording.times import short_time

NAMED_ENTRIES = 6


def receive_how(campaign: Campaign) -> str:
    return f"请写分工会和项目：\n{office_help.ways('收', campaign)}"


def received(track: Track, papers: Sequence[tuple[Branch, str, bool]]) -> str:
    named = "、".join(
        f"{short(branch)}（{receipt}{'，截止后收到' if is_late else ''}）"
        for branch, receipt, is_late in papers
    )
    return f"已收{track.short_name}纸质 {len(papers)} 份：{named}。已告知本人。"


def same_on_paper(track: Track, branch: Branch, paper: str, online: str, what: str) -> str:
    return (
        f"{short(branch)} {track.short_name}：纸质是 {paper}，线上是 {online}（{what}），"
        "表上内容一样，不用换。"
    )


def receipt(
    track: Track,
    branch: Branch,
    number: str,
    at: datetime,
    campaign: Campaign,
    others: Sequence[Matter],
) -> str:
    when = short_time(at, campaign.zone)
    told = f"{head(track)}校工会已收到{branch.name}的纸质材料（{number}），{when}。"
    if not others:
        return f"{told}不用再做什么，谢谢。"
    return "\n".join((f"{told}{track.short_name}不用再做什么。", *map(still_open, others)))


def still_open(matter: Matter) -> str:
    """What is still to be done for another award than the one that is spoken of."""
    name = matter.track.short_name
    match matter.step:
        case Step.START:
            decline = f" 或 本次不申报{name}" if matter.track.may_decline else ""
            return f"{name}还没有说报不报：回复 申报{name}{decline}。"
        case Step.FILL if matter.condition.state is State.RETURNED:
            return f"{name}已退回、还没改完：回复 {name} 接着改。"
        case Step.FILL:
            return f"{name}还没填完：回复 {name} 接着填。"
        case Step.SUBMIT:
            return f"{name}填齐了，还没提交：回复 提交{name}。"
        case Step.AGAIN:
            return f"{name}{conditions.with_changes(matter.condition)}：回复 {name}。"
    paper = matter.application.paper
    again = f"（已送的 v{paper.version} 要换）" if paper else ""
    return f"{name}还差加盖公章的纸质版{again}。"


def to_be_replaced(branch: Branch, track: Track, receipt: str, paper: Paper) -> str:
    return f"{short(branch)} {track.short_name}已改为 {receipt}，已收的纸质 v{paper.version} 要换。"


def withdrawn(branch: Branch, track: Track, receipt: str, paper: Paper) -> str:
    return (
        f"{short(branch)} {track.short_name}已撤回 {receipt}，"
        f"已收的纸质 v{paper.version} 眼下不算，请先留着。"
    )


def outdated(track: Track, branch: Branch, paper: str, online: str, what: str) -> str:
    return f"{short(branch)} {track.short_name}：纸质是 {paper}，线上已是 {online}（{what}），没有登记。"


def differing(entries: Sequence[str], found: Differences) -> str:
    names = list(entries)
    if len(names) > NAMED_ENTRIES:
        names = [*names[:NAMED_ENTRIES], f"等 {len(names)} 项"]
    names += ["照片"] if found.photos else []
    names += ["总结"] if found.essay else []
    return f"改了 {'、'.join(names)}" if names else "内容相同"


def take_anyway(code: str) -> str:
    return f"请主席重新打印送来；确实照收请回复 确认 {code}。"


def nothing_handed_in(branch: Branch) -> str:
    return f"{short(branch)}：还没有提交任何项目，没有登记。"


def which_track(branch: Branch, tracks: Sequence[Track]) -> str:
    names = "、".join(track.short_name for track in tracks)
    return f"{short(branch)}：提交了{names}，请写明是哪一项，如 收 {branch.shown} {tracks[0].short_name}。"


def not_handed_in(track: Track, branch: Branch, status: Status) -> str:
    if status is Status.RETURNED:
        return f"{short(branch)} {track.short_name}：退回修改中，交回后再登记，没有登记。"
    return f"{short(branch)} {track.short_name}：{STATUS[status]}，线上没有提交，没有登记。"


def which_version(track: Track, branch: Branch, newest: str, versions: int) -> str:
    return (
        f"{short(branch)} {track.short_name}：线上有 {versions} 个版本，没有登记。"
        f"请看纸面上的编号，如 收 {newest}。"
    )


def no_such_version(track: Track, branch: Branch, version: int, newest: str) -> str:
    return f"{short(branch)} {track.short_name}：没有 v{version}，最新是 {newest}，没有登记。"


def there_already(track: Track, branch: Branch, paper: Paper, campaign: Campaign) -> str:
    at = short_time(paper.at, campaign.zone)
    return f"{short(branch)} {track.short_name}：{at} 已登记过。"


def no_paper(track: Track, branch: Branch) -> str:
    return f"{short(branch)} {track.short_name}：没有登记过纸质。"


def taken_back(track: Track, branch: Branch) -> str:
    return f"{short(branch)} {track.short_name}：已取消纸质登记，已告知本人。"


def correction(track: Track, branch: Branch, paper: Paper, campaign: Campaign) -> str:
    at = short_time(paper.at, campaign.zone)
    return (
        f"{head(track)}更正：{at} 登记的{branch.name}纸质材料是误记，校工会还没有收到，"
        f"请按要求送来，给您添麻烦了。\n确已送到请联系{call(campaign.contact)}。"
    )


def outstanding(track: Track, found: Sequence[tuple[Branch, Condition]], *, waived: int) -> str:
    """`found` are the branches whose paper is out, `waived` is how many need not bring theirs."""
    if not found:
        but = f"除了{conditions.WAIVED}的 {waived} 份，" if waived else ""
        return f"{track.short_name}：已提交的，{but}纸质都收到了。"
    named = "、".join(f"{short(branch)}{on_the_way(how)}" for branch, how in found)
    return f"{track.short_name}还没收到纸质 {len(found)} 份：{named}"


def nothing_to_bring(track: Track) -> str:
    return f"{track.short_name}：还没有人提交，谈不上纸质。"


def on_the_way(how: Condition) -> str:
    """Why a paper that came does not count: an older version, or given back; "" where none came."""
    if how.refused_for:
        return f"（退过：{how.refused_for}）"
    return f"（有 v{how.old_paper}，要换）" if how.old_paper else ""


def outstanding_how(campaign: Campaign) -> str:
    names = " 或 ".join(f"未收 {track.short_name}" for track in campaign.awards)
    return f"请回复 未收，或 {names}。"
