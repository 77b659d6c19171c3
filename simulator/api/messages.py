"""message/send, message/update_template_card and message/recall."""

import json
from typing import Any

from simulator.api.calls import Call, check_agent
from simulator.api.contents import read_content
from simulator.api.recipients import find_recipients
from simulator.card_lengths import overlong
from simulator.cards import has_callback
from simulator.enterprise import Enterprise
from simulator.errors import ApiError, Json, ok

RECALL_S = 24 * 3600


def send(call: Call, enterprise: Enterprise) -> Json:
    """Show a message on its recipients' phones."""
    body = call.json()
    check_agent(body.get("agentid"), enterprise.credentials.agent_id)
    recipients = find_recipients(body, enterprise.directory)
    whole = json.dumps(body, sort_keys=True, ensure_ascii=False)
    if body.get("enable_duplicate_check") == 1 and enterprise.repeated.knows(whole):
        return ok()
    kind, fields = read_content(body, enterprise)
    card: Json = fields.get("card") or {}
    if card.get("task_id"):
        enterprise.claim_task_id(card["task_id"])
    if body.get("enable_duplicate_check") == 1:
        interval_s = body.get("duplicate_check_interval", 1800)
        enterprise.repeated.remember(whole, _interval(interval_s))
    msg_id = enterprise.new_msg_id()
    enterprise.sent_at[msg_id] = enterprise.clock.now()
    for user_id in recipients.members:
        _show(enterprise, user_id, kind, {**fields, "msg_id": msg_id})
    answer = ok(**recipients.as_json(), msgid=msg_id)
    if card and has_callback(card):
        answer["response_code"] = enterprise.codes.issue(msg_id)
    return answer


def _show(enterprise: Enterprise, user_id: str, kind: str, fields: Json) -> None:
    """Show a message on one phone, unless the pace is too high; the bot is told nothing."""
    notice = enterprise.journal.notice
    if not enterprise.pace.admits(user_id):
        notice(user_id, "dropped: more than 30 messages a minute or 1000 an hour")
        return
    if fields.get("was_cut"):
        notice(user_id, f"{kind} cut at 2048 bytes")
    for reason in overlong(fields.get("card") or {}):
        notice(user_id, reason)
    enterprise.screens.show(user_id, kind, from_bot=True, **fields)


def update_template_card(call: Call, enterprise: Enterprise) -> Json:
    """Change a sent card for some or all of its recipients, using up the response code."""
    body = call.json()
    check_agent(body.get("agentid"), enterprise.credentials.agent_id)
    code, button, card = body.get("response_code"), body.get("button"), body.get("template_card")
    if not isinstance(code, str) or not code:
        raise ApiError(60140)
    name = button.get("replace_name") if isinstance(button, dict) else None
    if card is not None:
        enterprise.check_card(card, is_update=True)
    elif not name:
        raise ApiError(40058, "button.replace_name or template_card missing")
    wanted = _wanted(body, enterprise)
    grant = enterprise.codes.use(code)
    bubbles = {b.user_id: b for b in enterprise.screens.sent_as(grant.msg_id)}
    if grant.user_id is not None:
        bubbles = {user: b for user, b in bubbles.items() if user == grant.user_id}
    for user_id in bubbles if wanted is None else wanted & set(bubbles):
        if card is not None:
            enterprise.update_card(bubbles[user_id], card)
        else:
            enterprise.replace_button(bubbles[user_id], str(name))
    asked = [user for user in body.get("userids", []) if isinstance(user, str)]
    known = {user_id.lower() for user_id in bubbles}
    return ok(invaliduser=[user.lower() for user in asked if user.lower() not in known])


def recall(call: Call, enterprise: Enterprise) -> Json:
    """Take a message back from all phones within a day of sending."""
    msg_id = call.json().get("msgid")
    if not isinstance(msg_id, str) or msg_id not in enterprise.sent_at:
        raise ApiError(40058, "invalid msgid")
    if enterprise.clock.now() - enterprise.sent_at[msg_id] >= RECALL_S:
        raise ApiError(42052)
    for bubble in enterprise.screens.sent_as(msg_id):
        gone: dict[str, Any] = {"text": "", "card": None, "media": None, "articles": []}
        copy = bubble.copy_in_wechat or bubble.as_json()
        enterprise.screens.change(bubble, kind="recalled", copy_in_wechat=copy, **gone)
    return ok()


def _wanted(body: Json, enterprise: Enterprise) -> set[str] | None:
    """Return the user ids to update, None for everybody."""
    if body.get("atall") == 1:
        return None
    users, parties, tags = (
        _ids(body, "userids", 1000, 40058),
        _ids(body, "partyids", 100, 82002),
        _ids(body, "tagids", 100, 82003),
    )
    if not (users or parties or tags):
        raise ApiError(82001)
    directory = enterprise.directory
    members = [member for user in users if (member := directory.find(str(user)))]
    for party in parties:
        members += directory.in_department(party)
    for tag in tags:
        members += directory.tagged(directory.tags[tag]) if tag in directory.tags else []
    return {member.user_id for member in members}


def _ids(body: Json, name: str, most: int, errcode: int) -> list[Any]:
    value = body.get(name) or []
    if not isinstance(value, list):
        raise ApiError(40058, f"{name} must be a list")
    if len(value) > most:
        raise ApiError(errcode)
    return value


def _interval(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise ApiError(40058, "duplicate_check_interval invalid")
    return value
