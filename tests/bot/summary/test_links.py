"""Signed links: whose they are, how long they last, and that nobody else makes them."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from bot.summary.links import LIFETIME, Claim, ExpiredError, LinkError, Links

NOW = datetime(2023, 5, 8, 9, 0, tzinfo=UTC)
LINKS = Links("a secret of the app")
TOKEN = LINKS.sign("chair03", "03", "home", NOW)


def test_a_link_names_the_person_and_the_application() -> None:
    assert LINKS.open(TOKEN, NOW) == Claim("chair03", "03", "home", NOW + LIFETIME)


def test_every_process_opens_it() -> None:
    assert Links("a secret of the app").open(TOKEN, NOW).user_id == "chair03"


def test_it_lasts_48_hours() -> None:
    LINKS.open(TOKEN, NOW + timedelta(hours=48, seconds=-1))
    with pytest.raises(ExpiredError):
        LINKS.open(TOKEN, NOW + timedelta(hours=48))


def test_it_is_short_and_fits_an_address() -> None:
    assert len(TOKEN) < 120
    assert TOKEN.replace("-", "").replace("_", "").replace(".", "").isalnum()


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "abc",
        TOKEN[:-1],
        TOKEN + "x",
        TOKEN[1:],
        "x" * 100_000,
        "中文",
        TOKEN.split(".")[0],
    ],
)
def test_damaged_ones_open_nothing(token: str) -> None:
    with pytest.raises(LinkError):
        LINKS.open(token, NOW)


@pytest.mark.parametrize(
    "other",
    [
        Links("another secret"),
        URLSafeSerializer("a secret of the app"),
        URLSafeSerializer("a secret of the app", salt="another purpose"),
    ],
)
def test_forged_ones_open_nothing(other: Links | URLSafeSerializer) -> None:
    if isinstance(other, Links):
        token = other.sign("chair03", "03", "home", NOW)
    else:
        token = str(other.dumps(["chair03", "03", "home", int((NOW + LIFETIME).timestamp())]))
    with pytest.raises(LinkError):
        LINKS.open(token, NOW)


def test_no_other_name_fits_the_signature() -> None:
    payload, signature = TOKEN.split(".")
    readable = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    changed = base64.urlsafe_b64encode(readable.replace(b"chair03", b"chair04")).rstrip(b"=")
    assert changed.decode() != payload
    with pytest.raises(LinkError):
        LINKS.open(f"{changed.decode()}.{signature}", NOW)


@given(st.text(max_size=60))
def test_any_text_is_opened_or_refused(token: str) -> None:
    with pytest.raises(LinkError):
        LINKS.open(token, NOW)


def test_a_secret_is_needed() -> None:
    with pytest.raises(ValueError, match="secret"):
        Links("")
