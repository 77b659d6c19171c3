"""The grants of accepted applications and what was spent of them, in fen: nothing is ever a fraction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from campaign.submissions import Photo

FEN = 100


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt: what was paid, when, to whom; the picture comes behind it."""

    number: int
    fen: int
    day: date
    seller: str
    at: datetime
    user_id: str
    photo: Photo | None = None

    def is_same(self, other: Receipt) -> bool:
        """Whether both are one receipt: the same picture, or the same amount, day and seller."""
        if self.photo and other.photo and self.photo.sha256 == other.photo.sha256:
            return True
        own = self.fen, self.day, self.seller.casefold()
        return own == (other.fen, other.day, other.seller.casefold())


class Granted(Protocol):
    @property
    def amount(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Account:
    """What an accepted application was granted and has spent."""

    granted: int
    spent: int

    @property
    def left(self) -> int:
        """What is left, below zero where more was spent."""
        return self.granted - self.spent


def account(grants: Iterable[Granted], receipts: Iterable[Receipt]) -> Account:
    """The account of one accepted application."""
    granted = sum(grant.amount for grant in grants) * FEN
    return Account(granted, sum(receipt.fen for receipt in receipts))


def repeated(found: Mapping[str, Iterable[Receipt]]) -> list[tuple[str, int, str, int]]:
    """Receipts that are there twice: whose and which, and whose and which they repeat."""
    every = [(whose, one) for whose, receipts in found.items() for one in receipts]
    return [
        (whose, one.number, before, other.number)
        for at, (whose, one) in enumerate(every)
        for before, other in every[:at]
        if one.is_same(other)
    ]


def fen_of(yuan: str) -> int:
    """An amount as it is written, like 158.5, in fen."""
    return int(Decimal(yuan) * FEN)


def yuan(fen: int) -> str:
    """An amount as people read it: 4000, 158.50."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    whole, rest = divmod(fen, FEN)
    return f"{sign}{whole}" + (f".{rest:02}" if rest else "")
