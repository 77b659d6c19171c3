"""One turn: a callback goes to the bot, its passive reply lands on the phone."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.bubbles import Bubble
from simulator.crypto import EnvelopeError
from simulator.enterprise import Enterprise
from simulator.errors import ApiError
from simulator.inner_xml import Value, event_xml, message_xml
from simulator.replies import UPDATES, Reply, ReplyError, check_allowed, read_reply


class Exchange:
    """Sends what members do and applies what the bot answers at once."""

    def __init__(self, enterprise: Enterprise) -> None:
        self._enterprise = enterprise

    def say(
        self,
        user_id: str,
        kind: str,
        fields: Mapping[str, Value],
        own: Bubble | None = None,
        *,
        after: Mapping[str, Value] | None = None,
        msg_id: int | None = None,
        summary: str = "",
        held_up_s: float = 0.0,
        repeats: int = 0,
    ) -> list[Bubble]:
        """Deliver a message and return the bubbles of the direct answer."""
        msg_id = msg_id or self._enterprise.msg_ids.next()
        head = self._enterprise.head(user_id, held_up_s)
        xml = message_xml(head, kind, fields, msg_id, after)
        answer = self._turn(user_id, summary or kind, xml, own=own)
        for _ in range(repeats):
            self._repeat(user_id, summary or kind, xml, answer)
        return answer

    def report(
        self,
        user_id: str,
        event: str,
        fields: Mapping[str, Value] | None = None,
        *,
        after: Mapping[str, Value] | None = None,
        card: Bubble | None = None,
        summary: str = "",
    ) -> list[Bubble]:
        """Deliver an event and return the bubbles of the direct answer."""
        xml = event_xml(self._enterprise.head(user_id), event, fields, after)
        return self._turn(user_id, summary or event, xml, event=event, card=card)

    def press(
        self, card: Bubble, key: str, picked: Mapping[str, Sequence[str]] | None = None
    ) -> list[Bubble]:
        """Press a card's button, with the options picked; return the direct answer."""
        content = card.card or {}
        code = self._enterprise.codes.issue(card.msg_id, card.user_id)
        fields: dict[str, Value] = {
            "EventKey": key,
            "TaskId": str(content.get("task_id", "")),
            "CardType": str(content.get("card_type", "")),
            "ResponseCode": code,
        }
        menu_keys = [a["key"] for a in (content.get("action_menu") or {}).get("action_list", [])]
        if key in menu_keys:
            return self.report(card.user_id, "template_card_menu_event", fields, card=card)
        after: dict[str, Value] = {}
        if picked:
            after["SelectedItems"] = {"SelectedItem": _selected(picked)}
        return self.report(card.user_id, "template_card_event", fields, after=after, card=card)

    def _turn(
        self,
        user_id: str,
        summary: str,
        xml: str,
        *,
        own: Bubble | None = None,
        event: str | None = None,
        card: Bubble | None = None,
    ) -> list[Bubble]:
        if not self._enterprise.courier.callback_url:
            if own is not None:
                self._enterprise.screens.change(own, state="failed")
            raise RuntimeError("no callback URL is set")
        delivery = self._enterprise.courier.carry(user_id, summary, xml)
        if own is not None:
            self._enterprise.screens.change(own, state="sent" if delivery.ok else "failed")
        if delivery.reply is None:
            return []
        try:
            reply = self._read(user_id, delivery.reply, event)
            return self._apply(user_id, reply, card)
        except (ReplyError, EnvelopeError) as fault:
            self._enterprise.journal.fault(user_id, str(fault))
        except ApiError as error:
            self._enterprise.journal.fault(user_id, f"reply: {error.errcode} {error.detail}")
        return []

    def _repeat(self, user_id: str, summary: str, xml: str, answer: Sequence[Bubble]) -> None:
        """Deliver a callback again; its answer is not shown, and must be the one given before."""
        again = self._enterprise.courier.carry(user_id, f"{summary} again", xml)
        if not again.ok or not answer:
            return
        try:
            reply = again.reply and self._read(user_id, again.reply, None)
        except (ReplyError, EnvelopeError) as fault:
            self._enterprise.journal.fault(user_id, str(fault))
            return
        if not reply or reply.text != answer[0].text:
            self._enterprise.journal.fault(user_id, "reply: another one to a repeated callback")

    def _read(self, user_id: str, xml: str, event: str | None) -> Reply:
        reply = read_reply(xml, user_id=user_id, corp_id=self._enterprise.credentials.corp_id)
        check_allowed(reply, event, text_to_card=self._enterprise.switches.text_reply_to_card)
        return reply

    def _apply(self, user_id: str, reply: Reply, card: Bubble | None) -> list[Bubble]:
        if reply.kind in UPDATES:
            return self._update(reply, card)
        if reply.was_cut:
            self._enterprise.journal.notice(user_id, "passive text cut at 2048 bytes")
        shown: dict[str, Any] = {"text": reply.text, "was_cut": reply.was_cut}
        if reply.media_id:
            shown["media"] = self._enterprise.media.get(reply.media_id, reply.kind)
        if reply.articles:
            shown["articles"] = reply.articles
            shown["text"] = "\n".join(a["title"] for a in reply.articles)
        return [self._enterprise.screens.show(user_id, reply.kind, from_bot=True, **shown)]

    def _update(self, reply: Reply, card: Bubble | None) -> list[Bubble]:
        if card is None:
            raise ReplyError(f"reply: {reply.kind} without a card on the screen")
        if reply.kind == "update_button":
            self._enterprise.replace_button(card, reply.text)
        else:
            self._enterprise.check_card(reply.card, is_update=True)
            self._enterprise.update_card(card, reply.card)
        return [card]


def _selected(picked: Mapping[str, Sequence[str]]) -> list[Value]:
    return [
        {"QuestionKey": question, "OptionIds": {"OptionId": list(options)}}
        for question, options in picked.items()
    ]
