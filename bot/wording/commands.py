"""The help of `python -m bot` and of each command."""

from __future__ import annotations

PROGRAM = "工会评选助手：企业微信里的申报机器人"
COMMANDS = "命令"
OPTIONS = "选项"
ARGUMENTS = "参数"
USAGE = "用法："
HELP = "显示这份说明"
COMMAND = "命令"
FILE = "文件"
NUMBER = "序号"

CHECK = "检查 config.yaml，打印活动内容和提醒日程，并和已有数据比较"
ROSTER = "把名册文件（csv 或 xlsx）和现在的分工会比较"
ROSTER_FILE = "名册文件，csv 或 xlsx"
ROSTER_APPLY = "写入比较出来的变化；不加只比较"
UNDELIVERED = "列出没有送到的消息"
UNDELIVERED_NUMBERS = "列表里的序号；不写就是全部"
AGAIN = "再发一次"
DROP = "不要了"
REVOKE = "丢了手机：作废一个人以前收到的网页链接、下载链接和登录"
REVOKE_WHOM = "这个人的企业微信账号"
USER_ID = "账号"
NEXT = "照这一季的数据，提出明年的 config.yaml：名册、称号、日期都带过去，写明要核对什么"
NEXT_FROM = "今年的 config.yaml（默认就是正在用的）"
NEXT_TO = "写到哪个文件（默认 config-next.yaml），已有的不覆盖"
NEXT_NOTICE = "新通知的文字文件，读得出的标题、文号、截止照它写"
BACKUP = "把全部数据、照片、配置备份成一个文件"
RESTORE = "把备份恢复到空的地方"
ARCHIVE_FILE = "备份文件"
PURGE = "活动结束后清除全部个人信息"
YES = "不再询问"
SERVE = "运行机器人，直到收到 SIGTERM"
WORKERS = "处理回调的进程数（默认每核一个，最多 4 个）"
REHEARSE = "用模拟的企业微信把整个活动演一遍，并逐条评判"
SEED = "按这个编号重演同一场"
PROCESSES = "用真正的进程演，连强行终止和重启也演到；慢得多"
BRANCHES = "几个分工会（默认和 config.yaml 一样多）"
DOCTOR = "逐项检查设置、企业微信、回调、Redis、磁盘和进程，说明原因和办法；上线前后都能用"
JSON = "输出 JSON，供监控使用"

_ERRORS = {
    "the following arguments are required": "缺少",
    "unrecognized arguments": "不认识",
    "invalid choice": "没有这个命令",
    "choose from": "可用",
    "expected one argument": "后面要跟一个值",
    "not allowed with argument": "不能同时用",
    "invalid int value": "应是整数",
    "argument ": "参数 ",
}


def revoked(user_id: str) -> str:
    return (
        f"{user_id} 到现在为止收到的网页链接、下载链接和登录都已作废。"
        "本人再在聊天里要一次，就有新的；填的内容不受影响。"
    )


def nobody_called(user_id: str) -> str:
    return f"名册和校工会里没有账号 {user_id}：请照 config.yaml 或 绑定 时的写法"


def from_to(most: int) -> str:
    return f"应是 1 到 {most} 的整数"


def wrong_call(program: str, told: str) -> str:
    """What argparse says, in Chinese; the name of the argument and what was typed stay."""
    for english, chinese in _ERRORS.items():
        told = told.replace(english, chinese)
    return f"{program}: {told}\n说明：{program} --help\n"
