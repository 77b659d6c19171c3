"""WeRoBot with its session in Redis: it opens a callback, writes the answer down and seals a reply."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

import redis
from werobot import WeRoBot
from werobot.session.redisstorage import RedisStorage

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def create() -> Wsgi:
    """The robot as a WSGI application; a framework around it would only cost it time."""
    robot = WeRoBot(
        token=os.environ["WECOM_TOKEN"],
        encoding_aes_key=os.environ["WECOM_AES_KEY"],
        app_id=os.environ["WECOM_CORP_ID"],
        session_storage=RedisStorage(redis.Redis.from_url(os.environ["REDIS_URL"])),
    )
    robot.add_handler(_answer, type="text")

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/xml")])
        if environ["REQUEST_METHOD"] == "GET":
            return [b"ready"]
        asked = parse_qs(environ["QUERY_STRING"])
        body = environ["wsgi.input"].read().decode()
        signed = (asked[name][0] for name in ("timestamp", "nonce", "msg_signature"))
        message = robot.parse_message(body, *signed)
        return [robot.get_encrypted_reply(message).encode()]

    return app


def _answer(message: Any, session: dict[str, str]) -> str:
    _, item, points = message.content.split()
    session[item] = points
    return f"已记下 {item}：{points} 分，已答 {len(session)} 项"
