"""Errors of the server API as they appear on the wire: HTTP 200 and an errcode."""

import itertools
import secrets
import time
from typing import Any

Json = dict[str, Any]

TEXTS = {
    -1: "system busy",
    40001: "invalid credential",
    40003: "invalid userid",
    40004: "invalid media type",
    40005: "invalid file type",
    40006: "invalid file size",
    40007: "invalid media_id",
    40008: "invalid message type",
    40009: "invalid image size",
    40011: "invalid video size",
    40013: "invalid corpid",
    40014: "invalid access_token",
    40016: "invalid button size",
    40017: "invalid button type",
    40018: "invalid button name size",
    40019: "invalid button key size",
    40020: "invalid button url size",
    40022: "invalid sub button level",
    40023: "invalid sub button size",
    40024: "invalid sub button type",
    40025: "invalid sub button name size",
    40026: "invalid sub button key size",
    40027: "invalid sub button url size",
    40029: "invalid code",
    40033: "invalid charset",
    40035: "invalid parameter",
    40054: "invalid sub button url domain",
    40055: "invalid button url domain",
    40056: "invalid agentid",
    40058: "invalid Request Parameter",
    40063: "some parameters are empty",
    41001: "access_token missing",
    41002: "corpid missing",
    41004: "secret missing",
    41006: "media_id missing",
    41011: "agentid missing",
    41016: "title missing",
    42001: "access_token expired",
    42014: "invalid task_id",
    42015: "not allow to update a task card of another app",
    42016: "task_id not found",
    42017: "button key not found",
    42018: "invalid button key",
    42019: "button key missing",
    42020: "button name missing",
    42022: "response_code has been used",
    42027: "Template_Card.KeyName Missing",
    42028: "Template_Card.Url Invalid",
    42029: "Template_Card.MediaId Invalid",
    42030: "Template_Card.AppId Invalid",
    42031: "Template_Card.CardType Invalid",
    42033: "Template_Card.Title Missing",
    42035: "Template_Card.HorizontalContentList Invalid Length",
    42036: "Template_Card.VerticalContentList Invalid Length",
    42037: "Template_Card.OptionList Invalid Length",
    42038: "Template_Card.Button Text Invalid",
    42039: "Template_Card.Button Key Invalid",
    42040: "Template_Card.Option Id Invalid",
    42041: "Template_Card.Option Text Invalid",
    42042: "Template_Card.JumpList Invalid Length",
    42043: "Template_Card.QuestionKey Invalid",
    42044: "Template_Card.CardImage Url Invalid",
    42045: "Template_Card.CardAction Invalid",
    42046: "Template_Card.SubmitButton Key Invalid",
    42047: "Template_Card.SelectList Invalid Length",
    42049: "Template_Card.SubmitButton Text Invalid",
    42050: "Template_Card.UserId Invalid",
    42051: "Template_Card.ActionMenu Key Conflict",
    42052: "msgid expired",
    43004: "require subscribe",
    43012: "callback url not configured",
    44001: "empty media data",
    44004: "content size out of limit",
    45001: "media size out of limit",
    45002: "message content size out of limit",
    45008: "article size out of limit",
    45009: "api freq out of limit",
    45033: "api concurrent out of limit",
    48002: "api forbidden",
    48006: "api forbidden",
    50001: "redirect_uri not match",
    50002: "member not in the visible range of the app",
    50003: "app is disabled",
    60003: "department not found",
    60011: "no privilege to access/modify contact/party/agent",
    60020: "not allow to access from your ip",
    60111: "userid not found",
    60123: "invalid party id",
    60140: "invalid response_code",
    81013: "user & party & tag all invalid",
    82001: "all touser & toparty & totag empty",
    82002: "too many party",
    82003: "too many tag",
    301002: "not allow operate another agent with this accesstoken",
    830002: "media too large, use Range",
}
_sequence = itertools.count(1)


class ApiError(Exception):
    """A refusal with its errcode; the caller sees it as JSON under HTTP 200."""

    def __init__(self, errcode: int, detail: str = "") -> None:
        super().__init__(f"{errcode} {detail}")
        self.errcode = errcode
        self.detail = detail


def ok(**fields: Any) -> Json:
    """Return a successful answer with `fields`."""
    return {"errcode": 0, "errmsg": "ok", **fields}


def refusal(errcode: int, detail: str = "", caller_ip: str = "127.0.0.1") -> Json:
    """Return the answer the platform gives for `errcode`, its hint included."""
    text = detail or TEXTS.get(errcode, "error")
    hint = f"{int(time.time())}_{next(_sequence)}_{secrets.token_hex(16)}"
    more = f"more info at https://open.work.weixin.qq.com/devtool/query?e={errcode}"
    return {
        "errcode": errcode,
        "errmsg": f"{text}, hint: [{hint}], from ip: {caller_ip}, {more}",
    }
