"""What the page for writing a summary says."""

from __future__ import annotations

TITLE = "总结"


def meant_for(user_id: str) -> str:
    return f"本页只给 {user_id} 使用，请勿转发"


def saved(count: int) -> str:
    return f"已保存 {count} 字"


def read_from_file(count: int) -> str:
    return f"已读出 {count} 字，还没有保存。请核对后按保存。"


def changed_elsewhere(count: int) -> str:
    return f"您打开后，有人保存了另一份（{count} 字）。您的这份没有保存，请选一份："


def nothing_written() -> str:
    return "框里没有文字，没有保存。"


def too_long(most: int) -> str:
    return f"文字超过 {most // 10000} 万字，没有保存。请删去一些。"


def file_too_big(megabytes: int) -> str:
    return f"文件超过 {megabytes} MB，没有读取。请去掉里面的图片再上传。"


def no_file() -> str:
    return "没有收到文件，请重新选择。"


def not_saved() -> str:
    return "刚才没有保存成功，文字还在框里，请再按一次保存。"


def not_read() -> str:
    return "文件没有读成，请再试一次，或把文字复制后粘贴到框里。"


def others_are_read() -> str:
    return "前面还有别人的文件在读，您的排在后面，轮到就读，请稍等…"


def not_shown() -> str:
    return "页面暂时打不开，请过一会儿再试。"


def link_expired() -> str:
    return "这个链接已过期（48 小时内有效）。请在聊天里回复 总结，取新的链接。"


def link_wrong() -> str:
    return "这个链接不对或不完整。请在聊天里回复 总结，取新的链接。"


def link_expired_while_writing() -> str:
    return (
        "这个链接已过期，没有保存；文字留在这台设备上。请在聊天里回复 总结，用新链接打开接着保存。"
    )


# What the page itself says while it is open; {count} is filled in there.
IN_THE_PAGE = {
    "count": "{count} 字",
    "enough": "已够 {count} 字",
    "short": "还差 {count} 字",
    "save": "保存",
    "saving": "正在保存…",
    "upload": "上传文件",
    "reading": "正在读取…",
    "unsaved": "有改动，还没有保存",
    "restored": "这是上次没保存的文字，请核对后按保存。",
    "useSaved": "改用已保存的",
    "back": "换回原来的",
    "isBack": "已换回，还没有保存。",
    "saveMine": "保存我这份",
    "takeTheirs": "换成那一份",
    "tookTheirs": "已换成别人保存的那一份。",
    "offline": "没有连上网，没有保存；文字留在这台设备上，请稍后再按保存。",
    "stillBusy": "一直有别人的文件在读，您的这份还没有读。请过一会儿再上传。",
    "fileOffline": "没有连上网，文件没有读成，请稍后再试。",
}
