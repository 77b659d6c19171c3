"""aiogram with its state machine in Redis, behind WeCom's envelope instead of Telegram's JSON."""

from __future__ import annotations

import itertools
import os
import time
import zlib
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from aiogram import Bot, Dispatcher
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import Message
from wechatpy.enterprise import parse_message
from wechatpy.enterprise.crypto import WeChatCrypto
from wechatpy.replies import TextReply

_NOBODY = "1:a"  # a token of the right form; nothing is ever sent with it
Asgi = Callable[[dict[str, Any], Callable[..., Any], Callable[..., Any]], Awaitable[None]]


def create() -> Asgi:
    """The dispatcher as an ASGI application."""
    crypto = WeChatCrypto(
        os.environ["WECOM_TOKEN"], os.environ["WECOM_AES_KEY"], os.environ["WECOM_CORP_ID"]
    )
    dispatcher = Dispatcher(storage=RedisStorage.from_url(os.environ["REDIS_URL"]))
    dispatcher.message.register(_answer)
    bot, numbers = Bot(_NOBODY), itertools.count(1)

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        body = b"ready"
        if scope["method"] == "POST":
            asked = {
                key: value[0] for key, value in parse_qs(scope["query_string"].decode()).items()
            }
            signed = asked["timestamp"], asked["nonce"]
            xml = crypto.decrypt_message(await _body(receive), asked["msg_signature"], *signed)
            said = parse_message(xml)
            update = _update(next(numbers), said.source, said.content)
            text = await dispatcher.feed_raw_update(bot, update)
            reply = TextReply(content=text, message=said).render()
            body = crypto.encrypt_message(reply, asked["nonce"], asked["timestamp"]).encode()
        head = {"type": "http.response.start", "status": 200, "headers": []}
        await send(head)
        await send({"type": "http.response.body", "body": body})

    return app


async def _answer(message: Message, state: FSMContext) -> str:
    _, item, points = (message.text or "").split()
    known = await state.update_data({item: points})
    return f"已记下 {item}：{points} 分，已答 {len(known)} 项"


async def _body(receive: Any) -> bytes:
    body, is_more = b"", True
    while is_more:
        piece = await receive()
        body += piece.get("body", b"")
        is_more = piece.get("more_body", False)
    return body


def _update(number: int, person: str, text: str) -> dict[str, Any]:
    who = zlib.crc32(person.encode())
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": who, "type": "private"},
        "from": {"id": who, "is_bot": False, "first_name": person},
        "text": text,
    }
    return {"update_id": number, "message": message}
