"""Uploads and downloads: limits, names, age, ranges."""

from datetime import timedelta

import pytest

from simulator.media import MEGABYTE
from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.samples import png


@pytest.mark.parametrize(
    ("kind", "content", "errcode"),
    [
        ("picture", png(), 40004),
        ("image", b"", 44001),
        ("image", b"\xff\xd8\xff12", 40006),
        ("image", b"GIF89a........", 40005),
        ("image", b"\xff\xd8\xff" + bytes(10 * MEGABYTE), 40009),
        ("voice", b"#!AMR" + bytes(2 * MEGABYTE), 40006),
        ("video", b"\0\0\0\x18ftyp" + bytes(10 * MEGABYTE), 40011),
        ("file", bytes(20 * MEGABYTE + 1), 45001),
        ("file", b"sixsix", 0),
        ("voice", b"#!AMR\n", 0),
    ],
)
def test_each_kind_has_its_limits(api: ApiCaller, kind: str, content: bytes, errcode: int) -> None:
    assert api.upload(kind, "name.bin", content)["errcode"] == errcode


def test_an_upload_comes_back_whole_with_its_raw_name(api: ApiCaller) -> None:
    answer = api.upload("file", "报告 1.pdf", b"%PDF-1.7 words")
    assert (answer["errmsg"], answer["type"]) == ("", "file")
    assert isinstance(answer["created_at"], str)
    response = api.raw("media/get", media_id=answer["media_id"])
    assert response.content == b"%PDF-1.7 words"
    shown = response.headers["Content-disposition"].encode("latin-1").decode()
    assert shown == 'attachment; filename="报告 1.pdf"'


def part(head: str) -> bytes:
    return f"--B\r\nContent-Disposition: form-data; {head}\r\n\r\nsixsix\r\n--B--\r\n".encode()


@pytest.mark.parametrize(
    ("head", "content_type", "name"),
    [
        (
            'name="media"; filename="%E6%8A%A5.pdf"',
            "multipart/form-data; boundary=B",
            "%E6%8A%A5.pdf",
        ),
        ('name="media"', "multipart/form-data; boundary=B", None),
        ("name=\"media\"; filename*=utf-8''%E6.pdf", "multipart/form-data; boundary=B", None),
        ('name="file"; filename="a.pdf"', "multipart/form-data; boundary=B", None),
        ('name="media"; filename="a.pdf"', "multipart/form-data", None),
    ],
)
def test_names_are_read_literally(
    sim: Simulator, api: ApiCaller, head: str, content_type: str, name: str | None
) -> None:
    response = api.session.post(
        f"{sim.api_base}media/upload?type=file&access_token={api.token}",
        data=part(head),
        headers={"Content-Type": content_type},
        timeout=9,
    )
    answer = response.json()
    assert answer["errcode"] == (0 if name else 44001)
    if name:
        assert sim.enterprise.media.get(answer["media_id"]).name == name


def test_media_dies_after_three_days(sim: Simulator, api: ApiCaller) -> None:
    media_id = api.upload("image", "a.png", png())["media_id"]
    sim.clock.advance(timedelta(days=3))
    api.refresh()
    response = api.raw("media/get", media_id=media_id)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.json()["errcode"] == 40007


def test_a_missing_id_has_its_own_code(api: ApiCaller) -> None:
    assert api.get("media/get")["errcode"] == 41006


def test_parts_of_a_medium_by_range(api: ApiCaller) -> None:
    media_id = api.upload("file", "a.bin", bytes(range(100)))["media_id"]
    response = api.raw("media/get", media_id=media_id, range_="bytes=10-19")
    assert response.status_code == 206
    assert response.content == bytes(range(10, 20))
    assert response.headers["Content-Range"] == "bytes 10-19/100"
    rest = api.raw("media/get", media_id=media_id, range_="bytes=90-")
    assert rest.content == bytes(range(90, 100))


def test_more_than_20_megabytes_come_by_range_only(sim: Simulator, api: ApiCaller) -> None:
    media = sim.enterprise.media.keep("video", "v.mp4", bytes(20 * MEGABYTE + 1))
    assert api.get("media/get", media_id=media.id)["errcode"] == 830002
    assert api.raw("media/get", media_id=media.id, range_="bytes=0-9").content == bytes(10)
