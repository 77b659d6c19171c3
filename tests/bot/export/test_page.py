"""Where the link leads: whom it lets in, what it serves, and that every download is in the history."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
import requests
from flask.testing import FlaskClient
from redis import Redis

from bot.clock import TrialClock
from bot.export.archive_folder import ArchiveFolder
from bot.export.links import ExportLinks, Ticket
from bot.summary.links import Links
from storage import audit
from storage.store import Store
from tests.bot.export.export_samples import Samples, fill
from tests.bot.served import app_on, serving, settings_for
from tests.handlers.dialogue import DURING, the_campaign

ARCHIVE = "11-1683500000000-0"
NAME = "工会评选材料 2023-05-12 1305.zip"
BROWSER = {"User-Agent": "Mozilla/5.0 (a browser)"}
PREVIEW = {"User-Agent": "a program that looks at links"}


class Door:
    """The web application with one archive in its folder, and links to it."""

    def __init__(self, server: Redis, redis_url: str, folder: Path) -> None:
        self.server = server
        self.settings = settings_for(folder)
        self.clock = TrialClock(folder / "clock.json")
        self.clock.move_to(DURING)
        self.links = ExportLinks(self.settings.secret)
        self.archives = ArchiveFolder(folder)
        store = Samples(server, folder)
        fill(store)
        built, _ = store.build()
        self.path = built.rename(self.archives.path(ARCHIVE))
        self.app = app_on(self.settings, redis_url, self.clock)

    def link(
        self, by: str = "office01", archive: str = ARCHIVE, age: timedelta = timedelta()
    ) -> str:
        ticket = Ticket(by, archive, NAME)
        return f"/export/{self.links.sign(ticket, self.clock.wall() - age)}"

    def downloads(self) -> list[audit.Entry]:
        entries = Store(the_campaign(), self.server).history(audit.OFFICE)
        return [entry for entry in entries if entry.did == "download"]


@pytest.fixture
def door(server: Redis, redis_url: str, tmp_path: Path) -> Door:
    return Door(server, redis_url, tmp_path)


@pytest.fixture
def client(door: Door) -> FlaskClient:
    return door.app.test_client()


def test_the_archive_comes_whole_under_its_name_and_is_noted(door: Door) -> None:
    with serving(door.app) as url:
        address = url.removesuffix("/wecom/callback") + door.link()
        answer = requests.get(address, headers=BROWSER, timeout=20)
        part = requests.get(address, headers={**BROWSER, "Range": "bytes=100-199"}, timeout=20)
    assert answer.content == door.path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
    assert answer.headers["Content-Type"] == "application/zip"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == NAME
    assert "no-store" in answer.headers["Cache-Control"]
    assert (part.status_code, part.content) == (206, answer.content[100:200])
    (entry,) = door.downloads()
    assert entry.user_id == "office01"
    assert NAME in entry.said
    assert "a browser" in entry.said
    assert abs(entry.at - door.clock.now()) < timedelta(hours=1)


def test_looking_twice_is_noted_once_and_another_program_by_itself(
    door: Door, client: FlaskClient
) -> None:
    for headers in (PREVIEW, PREVIEW, BROWSER, BROWSER):
        with client.get(door.link(), headers=headers) as answer:
            assert answer.status_code == 200
    with client.head(door.link(), headers={"User-Agent": "only the head"}) as answer:
        assert answer.status_code == 200
    assert [entry.said.partition(" · ")[2] for entry in door.downloads()] == [
        PREVIEW["User-Agent"],
        BROWSER["User-Agent"],
    ]


def test_a_later_download_is_noted_again(door: Door, client: FlaskClient) -> None:
    for _ in range(2):
        client.get(door.link(), headers=BROWSER).close()
        for key in door.server.scan_iter("*:seen:download:*"):
            assert 0 < int(str(door.server.ttl(key))) <= 600
            door.server.delete(key)
    assert len(door.downloads()) == 2


def test_a_link_for_other_people_or_another_purpose_opens_nothing(
    door: Door, client: FlaskClient
) -> None:
    other = Links(door.settings.secret).sign("office01", "03", "home", door.clock.wall())
    forged = ExportLinks("another secret").sign(
        Ticket("office01", ARCHIVE, NAME), door.clock.wall()
    )
    for path in (
        door.link(by="chair03"),
        f"/export/{other}",
        f"/export/{forged}",
        f"{door.link()}x",
        "/export/abc",
    ):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "请在聊天里回复 导出" in answer.text
    assert door.downloads() == []


@pytest.mark.parametrize(
    ("hours", "status", "told"), [(23, 200, ""), (24, 410, "已过期"), (900, 410, "已过期")]
)
def test_a_link_grows_old(
    door: Door, client: FlaskClient, hours: int, status: int, told: str
) -> None:
    with client.get(door.link(age=timedelta(hours=hours))) as answer:
        assert answer.status_code == status
        assert status == 200 or told in answer.get_data(as_text=True)


def test_an_archive_that_was_cleared_is_told(door: Door, client: FlaskClient) -> None:
    door.archives.clear(door.clock.wall() + timedelta(hours=24))
    assert door.path.exists()
    door.archives.clear(door.clock.wall() + timedelta(hours=26))
    assert not door.path.exists()
    answer = client.get(door.link())
    assert answer.status_code == 410
    assert "重新打包" in answer.text
    assert door.downloads() == []


def test_a_path_in_a_ticket_leads_nowhere(door: Door, client: FlaskClient) -> None:
    answer = client.get(door.link(archive="../../config"))
    assert answer.status_code == 404
    assert "请在聊天里回复 导出" in answer.text


def test_what_cannot_be_noted_is_not_served(door: Door) -> None:
    app = app_on(door.settings, "redis://127.0.0.1:9", door.clock)
    answer = app.test_client().get(door.link())
    assert answer.status_code == 503
    assert "暂时不能下载" in answer.text
    assert "zip" not in answer.content_type


def test_the_pages_keep_the_link_private(door: Door, client: FlaskClient) -> None:
    for path in (door.link(), "/export/abc"):
        with client.get(path) as answer:
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["X-Robots-Tag"] == "noindex"
            assert "no-store" in answer.headers["Cache-Control"]
    assert client.post(door.link()).status_code == 405
