"""`python -m bot rehearse`: a season from start to verdict, leaving nothing behind."""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType

from bot.config_file import load_campaign
from bot.rehearsal.evidence import Evidence
from bot.rehearsal.inside import InsideProduct
from bot.rehearsal.product import Product, RehearsalError
from bot.rehearsal.progress import Progress
from bot.rehearsal.promises.verdict import verdict
from bot.rehearsal.report import calendar_lines, conclusion, final_table, verdict_lines
from bot.rehearsal.roster import as_config, with_branches
from bot.rehearsal.season import Season
from campaign.loading import ConfigError
from campaign.model import Campaign
from simulator.ports import free_port
from simulator.server import Simulator

INTERRUPTED = 130
REPLY_WITHIN_S = 60.0
ENDINGS = (signal.SIGTERM, signal.SIGHUP)


def rehearse(config: Path, seed: int, branches: int | None, *, in_processes: bool) -> int:
    """Play a season and print it, within this process unless told otherwise: 0 when every promise was kept, 1 when one was not."""
    began = time.monotonic()
    progress = Progress()
    before = {number: signal.signal(number, _interrupt) for number in ENDINGS}
    try:
        campaign = load_campaign(config)
        campaign = with_branches(campaign, branches or len(campaign.branches))
        progress.say(
            f"演练：{len(campaign.branches)} 个分工会，种子 {seed}。不会联系真实的企业微信。"
        )
        evidence = play(campaign, progress, seed, in_processes=in_processes)
    except (ConfigError, RehearsalError) as error:
        progress.end_line()
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        progress.say("演练已中断，没有留下任何东西。")
        return INTERRUPTED
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    promises = verdict(evidence)
    for line in (
        "",
        *calendar_lines(evidence),
        "",
        *final_table(evidence),
        "",
        *verdict_lines(promises),
        "",
    ):
        progress.say(line)
    progress.say(conclusion(promises, seed, time.monotonic() - began))
    return int(not all(promise.is_kept for promise in promises))


def play(campaign: Campaign, progress: Progress, seed: int, *, in_processes: bool) -> Evidence:
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as name, Simulator() as simulator:
        # slow is for other tests to judge: a machine with much else to do is not the product's fault
        simulator.switches.deadline_s = REPLY_WITHIN_S
        folder = Path(name)
        config = folder / "config.yaml"
        config.write_text(as_config(campaign), encoding="utf-8")
        environ = simulator.credentials.environment() | {
            "WECOM_API_BASE": simulator.api_base,
            "BOT_CONFIG": str(config),
        }
        product = (
            Product(folder, free_port(0), environ)
            if in_processes
            else InsideProduct(campaign, folder, environ)
        )
        try:
            return Season(campaign, simulator, product, progress, seed).play()
        finally:
            product.stop()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
