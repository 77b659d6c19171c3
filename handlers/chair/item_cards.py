"""Three items a card, for a person who would rather tap than type."""

from __future__ import annotations

from collections.abc import Mapping

from campaign.applications import Application, Place
from campaign.model import Track
from campaign.parts import Item, Scorecard
from handlers.outcomes import Card
from handlers.talk import ChairTalk
from handlers.wording import cards as wording

PER_CARD = 3
MOST_OPTIONS = 10
UNCHOSEN = "-"
SCORES = "scores:"


def items_for(track: Track, application: Application, asked: Place | None) -> tuple[Item, ...]:
    """The asked item and the open ones behind it in its section, as many as a card holds."""
    part = track.part(asked.part) if asked else None
    if not asked or not isinstance(part, Scorecard):
        return ()
    section = part.section_of[asked.entry]
    behind = section.items[section.items.index(part.items[asked.entry]) + 1 :]
    answers = application.as_asked.part(part.id)
    turn = (part.items[asked.entry], *(item for item in behind if item.id not in answers))
    return tuple(item for item in turn if item.points + 2 <= MOST_OPTIONS)[:PER_CARD]


def cards_for(
    talk: ChairTalk, track: Track, application: Application, asked: Place | None
) -> tuple[Card, ...]:
    """The card for the next items; none when nothing is left that fits one."""
    items = items_for(track, application, asked)
    if not items or not asked:
        return ()
    card = track.part(asked.part)
    assert isinstance(card, Scorecard)  # noqa: S101 - items_for found its items in a scorecard
    section = card.section_of[asked.entry]
    return (
        {
            "card_type": "multiple_interaction",
            "task_id": f"scores-{talk.callback}",
            "main_title": {
                "title": wording.scores_title(track, section),
                "desc": wording.scores_desc(items),
            },
            "select_list": [_choice(item) for item in items],
            "submit_button": {"text": wording.SUBMIT, "key": f"{SCORES}{track.id}"},
        },
    )


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


def _choice(item: Item) -> Card:
    options = [{"id": UNCHOSEN, "text": wording.UNCHOSEN}]
    options += [{"id": str(n), "text": wording.points(n)} for n in range(item.points, -1, -1)]
    return {
        "question_key": item.id,
        "title": wording.choice_title(item),
        "selected_id": UNCHOSEN,
        "option_list": options,
    }
