"""`python -m simulator`: the fake enterprise, its phone page, and usually the bot."""

import argparse
import os
import signal
import sys
import threading

from simulator.bot_process import BotEndedError, BotProcess
from simulator.credentials import Credentials
from simulator.ports import ClaimedPort, claim_port
from simulator.server import Simulator

PAGE_PORT = 8090
BOT_PORT = 8080


def main(arguments: list[str] | None = None) -> int:
    """Run until a signal or the bot's end; return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.callback_url and not options.no_bot:
        parser.error("--callback-url goes with --no-bot")
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: stopping.set())
    with (
        _claimed(options.port, "手机页面") as page,
        Simulator(Credentials.sample(), options.callback_url, port=page.port) as simulator,
    ):
        if options.no_bot:
            _announce(simulator)
            stopping.wait()
            return 0
        return _run_with_bot(simulator, options.bot_port, stopping)


def _run_with_bot(simulator: Simulator, wanted_port: int, stopping: threading.Event) -> int:
    with _claimed(wanted_port, "机器人") as claimed:
        bot = BotProcess(simulator.credentials, simulator.api_base, claimed.port)
        return _beside(simulator, bot, stopping)


def _beside(simulator: Simulator, bot: BotProcess, stopping: threading.Event) -> int:
    """Run beside the bot until a signal or its end; the exit code."""
    try:
        if not bot.wait_until_ready(stopping.is_set):
            return 0
        simulator.callback_url = bot.callback_url
        _announce(simulator)
        while not stopping.wait(0.5):
            bot.check()
    except BotEndedError as ended:
        _say(f"机器人已退出，退出码 {ended.code}。请看上面的输出。")
        return ended.code if 0 < ended.code < 256 else 1
    finally:
        bot.stop()
    return 0


def _announce(simulator: Simulator) -> None:
    """Verify the callback URL as the console would, then say where the page is."""
    if simulator.callback_url:
        reason = simulator.verify_callback()
        if reason:
            _say(f"回调地址 {simulator.callback_url} 验证没有通过：{reason}")
        simulator.campaign_clock.read()
    else:
        _say("没有回调地址：消息发不到机器人。用 --callback-url 指定。")
    _say(f"手机页面已就绪，请用浏览器打开：{simulator.page_url}　（按 Ctrl+C 结束）")


def _claimed(wanted: int, what: str) -> ClaimedPort:
    claimed = claim_port(wanted)
    if wanted and claimed.port != wanted:
        there = f"http://127.0.0.1:{wanted}/"
        _say(f"端口 {wanted} 已被占用（在用的：{there}），{what}改用 {claimed.port}。")
    return claimed


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m simulator", description="A fake WeCom enterprise with a phone page."
    )
    parser.add_argument("--port", type=int, default=PAGE_PORT, help="port of API and phone page")
    parser.add_argument(
        "--bot-port",
        type=int,
        default=int(os.environ.get("PORT") or BOT_PORT),
        help="port of the bot (default: $PORT or 8080)",
    )
    parser.add_argument("--no-bot", action="store_true", help="start no bot of our own")
    parser.add_argument("--callback-url", help="where callbacks go, with --no-bot")
    return parser


if __name__ == "__main__":
    sys.exit(main())
