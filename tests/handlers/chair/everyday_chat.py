"""How sentences of every day are heard."""

from __future__ import annotations

from campaign.applications import Status
from tests.handlers.chair.handing_in import complete_home
from tests.handlers.dialogue import Dialogue

PHONE = "82322450"


def submitted() -> Dialogue:
    chat = complete_home()
    chat.say("提交", "确认")
    assert chat.status("home") is Status.SUBMITTED
    return chat
