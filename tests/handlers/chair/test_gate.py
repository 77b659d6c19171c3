"""Whatever a branch says about a returned application, only what was returned ever changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from campaign.applications import Application, Place, Status
from campaign.parts.essay import Essay
from campaign.parts.photos import Photos
from campaign.returns import changed_places, send_back
from handlers.splitting import MOST_BYTES
from storage.arrivals import Fate
from storage.effects import MailSubmission, SendDocument, SendText
from storage.records import Change
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.chair.photo_chat import PhotoChat
from tests.handlers.dialogue import DEADLINE, DURING, the_campaign, the_card
from tests.handlers.office_chat import complete_application

PEOPLE = st.sampled_from(("chair03", "deputy03"))
HOME = the_campaign().tracks["home"]
AFTERWARDS = datetime.fromisoformat("2023-05-13T10:00:00+08:00")
RETURNED = (Place("scorecard", "2.3"), Place("scorecard", "2.4"), Place("photos", ""))
EVERYTHING = (*RETURNED, Place("scorecard", "6.2"), Place("essay", ""))
WORDS = st.sampled_from(
    ["小家", "申报小家", "申报驿站", "继续", "跳过", "上一题", "总览", "进度", "菜单", "帮助", "说明", "说明 2.3",
     "点选", "打字", "改 2.3", "改 1.1", "本次不申报", "本次不申报小家", "撤回", "撤回小家", "提交", "提交小家",
     "确认", "取消", "撤销", "全满分", "全满分 除了 1=0", "除了 3=2 其余满分", "4 3", "4 3 5 4 4", "0", "满分", "啊",
     "总结", "看总结", "删最后一段", "删 1", "删 2", "删 1-3", "照片", "完成", "工" * 682,
     "建家工作扎实推进，" * 9, "2.3=2 1.1=0", "改 2.3 1 1.1 0", "改 2.4 5"]
)  # fmt: skip
CHANGES = st.builds("改 {} {}".format, st.sampled_from(the_card().order), st.integers(0, 6))
NAMES = st.sampled_from("abcde")


class Returned(RuleBasedStateMachine):
    """Two people of a branch talk, tap, send pictures and save the page, before or after the end."""

    def __init__(self) -> None:
        super().__init__()
        self.chat = PhotoChat()
        self.base = Application("home")
        self.open: set[Place] = set()

    @initialize(
        places=st.sets(st.sampled_from(EVERYTHING), min_size=1),
        now=st.sampled_from((DURING, AFTERWARDS)),
        words=st.lists(st.sampled_from(["小家", "改 1.1 2", "改 2.3 1", "点选"]), max_size=3),
    )
    def send_back(self, places: set[Place], now: datetime, words: list[str]) -> None:
        """It was handed in, perhaps changed since, and comes back."""
        application = complete_application("home").handed_in("J03-v1", "chair03", DURING)
        self._put(application)
        for word in words:
            self.chat.say(word)
        self.base = send_back(HOME, self.chat.home, places, "缺章", "office01", now)
        self.open = places
        self.chat.now = now
        self._put(self.base)
        self.chat.say("小家")

    @rule(text=WORDS | CHANGES, by=PEOPLE)
    def say(self, text: str, by: str) -> None:
        assert self.chat.say(text, by=by).strip()

    @rule(choice=st.dictionaries(st.sampled_from(the_card().order), st.sampled_from("-0123")))
    def tap(self, choice: dict[str, str]) -> None:
        self.chat.tap("scores:home", choice)

    @rule(key=st.sampled_from(["确认:submit:home", "确认:decline:home", "接着填"]))
    def press(self, key: str) -> None:
        self.chat.tap(key)

    @rule(text=st.sampled_from(["新" * 1000, "短"]))
    def save_the_page(self, text: str) -> None:
        self.chat.save_on_page(text, "".join(self.chat.home.essay))

    @rule(name=NAMES, by=PEOPLE)
    def send_a_picture(self, name: str, by: str) -> None:
        self.chat.has(name, by=by)

    @rule(name=NAMES)
    def lose_a_picture(self, name: str) -> None:
        self.chat.sends(name)
        self.chat.failed(name, Fate.LOST)

    @invariant()
    def nothing_else_has_changed(self) -> None:
        application = self.chat.home
        if application.track != self.base.track or not self.open:
            return
        if len(application.submissions) == 1:
            assert application.status is Status.RETURNED
            assert changed_places(HOME, self.base, application) <= self.open
        else:
            first, second = application.submissions[:2]
            versions = [
                replace(self.base, answers=v.answers, photos=v.photos, essay=v.essay)
                for v in (first, second)
            ]
            assert changed_places(HOME, *versions) <= self.open

    @invariant()
    def it_comes_back_only_when_all_was_dealt_with(self) -> None:
        application = self.chat.home
        if len(application.submissions) == 2 and self.chat.outcome.did == "submit":
            kinds = [type(effect) for effect in self.chat.outcome.effects]
            if SendText in kinds:
                sent = [e for e in self.chat.outcome.effects if isinstance(e, SendDocument)]
                assert Counter(e.user_id for e in sent) == {"chair03": 2, "deputy03": 2}
                assert kinds.count(MailSubmission) == 1
                first, second = application.submissions
                for place in self.open:
                    part = HOME.part(place.part)
                    assert not isinstance(part, Photos) or first.photos != second.photos
                    assert not isinstance(part, Essay) or first.essay != second.essay

    @invariant()
    def nothing_is_begun_after_the_deadline(self) -> None:
        if self.chat.now > DEADLINE:
            assert self.chat.status("station") is Status.NOT_STARTED
            assert len(self.chat.home.submissions) <= 2

    @invariant()
    def every_message_can_be_sent(self) -> None:
        assert all(0 < len(piece.encode()) <= MOST_BYTES for piece in self.chat.pieces)
        for card in self.chat.cards:
            assert_acceptable(card)

    def _put(self, application: Application) -> None:
        self.chat.record = self.chat.record.after(Change((application,)))


TestReturned = Returned.TestCase
TestReturned.settings = settings(stateful_step_count=30)
