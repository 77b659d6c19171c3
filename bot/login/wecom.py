"""A page is shown to the person it is meant for, and WeCom says who opens it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode, urlsplit

from flask import Response, jsonify, make_response, redirect, render_template, request

from bot.clock import Clock
from bot.login.admission import LoginError
from bot.login.passes import Passes, new_number
from bot.settings import OFFICIAL_API, Settings
from handlers.wording import login as wording

PATH = "/login"
OFFICIAL_LOGIN = "https://open.weixin.qq.com/connect/oauth2/authorize"
# the browsers inside WeCom and WeChat, where people use the same chat; no other can log in
_CAN_LOG_IN = re.compile(r"wxwork|MicroMessenger", re.IGNORECASE)


class WeComLogin:
    """Admits the browser of the very person; sends others to WeCom to be told who they are."""

    def __init__(self, settings: Settings, passes: Passes, clock: Clock) -> None:
        self._settings = settings
        self._passes = passes
        self._clock = clock

    def admit(self, user_id: str) -> None:
        """Return if the present request is this person's; LoginError with what to answer if not."""
        if self._passes.holder(self._clock.wall()).casefold() == user_id.casefold():
            return
        if request.method not in ("GET", "HEAD"):
            raise LoginError(make_response(jsonify(message=wording.while_writing()), 403))
        if not _CAN_LOG_IN.search(request.headers.get("User-Agent", "")):
            raise LoginError(page(wording.open_in_wecom(user_id), 403))
        raise LoginError(self._sent_to_wecom(user_id))

    def _sent_to_wecom(self, user_id: str) -> Response:
        ours, number = self._settings, new_number()
        query = {
            "appid": ours.corp_id,
            "redirect_uri": f"{ours.public_url}{PATH}",
            "response_type": "code",
            "scope": "snsapi_base",
            "state": number,
            "agentid": str(ours.agent_id),
        }
        asked = urlencode(query, quote_via=quote, safe="")
        answer = make_response(redirect(f"{login_at(ours.api_base)}?{asked}#wechat_redirect"))
        self._passes.ask(answer, request.path, user_id, number, self._clock.wall())
        return answer


def login_at(api_base: str) -> str:
    """Where WeCom asks who opens a page; a WeCom of one's own has it beside its API."""
    if api_base == OFFICIAL_API:
        return OFFICIAL_LOGIN
    parts = urlsplit(api_base)
    return f"{parts.scheme}://{parts.netloc}/connect/oauth2/authorize"


def page(sentence: str, status: int) -> Response:
    """A page with one sentence."""
    return make_response(
        render_template("one_sentence.html", title=wording.TITLE, sentence=sentence), status
    )
