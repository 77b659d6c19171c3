"""What became of one input."""

from __future__ import annotations

from dataclasses import dataclass, replace

from werkzeug.test import TestResponse

from tests.fuzz.product import Product


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it was refused, and what must not have happened; "" where nothing did."""

    is_refused: bool
    fault: str = ""

    def failing(self, fault: str) -> Verdict:
        """The same verdict with one fault more."""
        return replace(self, fault=f"{self.fault}; {fault}" if self.fault else fault)


def judged(product: Product, answer: TestResponse) -> Verdict:
    """The verdict on an answer: no 5xx, and nothing failed inside."""
    verdict = Verdict(answer.status_code >= 400)
    if answer.status_code >= 500:
        verdict = verdict.failing(f"answered {answer.status_code}")
    if product.errors.seen:
        verdict = verdict.failing(product.errors.seen.pop())
        product.errors.seen.clear()
    return verdict
