"""Branches in every state an application can be in, and asking them something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from campaign.applications import Application, Place, Status, Value
from campaign.office_notes import Paper, Result
from campaign.returns import send_back
from handlers.chair.asking.table import answer
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk, PageLink, campaign_for, no_page
from storage.records import Change, Record
from tests.handlers.dialogue import DEADLINE, DURING, OPENING, the_campaign
from tests.handlers.office_chat import complete_application

HOUR = timedelta(hours=1)
BEFORE, AFTER = OPENING - HOUR, DEADLINE + HOUR
RECEIPTS = {"home": "J03-v1", "station": "Y03-v1"}


class Chat:
    """A person of branch 03 who asks, and what their branch has so far."""

    def __init__(self, *applications: Application, at: datetime = DURING) -> None:
        self.now = at
        self.record = Record().after(Change(applications))
        self.branch = the_campaign().branch_by_number["03"]
        self.user_id = "chair03"
        self.link: PageLink = no_page
        self.outcome = Outcome()

    def ask(self, intent: str, said: str = "") -> str:
        """All that is said to a question."""
        self.outcome = answer(intent, self.talk, said)
        if self.outcome.session:
            change = Change(sessions={self.user_id: self.outcome.session})
            self.record = self.record.after(change)
        return "\n".join(self.outcome.texts)

    @property
    def talk(self) -> ChairTalk:
        campaign = campaign_for(the_campaign(), self.record)
        when = self.now, self.now, "1"
        return ChairTalk(campaign, self.branch, self.user_id, self.record, *when, self.link)

    def answering(self, track: str, part: str, entry: str) -> Chat:
        """The chat in which this was asked last."""
        session = self.talk.session.asking(track, Place(part, entry))
        self.record = self.record.after(Change(sessions={self.user_id: session}))
        return self

    def holding(self, *tracks: str) -> Chat:
        """The chat of a branch that has these titles."""
        self.branch = self.branch.model_copy(update={"holds": tracks})
        return self

    def extended(self, until: datetime) -> Chat:
        self.record = self.record.after(Change(extended_until=until))
        return self


def begun(track: str = "home") -> Application:
    """Three answers of an application."""
    entries: dict[str, dict[Place, Value | None]] = {
        "home": {
            Place("scorecard", "1.1"): 4,
            Place("scorecard", "1.2"): 2,
            Place("scorecard", "2.1"): 5,
        },
        "station": {Place("basics", "station_name"): "小站", Place("checklist", "1"): True},
    }
    return Application(track).with_values(entries[track], DURING)


def complete(track: str = "home", scores: int | None = None) -> Application:
    return complete_application(track, scores)


def handed_in(track: str = "home", by: str = "chair03", scores: int | None = None) -> Application:
    return complete(track, scores).handed_in(RECEIPTS[track], by, DURING)


def changed(track: str = "home") -> Application:
    """Handed in, and an answer is another one since."""
    entry = Place("scorecard", "1.1") if track == "home" else Place("checklist", "1")
    value = 1 if track == "home" else False
    return handed_in(track).with_values({entry: value}, DURING + HOUR)


def with_paper(application: Application, version: int = 1) -> Application:
    return replace(application, paper=Paper(DURING + HOUR, version, "office01", version))


def returned(track: str = "home") -> Application:
    form = the_campaign().tracks[track]
    places = [Place("photos", "")]
    places += [Place("scorecard", "2.3")] if track == "home" else [Place("checklist", "4")]
    return send_back(form, handed_in(track), places, "会议记录看不清", "office01", DURING)


def decided(told: bool = False, is_recommended: bool = True) -> Application:
    result = Result(is_recommended, "", AFTER, "office01", AFTER if told else None)
    return replace(with_paper(handed_in()), result=result)


def declined(track: str = "home") -> Application:
    return Application(track).with_status(Status.DECLINED, DURING)


STATES: Mapping[str, Chat] = {
    "early": Chat(at=BEFORE),
    "early, station held": Chat(at=BEFORE).holding("station"),
    "nothing begun": Chat(),
    "filling": Chat(begun()).answering("home", "scorecard", "1.3"),
    "filling both": Chat(begun(), begun("station")).answering("station", "checklist", "2"),
    "complete": Chat(complete()),
    "too few points": Chat(complete(scores=1)),
    "handed in": Chat(handed_in()),
    "both handed in": Chat(handed_in(), handed_in("station")),
    "handed in, rest declined": Chat(handed_in(), declined("station")),
    "all done": Chat(with_paper(handed_in()), with_paper(handed_in("station"))),
    "changed since": Chat(changed()),
    "changed since, paper there": Chat(with_paper(changed())),
    "returned": Chat(returned()),
    "returned, late": Chat(returned(), at=AFTER),
    "declined": Chat(declined(), declined("station")),
    "one declined": Chat(declined()),
    "decided, not told": Chat(decided(), at=AFTER),
    "decided and told": Chat(decided(told=True), at=AFTER),
    "decided early": Chat(decided()),
    "late, nothing begun": Chat(at=AFTER),
    "late, filling": Chat(begun(), at=AFTER).answering("home", "scorecard", "1.3"),
    "late, complete": Chat(complete(), at=AFTER),
    "late, handed in": Chat(handed_in(), at=AFTER),
    "late, all done": Chat(with_paper(handed_in()), at=AFTER),
    "late, changed since": Chat(changed(), at=AFTER),
    "late, declined": Chat(declined(), declined("station"), at=AFTER),
    "within the tolerance": Chat(begun(), at=DEADLINE + timedelta(minutes=2)),
    "extended": Chat(begun(), at=AFTER).extended(AFTER + 24 * HOUR),
    "home held": Chat().holding("home"),
    "home held, station begun": Chat(begun("station")).holding("home"),
    "both held": Chat().holding("home", "station"),
    "both held, late": Chat(at=AFTER).holding("home", "station"),
}


def fresh(state: str) -> Chat:
    """The chat of a state, that no question was asked in yet."""
    like = STATES[state]
    chat = Chat(at=like.now)
    chat.record, chat.branch = like.record, like.branch
    return chat
