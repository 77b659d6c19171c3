"""The page of an application over the product's own records: one application for chat and page."""

from __future__ import annotations

from datetime import timedelta

import pytest
import requests

from bot.summary.links import Links
from storage.effects import SendText
from tests.bot.page.product import Product, ask, fill
from tests.handlers.office_chat import complete_application


def test_the_page_and_the_chat_fill_in_the_same_application(product: Product) -> None:
    product.say("申报小家", "4")
    address = product.address()
    state = ask(address, "/state").json()
    assert state["said"]["scorecard/1.1"] == "4"
    assert state["score"] == "得分 4，还差 76 到 80"
    done = fill(address, "scorecard/1.2", "3")
    assert done["came"] == "kept"
    assert done["state"]["score"] == "得分 7，还差 73 到 80"
    assert done["state"]["figures"]["scorecard"][0] == "7/20 分"
    assert "得分 7" in product.say("进度")


def test_the_history_tells_what_was_done_on_the_page(product: Product) -> None:
    product.say("申报小家", "4")
    fill(product.address(), "scorecard/1.2", "3")
    assert "chair03（网页） 回答 小家：1.2：3" in product.say("记录 地科", by="office01")
    past = ask(product.address(), "/state").json()["past"]
    assert [("网页" in line, "回答" in line) for line in past] == [(True, True), (False, True), (False, False)]  # fmt: skip


def test_the_same_deed_is_done_once(product: Product) -> None:
    address, other = product.address(), product.address(process=1)
    first = fill(address, "scorecard/1.1", "4", name="once-0001")
    fill(address, "scorecard/1.1", "2", "4", name="once-0002")
    again = fill(other, "scorecard/1.1", "4", name="once-0001")
    assert (first["came"], again["came"]) == ("kept", "kept")
    assert product.value("scorecard/1.1") == 2


def test_another_one_of_the_branch_is_named_with_the_time(product: Product) -> None:
    product.say("绑定 deputy03 副 地科", by="office01")
    code = product.say("绑定 deputy03 副 地科", by="office01").splitlines()[-1]
    product.say(code.removeprefix("确认请回复 "), by="office01")
    mine, theirs = product.address(), product.address(by="deputy03", process=1)
    fill(mine, "scorecard/1.1", "4")
    fill(theirs, "scorecard/1.1", "2", "4")
    state = ask(mine, "/state").json()
    assert state["said"]["scorecard/1.1"] == "2"
    assert state["by"]["scorecard/1.1"] == "代填人 deputy03 5月8日 09:00 填的"
    late = fill(mine, "scorecard/1.1", "3", "4")
    assert late["came"] == "overtaken"
    assert "现在是“2”（代填人 deputy03 5月8日 09:00 填的）" in late["message"]
    assert product.value("scorecard/1.1") == 2


def test_a_look_at_what_has_not_changed_costs_nothing(product: Product) -> None:
    address = product.address()
    seen = ask(address, "/state")
    headers = {"X-Form-Page": "1", "If-None-Match": seen.headers["ETag"]}
    assert requests.get(f"{address}/state", headers=headers, timeout=9).status_code == 304
    fill(address, "scorecard/1.1", "4")
    assert requests.get(f"{address}/state", headers=headers, timeout=9).status_code == 200


def test_handing_in_is_told_in_the_chat_too(product: Product) -> None:
    product.put(complete_application("home"))
    address = product.address()
    told = ask(address, "/check").json()
    assert "自评 110 分" in told["text"]
    done = ask(address, do="hand_in", id="hand-in-1", read_back=told["state"]).json()
    assert done["came"] == "kept"
    assert "J03-v1" in done["message"]
    assert SendText("chair03", done["message"]) in product.told("chair03")
    again = ask(address, do="hand_in", id="hand-in-1", read_back=told["state"]).json()
    assert again["message"] == done["message"]
    assert len(product.record().application("home").submissions) == 1


def test_only_the_page_of_the_very_person_opens_anything(product: Product) -> None:
    fill(product.address(), "scorecard/1.1", "4")
    assert ask(product.address(by="chair04")).status_code == 403
    assert ask(product.address()[:-2]).status_code == 404
    old = product.address()
    assert requests.post(old, json={}, timeout=9).status_code == 404  # not of the page's script
    headers = {"X-Form-Page": "1", "Sec-Fetch-Site": "cross-site"}
    assert requests.post(old, json={}, headers=headers, timeout=9).status_code == 404
    assert requests.get(product.address(branch="99"), timeout=9).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"do": "fill"},
        {"do": "fill", "id": "x" * 9, "part": "scorecard", "entry": "1.1", "text": 4},
        {"do": "fill", "id": "../../x", "part": "a", "entry": "b", "text": "4", "shown": ""},
        {"do": "burn", "id": "x" * 9},
        {"do": "hand_in", "id": "x" * 9, "read_back": "y" * 9000},
    ],
)
def test_what_the_script_would_not_send_does_nothing(
    product: Product, body: dict[str, object]
) -> None:
    answer = requests.post(product.address(), json=body, headers={"X-Form-Page": "1"}, timeout=9)
    assert answer.status_code == 422
    assert product.record().applications == {}


def test_the_page_lets_nothing_in_from_elsewhere_and_is_small(product: Product) -> None:
    answer = requests.get(product.address(), timeout=9)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Set-Cookie" not in answer.headers
    assert int(answer.headers["Content-Length"]) < 14_000  # the first ten packets of a connection


def test_after_the_deadline_the_page_only_shows(product: Product) -> None:
    address = product.address()
    fill(address, "scorecard/1.1", "4")
    product.clock.move_to(product.store.configured.deadline + timedelta(hours=1))
    assert "截止" in fill(address, "scorecard/1.2", "3")["message"]
    assert "截止" in ask(address, "/state").json()["closed"]


def test_an_old_link_says_how_to_get_another(product: Product) -> None:
    long_ago = product.clock.wall() - timedelta(hours=49)
    token = Links(product.secret).sign("chair03", "03", "home", long_ago)
    answer = requests.get(f"{product.urls[0]}/page/{token}", timeout=9)
    assert answer.status_code == 410
    assert "请在聊天里回复 填写页" in answer.text
