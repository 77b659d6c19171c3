"""Whatever two people of a branch say, in whatever order, the application stays sound."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from campaign.applications import Place, Status, Value
from campaign.parts.checklist import Checklist
from campaign.parts.fields import Field, Fields
from campaign.scoring import tally
from handlers.splitting import MOST_BYTES
from storage.sessions import STEPS_KEPT
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.dialogue import Dialogue, the_campaign, the_card

PEOPLE = ("chair03", "deputy03")
WORDS = st.sampled_from(
    ["申报小家", "申报驿站", "继续", "跳过", "上一题", "总览", "进度", "菜单", "帮助", "说明", "说明 2.3",
     "说明 4", "点选", "打字", "谢谢", "改 2.3", "改 4", "改 联系电话", "改", "本次不申报", "本次不申报小家",
     "确认", "全满分", "全满分 除了 1=0", "全是", "全是 除了 4、5", "都没有", "无", "82320000", "2023-05-09",
     "地科暖心驿站", "同意推荐。", "4 3 5", "0 0", "1,1,1", "9", "-1", "啊", " ",
     "总结", "看总结", "删最后一段", "完成", "建家工作扎实推进，" * 9, "工" * 682]
)  # fmt: skip
NUMBERS = st.integers(0, 7).map(str)
CHANGES = st.builds("改 {} {}".format, st.sampled_from(the_card().order), st.integers(0, 7))
CHOICES = st.dictionaries(
    st.sampled_from(the_card().order), st.sampled_from(["-", "0", "1", "1", "5"]), max_size=3
)

Answered = dict[tuple[str, Place], Value]


class Branch(RuleBasedStateMachine):
    """Two people of one branch talk to the bot at once."""

    def __init__(self) -> None:
        super().__init__()
        self.chat = Dialogue()
        self.before_steps: list[Answered] = []

    @rule(text=WORDS, by=st.sampled_from(PEOPLE))
    def say(self, text: str, by: str) -> None:
        self._heard(text, by)

    @rule(text=NUMBERS | CHANGES, by=st.sampled_from(PEOPLE))
    def answer(self, text: str, by: str) -> None:
        self._heard(text, by)

    @rule(text=st.text(max_size=20))
    def babble(self, text: str) -> None:
        self._heard(text, PEOPLE[0])

    @rule(track=st.sampled_from(["小家", "驿站"]), by=st.sampled_from(PEOPLE))
    def start(self, track: str, by: str) -> None:
        self._heard(f"申报{track}", by)

    @rule(choice=CHOICES)
    def tap(self, choice: dict[str, str]) -> None:
        self.chat.tap("scores:home", choice)
        self.before_steps.clear()

    @rule()
    def open_the_chat(self) -> None:
        self.chat.enter()

    @rule(by=st.sampled_from(PEOPLE))
    def undo(self, by: str) -> None:
        self._heard("撤销", by)

    @precondition(lambda self: self.before_steps)
    @rule()
    def undo_all(self) -> None:
        """As many steps as are remembered lead back to the answers before them, one by one."""
        for earlier in reversed(self.before_steps[-STEPS_KEPT:]):
            assert "撤销" in self.chat.say("撤销", by=PEOPLE[0])
            assert self._answers() == earlier
        self.before_steps.clear()

    @invariant()
    def stored_values_are_possible(self) -> None:
        for (track_id, place), value in self._answers().items():
            track = the_campaign().tracks[track_id]
            assert place in track.places
            match track.part(place.part):
                case Checklist():
                    assert isinstance(value, bool)
                case Fields() as fields:
                    assert _fits(next(f for f in fields.fields if f.id == place.entry), value)
                case _:
                    assert type(value) is int
                    assert 0 <= value <= the_card().items[place.entry].points

    @invariant()
    def the_score_is_the_sum(self) -> None:
        given = self.chat.home.part("scorecard")
        assert tally(the_card(), given).points == sum(int(value) for value in given.values())

    @invariant()
    def the_question_belongs_to_the_track(self) -> None:
        for person in PEOPLE:
            session = self.chat.record.session(person)
            assert session.track in (None, *the_campaign().tracks)
            if session.asked:
                assert session.track
                assert the_campaign().tracks[session.track].has(session.asked)

    @invariant()
    def who_has_answered_has_started(self) -> None:
        for application in self.chat.record.applications.values():
            assert application.status is not Status.NOT_STARTED

    @invariant()
    def every_message_can_be_sent(self) -> None:
        assert all(0 < len(piece.encode()) <= MOST_BYTES for piece in self.chat.pieces)
        for card in self.chat.cards:
            assert_acceptable(card)

    def _heard(self, text: str, by: str) -> None:
        before = self._answers()
        told = self.chat.say(text, by=by)
        assert told.strip()
        if "没有保存" in told:
            assert self._answers() == before
        self._note(by, before)

    def _note(self, by: str, before: Answered) -> None:
        """Remember the answers before each step of the first person while nobody else interferes."""
        if self.chat.outcome.did in ("answer", "change") and by == PEOPLE[0]:
            if self._answers() != before:  # the same answer again is no step to take back
                self.before_steps.append(before)
        elif self.chat.outcome.applications or self._answers() != before:
            self.before_steps.clear()

    def _answers(self) -> Answered:
        return {
            (application.track, Place(part, entry)): value
            for application in self.chat.record.applications.values()
            for part, entries in application.answers.items()
            for entry, value in entries.items()
        }


def _fits(field: Field, value: Value) -> bool:
    if field.type == "integer":
        return type(value) is int and value >= 0
    return isinstance(value, str) and 0 < len(value.strip()) <= field.max_length


TestBranch = Branch.TestCase
TestBranch.settings = settings(stateful_step_count=40)
