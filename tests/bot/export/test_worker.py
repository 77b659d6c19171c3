"""导出 from the word to the phone: real Redis, real outbox, real HTTP to the simulator and back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event

import pytest
import requests
from redis import Redis

from bot.clock import TrialClock
from bot.export.archive_folder import ArchiveFolder
from bot.export.links import ExportLinks
from bot.export.worker import TELL_EVERY_S, ExportWorker, export_handlers
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.lane_drainer import LaneDrainer
from bot.outbox.worker import send_handlers
from bot.wecom.gateway import Gateway
from bot.wecom.media import MOST_UPLOADED
from handlers.conversation import Conversation
from handlers.messages import Text
from simulator.bubbles import Bubble
from simulator.server import Simulator
from storage import audit
from storage.effects import Export
from storage.outbox.lanes import OUTBOX_LANES
from storage.outbox.stream import Outbox
from storage.server.clock import ServerClock
from storage.store import Store
from tests.bot.export.export_samples import KEYS, Samples, fill
from tests.bot.outbox.outbound import settings_for
from tests.bot.served import app_on, serving
from tests.bot.served import settings_for as web_settings_for
from tests.handlers.dialogue import the_campaign

ASKED = datetime(2023, 5, 12, 5, 5, tzinfo=UTC)
NAME = "工会评选材料 2023-05-12 1305.zip"


class Office:
    """office01, the worker, and time that passes as the test says."""

    def __init__(self, server: Redis, sim: Simulator, folder: Path, url: str) -> None:
        self.server = server
        self.sim = sim
        self.store = Samples(server, folder)
        self.folder = folder / "exports"
        settings = settings_for(sim)
        self.gateway = Gateway(settings, Store(the_campaign(), server))
        self.clock = TrialClock(folder / "clock.json")
        self.clock.move_to(ASKED)
        self.each_look_takes_s = 0.0
        self._seconds = 0.0
        self.worker = ExportWorker(
            Store(the_campaign(), server),
            self.store.photos,
            ArchiveFolder(folder),
            ExportLinks(settings.secret),
            url,
            self.clock,
            self.gateway,
            EntryUploads(Store(the_campaign(), server), self.gateway.media),
            monotonic=self._monotonic,
        )
        self._conversation = Conversation(Store(the_campaign(), server))
        self._numbers = count(1)
        self._outbox = Outbox(server, KEYS)
        self._outbox.ensure_groups()
        self._clock = ServerClock(server)
        self._later_ms = 0

    def says(self, text: str) -> str:
        message = Text(f"said-{next(self._numbers)}", "office01", ASKED, text)
        return self._conversation.answer(message, ASKED).text

    def works(self, later_ms: int = 0) -> None:
        """One look at every lane, the slow ones first, so much later."""
        self._later_ms += later_ms
        store = Store(the_campaign(), self.server, self._now_ms)
        drainer = LaneDrainer(
            store,
            store.lanes(),
            send_handlers(self.gateway) | export_handlers(self.worker),
            Event(),
            jitter=lambda: 0.0,
            follows_reply_ms=0,
        )
        for lane in reversed(range(OUTBOX_LANES)):
            drainer.drain(lane)

    def _monotonic(self) -> float:
        self._seconds += self.each_look_takes_s
        return self._seconds

    def _now_ms(self) -> int:
        return self._clock() + self._later_ms

    @property
    def phone(self) -> list[Bubble]:
        return [b for b in self.sim.enterprise.screens.of("office01") if b.from_bot]

    @property
    def texts(self) -> list[str]:
        return [bubble.text for bubble in self.phone if bubble.kind == "text"]

    @property
    def files(self) -> list[Bubble]:
        return [bubble for bubble in self.phone if bubble.kind == "file"]

    @property
    def archives(self) -> list[Path]:
        return sorted(self.folder.glob("*"))


@pytest.fixture
def office(server: Redis, redis_url: str, simulator: Simulator, tmp_path: Path) -> Iterator[Office]:
    settings = web_settings_for(
        tmp_path, WECOM_API_BASE=simulator.api_base, **simulator.credentials.environment()
    )
    clock = TrialClock(tmp_path / "clock.json")
    clock.move_to(ASKED)
    with serving(app_on(settings, redis_url, clock)) as url:
        office = Office(server, simulator, tmp_path, url.removesuffix("/wecom/callback"))
        yield office
        office.gateway.close()


def link_in(text: str) -> str:
    return next(line.removeprefix("下载：") for line in text.splitlines() if "/export/" in line)


@pytest.mark.parametrize("word", ["导出", "下载", "/打 包"])
def test_a_word_brings_link_and_file_and_they_are_the_same(office: Office, word: str) -> None:
    fill(office.store)
    assert office.says(word) == "正在打包，好了发给您链接。"
    office.works()
    (told,) = office.texts
    assert told.startswith("打包好了：已提交 2 份，文件核对 21/21，")
    assert "5月13日 13:05 前有效" in told
    assert len(told.encode()) < 1000
    (file,) = office.files
    assert file.name == NAME
    answer = requests.get(link_in(told), timeout=20)
    assert answer.content == file.content
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 22
    done = [(e.user_id, e.did) for e in Store(the_campaign(), office.server).history(audit.OFFICE)]
    assert done[-2:] == [("office01", "export"), ("office01", "download")]


def test_where_phones_reach_no_page_the_file_comes_alone(office: Office) -> None:
    office.worker = replace(office.worker, public_url="")
    fill(office.store)
    office.says("导出")
    office.works()
    (told,) = office.texts
    assert told.endswith("\n文件随后发来。")
    assert "下载" not in told
    assert "http" not in told
    (file,) = office.files
    assert file.name == NAME


def test_a_chair_cannot_export(office: Office) -> None:
    conversation = Conversation(Store(the_campaign(), office.server))
    assert "打包" not in conversation.answer(Text("c", "chair03", ASKED, "导出"), ASKED).text
    office.works()
    assert office.archives == []


def test_what_is_missing_is_told_with_the_link(office: Office) -> None:
    fill(office.store)
    for photo in sorted((office.store.folder / "photos" / "J03").glob("*.jpg")):
        photo.unlink()
    for photo in sorted((office.store.folder / "photos" / "Y03").glob("*.jpg")):
        photo.unlink()
    office.says("导出")
    office.works()
    (told,) = office.texts
    assert "文件核对 17/23" in told
    assert "请留意（6 处，详见包里的 说明.txt）" in told
    assert told.count("在服务器上读不出来") == 3
    assert link_in(told)


def test_a_long_one_tells_how_far_it_is_and_not_too_often(office: Office) -> None:
    office.each_look_takes_s = TELL_EVERY_S / 5
    office.says("导出")
    office.works()
    *told, last = office.texts
    assert 2 <= len(told) <= 22 / 5 + 1
    assert all(text.endswith("/22 个分工会…") for text in told)
    assert last.startswith("打包好了")


def test_a_short_one_tells_nothing_in_between(office: Office) -> None:
    office.says("导出")
    office.works()
    assert len(office.texts) == 1


def test_too_large_for_the_chat_comes_as_a_link_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_UPLOADED, "file", 10_000)
    fill(office.store)
    office.says("导出")
    office.works()
    (told,) = office.texts
    assert "只能从链接下载" in told
    assert office.files == []
    assert requests.get(link_in(told), timeout=20).status_code == 200


def test_a_worker_that_dies_before_it_acknowledges_tells_everything_once(office: Office) -> None:
    for _ in range(2):
        office.worker.export(Export("office01", ASKED.isoformat()), "11:1-1")
    assert len(office.archives) == 1
    office.works()
    assert len(office.texts) == 1
    assert len(office.files) == 1


def test_trouble_that_passes_delays_it_and_trouble_that_stays_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("bot.export.packing.append", full)
        office.says("导出")
        office.works()
        assert office.texts == []
        assert office.archives == []
    office.works(later_ms=5_000)
    assert len(office.texts) == 1

    monkeypatch.setattr("bot.export.packing.append", full)
    office.says("导出")
    for _ in range(6):
        office.works(later_ms=60_000)
    assert office.texts[1:] == [
        "这次没有打包成功，请过几分钟再回复 导出；还不行请联系系统维护人员。"
    ]
    assert len(office.archives) == 1


def test_a_file_that_cannot_be_sent_leaves_the_link(office: Office) -> None:
    office.sim.faults.add("errcode", "media/upload", errcode=40004, times=1)
    office.says("导出")
    office.works()
    office.works()
    assert office.files == []
    assert office.texts[1] == "文件没能发到聊天里，请从上面的链接下载。"
    assert requests.get(link_in(office.texts[0]), timeout=20).status_code == 200


def test_old_archives_and_what_was_left_half_made_are_cleared(office: Office) -> None:
    office.says("导出")
    office.works()
    (old,) = office.archives
    left = office.folder / ".unfinished-x"
    left.mkdir()
    (left / "archive.zip").write_bytes(b"half")
    archives = ArchiveFolder(office.store.folder)
    archives.clear(office.clock.wall() + timedelta(hours=24))
    assert office.archives == [left, old]
    archives.clear(office.clock.wall() + timedelta(hours=26))
    assert office.archives == []


def test_a_part_of_everything_is_an_archive_of_its_own(office: Office) -> None:
    fill(office.store)
    office.says("导出 驿站")
    office.works()
    (archive,) = office.archives
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    assert any("职工暖心驿站" in name for name in names)
    assert not any("先进教职工小家" in name for name in names)
    assert "工会评选材料 驿站 2023-05-12 1305.zip" in str(office.files[-1])


def test_the_list_comes_alone_as_a_file(office: Office) -> None:
    fill(office.store)
    assert "清单马上发来" in office.says("清单")
    office.works()
    (file,) = office.files
    assert office.archives == []
    assert "清单 2023-05-12 1305.xlsx" in str(file)


def test_what_is_recommended_is_an_archive_of_its_own(office: Office) -> None:
    fill(office.store)
    told = office.says("导出 推荐")
    assert told.startswith("推荐上报：小家 1/2，驿站 0/7。")
    assert told.endswith("正在打包，好了发给您链接。")
    office.works()
    (ready,) = office.texts
    assert ready.startswith("打包好了：推荐 1 份，文件核对 8/8，")
    (file,) = office.files
    assert file.name == "工会推荐上报材料 2023-05-12 1305.zip"
    assert requests.get(link_in(ready), timeout=20).content == file.content
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        names = archive.namelist()
    assert {"推荐汇总表.xlsx", "小家评分汇总表.docx", "说明.txt", "校验.txt"} == {
        name for name in names if "/" not in name
    }
    assert not any("04" in name or "驿站" in name for name in names)
