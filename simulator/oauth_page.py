"""The page of the platform that tells another page who opens it, by a code in the way back."""

import re
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, redirect, request

from simulator.enterprise import Enterprise
from simulator.errors import ApiError

PATH = "/connect/oauth2/authorize"
MEMBER = "X-Member"  # only the client itself knows, and says, whose it is
SCOPES = ("snsapi_base", "snsapi_privateinfo")
_is_state = re.compile(r"[A-Za-z0-9]{0,128}").fullmatch


def oauth_blueprint(enterprise: Enterprise) -> Blueprint:
    """Return the page; outside of the client it shows nothing but that."""
    blueprint = Blueprint("oauth", __name__)

    @blueprint.get(PATH)
    def authorize() -> Response:
        member = enterprise.directory.find(request.headers.get(MEMBER, ""))
        if member is None:
            return Response("请在微信客户端打开链接", 403)
        try:
            _check(enterprise)
        except ApiError as error:
            return Response(f"{error.errcode}", 400)
        code = enterprise.oauth.issue(member.user_id)
        query = urlencode({"code": code, "state": request.args.get("state", "")})
        back = request.args["redirect_uri"]
        answer = redirect(f"{back}{'&' if '?' in back else '?'}{query}")
        return Response(headers=answer.headers, status=answer.status)

    return blueprint


def _check(enterprise: Enterprise) -> None:
    """Raise the platform's code for what it refuses."""
    args = request.args
    if args.get("appid") != enterprise.credentials.corp_id:
        raise ApiError(40013)
    is_sound = args.get("response_type") == "code" and args.get("scope") in SCOPES
    if not is_sound or not _is_state(args.get("state", "")):
        raise ApiError(40035)
    domain = enterprise.trusted_domain
    if not domain or urlsplit(args.get("redirect_uri", "")).netloc != domain:
        raise ApiError(50001)
