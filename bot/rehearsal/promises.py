"""What the product promises, each checked on the evidence of one season."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rehearsal import reminder_promises as reminders
from bot.rehearsal.evidence import Evidence, Key
from bot.rehearsal.expected import Expected, HandedIn, figures_in
from campaign.applications import Answers, Application, Photo, Place, Status, Value
from campaign.model import Campaign, Track
from campaign.parts import Essay

STANDS = {
    Status.NOT_STARTED: "未开始",
    Status.FILLING: "填写中",
    Status.SUBMITTED: "已提交",
    Status.RETURNED: "已退回",
    Status.DECLINED: "不申报",
}


IS_CLOSING = re.compile(r"\S+ \S+分工会：申报已于 ").match
DIGEST_OF = re.compile(r"【早报】[^，]*").match


@dataclass(frozen=True)
class Promise:
    """One promise, and where it was broken."""

    words: str
    broken: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        return not self.broken


Check = Callable[[Evidence], Iterator[str]]


def verdict(evidence: Evidence) -> list[Promise]:
    """Every promise, in the order in which people would ask."""
    return [Promise(words, tuple(check(evidence))) for words, check in PROMISES]


def answered_rightly(evidence: Evidence) -> Iterator[str]:
    """Every message got the reply it had to get."""
    yield from map(str, evidence.surprises)


def nothing_lost(evidence: Evidence) -> Iterator[str]:
    """What was acknowledged is stored exactly as it was said last, in every version too."""
    for key, expected in evidence.expected.items():
        yield from _differences(expected, _stored(evidence, key))
    for number, track in evidence.stored.keys() - evidence.expected.keys():
        yield f"{number} {track}：存了没有人说过的内容"


def office_sees(evidence: Evidence) -> Iterator[str]:
    """状态 with a branch tells the same."""
    for (number, _), expected in evidence.expected.items():
        told = _section(evidence.office.get(number, ""), expected.track)
        wanted = _standing(expected)
        if wanted not in told:
            yield f"{expected.name}：状态 {number} 里应有“{wanted}”，实为“{_short(told)}”"
        elif expected.has_begun and figures_in(told) != expected.as_told():
            yield f"{expected.name}：状态 {number} 说 {figures_in(told)}，应为 {expected.as_told()}"


def totals_add_up(evidence: Evidence) -> Iterator[str]:
    """状态 tells how many stand where, whenever it is asked."""
    for totals in evidence.totals:
        for track_id, counted in totals.counted.items():
            track = evidence.campaign.tracks[track_id]
            head = f"{track.short_name}："
            rows = [row for row in totals.told.splitlines() if row.startswith(head)]
            told = dict(re.findall(r"(\S+) (\d+)", "".join(rows).removeprefix(head)))
            due = {words: counted.get(status, 0) for status, words in STANDS.items()}
            due["已收纸质"] = totals.papers.get(track_id, 0)
            for words, wanted in due.items():
                if told.get(words) != str(wanted):
                    at = totals.at.astimezone(evidence.campaign.zone)
                    yield (
                        f"{at:%m-%d %H:%M} {track.short_name} {words}"
                        f" 应为 {wanted}，说的是 {told.get(words, '（没有）')}"
                    )


def receipts_run(evidence: Evidence) -> Iterator[str]:
    """Each receipt was told once, and the versions of an application follow each other."""
    told = Counter(
        receipt
        for screen in evidence.screens.values()
        for shown in screen
        if "没有新的改动" not in shown.text
        for receipt in re.findall(r"已提交，编号 (\S+-v\d+)，", shown.text)
    )
    due = Counter(version.receipt for e in evidence.expected.values() for version in e.handed_in)
    for receipt in sorted(told.keys() | due.keys()):
        if told[receipt] != 1 or due[receipt] != 1:
            yield f"{receipt}：提交 {due[receipt]} 次，告诉了 {told[receipt]} 次"


def photos_kept(evidence: Evidence) -> Iterator[str]:
    """Every photo is on disk, can be looked at, was sent by this branch, and is there once."""
    for key, expected in evidence.expected.items():
        application = _stored(evidence, key)
        versions = [s.photos for s in application.submissions]
        for photos in [application.photos, *versions]:
            yield from _photo_faults(evidence, expected, photos)


def documents_sent_once(evidence: Evidence) -> Iterator[str]:
    """The papers of every version reached a phone of the branch, each once."""
    files = Counter(
        shown.name for screen in evidence.screens.values() for shown in screen if shown.name
    )
    for expected in evidence.expected.values():
        for version in expected.handed_in:
            names = [name for name in files if name.startswith(f"{version.receipt} ")]
            wanted = 1 + any(isinstance(part, Essay) for part in expected.track.parts)
            if len(names) != wanted:
                yield f"{version.receipt}：应有 {wanted} 份文件，发了 {len(names)} 份"
            yield from (f"{name}：发了 {files[name]} 次" for name in names if files[name] != 1)


def deadline_holds(evidence: Evidence) -> Iterator[str]:
    """What was sent in time is in; nothing else changed anything."""
    campaign = evidence.campaign
    last = campaign.deadline + timedelta(minutes=campaign.late_tolerance_minutes)
    for (number, track), application in evidence.stored.items():
        for submission in application.submissions:
            if submission.at > campaign.deadline:
                yield f"{submission.receipt}：记为 {_clock(campaign, submission.at)} 提交，已过截止"
        if application.changed_at and application.changed_at > last:
            at = _clock(campaign, application.changed_at)
            yield f"{number} {track}：{at} 还改过，已过截止"


def disputes_listed(evidence: Evidence) -> Iterator[str]:
    """What was sent in time and came too late is neither in nor lost: the office finds it."""
    for number, said in evidence.disputed.items():
        branch = evidence.campaign.branch_by_number[number]
        told = evidence.disputes.get(number, "")
        if branch.chair not in told or said not in told:
            yield f"{number}：争议里应有 {branch.chair} 的“{said}”，实为“{_short(told)}”"


def closing_told_once(evidence: Evidence) -> Iterator[str]:
    """At the deadline who left something open is told once, and the office gets its table once."""
    for user_id, screen in evidence.screens.items():
        told = sum(shown.is_sent and bool(IS_CLOSING(shown.text)) for shown in screen)
        wanted = int(user_id.casefold() in evidence.left_open)
        if told != wanted:
            yield f"{user_id}：截止时应告知 {wanted} 次，收到 {told} 次"
    texts = [shown.text for shown in evidence.screens[evidence.campaign.office[0]]]
    tables = [text for text in texts if text.startswith("【截止】")]
    final = sum("（最终）：" in text for text in tables)
    if len(tables) - final != 1 or final > 1:
        yield f"校工会收到截止汇总 {len(tables) - final} 次，最终汇总 {final} 次"
    mornings = Counter(found[0] for text in texts if (found := DIGEST_OF(text)))
    yield from (f"{head}：发了 {times} 次" for head, times in mornings.items() if times > 1)


def platform_content(evidence: Evidence) -> Iterator[str]:
    """No callback was answered by an error, nothing was cut or dropped by the platform."""
    yield from evidence.failed_callbacks
    yield from evidence.platform_complaints


def only_planted_losses(evidence: Evidence) -> Iterator[str]:
    """Nothing was given up but what nobody could deliver."""
    for letter in evidence.dead_letters:
        to = _addressee(letter)
        if to.casefold() not in evidence.unreachable:
            yield f"给 {to} 的 {letter.get('kind')} 没有发出：{letter.get('reason')}"


def office_was_warned(evidence: Evidence) -> Iterator[str]:
    """The office was told at once whom nothing reaches, and that WeCom refuses our address."""
    told = "\n".join(
        shown.text for office in evidence.campaign.office[:1] for shown in evidence.screens[office]
    )
    for user_id in evidence.unreachable:
        if _was_due_since(evidence, user_id) and f"{user_id} 收不到消息" not in told:
            yield f"没有告诉校工会 {user_id} 收不到消息"
    if evidence.untrusted_ip and not re.search(f"60020.*{evidence.untrusted_ip}", told):
        yield f"没有告诉校工会可信 IP 里缺 {evidence.untrusted_ip}"


def all_done(evidence: Evidence) -> Iterator[str]:
    """Everything that had to be sent was sent before time went on."""
    yield from evidence.unsettled


def ended_well(evidence: Evidence) -> Iterator[str]:
    """Every stop was clean and nothing unforeseen stands in the log."""
    yield from (f"结束时退出码 {code}" for code in evidence.exit_codes if code)
    yield from (line[:200] for line in evidence.log if "Traceback" in line)


PROMISES: tuple[tuple[str, Check], ...] = (
    ("每句话都得到应有的回答", answered_rightly),
    ("确认过的回答一个不少、一字不差", nothing_lost),
    ("状态 <分工会> 与实际一致", office_sees),
    ("状态 的合计每次都对", totals_add_up),
    ("编号不重不漏，版本连续", receipts_run),
    ("照片都在、打得开、没有重复", photos_kept),
    ("申报表等文件各发一次", documents_sent_once),
    ("截止前发出的都算，之后的都没进来", deadline_holds),
    ("截止后才送达的没有丢，都列在 争议 里", disputes_listed),
    ("截止时该告知的各告知一次，校工会的汇总和早报不重复", closing_told_once),
    ("每次提醒该收的人都收到一次，没有重复", reminders.each_once),
    ("办完的、不申报的、当天不要的，没有再被提醒", reminders.none_beyond),
    ("提醒都没有迟到", reminders.none_late),
    ("夜里、休息日、整点半点和截止后没有提醒", reminders.none_out_of_hours),
    ("收不到消息的人和可信 IP 出错，马上告诉了校工会", office_was_warned),
    ("平台没有收到过错误应答，消息没有被截断或丢弃", platform_content),
    ("只有确实联系不上的人没收到消息", only_planted_losses),
    ("每一步要发的都发完了", all_done),
    ("重启和结束都干净，日志里没有意外", ended_well),
)


def _stored(evidence: Evidence, key: Key) -> Application:
    return evidence.stored.get(key) or Application(key[1])


def _differences(expected: Expected, stored: Application) -> Iterator[str]:
    """How what is stored differs from what must be."""
    name = expected.name
    if stored.status is not expected.status:
        yield f"{name}：应为{_words(expected.status)}，存的是{_words(stored.status)}"
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


def _photo_faults(
    evidence: Evidence, expected: Expected, photos: tuple[Photo, ...]
) -> Iterator[str]:
    seen = Counter(evidence.pictures.get(photo.path) for photo in photos)
    for photo in photos:
        number = evidence.pictures.get(photo.path)
        if number is None:
            yield f"{expected.name} 第 {photo.number} 张：不在盘上或打不开（{photo.path}）"
        elif number not in expected.sent:
            yield f"{expected.name} 第 {photo.number} 张：不是这个分工会发的"
        elif seen[number] > 1:
            yield f"{expected.name} 第 {photo.number} 张：存了 {seen[number]} 次"


def _section(text: str, track: Track) -> str:
    """What is said under `【小家】`, up to the next heading."""
    _, _, rest = text.partition(f"【{track.short_name}】")
    return rest.partition("【")[0]


def _standing(expected: Expected) -> str:
    words = _words(expected.status)
    if expected.status is Status.SUBMITTED:
        words += f" {expected.handed_in[-1].receipt}"
    return words


def _words(status: Status) -> str:
    return STANDS.get(status, status.value)


def _was_due_since(evidence: Evidence, user_id: str) -> bool:
    """Whether anything was sent to this person that did not arrive."""
    return any(_addressee(letter).casefold() == user_id for letter in evidence.dead_letters)


def _addressee(letter: Mapping[str, str]) -> str:
    found = re.search(r'"user_id":\s*"([^"]*)"', letter.get("body", ""))
    return found[1] if found else ""


def _clock(campaign: Campaign, at: datetime) -> str:
    return f"{at.astimezone(campaign.zone):%m-%d %H:%M:%S}"


def _short(text: str) -> str:
    return " ".join(text.split())[:120]
