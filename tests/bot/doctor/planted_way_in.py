"""Mistakes on the way from outside to the bot, each with the one check that must name it."""

from __future__ import annotations

from datetime import timedelta

from tests.bot.doctor import front, mistakes
from tests.bot.doctor.planting import Planted
from tests.bot.processes import free_port

A_MONTH_AGO = timedelta(days=-30)
MEGABYTE = 1024 * 1024
OTHER_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OTHER_TOKEN = "AnotherToken1"

WAY_IN = {
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
    "a proxy that knows no forms": Planted(
        "pages", lambda it: it.rules.append(front.knows_no_forms), "/page/doctor 到不了", "/page/"
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
}
