"""Mistakes, each with the one check that must name it and what it must say."""

from __future__ import annotations

from storage.pulse import Part
from tests.bot.doctor import mistakes
from tests.bot.doctor.installation import KEYS
from tests.bot.doctor.planted_way_in import WAY_IN
from tests.bot.doctor.planting import Planted

MEGABYTE = 1024 * 1024

PLANTED = WAY_IN | {
    "no secret": Planted("settings", mistakes.no_secret, "WECOM_SECRET", ".env"),
    "config.yaml with a mistake": Planted(
        "config",
        lambda it: it.edit_config(("quota: 2", "quota: 两")),
        "tracks.home.quota: 应是整数，写的是“两”",
        "python -m bot check",
    ),
    "config.yaml of another year": Planted(
        "dates", mistakes.years_later, "已过去 360 天", "今年的 config.yaml"
    ),
    "a template that is not there": Planted(
        "templates",
        lambda it: it.edit_config(("附件1 自评表.docx", "附件9 自评表.docx")),
        "里没有 附件9 自评表.docx",
        "forms/",
    ),
    "a template of another award": Planted(
        "templates",
        lambda it: it.edit_config(("附件1 自评表.docx", "附件2 测评表.docx")),
        "附件2 测评表.docx: config.yaml 里没有字段",
    ),
    "config.yaml without a branch that has filed": Planted(
        "data", mistakes.clash, "信息工程学院分工会 不在名册里了，可它提交了 J05-v1", "config.yaml"
    ),
    "a title of a branch that is not in config.yaml": Planted(
        "titles", mistakes.title_of_a_branch_that_is_gone, "77 测试 记着已获称号", "branches"
    ),
    "WeCom out of reach": Planted(
        "reach",
        lambda it: it.set(WECOM_API_BASE="http://127.0.0.1:9/cgi-bin/"),
        "连不上 http://127.0.0.1:9/cgi-bin/",
        "qyapi.weixin.qq.com",
    ),
    "a proxy that lets nothing out": Planted(
        "reach",
        lambda it: it.simulator.faults.add("http", "gettoken", times=1000, status=403),
        "中间的代理不放行（HTTP 403）",
    ),
    "another corp id": Planted(
        "corp", lambda it: it.set(WECOM_CORP_ID="wwanother"), "40013", "企业ID"
    ),
    "another secret": Planted(
        "secret", lambda it: it.set(WECOM_SECRET="another"), "40001", "查看 Secret"
    ),
    "another agent id": Planted(
        "agent", lambda it: it.set(WECOM_AGENT_ID="1000099"), "1000099", "AgentId"
    ),
    "an app that is switched off": Planted(
        "agent", lambda it: mistakes.refused(it, 50003), "50003", "是否启用"
    ),
    "an address that is not trusted": Planted(
        "trusted_ip", lambda it: mistakes.refused(it, 60020), "203.0.113.7 不在", "填 203.0.113.7"
    ),
    "a chair out of the app's range": Planted(
        "visibility",
        lambda it: mistakes.user(it, "chair05", is_visible=False),
        "24 人里有 1 人应用看不见：chair05",
        "可见范围",
    ),
    "a chair whom nobody knows": Planted(
        "visibility",
        lambda it: it.edit_config(("chair: chair05", "chair: chair5")),
        "chair5",
    ),
    "a chair who has never come in": Planted(
        "visibility",
        lambda it: mistakes.user(it, "chair05", is_active=False),
        "没有激活",
        "登录一次",
    ),
    "pages that ask who opens them, and no trusted domain": Planted(
        "page_login", lambda it: it.set(PAGE_LOGIN="wecom"), "没有设可信域名", "网页授权"
    ),
    "pages that ask who opens them under another domain": Planted(
        "page_login",
        mistakes.pages_elsewhere,
        "可信域名是 old.example.edu.cn",
        "填 localhost",
    ),
    "a clock 20 minutes behind": Planted(
        "clock",
        lambda it: setattr(it.simulator.switches, "clock_ahead_s", 1200),
        "比企业微信慢 ",
        "timedatectl",
    ),
    "a clock two minutes ahead": Planted(
        "clock",
        lambda it: setattr(it.simulator.switches, "clock_ahead_s", -120),
        "比企业微信快 2 分",
    ),
    "a deadline in another offset": Planted(
        "time_zone",
        lambda it: it.edit_config(("2023-05-12T12:00:00+08:00", "2023-05-12T12:00:00Z")),
        "大家看到的是 05-12 20:00",
        "2023-05-12T20:00:00+08:00",
    ),
    "a store without appendonly": Planted(
        "redis_appendonly",
        lambda it: it.server.config_set("appendonly", "no"),
        "重启数据就没了",
        "appendonly yes",
    ),
    "a store that throws data away": Planted(
        "redis_eviction",
        lambda it: it.server.config_set("maxmemory-policy", "allkeys-lru"),
        "allkeys-lru",
        "noeviction",
    ),
    "a store that writes to disk now and then": Planted(
        "redis_fsync",
        lambda it: it.server.config_set("appendfsync", "everysec"),
        "断电",
        "appendfsync always",
    ),
    "a store that is full": Planted(
        "redis",
        lambda it: it.before.append(lambda: it.server.config_set("maxmemory", 1)),
        "内存满了",
    ),
    "a port that another program has": Planted(
        "port", mistakes.taken_port, "被别的程序占着", "ss -ltnp"
    ),
    "callbacks that wait on disk": Planted(
        "spool",
        lambda it: mistakes.spooled(it, minutes=20),
        "有 1 条消息在磁盘上等着办，最早的等了 20 分钟",
        "不要删",
    ),
    "callbacks that cannot be carried out": Planted(
        "spool", mistakes.set_aside, "有 1 条消息办不了", "日志"
    ),
    "a folder for waiting callbacks that is none": Planted(
        "spool", mistakes.no_spool, "spool 写不进", "chown"
    ),
    "a data folder that cannot be written": Planted(
        "data_dir", lambda it: it.set(DATA_DIR="/dev/null/data"), "写不进", "DATA_DIR"
    ),
    "a disk that is nearly full": Planted(
        "disk", lambda it: it.look_with(free_bytes=lambda _: 100 * MEGABYTE), "只剩 100 MB", "清理"
    ),
    "a disk that fills": Planted(
        "disk", lambda it: it.look_with(free_bytes=lambda _: 900 * MEGABYTE), "只剩 900 MB"
    ),
    "a folder for backups that cannot be written": Planted(
        "backup", lambda it: it.set(BACKUP_DIR="/dev/null/backups"), "写不进", "BACKUP_DIR"
    ),
    "no backup so far": Planted(
        "backup", lambda it: it.set(BACKUP_DIR=str(it.folder / "backups")), "还没有备份", "backup"
    ),
    "a dead worker": Planted("worker", lambda it: mistakes.stopped(it, Part.WORKER), "360", "重启"),
    "a dead tick": Planted("tick", lambda it: mistakes.stopped(it, Part.TICK), "提醒", "重启"),
    "a worker that never began": Planted(
        "worker", lambda it: it.server.hdel(KEYS.pulse, Part.WORKER), "没有开始", "重启"
    ),
    "messages that were given up": Planted(
        "undelivered", mistakes.given_up, "有 1 条没送到", "python -m bot undelivered"
    ),
}
