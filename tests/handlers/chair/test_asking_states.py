"""Whatever is asked in whatever state: there is an answer, and it says nothing that is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from campaign.applications import Status
from handlers.chair.asking.table import ANSWERS
from handlers.splitting import MOST_BYTES
from storage.effects import SendDocument
from tests.handlers.chair.asking_chat import STATES, Chat, fresh

EVERY = pytest.mark.parametrize("state", STATES)
INVITES = re.compile(r"回复 (?:提交|申报|继续|总结|撤回|确认|本次不申报)|直接发|接着填|粘贴")
# What leads nowhere by itself: the greeting has its own ways, the help lists words.
WITHOUT_NEXT = {"progress", "overview", "help"}


def told(state: str, *but: str) -> Iterator[tuple[str, Chat, str]]:
    """Every question but these, asked in a state: its intent, the chat after it, what was said."""
    for intent in ANSWERS:
        if intent not in but:
            chat = fresh(state)
            yield intent, chat, chat.ask(intent)


@EVERY
def test_there_is_an_answer_of_one_message_that_changes_no_application(state: str) -> None:
    for intent, chat, text in told(state):
        assert text.strip(), intent
        assert all(len(piece.encode()) <= MOST_BYTES for piece in chat.outcome.texts), intent
        assert "\n\n\n" not in text, intent
        assert not chat.outcome.applications
        assert all(isinstance(effect, SendDocument) for effect in chat.outcome.effects), intent


@EVERY
def test_the_last_line_says_what_to_do_next(state: str) -> None:
    for intent, _, text in told(state, *WITHOUT_NEXT):
        assert re.match("接下来：|现在答 ", text.split("\n\n")[-1]), (intent, text)


@EVERY
def test_nobody_is_invited_to_do_what_is_not_possible(state: str) -> None:
    talk = fresh(state).talk
    if talk.has_ended and not talk.returned:
        for intent, _, text in told(state):
            assert not INVITES.search(text), (intent, text)
    if talk.is_early:
        for intent, _, text in told(state, *WITHOUT_NEXT):
            assert not INVITES.search(text.replace("到时回复 申报", "")), (intent, text)


@EVERY
def test_nobody_is_invited_to_apply_with_a_title_or_to_hand_in_twice(state: str) -> None:
    talk = fresh(state).talk
    for track in talk.campaign.tracks.values():
        application = talk.application(track)
        is_settled = not application.has_unsubmitted_changes
        for intent, _, text in told(state, "help"):
            if talk.holds(track):
                assert f"申报{track.short_name}" not in text, intent
            if application.status is Status.SUBMITTED and is_settled:
                assert f"回复 提交{track.short_name}" not in text, intent


@EVERY
def test_nothing_is_called_received_sent_or_decided_that_is_not(state: str) -> None:
    talk = fresh(state).talk
    applications = [talk.application(track) for track in talk.campaign.tracks.values()]
    for intent, chat, text in told(state):
        if not any(a.submissions for a in applications):
            assert not re.search("已提交|已在这里收到|线上已收到|v1", text), (intent, text)
        if not any(a.paper for a in applications):
            assert not re.search("纸质已于|已送的纸质", text), (intent, text)
        if not any(a.result and a.result.told_at for a in applications):
            assert "列入推荐" not in text, (intent, text)
        if intent == "forms_again":
            assert bool(chat.outcome.effects) is ("随后发来" in text)


def test_every_state_is_another_one() -> None:
    screens = {s: fresh(s).ask("next_step") + fresh(s).ask("received") for s in STATES}
    assert len(set(screens.values())) > len(STATES) * 2 // 3
