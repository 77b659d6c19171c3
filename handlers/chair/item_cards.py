"""Cards for a person who would rather tap than type: three scores a card, or all that is yes or no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaign.applications import Application, Place
from campaign.model import Track
from campaign.parts.checklist import Checklist, Question
from campaign.parts.items import Item
from campaign.parts.scorecard import Scorecard
from handlers.outcomes import Card
from handlers.talk import ChairTalk
from handlers.wording import cards as wording

PER_CARD = 3
MOST_OPTIONS = 10
MOST_CHECKS = 20
UNCHOSEN = "-"
SCORES = "scores:"
CHECKS = "checks:"
Entries = Sequence[Item | Question]


def entries_for(track: Track, application: Application, asked: Place | None) -> Entries:
    """What the card for the asked entry holds: it and the open ones behind it, as many as fit."""
    part = track.part(asked.part) if asked else None
    if not asked or not isinstance(part, Scorecard | Checklist):
        return ()
    answers = application.as_asked.part(part.id)
    if isinstance(part, Checklist):
        return [q for q in part.items if q.id == asked.entry or q.id not in answers][:MOST_CHECKS]
    section = part.section_of[asked.entry]
    behind = section.items[section.items.index(part.items[asked.entry]) + 1 :]
    turn = (part.items[asked.entry], *(item for item in behind if item.id not in answers))
    return tuple(item for item in turn if item.points + 2 <= MOST_OPTIONS)[:PER_CARD]


def cards_for(
    talk: ChairTalk, track: Track, application: Application, asked: Place | None
) -> tuple[Card, ...]:
    """The card for the next entries; none when nothing is left that fits one."""
    entries = entries_for(track, application, asked)
    if not entries or not asked:
        return ()
    match track.part(asked.part):
        case Scorecard() as card:
            items = [entry for entry in entries if isinstance(entry, Item)]
            return (_score_card(talk, track, card, items),)
        case Checklist() as checks:
            questions = [entry for entry in entries if isinstance(entry, Question)]
            return (_check_card(talk, track, checks, questions),)
    return ()


def _score_card(talk: ChairTalk, track: Track, card: Scorecard, items: Sequence[Item]) -> Card:
    section = card.section_of[items[0].id]
    return {
        "card_type": "multiple_interaction",
        "task_id": f"scores-{talk.callback}",
        "main_title": {
            "title": wording.scores_title(track, section),
            "desc": wording.scores_desc(items),
        },
        "select_list": [_choice(item) for item in items],
        "submit_button": {"text": wording.SUBMIT, "key": f"{SCORES}{track.id}"},
    }


def _check_card(
    talk: ChairTalk, track: Track, part: Checklist, questions: Sequence[Question]
) -> Card:
    shown = ",".join(question.id for question in questions)
    return {
        "card_type": "vote_interaction",
        "task_id": f"checks-{talk.callback}",
        "main_title": {"title": wording.checks_title(track, part), "desc": wording.checks_desc()},
        "checkbox": {
            "question_key": part.id,
            "mode": 1,
            "option_list": [
                {"id": question.id, "text": wording.check_option(question), "is_checked": False}
                for question in questions
            ],
        },
        "submit_button": {"text": wording.SUBMIT, "key": f"{CHECKS}{track.id}:{shown}"},
    }


def chosen(selections: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The scores chosen on a card by item id, without what was left unchosen."""
    return {
        item: options[0]
        for item, options in selections.items()
        if options and options[0] != UNCHOSEN and options[0].isdecimal()
    }


def said(chosen: Mapping[str, str]) -> str:
    """The scores of a card as they could have been typed: `2.3=4 2.4=3`."""
    return " ".join(f"{item}={score}" for item, score in chosen.items())


def ticked(
    track: Track, event_key: str, selections: Mapping[str, tuple[str, ...]]
) -> tuple[Checklist, dict[str, bool]] | None:
    """The part and what was ticked of all that a card showed; None where nothing was, or is left."""
    shown = event_key.rpartition(":")[2].split(",")
    for part in track.parts:
        if isinstance(part, Checklist) and (yes := selections.get(part.id)):
            known = [question.id for question in part.items if question.id in shown]
            return (part, {entry: entry in yes for entry in known}) if known else None
    return None


def _choice(item: Item) -> Card:
    options = [{"id": UNCHOSEN, "text": wording.UNCHOSEN}]
    options += [{"id": str(n), "text": wording.points(n)} for n in range(item.points, -1, -1)]
    return {
        "question_key": item.id,
        "title": wording.choice_title(item),
        "selected_id": UNCHOSEN,
        "option_list": options,
    }
