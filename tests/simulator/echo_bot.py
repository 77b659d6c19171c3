"""A tiny bot for the simulator's own tests, on wechatpy's crypto as a second opinion."""

import threading
import time
from collections.abc import Callable
from typing import Any, Self

import xmltodict
from flask import Flask, Response, request
from wechatpy.enterprise.crypto import WeChatCrypto

from simulator.credentials import Credentials
from simulator.web import WebServer

Answer = Callable[[dict[str, Any]], str | None]


def text_reply(message: dict[str, Any], text: str) -> str:
    """Return a passive text reply to a message."""
    return passive(message, "text", f"<Content><![CDATA[{text}]]></Content>")


def passive(message: dict[str, Any], kind: str, inner: str) -> str:
    """Return a passive reply of any kind."""
    return (
        f"<xml><ToUserName><![CDATA[{message['FromUserName']}]]></ToUserName>"
        f"<FromUserName><![CDATA[{message['ToUserName']}]]></FromUserName>"
        f"<CreateTime>{int(time.time())}</CreateTime>"
        f"<MsgType><![CDATA[{kind}]]></MsgType>{inner}</xml>"
    )


def echo(message: dict[str, Any]) -> str | None:
    """Say a text back; say nothing to anything else."""
    if message["MsgType"] != "text":
        return None
    return text_reply(message, f"echo {message['Content']}")


class EchoBot:
    """Answers callbacks with `answer`; `seen` holds every decrypted message."""

    def __init__(self, credentials: Credentials) -> None:
        self.answer: Answer = echo
        self.statuses: list[int] = []
        self.raw_reply: bytes | None = None
        self.edit_reply: Callable[[str], str] = lambda reply: reply
        self.echo_suffix = ""
        self.now = "2023-05-08T09:00:00+08:00"
        self.has_clock = True
        self.seen: list[dict[str, Any]] = []
        self.requests: list[tuple[dict[str, str], bytes, str]] = []
        self._lock = threading.Lock()
        self._crypto = WeChatCrypto(credentials.token, credentials.aes_key, credentials.corp_id)
        self._web = WebServer(self._app(), 0)

    @property
    def url(self) -> str:
        """The callback URL."""
        return f"http://127.0.0.1:{self._web.port}/wecom/callback"

    def __enter__(self) -> Self:
        self._web.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._web.stop()

    def _app(self) -> Flask:
        app = Flask("echo")
        app.add_url_rule("/wecom/callback", "verify", self._verify, methods=["GET"])
        app.add_url_rule("/wecom/callback", "take", self._take, methods=["POST"])
        app.add_url_rule("/trial/clock", "clock", self._clock, methods=["GET", "PUT"])
        return app

    def _verify(self) -> Response:
        args = request.args
        echo = self._crypto.check_signature(
            args["msg_signature"], args["timestamp"], args["nonce"], args["echostr"]
        )
        return Response(str(echo) + self.echo_suffix, content_type="text/plain")

    def _take(self) -> Response:
        args, body = request.args, request.get_data()
        with self._lock:
            self.requests.append((dict(args), body, request.content_type or ""))
            status = self.statuses.pop(0) if self.statuses else 200
        xml = self._crypto.decrypt_message(
            body, args["msg_signature"], args["timestamp"], args["nonce"]
        )
        message: dict[str, Any] = xmltodict.parse(xml)["xml"]
        with self._lock:
            self.seen.append({**message, "raw": xml})
        if status != 200:
            return Response(status=status)
        if self.raw_reply is not None:
            return Response(self.raw_reply)
        reply = self.answer(message)
        if reply is None:
            return Response(b"")
        sealed = self._crypto.encrypt_message(reply, args["nonce"], args["timestamp"])
        return Response(self.edit_reply(sealed), content_type="text/xml")

    def _clock(self) -> Response | tuple[dict[str, str], int] | dict[str, str]:
        if not self.has_clock:
            return Response(status=404)
        if request.method == "PUT":
            self.now = request.get_json()["now"]
        return {"now": self.now}
