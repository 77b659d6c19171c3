"""The table of API calls, and the gate every call passes: faults, token, journal."""

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

from flask import Blueprint, Response, jsonify, request, stream_with_context

from simulator.api import contacts, media, messages
from simulator.api.calls import Call, check_agent
from simulator.enterprise import Enterprise
from simulator.errors import ApiError, Json, ok, refusal
from simulator.faults import Fault

Handler = Callable[[Call, Enterprise], Json | Response]


def _gettoken(call: Call, enterprise: Enterprise) -> Json:
    query = call.query
    issued = enterprise.tokens.issue(query.get("corpid", ""), query.get("corpsecret", ""))
    return ok(access_token=issued[0], expires_in=issued[1])


def _addresses(call: Call, enterprise: Enterprise) -> Json:
    return ok(ip_list=["127.0.0.1"])


def _menu_create(call: Call, enterprise: Enterprise) -> Json:
    check_agent(call.query.get("agentid"), enterprise.credentials.agent_id)
    enterprise.menus.create(call.json())
    return ok()


def _menu_get(call: Call, enterprise: Enterprise) -> Json:
    check_agent(call.query.get("agentid"), enterprise.credentials.agent_id)
    return ok(button=enterprise.menus.buttons)


def _menu_delete(call: Call, enterprise: Enterprise) -> Json:
    check_agent(call.query.get("agentid"), enterprise.credentials.agent_id)
    enterprise.menus.delete()
    return ok()


HANDLERS: dict[str, Handler] = {
    "gettoken": _gettoken,
    "getcallbackip": _addresses,
    "get_api_domain_ip": _addresses,
    "message/send": messages.send,
    "message/update_template_card": messages.update_template_card,
    "message/recall": messages.recall,
    "menu/create": _menu_create,
    "menu/get": _menu_get,
    "menu/delete": _menu_delete,
    "media/upload": media.upload,
    "media/get": media.get,
    "user/get": contacts.user_get,
    "user/simplelist": contacts.user_simplelist,
    "user/list": contacts.user_list,
    "user/list_id": contacts.user_list_id,
    "department/list": contacts.department_list,
    "department/simplelist": contacts.department_simplelist,
    "tag/get": contacts.tag_get,
    "tag/list": contacts.tag_list,
    "agent/get": contacts.agent_get,
    "auth/getuserinfo": contacts.getuserinfo,
}


def api_blueprint(enterprise: Enterprise) -> Blueprint:
    """Return the routes under /cgi-bin/."""
    blueprint = Blueprint("api", __name__, url_prefix="/cgi-bin")

    @blueprint.route("/<path:path>", methods=["GET", "POST"])
    def answer(path: str) -> Response:
        call = Call(
            path,
            request.method,
            request.args,
            request.get_data(),
            request.headers.get("Content-Type", ""),
            request.headers.get("Range", ""),
        )
        return _answer(call, enterprise)

    return blueprint


def _answer(call: Call, enterprise: Enterprise) -> Response:
    fault = enterprise.faults.take(call.path)
    errcode, response = 0, Response(status=404)
    try:
        if fault:
            _fail_before(fault, enterprise)
        if fault and fault.kind in ("http_500", "http"):
            status = 500 if fault.kind == "http_500" else fault.status
            response = Response("not for you", status=status)
        elif call.path in HANDLERS:
            if call.path != "gettoken":
                enterprise.tokens.check(call.query.get("access_token"))
            if enterprise.switches.refuse_escapes and call.has_escapes:
                raise ApiError(40033)
            result = HANDLERS[call.path](call, enterprise)
            response = result if isinstance(result, Response) else jsonify(result)
    except ApiError as error:
        errcode = error.errcode
        ip = fault.ip if fault else "127.0.0.1"
        response = jsonify(refusal(error.errcode, error.detail, ip))
    enterprise.journal.api_call(call.path, call.query, _journal_body(call), errcode)
    if fault and fault.kind == "drop_after":
        _drop_connection()
    if fault and fault.kind == "truncate":
        return _half_of(response)
    return response


def _fail_before(fault: Fault, enterprise: Enterprise) -> None:
    if fault.kind == "errcode":
        raise ApiError(fault.errcode)
    if fault.kind == "hang":
        enterprise.closing.wait(fault.seconds)
    if fault.kind == "drop_before":
        _drop_connection()


def _half_of(response: Response) -> Response:
    """An answer that announces all of its bytes, and breaks off after half of them."""
    content = response.get_data()

    def first_half() -> Iterator[bytes]:
        yield content[: len(content) // 2]
        _drop_connection()

    headers = response.headers.copy()
    headers["Content-Length"] = str(len(content))
    return Response(stream_with_context(first_half()), response.status, headers)


def _drop_connection() -> None:
    connection = request.environ["werkzeug.socket"]
    connection.shutdown(socket.SHUT_RDWR)


def _journal_body(call: Call) -> Any:
    if call.path == "media/upload":
        try:
            name, content = media.read_part(call.body, call.content_type)
        except ApiError:
            return None
        return {"filename": name, "size": len(content)}
    try:
        return json.loads(call.body) if call.body else None
    except ValueError:
        return {"malformed": call.body[:2000].decode("utf-8", "replace")}
