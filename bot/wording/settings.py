"""What is wrong with a setting, in one line. A value is shown only where it cannot be a secret."""

from __future__ import annotations

from collections.abc import Sequence

CORP_ID = "“我的企业”最下面的企业ID，如 ww0123456789abcdef"
SECRET = "应用详情页的 Secret"  # noqa: S105 - what it is called
AGENT_ID = "应用详情页的 AgentId，整数，如 1000002"
TOKEN = "“接收消息”里的 Token，1 到 32 个字母和数字"  # noqa: S105
AES_KEY = "“接收消息”里的 EncodingAESKey，43 个字母和数字"
INSTANT = "带时区的时间，如 2023-05-08T09:00:00+08:00"
YEARS = "年份在 2000 到 2100 之间的时间"
ADDRESS = "这台机器的 IP 地址，如 127.0.0.1"
NOT_UTF8 = "不是 UTF-8"
AT_ITS_BEGINNING = "开头"


def several(wrong: Sequence[str]) -> str:
    return "\n".join([f"有 {len(wrong)} 项设置不对：", *(f"- {line}" for line in wrong)])


def missing(name: str, what: str) -> str:
    return f"{name} 没有设：应是{what}"


def malformed(name: str, what: str) -> str:
    return f"{name} 写法不对：应是{what}"


def is_agent_id(name: str, value: str, what: str) -> str:
    return f"{name} 写的是 {value}，像是 AgentId：应是{what}"


def has_space(name: str, what: str) -> str:
    return f"{name} 中间有空格或换行：应是{what}，请整串重新复制"


def has_other_characters(name: str, what: str) -> str:
    return f"{name} 里有 Secret 不会有的字符（引号、汉字等）：应是{what}"


def wrong_length(name: str, length: int, what: str) -> str:
    return f"{name} 有 {length} 个字符：应是{what}"


def wrong(name: str, value: str, what: str) -> str:
    return f"{name} 写的是“{value}”：应是{what}"


def from_to(low: int, high: int) -> str:
    return f" {low} 到 {high} 的整数"


def one_of(known: Sequence[str]) -> str:
    return f" {' 或 '.join(known)}"


def no_offset(name: str, value: str) -> str:
    return f"{name} 写的是“{value}”，没有写时区：应是{INSTANT}"


def not_a_url(name: str, schemes: Sequence[str]) -> str:
    forms = " 或 ".join(f"{known}://主机" for known in schemes)
    return f"{name} 写法不对：应以 {forms} 开头"


def not_a_store(name: str) -> str:
    return f"{name} 写法不对：应以 redis://主机、rediss://主机 或 unix:/// 开头，用自带的 Redis 就不要写"


def many_stores(name: str) -> str:
    return (
        f"{name} 写的是哨兵（Sentinel）或集群（Cluster）的地址，还不支持："
        "应是主库的固定地址（虚拟 IP 或代理），如 redis://主机"
    )


def file_unread(name: str, path: str, why: str) -> str:
    return f"{name} 写的文件 {path} 读不出来：{why}"


def env_file_unread(path: str, why: str) -> str:
    return f"{path} 读不出来：{why}"


def no_equals_sign(path: str, before: str) -> str:
    return f"{path} 在 {before} 后面有一行没有 =：一行写一个，值不能换行"
