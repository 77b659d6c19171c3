"""The summary page over HTTP: who may open it, what is saved, what is refused and how."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from bot.summary.drafts import version_of
from bot.summary.reading import BusyError
from bot.summary.uploads import MOST_BYTES, MOST_CHARACTERS
from tests.bot.summary.docx_files import docx_of
from tests.bot.summary.summary_desk import CLOSED, Desk

OWN = {"X-Summary-Page": "1"}


@pytest.fixture
def desk() -> Desk:
    return Desk(text="原来的")


@pytest.fixture
def client(desk: Desk) -> FlaskClient:
    return desk.app().test_client()


def save(client: FlaskClient, path: str, text: str, version: str) -> TestResponse:
    return client.post(path, json={"text": text, "version": version}, headers=OWN)


def upload(client: FlaskClient, path: str, name: str, data: bytes) -> TestResponse:
    file = FileStorage(io.BytesIO(data), filename=name)
    boundary, form = encode_multipart({"file": file})
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(f"{path}/file", data=form, content_type=kind, headers=OWN)


def message(response: TestResponse) -> str:
    return str(response.get_json()["message"])


def test_the_page_shows_the_text_and_whose_it_is(desk: Desk, client: FlaskClient) -> None:
    desk.text = "一</textarea><script>alert(1)</script>"
    page = client.get(desk.link())
    assert page.status_code == 200
    assert "03 地球科学与资源学院分工会" in page.text
    assert "<script>alert" not in page.text
    assert "一&lt;/textarea&gt;" in page.text


def test_headers_keep_the_link_and_the_text_private(desk: Desk, client: FlaskClient) -> None:
    for response in (client.get(desk.link()), client.get("/summary/abc")):
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_saving_names_the_person_and_gives_the_count(desk: Desk, client: FlaskClient) -> None:
    path = desk.link("chair03")
    done = save(client, path, "新的  \r\n总结\x00", version_of("原来的"))
    assert done.status_code == 200
    assert message(done) == "已保存 4 字"
    assert desk.text == "新的\n总结"
    [(claim, _)] = desk.writes
    assert (claim.user_id, claim.branch, claim.track) == ("chair03", "03", "home")
    again = save(client, path, "又一份", done.get_json()["version"])
    assert again.status_code == 200


def test_what_somebody_else_saved_is_never_overwritten(desk: Desk, client: FlaskClient) -> None:
    before = version_of(desk.text)
    desk.text = "别人的总结"
    answer = save(client, desk.link(), "我的总结", before)
    assert answer.status_code == 409
    assert "没有保存" in message(answer)
    theirs = answer.get_json()["theirs"]
    assert theirs["text"] == desk.text == "别人的总结"
    assert save(client, desk.link(), "我的总结", theirs["version"]).status_code == 200
    assert desk.text == "我的总结"


def test_saving_again_after_a_lost_answer_is_no_conflict(desk: Desk, client: FlaskClient) -> None:
    before = version_of(desk.text)
    save(client, desk.link(), "我的总结", before)
    again = save(client, desk.link(), "我的总结", before)
    assert (again.status_code, message(again)) == (200, "已保存 4 字")
    assert len(desk.writes) == 1


def test_after_the_deadline_it_is_shown_and_not_changed(desk: Desk, client: FlaskClient) -> None:
    desk.is_open = False
    page = client.get(desk.link())
    assert CLOSED in page.text
    assert "readonly" in page.text
    assert "保存</button>" not in page.text
    for answer in (
        save(client, desk.link(), "晚了", version_of(desk.text)),
        upload(client, desk.link(), "a.txt", "晚了".encode()),
    ):
        assert (answer.status_code, message(answer)) == (403, CLOSED)
    assert desk.text == "原来的"


@pytest.mark.parametrize(
    ("age", "status", "told"),
    [(timedelta(hours=47), 200, "原来的"), (timedelta(hours=48), 410, "已过期")],
)
def test_a_link_grows_old(
    desk: Desk, client: FlaskClient, age: timedelta, status: int, told: str
) -> None:
    page = client.get(desk.link(age=age))
    assert page.status_code == status
    assert told in page.text


def test_old_and_foreign_links_save_nothing(desk: Desk, client: FlaskClient) -> None:
    old = save(client, desk.link(age=timedelta(hours=49)), "新的", version_of(desk.text))
    assert old.status_code == 410
    assert "没有保存" in message(old)
    assert save(client, "/summary/abc.def", "新的", version_of(desk.text)).status_code == 404
    assert client.get("/summary/abc.def").status_code == 404
    assert not desk.writes


@pytest.mark.parametrize(
    "headers", [{}, {"X-Summary-Page": "1", "Sec-Fetch-Site": "cross-site"}], ids=["form", "script"]
)
def test_other_sites_cannot_save(desk: Desk, client: FlaskClient, headers: dict[str, str]) -> None:
    body = {"text": "别处来的", "version": version_of(desk.text)}
    assert client.post(desk.link(), json=body, headers=headers).status_code == 404
    assert desk.text == "原来的"


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({"text": " \n", "version": "v"}, 422, "没有文字"),
        ({"text": "中" * (MOST_CHARACTERS + 1), "version": "v"}, 422, "超过 10 万字"),
        ({"text": "中" * 1_000_000, "version": "v"}, 413, "超过 10 万字"),
        ({"text": 5, "version": "v"}, 422, "没有保存成功"),
        ({"text": "没有版本"}, 422, "没有保存成功"),
        (["text"], 422, "没有保存成功"),
    ],
)
def test_what_is_not_saved(
    desk: Desk, client: FlaskClient, body: Any, status: int, told: str
) -> None:
    answer = client.post(desk.link(), json=body, headers=OWN)
    assert answer.status_code == status
    assert told in message(answer)
    assert not desk.writes


def test_an_upload_is_read_and_not_saved(desk: Desk, client: FlaskClient) -> None:
    answer = upload(client, desk.link(), "总结.docx", docx_of("建家" * 40_000))
    assert answer.get_json()["text"] == "建家" * 40_000
    assert "已读出 80000 字，还没有保存" in message(answer)
    assert desk.text == "原来的"


def test_an_upload_may_be_larger_than_a_callback(desk: Desk, client: FlaskClient) -> None:
    answer = upload(client, desk.link(), "a.txt", b"a" * 90_000)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        (b"", 422, "是空的"),
        (b"\x89PNG", 422, "另存为 docx"),
        (b"a" * (MOST_BYTES + 1), 422, "超过 10 MB"),
        (b"a" * (MOST_BYTES + 200_000), 413, "超过 10 MB"),
    ],
)
def test_an_upload_that_is_not_read(
    desk: Desk, client: FlaskClient, data: bytes, status: int, told: str
) -> None:
    answer = upload(client, desk.link(), "a", data)
    assert answer.status_code == status
    assert told in message(answer)


def test_while_another_file_is_read_the_script_is_told_when_to_come_again(
    desk: Desk, client: FlaskClient
) -> None:
    def busy(_name: str, _data: bytes) -> str:
        raise BusyError

    desk.read_file = busy
    answer = upload(desk.app().test_client(), desk.link(), "a.txt", b"abc")
    assert answer.status_code == 503
    assert "排在后面" in message(answer)
    assert answer.get_json()["again_after_ms"] > 0


@pytest.mark.parametrize("body", ["[" * 100_000, '{"text":' * 100_000, "[1", "null"])
def test_a_body_that_is_no_text_to_save_is_a_sentence_and_no_fault_of_ours(
    desk: Desk, client: FlaskClient, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    path, kind = desk.link(), "application/json"
    answer = client.post(path, data=body, content_type=kind, headers=OWN)
    assert answer.status_code == 422
    assert "没有保存成功" in message(answer)
    assert not caplog.records
    assert not desk.writes


def test_an_upload_without_a_file(desk: Desk, client: FlaskClient) -> None:
    answer = client.post(f"{desk.link()}/file", data={"file": "text"}, headers=OWN)
    assert (answer.status_code, message(answer)) == (422, "没有收到文件，请重新选择。")


def test_a_failure_inside_is_a_sentence(desk: Desk, client: FlaskClient) -> None:
    desk.broken = RuntimeError("the store is away")
    answer = save(client, desk.link(), "新的", version_of("原来的"))
    assert (answer.status_code, message(answer)) == (
        503,
        "刚才没有保存成功，文字还在框里，请再按一次保存。",
    )
    assert "文件没有读成" in message(upload(client, desk.link(), "a.txt", b"abc"))
    page = client.get(desk.link())
    assert page.status_code == 503
    assert "the store" not in page.text


def test_unknown_addresses_and_methods_stay_plain(desk: Desk, client: FlaskClient) -> None:
    assert client.get("/summary/files/none.js").status_code == 404
    assert client.get("/summary/files/../page.py").status_code == 404
    assert client.put(desk.link()).status_code == 405
    with client.get("/summary/files/page.js") as script:
        assert script.mimetype == "text/javascript"
