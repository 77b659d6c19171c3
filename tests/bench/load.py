"""A client that posts callbacks prepared beforehand, one connection a person, as fast as it can."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.credentials import Credentials
from simulator.crypto import Envelope, Parcel

CALLBACK = "/wecom/callback"


@dataclass(frozen=True)
class Round:
    """What one burst of load showed: how long it took, and how long each callback took."""

    seconds: float
    latencies_s: list[float]
    failures: int

    @property
    def per_second(self) -> float:
        return len(self.latencies_s) / self.seconds

    def latency_ms(self, share: float) -> float:
        """The latency below which this share of the callbacks stayed, in milliseconds."""
        ordered = sorted(self.latencies_s)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


class Writer:
    """Seals the text messages of made-up people."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._envelope = Envelope(credentials.token, credentials.aes_key, credentials.corp_id)
        self._message_id = time.time_ns()

    def text(self, user_id: str, content: str) -> Parcel:
        """A callback in which a person says something, different from every other one."""
        return self._sealed(user_id, "text", f"<Content><![CDATA[{content}]]></Content>")

    def image(self, user_id: str, media_id: str) -> Parcel:
        """A callback in which a person sends a picture."""
        return self._sealed(user_id, "image", f"<MediaId><![CDATA[{media_id}]]></MediaId>")

    def _sealed(self, user_id: str, kind: str, payload: str) -> Parcel:
        self._message_id += 1
        xml = (
            f"<xml><ToUserName><![CDATA[{self._credentials.corp_id}]]></ToUserName>"
            f"<FromUserName><![CDATA[{user_id}]]></FromUserName>"
            f"<CreateTime>{int(time.time())}</CreateTime><MsgType><![CDATA[{kind}]]></MsgType>"
            f"{payload}<MsgId>{self._message_id}</MsgId>"
            f"<AgentID>{self._credentials.agent_id}</AgentID></xml>"
        )
        return self._envelope.seal(xml, self._credentials.agent_id)


def post_all(port: int, parcels: dict[str, list[Parcel]], pause_s: float = 0.0) -> Round:
    """Post every person's callbacks in order, all people at once; count what is no sealed reply.

    With a pause people write at their own pace, else as fast as they are answered.
    """
    latencies: list[float] = []
    failures: list[str] = []
    threads = [
        threading.Thread(target=_post, args=(port, own, pause_s, latencies, failures))
        for own in parcels.values()
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Round(time.perf_counter() - began, latencies, len(failures))


def post_at_most(port: int, people: Iterable[list[Parcel]], at_once: int) -> Round:
    """Post every person's callbacks in order, so many people at once; count what is refused.

    What a person says is made when it is their turn: it is signed and ages.
    """
    latencies: list[float] = []
    failures: list[str] = []
    began = time.perf_counter()
    waiting, turn = iter(people), threading.Lock()

    def work() -> None:
        while True:
            with turn:
                own = next(waiting, None)
            if own is None:
                return
            _post(port, own, 0.0, latencies, failures)

    threads = [threading.Thread(target=work) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Round(time.perf_counter() - began, latencies, len(failures))


def _post(
    port: int,
    parcels: list[Parcel],
    pause_s: float,
    latencies: list[float],
    failures: list[str],
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        for parcel in parcels:
            began = time.perf_counter()
            connection.request("POST", f"{CALLBACK}?{parcel.query}", parcel.body)
            answer = connection.getresponse()
            body = answer.read()
            latencies.append(time.perf_counter() - began)
            if answer.status != 200 or (body and b"<Encrypt>" not in body):
                failures.append(f"{answer.status}")
            if pause_s:
                time.sleep(pause_s)
    finally:
        connection.close()
