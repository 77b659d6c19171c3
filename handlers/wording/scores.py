"""What a chair reads while scoring: questions, what was written down, sections, the gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaign.applications import Answers, Value
from campaign.parts.items import Item, Section
from campaign.parts.roles import Scored
from campaign.scoring import Gap, Tally, tally_section

IN_A_LINE = 6
ABOUT = 24  # characters of an item that fit one line beside its points
_PAUSES = "，、；。（"


def scope(card: Scored, minimum: int | None) -> str:
    bonus = f"（含加分 {card.bonus_points}）" if card.bonus_points else ""
    needed = f"，{minimum} 分可申报" if minimum else ""
    return f"{card.title}，共 {len(card.items)} 项，满分 {card.points}{bonus}{needed}。"


def points(given: int) -> str:
    return f"得分 {given}"


def section_head(section: Section) -> str:
    return f"第{section.number}部分 {section.title}（{section.points}分，{len(section.items)} 项）"


def outline(section: Section) -> str:
    return "\n".join(short_item(item) for item in section.items)


def short_item(item: Item) -> str:
    return f"{item.id}（{item.points}分）{shortened(item.text)}"


def shortened(text: str) -> str:
    """The beginning of a text up to a pause, where there is one in the second half."""
    if len(text) <= ABOUT + 2:
        return text
    begin = text[:ABOUT]
    pause = max(map(begin.rfind, _PAUSES))
    return f"{begin[:pause] if 2 * pause >= ABOUT else begin}…"


def question(item: Item, section: Section | None, current: Value | None) -> str:
    where = f"第{section.number}部分 · " if section else ""
    now = f"　现在是 {current} 分" if current is not None else ""
    return f"{where}{item.id} {item.text}（{item.points}分）{now}"


def way_to_answer(item: Item) -> str:
    return f"请回复 0–{item.points}。"


def way_to_tap(items: Sequence[Item]) -> str:
    return f"请在下面的卡片上选，或直接回复分数，如 {mixture(items)}。"


def way_again(item: Item) -> str:
    return f"请重发，{item.id} 填 0–{item.points}。"


def ways_to_answer(section: Section) -> str:
    place = min(3, len(section.items))
    return f"也可一次回复后面几项，如 {mixture(section.items)}；或 全满分 除了 {place}=2。"


def mixture(items: Sequence[Item]) -> str:
    """Scores for an example, some of them full, as most people's are; one alone is not."""
    first = len(items) == 1
    return " ".join(str(item.points - (at % 2 or first)) for at, item in enumerate(items))


def written(before: Answers, scores: Mapping[str, int], card: Scored) -> str:
    scores = {entry: scores[entry] for entry in card.order if entry in scores}
    if len(scores) > IN_A_LINE:
        return f"记下 {len(scores)} 项"
    if len(scores) == 1:
        return _written_one(before, *next(iter(scores.items())))
    return "、".join(_written_among(before, item, points) for item, points in scores.items())


def _written_one(before: Answers, item: str, given: int) -> str:
    old = before.get(item)
    if old is None:
        return f"{item} 记 {given} 分"
    return f"{item} 仍是 {given} 分" if old == given else f"{item} 由 {old} 改为 {given}"


def _written_among(before: Answers, item: str, given: int) -> str:
    old = before.get(item)
    return f"{item} 记 {given}" if old in (None, given) else f"{item} 由 {old} 改为 {given}"


def row(section: Section, answers: Answers) -> str:
    given = " ".join(str(answers.get(item.id, "·")) for item in section.items)
    tally = tally_section(section, answers)
    points = f"　{tally.points}/{section.points}" if tally.answered else ""
    return f"{section.number} {given}{points}"


def running(now: Tally, distance: Gap, minimum: int | None) -> str:
    """`得分 45，还差 35 到 80`, said whenever one item changes."""
    told = f"得分 {now.points}"
    if not minimum:
        return told
    if distance.is_out_of_reach:
        most = distance.counted + distance.reachable
        return f"{told}，其余全满分也只有 {most}，到不了 {minimum}"
    return (
        f"{told}，还差 {distance.short_by} 到 {minimum}"
        if distance.short_by
        else f"{told}，已到 {minimum}"
    )


def section_points(tally: Tally) -> str:
    return f"{tally.points}/{tally.out_of} 分"


def section_done(section: Section, points: int) -> str:
    return f"第{section.number}部分 {points}/{section.points}。"


def way_to_minimum(gap: Gap, minimum: int | None) -> str:
    if not minimum:
        return f"其余最多还能得 {gap.reachable}。"
    if gap.is_out_of_reach:
        most = gap.counted + gap.reachable
        return f"其余全满分也只有 {most}，到不了申报要求的 {minimum} 分，可 改 前面的分数。"
    if gap.short_by:
        return f"其余最多还能得 {gap.reachable}，离 {minimum} 还差 {gap.short_by}。"
    return f"其余最多还能得 {gap.reachable}，已达到 {minimum} 分。"


def total(given: int, bonus: int) -> str:
    parts = f"（标准项 {given - bonus} + 加分 {bonus}）" if bonus else ""
    return f" · {points(given)}{parts}"


def verdict(card: Scored, answers: Answers, gap: Gap, minimum: int) -> str:
    if not gap.short_by:
        return f"已达到申报要求的 {minimum} 分。"
    lost = sorted(card.sections, key=lambda s: tally_section(s, answers).points - s.points)
    worst = "、".join(_lost(section, answers) for section in lost[:2])
    return (
        f"离申报要求的 {minimum} 分还差 {gap.short_by} 分。失分较多：{worst}。"
        "如与实际不符，请如实改分，如 改 2.3 4；不申报也可以，回复 本次不申报。"
    )


def _lost(section: Section, answers: Answers) -> str:
    items = [i for i in section.items if int(answers.get(i.id, 0)) < i.points]
    items.sort(key=lambda i: int(answers.get(i.id, 0)) - i.points)
    named = "，".join(f"{i.id} -{i.points - int(answers.get(i.id, 0))}" for i in items[:3])
    missing = section.points - tally_section(section, answers).points
    return f"第{section.number}部分 -{missing}（{named}）" if named else ""


def explained(item: Item, section: Section, current: Value | None) -> str:
    lines = [
        f"{section_head(section)}",
        f"{item.id} {item.text}",
        f"满分 {item.points} 分，"
        + ("还没有评分。" if current is None else f"现在 {current} 分。"),
    ]
    if item.hint:
        lines.append(item.hint)
    return "\n".join(lines)


def section_line(found: Section, tally: Tally) -> str:
    done = f"已答 {tally.answered}" if tally.answered else "还没答"
    if tally.is_complete:
        done = f"得分 {tally.points}"
    return f"{section_head(found)}　{done}"


def how_scored(item: Item) -> str:
    return f"标准就是上面这句，请按实际情况打 0–{item.points} 分。"
