"""What is measured: who asks what of which server, round by round, and the figures of it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field

from simulator.crypto import Parcel
from tests.bench.load import Round, Writer, post_all
from tests.bench.servers import Measured


@dataclass
class Contender:
    """What is measured: who asks what of which server, and the rounds so far."""

    name: str
    server: Measured
    people: list[str]
    words: list[str]
    rounds: list[Round] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)

    def run(self, writer: Writer, each: int) -> None:
        """One round: every person says so many things, all people at once."""
        load = {person: self._said(writer, person, each) for person in self.people}
        before = self.server.cpu_s()
        burst = post_all(self.server.port, load)
        self.rounds.append(burst)
        self.cpu_us.append((self.server.cpu_s() - before) / len(burst.latencies_s) * 1e6)

    def _said(self, writer: Writer, person: str, each: int) -> list[Parcel]:
        return [writer.text(person, self.words[n % len(self.words)]) for n in range(each)]

    def line(self) -> str:
        """The medians over all rounds but the first, which warms up."""
        rounds = self.rounds[1:]
        figures = (
            f"{statistics.median(r.per_second for r in rounds):6.0f}/s",
            f"p50 {statistics.median(r.latency_ms(0.5) for r in rounds):6.1f} ms",
            f"p99 {statistics.median(r.latency_ms(0.99) for r in rounds):6.1f} ms",
            f"CPU {statistics.median(self.cpu_us[1:]):5.0f} us each",
            f"memory {self.server.memory_mib():4.0f} MiB",
            f"refused {sum(r.failures for r in rounds)}",
        )
        return f"{self.name:<22} {'  '.join(figures)}"

    def in_echoes(self, echo: Contender) -> float:
        """How many echoes one answer takes as long as: the median of paired rounds."""
        pairs = zip(self.rounds[1:], echo.rounds[1:], strict=True)
        return statistics.median(of.per_second / own.per_second for own, of in pairs)
