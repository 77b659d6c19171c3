"""`make bench`: a full scored answer against a bare encrypted echo, and what `状态` costs.

Both servers run at once behind the same web server with the same options; their rounds alternate,
so that a machine that slows down slows both.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

from bot.config_file import load_campaign
from bot.web.server import THREADS_PER_WORKER
from simulator.credentials import Credentials
from storage.keys import Keys
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from tests.bench.contenders import Contender
from tests.bench.load import Writer, post_all
from tests.bench.peers.comparing import compare
from tests.bench.rush import measure as measure_rush
from tests.bench.servers import Measured, running
from tests.bench.stall import measure as measure_stall
from tests.bench.start import measure as measure_start
from tests.bench.uploads import measure as measure_uploads

CONFIG = Path(__file__).parents[2] / "config.yaml"
OPENED = "2023-05-08T09:00:00+08:00"
CHAIRS = [f"chair{number:02}" for number in range(1, 17)]
SERVE = "tests.bench.serve_any"
NOWHERE = "http://127.0.0.1:9/cgi-bin/"  # nobody listens there


def main() -> None:
    """Measure and print."""
    options = _options()
    sample = Credentials.sample()
    with tempfile.TemporaryDirectory() as folder, EmbeddedServer(Path(folder)) as redis:
        environ = sample.environment() | {
            "REDIS_URL": redis.url,
            "BOT_NOW": OPENED,
            "DATA_DIR": folder,
            "BOT_CONFIG": str(CONFIG),
            "BENCH_SERVER": options.server,
            "BENCH_WORKERS": str(options.workers),
            "BENCH_THREADS": str(options.threads),
        }
        if options.peers:
            compare(options, environ, Writer(sample), CHAIRS, _changes())
            return
        if options.rush:
            own = _with_own_store(environ, folder)
            measure_rush(own, options.branches, options.port, Writer(sample))
            return
        if options.start:
            own = _with_own_store(environ, folder)
            measure_start(own, options.port, Writer(sample), CHAIRS)
            return
        if options.stall:
            with _product(options, environ) as bot:
                measure_stall(bot, redis, Path(environ["DATA_DIR"]), CONFIG, sample)
            return
        if options.uploads:
            with _product(options, environ) as bot:
                measure_uploads(bot, Writer(sample), sample.secret, CHAIRS, options.each)
            return
        with (
            _product(options, environ) as bot,
            running([SERVE, "tests.bench.echo:create_echo"], options.port + 1, environ) as echo,
        ):
            _compare(bot, echo, Writer(sample), options.rounds, options.each)
        wanted = len(CHAIRS) * (options.each * (options.rounds + 1) + 1)
        print(f"saved {_saved(redis.url)} of {wanted} changes")
    _print_hearing()


def _with_own_store(environ: dict[str, str], folder: str) -> dict[str, str]:
    """For the whole product, which brings its store along and calls nobody."""
    own = {name: value for name, value in environ.items() if name != "REDIS_URL"}
    return own | {"DATA_DIR": f"{folder}/product", "WECOM_API_BASE": NOWHERE, "BOT_ENV_FILE": ""}


def _product(
    options: argparse.Namespace, environ: dict[str, str]
) -> AbstractContextManager[Measured]:
    """The product behind the web server it has, or behind the other one."""
    if options.server == "gunicorn":
        return running([SERVE, "bot.web.app:create_app"], options.port, environ)
    own = environ | {"BENCH_INTERFACE": "rsgi"}
    return running([SERVE, "tests.bench.product:create_answer"], options.port, own)


def _print_hearing() -> None:
    """In a process of its own: here half of what understanding needs is loaded already."""
    subprocess.run([sys.executable, "-m", "tests.hearing", "--costs"], check=True)


def _compare(bot: Measured, echo: Measured, writer: Writer, rounds: int, each: int) -> None:
    post_all(bot.port, {chair: [writer.text(chair, "申报小家")] for chair in CHAIRS})
    scores = _changes()
    answers = Contender("scored answer", bot, CHAIRS, scores)
    echoes = Contender("bare echo", echo, CHAIRS, scores)
    questions = Contender("状态", bot, ["office01", "office02"], ["状态"])
    for _ in range(rounds + 1):
        for contender in (answers, echoes, questions):
            contender.run(writer, each)
    for contender in (answers, echoes, questions):
        print(contender.line())
    ratio = answers.in_echoes(echoes)
    print(f"one scored answer takes as long as {ratio:.2f} echoes (median of paired rounds)")


def _saved(redis_url: str) -> int:
    """How many changes the histories of all branches hold: an apology would not be among them."""
    keys = Keys(load_campaign(CONFIG).id)
    with connect(redis_url) as server:
        histories = [keys.audit(chair.removeprefix("chair")) for chair in CHAIRS]
        return sum(int(cast(int, server.xlen(history))) for history in histories)


def _changes() -> list[str]:
    """Every item scored with its full points, then with none: each message changes something."""
    card = load_campaign(CONFIG).tracks["home"].scorecard
    assert card is not None
    full = [f"改 {item.id} {item.points}" for item in card.items.values()]
    return full + [f"改 {item.id} 0" for item in card.items.values()]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench ARGS=...")
    parser.add_argument("--peers", action="store_true", help="beside what others use for bots")
    parser.add_argument("--rush", action="store_true", help="many branches hand in everything")
    parser.add_argument("--branches", type=int, default=1000, help="how many in the rush")
    parser.add_argument("--start", action="store_true", help="what a start costs, and memory")
    parser.add_argument("--uploads", action="store_true", help="the chat beside heavy uploads")
    parser.add_argument("--stall", action="store_true", help="callbacks while the store is silent")
    parser.add_argument("--server", choices=("granian", "gunicorn"), default="granian")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=THREADS_PER_WORKER)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--each", type=int, default=124, help="messages of a person in a round")
    parser.add_argument("--port", type=int, default=9101)
    return parser.parse_args()


if __name__ == "__main__":
    main()
