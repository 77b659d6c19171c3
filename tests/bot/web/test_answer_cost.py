"""What an answer costs, counted in calls, which is the same on every machine however busy."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from flask import Flask

from bot.clock import TRIAL_FILE, TrialClock
from simulator.credentials import Credentials
from simulator.crypto import Parcel
from tests.bench.load import CALLBACK, Writer
from tests.bot.served import app_on, settings_for
from tests.bot.web.test_webhook import OPENED

MOST_CALLS = 800  # of functions in Python, from the envelope to the sealed reply
ANSWERS = 10


@pytest.fixture
def app(tmp_path: Path, redis_url: str) -> Flask:
    clock = TrialClock(tmp_path / TRIAL_FILE)
    clock.move_to(OPENED)
    return app_on(settings_for(tmp_path), redis_url, clock)


def test_a_score_is_answered_in_few_calls(app: Flask) -> None:
    writer = Writer(Credentials.sample())
    begun = ["申报小家", *["4"] * 3]
    for words in begun:
        answer(app, writer.text("chair01", words))
    parcels = [writer.text("chair01", "3") for _ in range(ANSWERS)]
    calls = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for parcel in parcels:
            answer(app, parcel)
    finally:
        sys.setprofile(before)
    assert calls / ANSWERS <= MOST_CALLS


def answer(app: Flask, parcel: Parcel) -> None:
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": CALLBACK,
        "QUERY_STRING": parcel.query,
        "CONTENT_LENGTH": str(len(parcel.body)),
        "wsgi.input": io.BytesIO(parcel.body),
    }
    told: list[str] = []
    body = b"".join(app.wsgi_app(environ, lambda status, _headers: told.append(status)))  # type: ignore[arg-type]
    assert told == ["200 OK"]
    assert b"<Encrypt>" in body
