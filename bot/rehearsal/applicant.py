"""A branch that applies: what its people say, and what must be stored after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from random import Random

from bot.rehearsal import pictures, texts
from bot.rehearsal.expected import Expected, is_done
from bot.rehearsal.talker import Talker
from campaign.applications import Place, Status, Value
from campaign.model import Branch, Campaign, Track
from campaign.parts.part import Part
from campaign.parts.roles import LongText
from handlers.parts.plays import Turn
from handlers.parts.registry import kind_of

YES = "是"
CARD_IN_EVERY = 3


@dataclass
class Applicant:
    """One branch; `chair` and `other` are its people, or one person with two phones."""

    campaign: Campaign
    branch: Branch
    chair: Talker
    other: Talker
    dice: Random
    numbers: count[int]
    applications: dict[str, Expected] = field(default_factory=dict)
    now: datetime | None = None
    hushed_on: date | None = None
    may_dispute: bool = False
    disputed: str = ""
    _at: str | None = None

    @property
    def tracks(self) -> list[Track]:
        """The tracks the branch may apply for, one with a least score first."""
        open_to = [t for t in self.campaign.tracks.values() if t.id not in self.branch.holds]
        return sorted(open_to, key=lambda track: track.minimum_score is None)

    def application(self, track: Track) -> Expected:
        return self.applications.setdefault(track.id, Expected(self.branch, track))

    # -- what is said

    def starts(self, track: Track) -> None:
        """Begin an application, or turn to it again."""
        expected = self.application(track)
        if not expected.has_begun:
            expected.begin(dict(self._known(track)))
        self.chair.says(
            f"申报{track.short_name}", f"【{track.short_name}】", *_told(expected.position())
        )
        self._at = track.id

    def fills(self, track: Track, total: int | None = None, upto: int | None = None) -> None:
        """Answer everything but the photos; with `upto`, so many sections of the first part only."""
        self.starts(track)
        for part in track.parts[: 1 if upto else None]:
            self._fills_part(track, part, total, upto)

    def sends_photos(self, track: Track, several: int | None = None) -> None:
        """Send pictures in one burst; with `several` that many, one of them twice."""
        part = track.pictures
        if part is None:
            return
        self._turn_to(track)
        wanted = several - 1 if several else self.dice.randint(max(1, part.minimum), part.maximum)
        numbers = [next(self.numbers) for _ in range(wanted)]
        burst = [pictures.picture(number) for number in numbers]
        if several:
            burst.append(pictures.picture(numbers[0], pictures.QUALITY_AGAIN))
        expected = self.application(track)
        expected.sent |= set(numbers)
        expected.photos = min(part.maximum, expected.photos + len(numbers))
        self.chair.sends_pictures(burst)

    def reads_about_photos(self, track: Track) -> None:
        """Read what became of the last burst."""
        told = self.application(track).as_told().get("照片")
        if told:
            self.chair.reads("〔照片〕", f"照片 {told}")

    def deletes_a_photo(self, track: Track) -> None:
        """Take one photo back where enough are left then."""
        expected = self.application(track)
        part = track.pictures
        if part and expected.photos > max(2, part.minimum):
            expected.photos -= 1
            left = f"照片 {expected.photos}/{part.maximum}"
            self.chair.says(f"删 {track.short_name} 2", f"已删第 2 张 · {left}")

    def hands_in(self, track: Track, *, in_a_hurry: bool = False) -> None:
        """Submit and confirm, by word or, if there is time to wait for it, on the card."""
        expected, before = self.application(track), self.chair.mark()
        self.asks_to_submit(track)
        receipt = f"编号 {re.escape(expected.next_receipt)}，"
        if in_a_hurry or self.dice.randrange(CARD_IN_EVERY):
            self.chair.says("确认", receipt)
        else:
            self.chair.taps("确认", receipt, since=before)
        expected.hand_in()

    def asks_to_submit(self, track: Track) -> None:
        """Get the application read back."""
        self.chair.says(
            f"提交{track.short_name}", "请核对", "确认", *_photos_and_essay(self, track)
        )
        self._at = track.id

    def hands_in_if_changed(self, track: Track) -> None:
        """Submit what differs from the version handed in; where nothing does, be told so."""
        expected = self.application(track)
        if expected.answers == expected.handed_in[-1].answers:
            receipt = re.escape(expected.handed_in[-1].receipt)
            self.chair.says(f"提交{track.short_name}", f"编号 {receipt}，", "没有新的改动")
        else:
            self.hands_in(track)

    def may_not_submit(self, track: Track, short_by: int) -> None:
        """Ask to submit and be told how many points are missing."""
        self.chair.says(f"提交{track.short_name}", "不能提交", f"还差 {short_by} 分")
        self._at = track.id

    def takes_back(self, track: Track) -> None:
        """Withdraw the submission."""
        expected = self.application(track)
        receipt = expected.handed_in[-1].receipt
        self.chair.says(f"撤回{track.short_name}", f"要撤回 {re.escape(receipt)} 吗")
        self.chair.says("确认", f"已撤回 {re.escape(receipt)}")
        expected.status = Status.FILLING
        self._at = track.id

    def declines(self, track: Track) -> None:
        """Say that the branch does not apply."""
        self.chair.says(f"本次不申报{track.short_name}", "确认")
        self.chair.says("确认", "本次不申报")
        self.application(track).status = Status.DECLINED
        self._at = None

    def corrects(self, track: Track, talker: Talker | None = None) -> None:
        """Give one entry its best value, by name; said again until there is a reply."""
        expected, talker = self.application(track), talker or self.chair
        place, value = self._better(expected)
        talker.says(f"申报{track.short_name}", f"【{track.short_name}】", is_repeatable=True)
        if talker is self.chair:
            self._at = track.id
        words = YES if value is True else value
        told = f"{re.escape(place.entry)} .*(?:{words}|{value})"
        talker.says(f"改 {place.entry} {words}", told, "已答", is_repeatable=True)
        expected.answers[place] = value

    def wants_quiet(self) -> None:
        """Ask for no more reminders today, if there is anything to be reminded of."""
        assert self.now is not None  # noqa: S101 - it is told before every scene
        if self.applications and not all(is_done(e) for e in map(self.application, self.tracks)):
            self.chair.says("今天别再提醒", "今天不再提醒")
            self.hushed_on = self.now.astimezone(self.campaign.zone).date()

    def is_too_early(self, track: Track) -> None:
        """Try to begin before the opening."""
        self.chair.says(f"申报{track.short_name}", "开始", "还不能填写")

    def _better(self, expected: Expected) -> tuple[Place, Value]:
        """An entry that was given less than it could have, and its best value."""
        best: dict[Place, Value] = {}
        for part in expected.track.parts:
            values = kind_of(part).best(part)
            best |= {Place(part.id, entry): value for entry, value in values.items()}
        given = [place for place in best if place in expected.answers] or list(best)
        less = [place for place in given if expected.answers.get(place) != best[place]]
        place = self.dice.choice(less or given)
        return place, best[place]

    # -- how a part is filled

    def _fills_part(self, track: Track, part: Part, total: int | None, upto: int | None) -> None:
        if part.long_text:
            self._writes(track, part.long_text)
            return
        known = self.application(track).answers
        answered = {place.entry for place in known if place.part == part.id}
        turn = Turn(track, answered, self.dice, total, upto)
        for words, given in kind_of(part).messages(part, turn):
            self._answers(track, part, words, given)

    def _answers(self, track: Track, part: Part, words: str, given: Mapping[str, Value]) -> None:
        expected = self.application(track)
        expected.answers |= {Place(part.id, entry): value for entry, value in given.items()}
        self.chair.says(words, f"【{track.short_name}】", *_told(expected.position()))

    def _writes(self, track: Track, part: LongText) -> None:
        expected = self.application(track)
        self.chair.says(f"总结{track.short_name}", f"总结 0/{part.minimum_length}")
        for piece in texts.essay(part.minimum_length, self.dice):
            expected.essay = (*expected.essay, piece)
            written = sum(map(len, expected.essay))
            self.chair.says(piece, f"总结 {written}/{part.minimum_length}")
        self.chair.says("完成", *_told(expected.position()))

    def _turn_to(self, track: Track) -> None:
        if self._at != track.id:
            self.starts(track)

    def _known(self, track: Track) -> Iterator[tuple[Place, Value]]:
        """What the roster and the calendar say about the branch."""
        assert self.now is not None  # noqa: S101 - it is told before every scene
        roster = {
            "branch_name": self.branch.name,
            "chair_name": self.branch.chair_name,
            "phone": self.branch.phone,
            "today": self.now.astimezone(self.campaign.zone).date().isoformat(),
        }
        for part in track.parts:
            for entry, source in part.known_from.items():
                if value := roster.get(source):
                    yield Place(part.id, entry), value


def _photos_and_essay(applicant: Applicant, track: Track) -> list[str]:
    told = applicant.application(track).as_told()
    return [f"{label} {told[label]}" for label in ("照片", "总结") if label in told]


def _told(counts: dict[str, str]) -> list[str]:
    return [f"{label} {value}(?!\\d)" for label, value in counts.items()]
