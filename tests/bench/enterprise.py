"""The simulated enterprise in a process of its own, with pictures that people have on their phones."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from bot.rehearsal.pictures import picture
from simulator.server import Simulator
from tests.bench.load import CALLBACK

PATIENT_S = 60.0


@dataclass(frozen=True)
class Enterprise:
    """Where its API is, and the media ids of the pictures."""

    api_base: str
    pictures: list[str]


@contextmanager
def serving_enterprise(port: int, people: list[str], pictures: int) -> Iterator[Enterprise]:
    """Serve its API until the block ends, to a bot on this port; all these people are members."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(there, port, people, pictures)
    )
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("end")
        process.join(PATIENT_S)


def _serve(caller: Connection, port: int, people: list[str], pictures: int) -> None:
    with Simulator(callback_url=f"http://127.0.0.1:{port}{CALLBACK}") as simulator:
        simulator.switches.deadline_s = PATIENT_S
        for person in people:
            if simulator.directory.find(person) is None:
                simulator.directory.add(person)
        keep = simulator.enterprise.media.keep
        ids = [keep("image", f"{n}.jpg", picture(n)).id for n in range(pictures)]
        caller.send(Enterprise(simulator.api_base, ids))
        caller.recv()
