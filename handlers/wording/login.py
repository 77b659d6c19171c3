"""What a page says to a browser before it is known whose it is."""

from __future__ import annotations

TITLE = "打开页面"


def open_in_wecom(user_id: str) -> str:
    return f"这个页面只给 {user_id} 本人看。请在手机或电脑的企业微信里，从聊天中点开链接。"


def not_yours(user_id: str) -> str:
    return f"这个链接是发给 {user_id} 的，您打不开，里面的内容也没有显示。需要的话请在聊天里自己取一个。"


def open_again() -> str:
    return "没有确认是您本人。请回到企业微信的聊天里，重新点开链接。"


def not_told() -> str:
    return "企业微信暂时没有应答，请过一分钟再从聊天里点开链接。"


def while_writing() -> str:
    return "登录已过期，没有保存；文字留在这台设备上。请从聊天里重新点开链接，接着保存。"
