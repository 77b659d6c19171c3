"""What the office's pages say, and what the chat says of them."""

from __future__ import annotations

from handlers.wording.form_page import anchor


def not_of_the_office() -> str:
    return "这个页面只给校工会看，您现在不在名单里。"


def not_there() -> str:
    return "这份申报现在找不到了。请在聊天里重新 看 一次，取新的链接。"


def look(link: str) -> str:
    return anchor(link, "在网页上看材料、核分、退回")


def board(link: str) -> str:
    return anchor(link, "打开看板网页，自动更新，可以投影")


# What the pages themselves say while they are open.
IN_THE_PAGE = {
    "sending": "正在发出…",
    "offline": "没有连上网，没有发出。请再试。",
    "choose": "请先勾选要退回的几处，并写明理由。",
    "confirm": "确认",
    "really": "将退回：{places}。理由：{reason}。主席马上会收到。",
    "stale": "连不上服务器，下面是 {at} 的情况",
}


def link_expired() -> str:
    return "这个链接已过期（48 小时内有效）。请在聊天里重新 看 一次，或回复 看板，取新的链接。"


def link_wrong() -> str:
    return "这个链接不对或不完整。请在聊天里重新 看 一次，或回复 看板，取新的链接。"
