"""The commands of `python -m bot`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import SystemRandom

from bot.backup.commands import run_backup, run_purge, run_restore
from bot.check import run_check
from bot.clock import WallClock
from bot.env_file import read_env_file
from bot.roster.command import run_roster
from bot.serve import serve
from bot.settings import SettingsError, read_settings
from bot.undelivered import AGAIN, DROP, run_undelivered

MOST_BRANCHES = 1000


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code is 0, or 1 with one plain line about what is wrong."""
    options = _parser().parse_args(arguments)
    try:
        read_env_file(os.environ)
        return _run(options)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    if options.command == "check":
        return run_check(_config_path(), os.environ, _now())
    if options.command == "rehearse":
        # What a rehearsal is played with is no part of the product.
        from bot.rehearsal.command import rehearse

        return rehearse(_config_path(), options.seed, options.branches)
    settings = read_settings(os.environ)
    if options.command == "roster":
        return run_roster(settings, options.file, is_applied=options.apply)
    if options.command == "undelivered":
        return run_undelivered(settings, options.numbers, options.does)
    if options.command == "backup":
        return run_backup(settings, options.file, WallClock().now())
    if options.command == "restore":
        return run_restore(settings, options.file)
    if options.command == "purge":
        return run_purge(settings, is_confirmed=options.yes)
    return serve(settings, options.workers)


def _config_path() -> Path:
    return Path(os.environ.get("BOT_CONFIG") or "config.yaml")


def _now() -> datetime:
    """The time of day, or that of a trial; a malformed BOT_NOW is for `serve` to name."""
    try:
        return datetime.fromisoformat(os.environ.get("BOT_NOW", "")).astimezone()
    except ValueError:
        return WallClock().now()


def _branches(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_BRANCHES:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {MOST_BRANCHES}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("check", help="validate config.yaml and print the campaign")
    roster = commands.add_parser("roster", help="compare a roster file, csv or xlsx, and apply it")
    roster.add_argument("file", type=Path, metavar="FILE")
    roster.add_argument("--apply", action="store_true", help="write what would change")
    undelivered = commands.add_parser("undelivered", help="list what could not be sent")
    undelivered.add_argument(
        "numbers", type=int, nargs="*", metavar="NUMBER", help="which of the list (all)"
    )
    acts = undelivered.add_mutually_exclusive_group()
    acts.add_argument("--again", dest="does", action="store_const", const=AGAIN, help="send again")
    acts.add_argument("--drop", dest="does", action="store_const", const=DROP, help="forget")
    for name, what in (
        ("backup", "把全部数据、照片、配置备份成一个文件"),
        ("restore", "把备份恢复到空的地方"),
    ):
        commands.add_parser(name, help=what).add_argument("file", type=Path, metavar="FILE")
    purging = commands.add_parser("purge", help="活动结束后清除全部个人信息")
    purging.add_argument("--yes", action="store_true", help="不再询问")
    serving = commands.add_parser("serve", help="run the bot until SIGTERM")
    serving.add_argument("--workers", type=int, help="webhook processes (one a core, at most 4)")
    rehearsing = commands.add_parser(
        "rehearse", help="play a whole campaign against a simulated WeCom and judge it"
    )
    rehearsing.add_argument(
        "--seed", type=int, default=SystemRandom().randrange(10_000), help="play the same again"
    )
    rehearsing.add_argument(
        "--branches", type=_branches, help="how many (as many as in config.yaml)"
    )
    return parser
