"""What may be typed behind `python -m bot`; its words are in bot/wording/commands.py."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import SystemRandom
from typing import NoReturn

from bot.cli.undelivered import AGAIN, DROP
from bot.wording import commands as wording

MOST_BRANCHES = 1000


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        super().add_usage(usage, actions, groups, wording.USAGE if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks to Chinese operators."""

    def __init__(self, **options: object) -> None:
        options.setdefault("description", wording.PROGRAM)
        super().__init__(add_help=False, formatter_class=_Formatter, **options)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = wording.ARGUMENTS, wording.OPTIONS
        self.add_argument("-h", "--help", action="help", help=wording.HELP)

    def error(self, message: str) -> NoReturn:
        self.exit(2, wording.wrong_call(self.prog, message))


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = _Parser(prog="python -m bot")
    commands = top.add_subparsers(
        dest="command", required=True, metavar=wording.COMMAND, title=wording.COMMANDS
    )

    def command(name: str, what: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=what, description=what)

    command("check", wording.CHECK)
    command("doctor", wording.DOCTOR).add_argument("--json", action="store_true", help=wording.JSON)
    _add_serve(command("serve", wording.SERVE))
    _add_rehearse(command("rehearse", wording.REHEARSE))
    _add_roster(command("roster", wording.ROSTER))
    _add_undelivered(command("undelivered", wording.UNDELIVERED))
    revoke = command("revoke", wording.REVOKE)
    revoke.add_argument("user_id", metavar=wording.USER_ID, help=wording.REVOKE_WHOM)
    _add_next(command("next", wording.NEXT))
    for name, what in (("backup", wording.BACKUP), ("restore", wording.RESTORE)):
        _add_file(command(name, what), wording.ARCHIVE_FILE)
    command("purge", wording.PURGE).add_argument("--yes", action="store_true", help=wording.YES)
    return top


def _add_file(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("file", type=Path, metavar=wording.FILE, help=what)


def _add_next(following: argparse.ArgumentParser) -> None:
    for option, dest, what in (
        ("--from", "old", wording.NEXT_FROM),
        ("--to", "target", wording.NEXT_TO),
        ("--notice", "notice", wording.NEXT_NOTICE),
    ):
        following.add_argument(option, dest=dest, type=Path, metavar=wording.FILE, help=what)


def _add_roster(roster: argparse.ArgumentParser) -> None:
    _add_file(roster, wording.ROSTER_FILE)
    roster.add_argument("--apply", action="store_true", help=wording.ROSTER_APPLY)


def _add_undelivered(undelivered: argparse.ArgumentParser) -> None:
    undelivered.add_argument(
        "numbers", type=int, nargs="*", metavar=wording.NUMBER, help=wording.UNDELIVERED_NUMBERS
    )
    acts = undelivered.add_mutually_exclusive_group()
    for option, does, what in (("--again", AGAIN, wording.AGAIN), ("--drop", DROP, wording.DROP)):
        acts.add_argument(option, dest="does", action="store_const", const=does, help=what)


def _add_serve(serving: argparse.ArgumentParser) -> None:
    serving.add_argument("--workers", type=int, metavar="N", help=wording.WORKERS)


def _add_rehearse(rehearsing: argparse.ArgumentParser) -> None:
    seed = SystemRandom().randrange(10_000)
    rehearsing.add_argument("--seed", type=int, metavar="N", default=seed, help=wording.SEED)
    rehearsing.add_argument("--branches", type=_branches, metavar="N", help=wording.BRANCHES)
    rehearsing.add_argument("--processes", action="store_true", help=wording.PROCESSES)


def _branches(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_BRANCHES:
        raise argparse.ArgumentTypeError(wording.from_to(MOST_BRANCHES))
    return int(text)
