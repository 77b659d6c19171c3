"""Mistakes, each with the one check that must name it and what it must say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from storage.pulse import Part
from tests.bot.doctor import front, mistakes
from tests.bot.doctor.installation import KEYS, Installation
from tests.bot.processes import free_port

A_MONTH_AGO = timedelta(days=-30)
MEGABYTE = 1024 * 1024
OTHER_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OTHER_TOKEN = "AnotherToken1"


@dataclass(frozen=True)
class Planted:
    """A mistake, the check that names it, and words of the cause and of what to do."""

    check: str
    plant: Callable[[Installation], object]
    cause: str
    todo: str = ""


PLANTED = {
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
    "no PUBLIC_URL": Planted("public_url", lambda it: it.set(PUBLIC_URL=""), "没有设", "https"),
    "a host that nobody knows": Planted(
        "certificate",
        lambda it: it.set(PUBLIC_URL="https://bot.invalid"),
        "域名 bot.invalid 解析不到地址",
        "PUBLIC_URL 有没有写错",
    ),
    "a proxy that is not there": Planted(
        "certificate",
        lambda it: it.set(PUBLIC_URL=f"https://localhost:{free_port()}"),
        "没有程序在听",
        "启动反向代理",
    ),
    "a proxy that speaks no TLS": Planted(
        "certificate", lambda it: setattr(it, "is_open", True), "握手不成", "是不是 https"
    ),
    "a certificate signed by itself": Planted(
        "certificate", lambda it: it.tls.update(is_own=True), "自签", "受信任机构"
    ),
    "a certificate that has expired": Planted(
        "certificate", lambda it: it.tls.update(lasts=A_MONTH_AGO), "过期", "续期"
    ),
    "a certificate that expires soon": Planted(
        "certificate", lambda it: it.tls.update(lasts=timedelta(days=3)), "到期", "续期"
    ),
    "a certificate for another host": Planted(
        "certificate", lambda it: it.tls.update(host="other.example"), "不是给这个域名的"
    ),
    "a proxy that takes 1 MB": Planted(
        "body_size",
        lambda it: it.rules.append(front.limit(MEGABYTE)),
        "不让传 12 MB（413）",
        "client_max_body_size",
    ),
    "a proxy that knows no summaries": Planted(
        "body_size",
        lambda it: it.rules.append(front.knows_no_summaries),
        "/summary/doctor/file 到不了机器人（404）",
    ),
    "a proxy that knows no archives": Planted(
        "archives", lambda it: it.rules.append(front.knows_no_archives), "/export/doctor 到不了"
    ),
    "a proxy that passes everything on": Planted(
        "hidden", lambda it: it.rules.clear(), "从外面谁都看得到 /metrics", "其余回 404"
    ),
    "a proxy that passes nothing on": Planted(
        "callback", lambda it: it.rules.append(front.knows_nothing), "后面不是机器人（回的是 404）"
    ),
    "a proxy that takes no posts": Planted(
        "callback", lambda it: it.rules.append(front.takes_no_posts), "POST 回的是 405"
    ),
    "a proxy that adds a slash": Planted(
        "callback_path",
        lambda it: it.rules.append(front.adds_a_slash),
        "被转到 /wecom/callback/",
        "不跳转",
    ),
    "a proxy that knows no slash": Planted(
        "callback_path", lambda it: it.rules.append(front.knows_no_slash), "404", "末尾不要带 /"
    ),
    "PUBLIC_URL with the path of the callback": Planted(
        "public_url",
        lambda it: it.set(PUBLIC_URL=f"{it.environ['PUBLIC_URL']}/wecom/callback/"),
        "里写了 /wecom/callback",
        "只写到域名",
    ),
    "a slow way": Planted(
        "latency",
        mistakes.slow,
        "只等 1 秒",
    ),
    "a way that is far too slow": Planted(
        "latency", lambda it: it.rules.append(front.is_slow(9)), "只等 5 秒"
    ),
    "a bot that runs with the token of before": Planted(
        "token", lambda it: it.bot_started_with(WECOM_TOKEN=OTHER_TOKEN), "运行中的", "重启"
    ),
    "another token in the console": Planted(
        "token",
        lambda it: mistakes.wrong_at_the_console(it, 403, WECOM_TOKEN=OTHER_TOKEN),
        "签名不对的消息被拒收",
        "Token 和 WECOM_TOKEN 要一致",
    ),
    "a bot that runs with the key of before": Planted(
        "aes_key", lambda it: it.bot_started_with(WECOM_AES_KEY=OTHER_KEY), "运行中的", "重启"
    ),
    "another key in the console": Planted(
        "aes_key",
        lambda it: mistakes.wrong_at_the_console(it, 400, WECOM_AES_KEY=OTHER_KEY),
        "解不开的消息被拒收",
        "EncodingAESKey 和 WECOM_AES_KEY 要一致",
    ),
    "a bot that runs for another corp": Planted(
        "callback", lambda it: it.bot_started_with(WECOM_CORP_ID="wwbefore"), "WECOM_CORP_ID"
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
