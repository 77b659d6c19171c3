"""Cards as WeCom's template cards (the `template_card` object of message/send)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from storage.cards import Button, Card, Drawn, Option

Json = dict[str, Any]
MAIN, PLAIN = 1, 2  # the styles of a button
ONE, SEVERAL = 0, 1  # how many boxes may be ticked


def drawn(card: Card | Drawn) -> Json:
    """The template card that shows a card; one that is drawn already stays as it is."""
    if isinstance(card, Mapping):
        return dict(card)
    if card.boxes:
        boxes = {
            "question_key": card.boxes.key,
            "mode": SEVERAL if card.boxes.several else ONE,
            "option_list": [{**_option(one), "is_checked": False} for one in card.boxes.options],
        }
        return {**_head("vote_interaction", card), "checkbox": boxes, **_submit(card)}
    if card.lists:
        lists = [
            {
                "question_key": one.key,
                "title": one.title,
                "selected_id": one.chosen,
                "option_list": [_option(option) for option in one.options],
            }
            for one in card.lists
        ]
        return {**_head("multiple_interaction", card), "select_list": lists, **_submit(card)}
    return {**_head("button_interaction", card), "button_list": list(_buttons(card.buttons))}


def _head(kind: str, card: Card) -> Json:
    title = {"title": card.title, **({"desc": card.desc} if card.desc else {})}
    return {"card_type": kind, "task_id": card.name, "main_title": title}


def _submit(card: Card) -> Json:
    button = card.buttons[0]
    return {"submit_button": {"text": button.text, "key": button.key}}


def _buttons(buttons: Iterable[Button]) -> Iterable[Json]:
    for at, button in enumerate(buttons):
        yield {"text": button.text, "style": PLAIN if at else MAIN, "key": button.key}


def _option(option: Option) -> Json:
    return {"id": option.id, "text": option.text}
