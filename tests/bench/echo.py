"""What the bot is measured against: Flask and stock wechatpy, one encrypted echo, no state."""

from __future__ import annotations

import os

from flask import Flask, Response, request
from wechatpy.enterprise import create_reply, parse_message
from wechatpy.enterprise.crypto import WeChatCrypto


def create_echo() -> Flask:
    """An app that decrypts a text message and sends it back encrypted."""
    crypto = WeChatCrypto(
        os.environ["WECOM_TOKEN"], os.environ["WECOM_AES_KEY"], os.environ["WECOM_CORP_ID"]
    )
    app = Flask("echo")

    @app.post("/wecom/callback")
    def callback() -> Response:
        args = request.args
        xml = crypto.decrypt_message(
            request.get_data(), args["msg_signature"], args["timestamp"], args["nonce"]
        )
        message = parse_message(xml)
        reply = create_reply(message.content, message).render()
        return Response(crypto.encrypt_message(reply, args["nonce"], args["timestamp"]))

    @app.get("/healthz")
    def healthz() -> Response:
        return Response("ready")

    return app
