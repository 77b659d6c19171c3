"""What the operator reads about backups: making one, putting one back, erasing everything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

_UNITS = ("字节", "KB", "MB", "GB", "TB")


def size(count: int) -> str:
    """As many bytes in a unit people read."""
    told, unit = float(count), 0
    while told >= 1000 and unit < len(_UNITS) - 1:
        told, unit = told / 1024, unit + 1
    return (
        f"{told:.0f} {_UNITS[unit]}" if unit == 0 or told >= 100 else f"{told:.1f} {_UNITS[unit]}"
    )


def progress(done: int, whole: int) -> str:
    return f"  {done * 100 // max(whole, 1):3d}%  {size(done)} / {size(whole)}"


def redis_away(kind: str) -> str:
    return f"Redis 没有应答（{kind}）。请看 REDIS_URL 对不对，Redis 开着没有，再运行一次。"


def cannot_write(path: object, reason: str | None) -> str:
    return f"{path} 读写不了（{reason or '原因不明'}）。请换个位置，或改权限，再运行一次。"


# -- making one


def already_there(path: Path) -> str:
    return f"{path} 已经有了，没有覆盖。请换个文件名。"


def no_folder(folder: Path) -> str:
    return f"没有文件夹 {folder}。请先建好，再运行一次。"


def inside_data(data_dir: Path) -> str:
    return (
        f"备份不要放在 DATA_DIR（{data_dir}）里：那块盘坏了，备份也没了。"
        "请放到别的盘上；只能放在里面的，先用 BACKUP_DIR 指定一个文件夹。"
    )


def no_room(folder: Path, needed: int, free: int) -> str:
    return f"{folder} 空间不够：要 {size(needed)}，还剩 {size(free)}。什么都没有写。"


def made(path: Path, size_: int, campaign: str, keys: int, photos: int) -> str:
    return (
        f"备份好了，逐个校验过：{path}（{size(size_)}）\n"
        f"活动 {campaign}：数据 {keys} 项，照片 {photos} 张。\n"
        "里面有姓名、电话和照片，请当机密保管；企业微信的 Secret 等（.env）不在里面，请另外存好。"
    )


# -- reading one


def no_file(path: Path) -> str:
    return f"没有文件 {path}。"


def no_backup(path: Path) -> str:
    return f"{path} 不是备份，或者不完整（没有传完、结尾被改动）。什么都没有写。"


def damaged(names: Sequence[str], count: int) -> str:
    if not names:
        return (
            "备份不完整，或被改动过：文件的内容都对，目录或结尾不对。什么都没有写，请用另一份备份。"
        )
    more = f"等 {count} 个" if count > len(names) else ""
    listed = "\n".join(f"  {name}" for name in names)
    return f"备份损坏，以下{more}文件与校验和不符：\n{listed}\n什么都没有写，请用另一份备份。"


def too_new(number: int) -> str:
    return f"这份备份是更新的程序写的（格式 {number}），请先升级程序。什么都没有写。"


# -- putting one back


def restoring(campaign: str, title: str, made_at: datetime, keys: int, photos: int) -> str:
    return (
        f"校验和都对。{title}（{campaign}），{made_at.astimezone():%Y-%m-%d %H:%M:%S %z} 的备份："
        f"数据 {keys} 项，照片 {photos} 张。"
    )


def not_empty(folder: Path, names: Sequence[str]) -> str:
    listed = "、".join(names[:5]) + ("……" if len(names) > 5 else "")
    return (
        f"DATA_DIR（{folder}）里已经有东西：{listed}。只恢复到空的地方，什么都没有写。"
        "请换一个空的 DATA_DIR；旧数据确实不要了，先运行 python -m bot purge。"
    )


def store_not_empty(campaign: str) -> str:
    return (
        f"REDIS_URL 的 Redis 里已经有活动 {campaign} 的数据。只恢复到空的地方，什么都没有写。"
        "请换一个 Redis 或库号；旧数据确实不要了，先运行 python -m bot purge。"
    )


def half_restored(folder: Path) -> str:
    return (
        f"{folder} 里有一次没有做完的恢复，数据不全，不能用。"
        "请运行 python -m bot purge 清空，再恢复一次。"
    )


def store_differs() -> str:
    return (
        "写进 Redis 的和备份里的不一致，恢复没有完成。请运行 python -m bot purge 清空，再试一次。"
    )


def restored(keys: int, photos: int) -> str:
    return f"恢复好了：数据 {keys} 项，照片 {photos} 张，都核对过。"


def config_differs(aside: Path, used: Path) -> str:
    return (
        f"备份里的 config.yaml 与现在用的 {used} 不同，放在 {aside}。"
        "启动前请换成它（或用 BOT_CONFIG 指向它）。"
    )


def form_differs(aside: Path, folder: Path) -> str:
    return f"备份里的表格模板与 {folder} 里的不同，放在 {aside}。启动前请换上。"


def then_start() -> str:
    return "下一步：python -m bot check，看与数据一致；再 python -m bot serve。"


# -- erasing everything


def purge_head(goes: Sequence[str], stays: Sequence[str]) -> str:
    rows = ["要清除：", *(f"  {line}" for line in goes), "不动："]
    return "\n".join([*rows, *(f"  {line}" for line in stays), "清除后不能恢复。"])


def records_go(title: str, branches: int) -> str:
    return f"{title}：{branches} 个分工会的填报，和全部记录、名册改动、没发完的消息"


def other_goes(campaign: str) -> str:
    return f"同一个数据文件夹里的另一个活动 {campaign}"


def photos_go(count: int, bytes_: int) -> str:
    return f"照片 {count} 张（{size(bytes_)}）"


def files_go(folder: Path, names: Sequence[str]) -> str:
    return f"{folder} 里的 {'、'.join(names) or '（没有别的）'}"


def backups_go(folder: Path, count: int) -> str:
    return f"{folder} 里自动做的备份 {count} 份"


def config_stays(path: Path) -> str:
    return f"{path}（里面有主席、联系人的名字电话，不用了请自己删）、forms、.env"


def unknown_stays(path: Path) -> str:
    return f"{path}：不是程序放的，请自己看"


def other_stays(campaign: str) -> str:
    return f"同一个 Redis 里的活动 {campaign}"


def outside_stays() -> str:
    return "别处的备份、导出的压缩包、打印件；企业微信里的聊天记录；系统日志（只有编号和 userid）"


def type_to_confirm(campaign: str) -> str:
    return f"确认请输入 {campaign} 再回车："


def not_confirmed() -> str:
    return "没有确认，什么都没动。"


def still_running() -> str:
    return "机器人还在运行，什么都没动。请先停下所有进程（serve），再清除。"


def redis_refuses(command: str) -> str:
    return (
        f"Redis 不让执行 {command}，旧内容可能还在它的文件里。"
        f"请在 Redis 那台机器上用 redis-cli 执行 {command}。"
    )


def replicas_keep(count: int) -> str:
    return f"这个 Redis 还有 {count} 个副本，各有自己的文件。请在每个副本上执行 BGREWRITEAOF 和 BGSAVE。"


def purged() -> str:
    return "清除好了。"
