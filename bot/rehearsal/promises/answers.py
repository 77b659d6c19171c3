"""What was said is kept: answers, totals, receipts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from bot.rehearsal.diary import on_one_line
from bot.rehearsal.evidence import Evidence, Shown, stored_of
from bot.rehearsal.expected import STANDS, Expected, HandedIn, figures_in, standing_words
from campaign.applications import Answers, Application, Place, Status, Value
from campaign.model import Track


def answered_rightly(evidence: Evidence) -> Iterator[str]:
    """Every message got the reply it had to get."""
    yield from map(str, evidence.surprises)


def nothing_lost(evidence: Evidence) -> Iterator[str]:
    """What was acknowledged is stored exactly as it was said last, in every version too."""
    for key, expected in evidence.expected.items():
        yield from _differences(expected, stored_of(evidence, key))
    for number, track in evidence.stored.keys() - evidence.expected.keys():
        yield f"{number} {track}：存了没有人说过的内容"


def office_sees(evidence: Evidence) -> Iterator[str]:
    """状态 with a branch tells the same."""
    for (number, _), expected in evidence.expected.items():
        told = _section(evidence.office.get(number, ""), expected.track)
        wanted = _standing(expected)
        if not any(words in told for words in wanted.split("或")):
            yield f"{expected.name}：状态 {number} 里应有“{wanted}”，实为“{on_one_line(told)}”"
        elif expected.has_content and figures_in(told) != expected.as_told():
            yield f"{expected.name}：状态 {number} 说 {figures_in(told)}，应为 {expected.as_told()}"


def totals_add_up(evidence: Evidence) -> Iterator[str]:
    """状态 tells how many stand where, whenever it is asked."""
    for totals in evidence.totals:
        for track_id, counted in totals.counted.items():
            track = evidence.campaign.tracks[track_id]
            told = totals_in(totals.told, track)
            due = {words: counted.get(status, 0) for status, words in STANDS.items()}
            due["已收纸质"] = totals.papers.get(track_id, 0)
            for words, wanted in due.items():
                if told.get(words) != str(wanted):
                    at = totals.at.astimezone(evidence.campaign.zone)
                    yield (
                        f"{at:%m-%d %H:%M} {track.short_name} {words}"
                        f" 应为 {wanted}，说的是 {told.get(words, '（没有）')}"
                    )


def totals_in(text: str, track: Track) -> dict[str, str]:
    """The figures of an award by their word; what is told of it begins with its name."""
    rows = text.splitlines()
    first = next((n for n, row in enumerate(rows) if row.startswith(f"{track.short_name}：")), None)
    if first is None:
        return {}
    rest = takewhile(lambda row: "：" not in row, rows[first + 1 :])
    told = " ".join((rows[first].removeprefix(f"{track.short_name}："), *rest))
    return dict(re.findall(r"(?:其中)?([^\s，]+) (\d+)", told))


def receipts_run(evidence: Evidence) -> Iterator[str]:
    """Each receipt was told, once to each person, and the versions follow each other."""
    told = Counter[str]()
    for screen in evidence.screens.values():
        told |= _receipts_on(screen)
    due = Counter(version.receipt for e in evidence.expected.values() for version in e.handed_in)
    for receipt in sorted(told.keys() | due.keys()):
        if told[receipt] != 1 or due[receipt] != 1:
            yield f"{receipt}：提交 {due[receipt]} 次，告诉了 {told[receipt]} 次"


def _receipts_on(screen: Iterable[Shown]) -> Counter[str]:
    """How often one person was told of each receipt."""
    return Counter(
        receipt
        for shown in screen
        if "没有新的改动" not in shown.text
        for receipt in re.findall(r"已提交，编号 (\S+-v\d+)，", shown.text)
    )


def _differences(expected: Expected, stored: Application) -> Iterator[str]:
    """How what is stored differs from what must be."""
    name = expected.name
    if stored.status is not expected.status:
        yield f"{name}：应为{standing_words(expected.status)}，存的是{standing_words(stored.status)}"
    yield from _answer_differences(name, expected.answers, _places(stored.answers))
    if stored.essay != expected.essay:
        yield f"{name}：总结应有 {len(expected.essay)} 段，存的不一样（{len(stored.essay)} 段）"
    if len(stored.photos) != expected.photos:
        yield f"{name}：照片应有 {expected.photos} 张，存了 {len(stored.photos)} 张"
    kept = [
        HandedIn(s.receipt, _places(s.answers), len(s.photos), s.essay) for s in stored.submissions
    ]
    if [version.receipt for version in kept] != [v.receipt for v in expected.handed_in]:
        yield f"{name}：存的版本是 {[version.receipt for version in kept]}"
        return
    for version, wanted in zip(kept, expected.handed_in, strict=True):
        if version != wanted:
            yield f"{wanted.receipt}：存的版本与提交时不一样"


def _answer_differences(
    name: str, wanted: dict[Place, Value], stored: dict[Place, Value]
) -> Iterator[str]:
    for place in sorted(wanted.keys() | stored.keys()):
        if wanted.get(place) != stored.get(place):
            said, kept = wanted.get(place, "没有说过"), stored.get(place, "没有")
            yield f"{name} {place.entry}：说的是 {said}，存的是 {kept}"


def _places(answers: Mapping[str, Answers]) -> dict[Place, Value]:
    return {Place(part, e): value for part, given in answers.items() for e, value in given.items()}


def _section(text: str, track: Track) -> str:
    """What is said under `【小家】`, up to the next heading, but for what is still missing."""
    _, _, rest = text.partition(f"【{track.short_name}】")
    rows = rest.partition("【")[0].splitlines()
    return "\n".join(row for row in rows if not row.startswith("差 "))


def _standing(expected: Expected) -> str:
    words = standing_words(expected.status)
    if expected.status is Status.FILLING:
        is_back = bool(expected.handed_in)
        return f"已撤回 {expected.handed_in[-1].receipt}" if is_back else f"{words}或填齐了"
    if expected.status is Status.SUBMITTED:
        words += f" {expected.handed_in[-1].receipt}"
    return words
