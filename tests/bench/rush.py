"""`python -m tests.bench --rush`: many branches fill in and hand in everything, from one machine.

Each answers all of a 小家 and a 驿站 application, with photos and the long text, and hands both in
once the photos are there. Sixteen people write at a time, each as fast as they are answered.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.config_file import load_campaign
from bot.rehearsal.roster import as_config, with_branches
from campaign.applications import Application, Status
from campaign.model import Campaign
from simulator.crypto import Parcel
from storage.server.embedded import running_url
from storage.store import Store
from tests.bench.enterprise import serving_enterprise
from tests.bench.load import Writer, post_at_most
from tests.bench.servers import running

TEXT = "一年来，分工会坚持服务大局、服务教职工，建家工作取得实效。" * 18
HOME = ["申报小家", *["全满分"] * 5, "5 3", "总结", TEXT, TEXT[::-1], "完成"]
STATION = ["申报驿站", "小站", "主席", "教研室小组", "82320000"]
STATION += ["12", "全是 除了 4", "无", "同意推荐"]
HAND_IN = ["申报小家", "提交", "确认", "申报驿站", "提交", "确认"]
OFFICE = ["状态", "未完成", "看板", "今天"]
PHOTOS = 3  # for each application
AT_ONCE = 16
LOOK_EVERY_S = 1.0
LONGEST_S = 900.0


class Rush:
    """One product and all its branches."""

    def __init__(self, folder: Path, campaign: Campaign, port: int, writer: Writer) -> None:
        self._folder = folder
        self._campaign = campaign
        self._port = port
        self._writer = writer
        self._began = time.perf_counter()

    def play(self, pictures: list[str]) -> None:
        """All parts of it in turn, each with its figures."""
        self._post("filled in", lambda who, at: self._filling(who, pictures[at * 2 * PHOTOS :]))
        self._await("all photos there", lambda a: len(a.photos) == PHOTOS)
        self._post("handed in", lambda who, _: [self._writer.text(who, t) for t in HAND_IN])
        self._await("all handed in", lambda a: a.status is Status.SUBMITTED)
        for said in OFFICE:
            answered = post_at_most(self._port, [[self._writer.text("office01", said)]], 1)
            print(f"{said:<18} {answered.latency_ms(1):7.0f} ms")

    def _filling(self, who: str, pictures: list[str]) -> list[Parcel]:
        text, image = self._writer.text, self._writer.image
        return [
            *(text(who, said) for said in HOME),
            *(image(who, name) for name in pictures[:PHOTOS]),
            *(text(who, said) for said in STATION),
            *(image(who, name) for name in pictures[PHOTOS : 2 * PHOTOS]),
        ]

    def _post(self, name: str, said: Callable[[str, int], list[Parcel]]) -> None:
        people = [branch.chair for branch in self._campaign.branches]
        burst = post_at_most(self._port, (said(who, at) for at, who in enumerate(people)), AT_ONCE)
        figures = "  ".join(
            f"{label} {burst.latency_ms(share):.0f} ms"
            for label, share in (("p50", 0.5), ("p99", 0.99), ("worst", 1.0))
        )
        print(f"{name:<18} {self._s():6.1f} s  {burst.per_second:.0f}/s  {figures}")
        print(f"{'':<18} {len(burst.latencies_s)} messages, refused {burst.failures}")

    def _await(self, name: str, is_so: Callable[[Application], bool]) -> None:
        until = time.monotonic() + LONGEST_S
        while missing := sum(not is_so(found) for found in self._applications()):
            if time.monotonic() > until:
                break
            time.sleep(LOOK_EVERY_S)
        print(f"{name:<18} {self._s():6.1f} s" + (f"  {missing} NOT" if missing else ""))

    def _applications(self) -> Iterator[Application]:
        url = running_url(self._folder)
        assert url
        numbers = [branch.number for branch in self._campaign.branches]
        with Store.at(url, self._campaign) as store:
            for _, record in store.records(numbers):
                yield from (record.application(track) for track in self._campaign.tracks)

    def _s(self) -> float:
        return time.perf_counter() - self._began


def measure(environ: dict[str, str], branches: int, port: int, writer: Writer) -> None:
    """Play it and print how long it took, and how long people waited for words meanwhile."""
    campaign = with_branches(load_campaign(Path(environ["BOT_CONFIG"])), branches)
    untitled = tuple(branch.altered(holds=()) for branch in campaign.branches)
    campaign = campaign.with_branches(untitled)
    folder = Path(environ["DATA_DIR"])
    config = folder.with_name("rush.yaml")
    config.write_text(as_config(campaign), encoding="utf-8")
    people = [person for branch in campaign.branches for person in branch.people]
    with serving_enterprise(port, people, branches * 2 * PHOTOS) as enterprise:
        own = environ | {"WECOM_API_BASE": enterprise.api_base, "BOT_CONFIG": str(config)}
        with running(["bot", "serve", "--workers", "2"], port, own) as product:
            Rush(folder, campaign, port, writer).play(enterprise.pictures)
            print(f"memory of all processes {product.memory_mib():.0f} MiB (PSS)")
