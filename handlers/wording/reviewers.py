"""What a reviewer reads. They learn of applications what they judge by, and of ballots their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from campaign.model import Branch, Campaign, Track
from campaign.review.reviewers import Reviewer
from handlers.wording import scores
from handlers.wording.office import short
from handlers.wording.times import short_time

if TYPE_CHECKING:
    from handlers.reviewers.talk import Due


def who(due: Due) -> str:
    return f"【评审】{due.track.short_name} · {due.branch.short_name}"


def listed(award: Track, due: Sequence[Due], *, is_closed: bool) -> str:
    done = sum(one.total is not None for one in due)
    if not due:
        return f"【评审】{award.name}：还没有需要评审的申报。"
    state = "，评审已结束" if is_closed else ""
    head = f"【评审】{award.name}：共 {len(due)} 个，已评 {done} 个{state}"
    return "\n".join([head, *(_line(one) for one in due)])


def _line(due: Due) -> str:
    named = f"{short(due.branch)}{due.track.which}"
    if due.total is not None:
        return f"{named}　{_total(due)}"
    if due.card and due.ballot.points:
        return f"{named}　评了 {len(due.ballot.points)}/{len(due.card.items)} 项"
    return f"{named}　未评"


def _total(due: Due) -> str:
    if due.card is None:
        return "同意" if due.ballot.accepts else "不同意"
    return f"{due.total} 分"


def kept_from(branches: Sequence[Branch]) -> str:
    return f"回避（本单位或已申请）：{'、'.join(b.short_name for b in branches)}"


def how_to_begin(example: str) -> str:
    begin = f"回复单位名开始，如 {example}。" if example else "都评完了。要改，请回复单位名。"
    return f"{begin}评分只有校工会看得到。不会用请回复 帮助。"


def no_panel() -> str:
    return "目前没有请您评审的奖项。"


def which(due: Sequence[Due]) -> str:
    waiting = next((one for one in due if one.total is None), next(iter(due), None))
    if waiting is None:
        return nothing_to_do()
    return f"先说评哪一个：请回复单位名，如 {waiting.branch.short_name}；全部名单请回复 评审。"


def nothing_to_do() -> str:
    return "还没有需要您评审的申报。有了会在 评审 里列出。"


def not_found(said: str, due: Sequence[Due]) -> str:
    shown = " ".join(said.split())[:20]
    return f"没看懂“{shown}”。{which(due)}"


def must_not(branch: Branch) -> str:
    return f"{short(branch)} 您需要回避，不参加评分。"


def nothing_of(branch: Branch, awards: Sequence[Track]) -> str:
    named = "、".join(award.short_name for award in awards)
    return f"{short(branch)} 没有需要您评审的申报（您评的是：{named}）。名单请回复 评审。"


def which_award(branch: Branch, found: Sequence[Due]) -> str:
    ways = " 或 ".join(f"{branch.short_name} {one.track.short_name}" for one in found)
    return f"{short(branch)} 有几项，请写明：{ways}。"


def opened(due: Due, left: int) -> str:
    rest = f"（还有 {left} 个未评）" if left else ""
    lines = [f"{who(due)}{rest}", question(due) if due.total is None else ballot(due)]
    lines.append("看申报材料请回复 材料，看照片回复 照片。")
    return "\n".join(lines)


def question(due: Due) -> str:
    """What is to be given next: the open items of the section at hand, or the vote."""
    if due.card is None:
        return "请回复 同意 或 不同意。"
    if due.asked is None:
        return "都评了。要改，如 改 1.1 3。"
    section = due.card.section_of[due.asked]
    items = [item for item in section.items if item.id not in due.ballot.points]
    rows = [scores.short_item(item) for item in items]
    return "\n".join([*rows, f"请依次打分，如 {scores.mixture(items)}。"])


def card(due: Due) -> str:
    if due.card is None:
        return f"{who(due)}：只评 同意 或 不同意。"
    rows = [scores.short_item(item) for item in due.card.items.values()]
    return "\n".join([f"{due.track.name} 评审，满分 {due.card.points}：", *rows])


def given(due: Due, before: Mapping[str, int], points: Mapping[str, int]) -> str:
    assert due.card is not None  # noqa: S101 - points are given on a card
    told = scores.written(dict(before), points, due.card)
    return f"{who(due)}　{told}\n{_state(due)}"


def _state(due: Due) -> str:
    assert due.card is not None  # noqa: S101 - the same
    so_far = sum(due.ballot.points.get(item, 0) for item in due.card.order)
    if due.total is not None:
        return f"评完，合计 {due.total}/{due.card.points} 分。评审结束前可以改，如 改 1.1 3。"
    return f"已评 {len(due.ballot.points)}/{len(due.card.items)} 项，合计 {so_far}"


def voted(due: Due, accepts: bool) -> str:
    return f"{who(due)}　记下：{'同意' if accepts else '不同意'}。评审结束前可以改。"


def ballot(due: Due) -> str:
    if due.card is None:
        told = "未评" if due.ballot.accepts is None else _total(due)
        return f"{who(due)}：{told}"
    rows = [
        f"{item.id} {due.ballot.points.get(item.id, '未评')}/{item.points}"
        for item in due.card.items.values()
    ]
    return f"{who(due)}　{_state(due)}\n{'　'.join(rows)}"


def refused(due: Due, why: str) -> str:
    return f"{who(due)}　没有记下。{why}\n{question(due)}".replace("。。", "。")


def unclear(due: Due) -> str:
    return f"{who(due)}　没看懂，没有记下。\n{question(due)}"


def cleared(due: Due) -> str:
    return f"{who(due)}　您的评分已清空。"


def all_done(due: Sequence[Due]) -> str:
    if any(one.total is None for one in due):
        return "能评的都评完了。名单请回复 评审。"
    return f"{len(due)} 个都评完了，谢谢您。结束前要改，请回复单位名。"


def closed(track: Track, campaign: Campaign) -> str:
    return (
        f"{track.short_name}的评审已由校工会结束，评分不能再改。有疑问请联系{_contact(campaign)}。"
    )


def too_early(campaign: Campaign) -> str:
    until = short_time(campaign.deadline, campaign.zone)
    return f"申报 {until} 截止，之后才开始评分；材料现在可以看。"


def how_to_recuse(due: Sequence[Due]) -> str:
    example = due[0].branch.short_name if due else "单位名"
    return f"回避哪个单位？如 回避 {example} 亲属在该单位。"


def recused(branch: Branch) -> str:
    return f"已记下：您回避 {short(branch)}，不再评分，给过的分不算。要取消请联系校工会。"


def has_recused(reviewer: Reviewer, branch: Branch, reason: str) -> str:
    return f"评委 {reviewer.called} 申请回避 {short(branch)}：{reason or '没写理由'}。"


def kept_away_already(branch: Branch) -> str:
    return f"{short(branch)} 您本来就回避，不用再申请。"


def no_pictures() -> str:
    return "评审不用发照片，这张没有保存。名单请回复 评审。"


def only_text() -> str:
    return "请用文字回复。名单请回复 评审。"


def left(is_chair: bool) -> str:
    rest = "之后您发的算本分工会的。" if is_chair else ""
    return f"已退出评审，评过的都在。{rest}再来请回复 评审。"


def at_your_service() -> str:
    return "不客气。名单请回复 评审。"


def help_text(example: Branch) -> str:
    return "\n".join(
        (
            "评审这样用：",
            "评审　　　看名单和进度",
            f"{example.short_name}　评这一个（写单位名）",
            "3 5 4　　 依次打分；同意／不同意",
            "改 1.1 3　改一项；清空　重评",
            "材料、照片、总结　看申报材料",
            f"回避 {example.short_name} 理由　申请回避",
            "下一个、退出评审",
            "评审结束前都可以改；您的评分其他评委看不到。",
        )
    )


def _contact(campaign: Campaign) -> str:
    return f"{campaign.contact.name} {campaign.contact.phone}"
