"""Pages that ask WeCom who opens them: a link alone, forwarded or stolen, shows nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from redis import Redis

from bot.clock import TRIAL_FILE, TrialClock
from bot.export.archive_folder import ArchiveFolder
from bot.export.links import ExportLinks, Ticket
from bot.login.page import in_turn
from bot.login.passes import PASS, PASS_LASTS, PASS_PURPOSE
from bot.login.wecom import OFFICIAL_LOGIN, login_at
from bot.outbox.errors import UnavailableError
from bot.settings import OFFICIAL_API
from bot.signing import Signer
from bot.summary.links import Links
from simulator.server import Simulator
from tests.bot.processes import free_port
from tests.bot.served import app_on, serving, settings_for
from tests.bot.web.test_webhook import OPENED

SUMMARY = "建家工作总结，只给本人看。"
OWN = {"X-Summary-Page": "1"}
ARCHIVE = "11-1683500000000-0"
SECRET = b"PK what the office may fetch"
WECHAT = {"User-Agent": "Mozilla/5.0 MicroMessenger/8.0"}


@dataclass
class Pages:
    """The product with PAGE_LOGIN=wecom, and links that its chat hands out."""

    sim: Simulator
    url: str
    clock: TrialClock
    secret: str

    def summary(self, user_id: str = "chair03") -> str:
        token = Links(self.secret).sign(user_id, "03", "home", self.clock.wall())
        return f"{self.url}/summary/{token}"

    def archive(self, user_id: str = "office01") -> str:
        ticket = Ticket(user_id, ARCHIVE, "材料.zip")
        return f"{self.url}/export/{ExportLinks(self.secret).sign(ticket, self.clock.wall())}"


@pytest.fixture
def pages(tmp_path: Path, server: Redis, redis_url: str) -> Iterator[Pages]:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    with Simulator() as sim:
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        settings = settings_for(
            tmp_path, PAGE_LOGIN="wecom", PUBLIC_URL=url, WECOM_API_BASE=sim.api_base
        )
        with serving(app_on(settings, redis_url, clock), port) as callback_url:
            sim.callback_url = callback_url
            sim.trust_domain(f"127.0.0.1:{port}")
            archive = ArchiveFolder(tmp_path).path(ARCHIVE)
            archive.parent.mkdir(exist_ok=True)
            archive.write_bytes(SECRET)
            for text in ("申报小家", "总结", f"总结 {SUMMARY}"):
                sim.person("chair03").says(text)
            yield Pages(sim, url, clock, settings.secret)


def save(session: requests.Session, url: str, text: str) -> requests.Response:
    page = session.get(url, timeout=30).text
    version = re.search(r'"version": ?"(\w+)"', html.unescape(page))
    body = {"text": text, "version": version[1] if version else "v"}
    return session.post(url, json=body, headers=OWN, timeout=30)


def test_the_link_in_the_chat_opens_for_its_person_and_saves(pages: Pages) -> None:
    chair = pages.sim.person("chair03")
    link = re.search(r'href="([^"]+/summary/[^"]+)"', "".join(chair.says("总结")))
    assert link
    page = chair.opens(link[1])
    assert page.status_code == 200
    assert "本页只给 chair03 使用" in page.text
    saved = save(chair.browser.session, link[1], "新的总结")
    assert (saved.status_code, saved.json()["text"]) == (200, "新的总结")


def test_a_forwarded_link_shows_and_saves_nothing_and_says_whose_it_is(pages: Pages) -> None:
    for user_id in ("chair04", "office01"):
        other = pages.sim.person(user_id)
        for _ in range(2):
            page = other.opens(pages.summary())
            assert page.status_code == 403
            assert "发给 chair03 的" in page.text
            assert "textarea" not in page.text
        answer = other.browser.session.post(
            pages.summary(), json={"text": "别人写的", "version": "v"}, headers=OWN, timeout=30
        )
        assert answer.status_code == 403
        assert "没有保存" in answer.json()["message"]


def test_who_may_open_one_page_may_not_open_anothers(pages: Pages) -> None:
    other = pages.sim.person("chair04")
    token = Links(pages.secret).sign("chair04", "04", "home", pages.clock.wall())
    assert other.opens(f"{pages.url}/summary/{token}").status_code == 200
    assert other.opens(pages.summary()).status_code == 403


def test_another_browser_is_told_how_to_open_it(pages: Pages) -> None:
    page = requests.get(pages.summary(), timeout=30)
    assert page.status_code == 403
    assert "只给 chair03 本人看" in page.text
    assert "企业微信" in page.text
    assert not page.cookies


def test_the_archive_is_for_who_asked_for_it(pages: Pages) -> None:
    assert pages.sim.person("office01").opens(pages.archive()).content == SECRET
    for page in (
        pages.sim.person("office02").opens(pages.archive()),
        pages.sim.person("chair03").opens(pages.archive()),
        requests.get(pages.archive(), timeout=30),
    ):
        assert page.status_code == 403
        assert SECRET not in page.content


def test_the_pass_is_kept_from_scripts_and_other_sites_and_lasts_hours(pages: Pages) -> None:
    chair = pages.sim.person("chair03")
    chair.opens(pages.summary())
    (cookie,) = [c for c in chair.browser.session.cookies if c.name == PASS]
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "Lax"
    assert cookie.expires
    left = timedelta(seconds=cookie.expires - pages.clock.wall().timestamp())
    assert timedelta(hours=7) < left <= timedelta(hours=8)


def test_an_old_or_forged_pass_is_none(pages: Pages) -> None:
    chair = pages.sim.person("chair03")
    chair.opens(pages.summary())
    session = chair.browser.session
    good = str(session.cookies.get(PASS))
    other = Links(pages.secret).sign("chair03", "03", "home", pages.clock.wall())
    for value in ("", "x", good[:-1], good + "x", other, "x" * 3000):
        answer = requests.get(
            pages.summary(),
            cookies={PASS: value},
            headers=WECHAT,
            timeout=30,
            allow_redirects=False,
        )
        assert answer.status_code == 302, value
    answer = requests.get(pages.summary(), cookies={PASS: good}, timeout=30)
    assert answer.status_code == 200


def test_links_and_passes_end_with_the_secret(pages: Pages) -> None:
    wall, before = pages.clock.wall(), "the secret before"
    token = Links(before).sign("chair03", "03", "home", wall)
    assert pages.sim.person("chair03").opens(f"{pages.url}/summary/{token}").status_code == 404
    for secret, status in ((before, 302), (pages.secret, 200)):
        held = Signer(secret, PASS_PURPOSE, PASS_LASTS).sign(["chair03"], wall)
        answer = requests.get(
            pages.summary(), cookies={PASS: held}, headers=WECHAT, timeout=30, allow_redirects=False
        )
        assert answer.status_code == status


def test_a_code_in_the_hands_of_a_browser_that_did_not_ask_is_no_login(pages: Pages) -> None:
    first = requests.get(pages.summary(), headers=WECHAT, timeout=30, allow_redirects=False)
    state = parse_qs(urlsplit(first.headers["Location"]).query)["state"][0]
    code = pages.sim.oauth_code("chair03")
    back = {"code": code, "state": state}
    for cookies in (None, {f"page_asking_{state}": "x"}):
        page = requests.get(f"{pages.url}/login", back, cookies=cookies, timeout=30)
        assert page.status_code == 403
        assert PASS not in page.cookies
    right = requests.get(
        f"{pages.url}/login", back, cookies=first.cookies, timeout=30, allow_redirects=False
    )
    assert right.headers["Location"].startswith("/summary/")
    again = requests.get(f"{pages.url}/login", back, cookies=first.cookies, timeout=30)
    assert (again.status_code, PASS in again.cookies) == (403, False)


@pytest.mark.parametrize(
    "query", [{}, {"code": "c"}, {"state": "0" * 32}, {"code": "c" * 600, "state": "x"}]
)
def test_a_login_that_nobody_began_is_a_sentence(pages: Pages, query: dict[str, str]) -> None:
    page = requests.get(f"{pages.url}/login", query, timeout=30)
    assert page.status_code == 403
    assert "重新点开链接" in page.text


def test_while_wecom_does_not_answer_that_is_said(pages: Pages) -> None:
    pages.sim.faults.add("errcode", "auth/getuserinfo", errcode=-1)
    page = pages.sim.person("chair03").opens(pages.summary())
    assert page.status_code == 503
    assert "过一分钟" in page.text
    assert pages.sim.person("chair03").opens(pages.summary()).status_code == 200


def test_a_wecom_that_hangs_takes_one_thread_alone() -> None:
    asked, goes_on, told = Event(), Event(), []

    def hangs(code: str) -> str:
        asked.set()
        goes_on.wait(60)
        return code

    who_opened = in_turn(hangs)
    first = Thread(target=lambda: told.append(who_opened("chair03")))
    first.start()
    assert asked.wait(60)
    with pytest.raises(UnavailableError):
        who_opened("chair04")
    goes_on.set()
    first.join()
    assert [*told, who_opened("chair04")] == ["chair03", "chair04"]


def test_a_domain_that_is_not_trusted_is_refused_by_the_platform(pages: Pages) -> None:
    pages.sim.trust_domain("gonghui.example.edu.cn")
    page = pages.sim.person("chair03").opens(pages.summary())
    assert (page.status_code, page.text) == (400, "50001")


def test_whoever_is_unbound_is_shown_nothing(pages: Pages) -> None:
    chair = pages.sim.person("chair03")
    assert chair.opens(pages.summary()).status_code == 200
    office = pages.sim.person("office01")
    code = re.search(r"确认 ?(\d+)", "".join(office.says("绑定 newchair03 03")))
    assert code
    office.says(f"确认 {code[1]}")
    page = chair.opens(pages.summary())
    assert page.status_code == 403
    assert SUMMARY not in page.text


def test_where_people_are_asked() -> None:
    assert login_at(OFFICIAL_API) == OFFICIAL_LOGIN
    assert login_at("https://we.example.edu/cgi-bin/") == (
        "https://we.example.edu/connect/oauth2/authorize"
    )
