"""Random histories of a few branches, told to the real handlers by chairs and the office."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from campaign.applications import Application
from campaign.condition import Condition, condition
from campaign.model import Branch, Track
from tests.handlers.dialogue import OPENING, the_campaign
from tests.handlers.live import Live
from tests.handlers.office_chat import complete

BRANCHES = tuple(the_campaign().branch_by_number[number] for number in ("03", "05", "17"))
TRACKS = tuple(the_campaign().tracks.values())
OFFICE = "office01"


class History:
    """What happens to the branches of BRANCHES, one thing after the other."""

    def __init__(self, live: Live, seed: int) -> None:
        self.live = live
        self.now = OPENING + timedelta(days=1)
        self._dice = Random(seed)  # noqa: S311
        self._deeds: dict[Callable[[Branch, Track], object], int] = {
            self._starts: 1,
            self._edits: 6,
            self._drops_a_photo: 1,
            self._submits: 7,
            self._withdraws: 2,
            self._declines: 2,
            self._is_sent_back: 2,
            self._corrects: 3,
            self._return_is_cancelled: 1,
            self._brings_paper: 4,
            self._paper_is_taken_back: 1,
            self._is_decided: 2,
            self._decision_is_taken_back: 4,
            self._results_are_told: 1,
        }

    def goes_on(self) -> None:
        """One more thing happens, some time later; what is not possible just now is refused."""
        self.now += timedelta(minutes=self._dice.randint(1, 90))
        branch, track = self._dice.choice(BRANCHES), self._dice.choice(TRACKS)
        (deed,) = self._dice.choices([*self._deeds], [*self._deeds.values()])
        if self._dice.random() < 0.5 and not self.application(branch, track).submissions:
            deed = self._fills
        deed(branch, track)

    def stands(self, track: Track) -> dict[str, Condition]:
        """How all branches stand for a track, by number: the description views are held against."""
        return {
            branch.number: condition(track, branch, self.application(branch, track))
            if branch in BRANCHES
            else condition(track, branch, Application(track.id))
            for branch in the_campaign().branches
        }

    def application(self, branch: Branch, track: Track) -> Application:
        return self.live.record(branch.number).application(track.id)

    def office(self, text: str, now: datetime | None = None) -> str:
        return self.live.say(text, by=OFFICE, now=now or self.now)

    def chair(self, branch: Branch, *texts: str) -> str:
        """The chair says these; what is asked back is confirmed."""
        told = ""
        for text in texts:
            told = self.live.say(text, by=branch.chair, now=self.now)
        if re.search("请回复[：: ]*确认", told):
            told = self.live.say("确认", by=branch.chair, now=self.now)
        return told

    def _starts(self, branch: Branch, track: Track) -> None:
        self.chair(branch, f"申报{track.short_name}")

    def _fills(self, branch: Branch, track: Track) -> None:
        if track.id in branch.holds or self.application(branch, track).submissions:
            return  # written past the handlers, so only what was never handed in
        self._starts(branch, track)
        complete(self.live, branch.number, track.id)
        self._edits(branch, track)
        if self._dice.random() < 0.7:
            self._submits(branch, track)

    def _edits(self, branch: Branch, track: Track) -> None:
        value = (
            f"2.3 {self._dice.randint(0, 4)}"
            if track.scorecard
            else f"4 {self._dice.choice('是否')}"
        )
        self.chair(branch, track.short_name, f"改 {value}")

    def _drops_a_photo(self, branch: Branch, track: Track) -> None:
        self.chair(branch, track.short_name, "删 1")

    def _submits(self, branch: Branch, track: Track) -> None:
        self.chair(branch, track.short_name, f"提交{track.short_name}")

    def _withdraws(self, branch: Branch, track: Track) -> None:
        self.chair(branch, track.short_name, "撤回")

    def _declines(self, branch: Branch, track: Track) -> None:
        self.chair(branch, f"本次不申报{track.short_name}")

    def _is_sent_back(self, branch: Branch, track: Track) -> None:
        what = self._dice.choice(("2.3", "2.3 照片")) if track.scorecard else "4"
        self.office(f"退 {branch.number} {track.short_name} {what} 材料不全")

    def _corrects(self, branch: Branch, track: Track) -> None:
        if self.application(branch, track).open_return:
            self.chair(branch, track.short_name, "3" if track.scorecard else "否")

    def _return_is_cancelled(self, branch: Branch, track: Track) -> None:
        self.office(f"退 {branch.number} {track.short_name} 取消")

    def _brings_paper(self, branch: Branch, track: Track) -> None:
        versions = self.application(branch, track).submissions
        if not versions:
            return
        told = self.office(f"收 {self._dice.choice(versions).receipt}")
        code = re.search(r"确认 (\d{4})", told)
        if code and self._dice.random() < 0.3:
            self.office(f"确认 {code[1]}")

    def _paper_is_taken_back(self, branch: Branch, track: Track) -> None:
        if self._dice.random() < 0.5:
            self.office(f"收 {branch.number} {track.short_name} 取消")
        else:
            self.office(f"拒收 {branch.number} {track.short_name} 没盖公章")

    def _is_decided(self, branch: Branch, track: Track) -> None:
        verdict = self._dice.choice(("推荐 会上同意", "不推荐 名额已满"))
        self.office(f"结果 {branch.number} {track.short_name} {verdict}")

    def _decision_is_taken_back(self, branch: Branch, track: Track) -> None:
        self.office(f"结果 {branch.number} {track.short_name} 取消")

    def _results_are_told(self, _branch: Branch, _track: Track) -> None:
        if code := re.search(r"确认 (\d{4})", self.office("结果 通知")):
            self.office(f"确认 {code[1]}")
