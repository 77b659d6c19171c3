"""Tapping and filling in template cards."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.bubbles import Bubble
from simulator.phone import Phone

Picks = Mapping[str, str | Sequence[str]]


class CardHands(Phone):
    """The verbs of a person in front of a card."""

    def taps(self, text: str, card: Bubble | None = None) -> list[str]:
        """Tap a button by its words, on the newest card that has it; return the direct answer."""
        card, button = self._button(text, card)
        if button.get("type", 0) == 1:
            return []
        return self.presses(card, button["key"])

    def picks(self, options: Picks, card: Bubble | None = None) -> list[str]:
        """Choose option ids by question on a card, submit, and return the direct answer."""
        card = card or self._card_asking(set(options))
        return self.presses(card, (card.card or {})["submit_button"]["key"], options)

    def presses(self, card: Bubble, key: str, options: Picks | None = None) -> list[str]:
        """Press the button with this key, as the phone page does; return the direct answer."""
        content = card.card or {}
        if content.get("replace_text"):
            raise LookupError("the card is closed")
        questions = questions_of(content)
        picked = default_picks(questions)
        for question, choice in (options or {}).items():
            if question not in picked:
                raise LookupError(f"{self.user_id}: the card does not ask {question!r}")
            picked[question] = [choice] if isinstance(choice, str) else list(choice)
        check_options(questions, picked)
        card.picked = picked
        chosen = {question: ids for question, ids in picked.items() if ids}
        return self._texts(self._exchange.press(card, key, chosen))

    def _button(self, text: str, card: Bubble | None) -> tuple[Bubble, dict[str, Any]]:
        for bubble in [card] if card else reversed(self.screen):
            content = bubble.card or {}
            if content.get("replace_text"):
                continue
            for button in content.get("button_list", []) + _menu_actions(content):
                if button["text"] == text:
                    return bubble, button
        raise LookupError(f"{self.user_id} has no button {text!r}")

    def _card_asking(self, questions: set[str]) -> Bubble:
        for bubble in reversed(self.screen):
            content = bubble.card or {}
            asked = {question["question_key"] for question in questions_of(content)}
            if questions <= asked and content.get("submit_button"):
                return bubble
        raise LookupError(f"{self.user_id} has no card that asks {sorted(questions)}")


def questions_of(card: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a card asks: select lists, the checkbox or the button selection."""
    asked = card.get("select_list") or [card.get("checkbox"), card.get("button_selection")]
    return [question for question in asked if question]


def default_picks(questions: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the options each question has chosen before anybody touches it."""
    picked: dict[str, list[str]] = {}
    for question in questions:
        chosen = [o["id"] for o in question["option_list"] if o.get("is_checked")]
        if question.get("selected_id"):
            chosen = [question["selected_id"]]
        picked[question["question_key"]] = chosen
    return picked


def check_options(questions: list[dict[str, Any]], picked: dict[str, list[str]]) -> None:
    """Raise LookupError for a choice the card does not offer or does not take."""
    for question in questions:
        key = question["question_key"]
        offered = [option["id"] for option in question["option_list"]]
        for chosen in picked[key]:
            if chosen not in offered:
                raise LookupError(f"question {key!r} has no option {chosen!r}")
        if question.get("disable") and picked[key] != default_picks([question])[key]:
            raise LookupError(f"question {key!r} is disabled")
        if question.get("mode", 0) == 0 and len(picked[key]) > 1:
            raise LookupError(f"question {key!r} takes one option")


def _menu_actions(card: dict[str, Any]) -> list[dict[str, Any]]:
    actions: list[dict[str, Any]] = (card.get("action_menu") or {}).get("action_list", [])
    return actions
