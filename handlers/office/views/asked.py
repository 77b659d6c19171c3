"""`问题`: what people asked and nobody could answer."""

from __future__ import annotations

from campaign.model import Campaign
from handlers.office.commands import OfficeCommand, nothing_follows
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import asked as wording
from storage.acts import Act
from storage.questions import KEPT_FOR
from storage.readings import Needs


def needs(_campaign: Campaign, _argument: None) -> Needs:
    """The questions that are kept."""
    return Needs(questions=True)


def show_questions(talk: OfficeTalk, _: None) -> Outcome:
    """List them with who asked when, the newest first."""
    found = [q for q in talk.readings.questions if talk.now - q.at < KEPT_FOR]
    return say(wording.listed(talk.campaign, found, KEPT_FOR.days) if found else wording.none())


QUESTIONS = OfficeCommand(
    ("问题", "没答上的问题", "大家问了什么", "谁问了什么"),
    show_questions,
    nothing_follows,
    log=Act.QUESTIONS,
    needs=needs,
)
