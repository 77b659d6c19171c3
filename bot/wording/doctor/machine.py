"""What `doctor` says about the disk, the backups, and the parts of the bot at work."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.wording import readiness
from bot.wording.doctor.general import Said
from bot.wording.readiness import megabytes
from campaign.model import Campaign
from handlers.wording.reaching import app_unreachable
from handlers.wording.times import duration
from storage.outbox.unreachable import Unreachable
from storage.pulse import Part

NO_BACKUPS = "没有设，不自动备份；手工备份用 python -m bot backup"
BACKUPS_WILL_BE = "写得进；启动后每天自动备份"
NEVER_BACKED_UP: Said = "还没有备份过", "等到今晚；急的话先手工备份：python -m bot backup 文件"
NOTHING_LEFT = "没有积压，也没有发不出去的"
RESTART = "重启机器人；又停的话看日志"


def writable(folder: Path) -> str:
    return f"{folder} 写得进"


def will_be_made(folder: Path) -> str:
    return f"{folder} 还没有，启动时建立"


def not_writable(folder: Path, name: str = "DATA_DIR") -> Said:
    return f"{folder} 写不进", f"改成运行机器人的用户有权写的目录（chown），或改 {name}"


def backup_late(age_s: float, failed: str) -> Said:
    told = f"最近一次备份是 {age_s / 3600:.0f} 小时以前" + (
        f"，上次没做成（{failed}）" if failed else ""
    )
    return told, "看日志和 BACKUP_DIR 的磁盘；可先手工备份：python -m bot backup 文件"


def backed_up(age_s: float) -> str:
    return f"最近一次备份是 {age_s / 3600:.0f} 小时以前"


def full(free: int, least: int) -> Said:
    return (
        f"{readiness.disk_full(free, least)}，照片和表存不下",
        "清理磁盘，或把 DATA_DIR 搬到大盘上",
    )


def scarce(free: int) -> Said:
    return f"DATA_DIR 的磁盘只剩 {megabytes(free)}", "清理磁盘，照片和导出要地方"


def room(free: int) -> str:
    return f"还有 {megabytes(free)}"


def set_aside(count: int, folder: Path) -> Said:
    return (
        f"有 {count} 条消息办不了，放在 {folder}/aside",
        "看日志里为什么；把文件发给开发人员，并请校工会问一下谁没收到回答",
    )


def waits_long(count: int, oldest_s: float) -> Said:
    return (
        f"有 {count} 条消息在磁盘上等着办，最早的等了 {duration(timedelta(seconds=oldest_s))}",
        "看上面 Redis 那几行；Redis 通了会自动补办，不要删 DATA_DIR/spool",
    )


def waits(count: int) -> str:
    return f"有 {count} 条，马上就办" if count else "没有；Redis 不在时写得进磁盘"


def port_taken(port: int) -> Said:
    return (
        f"{port} 被别的程序占着，机器人起不来",
        f"ss -ltnp 'sport = :{port}' 看是谁：停掉它，或换一个 PORT（反向代理里也要换）",
    )


def port_silent(port: int) -> Said:
    return (
        f"{port} 有程序在听，却不回答",
        "多半是机器人没起来（systemd 先占住了端口）：systemctl status union-award-bot，再看日志",
    )


def port_ours(port: int) -> str:
    return f"{port} 上是机器人"


def port_free(port: int) -> str:
    return f"{port} 没有别的程序占着"


def never_began(part: Part) -> Said:
    return readiness.never_began(part), RESTART


def stands_still(part: Part, age_s: float) -> Said:
    return readiness.stands_still(part, age_s), RESTART


def at_work(age_s: float) -> str:
    return f"{age_s:.0f} 秒前还在工作"


def held_up(campaign: Campaign, refused: Unreachable) -> Said:
    return app_unreachable(campaign, refused), "改好后重启，会立刻再试"


def given_up(number: int) -> Said:
    return (
        f"有 {number} 条没送到",
        "python -m bot undelivered 看是哪些；--again 再发，--drop 不要了",
    )
