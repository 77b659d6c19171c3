"""The product beside what others use for chat-bots: one run, one Redis, one web server, in turns."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack

from tests.bench.contenders import Contender
from tests.bench.load import Writer, post_all
from tests.bench.peers.venvs import python_of
from tests.bench.servers import running

PRODUCT, ECHO = "this product", "bare Flask echo"


def compare(
    options: argparse.Namespace,
    environ: dict[str, str],
    writer: Writer,
    people: list[str],
    words: list[str],
) -> None:
    """Measure all in turns, and print a line for each with how many echoes one answer is worth."""
    servers = [
        (PRODUCT, sys.executable, "tests.bench.product:create_answer", "rsgi"),
        (ECHO, sys.executable, "tests.bench.echo:create_echo", "wsgi"),
        (
            "WeRoBot, Redis session",
            python_of("werobot"),
            "tests.bench.peers.werobot_session:create",
            "wsgi",
        ),
        (
            "aiogram, Redis FSM",
            python_of("aiogram"),
            "tests.bench.peers.aiogram_fsm:create",
            "asginl",
        ),
    ]
    with ExitStack() as stack:
        contenders = {}
        for place, (name, python, target, interface) in enumerate(servers):
            own = environ | {"BENCH_INTERFACE": interface}
            command = ["tests.bench.serve_any", target]
            server = running(command, options.port + place, own, python)
            contenders[name] = Contender(name, stack.enter_context(server), people, words)
        begin = {person: [writer.text(person, "申报小家")] for person in people}
        post_all(contenders[PRODUCT].server.port, begin)
        for _ in range(options.rounds + 1):
            for contender in contenders.values():
                contender.run(writer, options.each)
        for contender in contenders.values():
            echoes = contender.in_echoes(contenders[ECHO])
            print(f"{contender.line()}  = {echoes:.2f} echoes")
