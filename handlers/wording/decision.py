"""What the office reads about a decision: the meeting, 公示, objections, papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campaign.model import Branch, Campaign, Track
from campaign.review.decisions import Meeting, Objection, Publicity
from campaign.review.papers import Paper
from handlers.wording.office import short
from handlers.wording.papers_of_review import votes
from handlers.wording.times import short_time


def day(when: date) -> str:
    return f"{when.month}月{when.day}日"


def _span(public: Publicity) -> str:
    return f"{day(public.first)}至{day(public.last)}（{public.days} 个工作日）"


def which_award(awards: Sequence[Track], command: str) -> str:
    ways = " 或 ".join(f"{command} {award.short_name}" for award in awards)
    return f"请写明哪一项：{ways}。"


# -- the meeting


def how_to_meet(award: Track) -> str:
    return (
        f"请写时间、地点和人，如 会议 {award.short_name} 5月18日14:00 行政楼201 "
        "主持 张老师 出席 李老师、王老师 记录 赵老师。"
    )


def meeting_when(award: Track) -> str:
    return f"请写明会议的日期和几点，没有记下。{how_to_meet(award)}"


def meeting_to_come(award: Track) -> str:
    return f"这个时间还没到，没有记下。会后再记：{how_to_meet(award)}"


def no_meeting(award: Track) -> str:
    return f"{award.short_name}还没有记评审会。{how_to_meet(award)}"


def how_to_vote(award: Track) -> str:
    return f"没有记下。请写单位和票数（同意:反对:弃权），如 会议 {award.short_name} 表决 图书馆 7:0:1。"


def meeting(campaign: Campaign, award: Track, known: Meeting | None) -> str:
    return meeting_noted(campaign, award, known) if known else no_meeting(award)


def meeting_noted(campaign: Campaign, award: Track, known: Meeting | None) -> str:
    if known is None:
        return f"{award.short_name}的评审会已取消登记。"
    lines = [
        f"{award.short_name}评审会：{short_time(known.at, campaign.zone)}　{known.place}".rstrip()
    ]
    lines += [f"{part}：{who}" for part, who in known.people.items()]
    known_by = {branch.number: branch.short_name for branch in campaign.branches}
    lines += [
        f"表决 {known_by.get(name, name)}　{votes(given)}" for name, given in known.votes.items()
    ]
    lines.append(
        f"补充照样写，如 会议 {award.short_name} 列席 …；Word 请回复 会议纪要 {award.short_name}。"
    )
    return "\n".join(lines)


# -- 公示


def how_to_publish(award: Track) -> str:
    return (
        f"没有记下。请写从哪天起、几个工作日，如 公示 {award.short_name} 5月19日 5天；"
        f"今天起就写 公示 {award.short_name}。"
    )


def nothing_to_show(award: Track) -> str:
    return f"{award.short_name}还没有记为推荐的，没有可公示的。先记：结果 <单位> {award.short_name} 推荐。"


def not_public(award: Track) -> str:
    return f"{award.short_name}还没有定公示日期。请写：公示 {award.short_name}（今天起）。"


def publicity_taken_back(award: Track) -> str:
    return f"{award.short_name}的公示日期已取消。"


def made_public(
    campaign: Campaign, award: Track, public: Publicity, names: Sequence[Branch], *, moved: bool
) -> str:
    head = f"{award.short_name}公示 {_span(public)}，休息日和调休已算。"
    if moved:
        head += f"您写的那天休息，从 {day(public.first)} 起。"
    return f"{head}\n\n{notice(campaign, award, public, names)}"


def notice(campaign: Campaign, award: Track, public: Publicity, names: Sequence[Branch]) -> str:
    """The text as it can be put up, and how to get it as a file."""
    rows = [f"{number}. {branch.name}" for number, branch in enumerate(names, 1)]
    contact = campaign.contact
    return "\n".join(
        (
            f"关于拟推荐“{award.name}”的公示",
            f"根据《{campaign.title}》（{campaign.document_number}），经评审，拟推荐以下单位：",
            *rows,
            f"公示期为 {public.first.year}年{_span(public)}。如有异议，请在公示期内向校工会反映："
            f"{contact.name}　{contact.phone}　{contact.email}。",
            f"{campaign.organiser}",
            f"{public.first.year}年{day(public.first)}",
            "",
            f"Word 请回复 公示文 {award.short_name}；有人提异议请写 异议 <单位> {award.short_name} …",
        )
    )


def standing(award: Track, known: Publicity | None, today: date, count: int, waiting: int) -> str:
    if known is None:
        return (
            f"{award.short_name}：推荐 {count} 个，还没有公示。开始请写 公示 {award.short_name}。"
        )
    running = "还没开始" if today < known.first else "公示中"
    state = "已满" if known.is_over(today) else running
    told = f"{award.short_name}：公示 {_span(known)}，{state}"
    if waiting:
        return f"{told}，异议没答复 {waiting} 条（看：异议）。"
    return f"{told}，没有待答复的异议。" + (
        f"说明请回复 公示说明 {award.short_name}。" if known.is_over(today) else ""
    )


def not_over(award: Track, public: Publicity) -> str:
    return f"{award.short_name}公示到 {day(public.last)} 才满，之后再出情况说明。"


def answer_first(award: Track, waiting: Sequence[int]) -> str:
    numbers = "、".join(f"第 {n} 条" for n in waiting)
    return f"{award.short_name}还有异议没答复：{numbers}。先写 异议 {waiting[0]} 答复 …，再出情况说明。"


# -- objections


def how_to_object(branch: Branch, award: Track) -> str:
    return f"请写异议的内容，如 异议 {branch.short_name} {award.short_name} 电话反映材料不实。"


def object_to_which(branch: Branch, tracks: Sequence[Track]) -> str:
    ways = " 或 ".join(f"异议 {branch.short_name} {t.short_name} …" for t in tracks)
    return f"请写明对哪一项：{ways}。"


def too_long(length: int, most: int) -> str:
    return f"太长了（{length} 字，最多 {most} 字），没有记下。请写要点。"


def objection_noted(branch: Branch, award: Track, one: Objection, *, is_late: bool) -> str:
    late = "公示期已过，仍记下。" if is_late else ""
    return (
        f"记下第 {one.number} 条异议：{short(branch)} {award.short_name}。{late}"
        f"请在 {day(one.due)} 前答复，写 异议 {one.number} 答复 …"
    )


def no_objection(number: int) -> str:
    return f"没有第 {number} 条异议。都有哪些，请回复 异议。"


def how_to_answer(number: int) -> str:
    return f"请写答复的内容，如 异议 {number} 答复 经核实，材料属实。"


def answered(one: Objection, about: Branch | None, *, was_answered: bool) -> str:
    whom = f"（{about.short_name}）" if about else ""
    how = "改了" if was_answered else "记下"
    return f"{how}第 {one.number} 条异议{whom}的答复：{one.answer}"


def objections(campaign: Campaign, known: Sequence[Objection]) -> str:
    if not known:
        return "还没有异议。有人提了请写，如 异议 <单位> 小家 电话反映…"
    return "\n".join(_objection(campaign, one) for one in known)


def _objection(campaign: Campaign, one: Objection) -> str:
    branch, award = campaign.branch_by_number.get(one.about), campaign.tracks.get(one.award)
    whom = f"{branch.short_name if branch else one.about} {award.short_name if award else ''}"
    answer = f"答复：{one.answer}" if not one.is_open else f"请在 {day(one.due)} 前答复"
    return f"{one.number}　{short_time(one.at, campaign.zone)}　{whom}　{one.said}　{answer}"


# -- papers


def coming(award: Track, paper: Paper) -> str:
    return f"{award.short_name}的{paper.value}正在生成，随后发来。"


def lost(paper: str) -> str:
    return f"{paper}没能生成或发出，请再要一次；还不行，请系统维护人员看一下模板。"
