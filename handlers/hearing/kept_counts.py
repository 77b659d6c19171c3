"""The counts of both catalogues as bytes, so that the next start need not count again."""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from handlers.hearing.catalogue import Catalogue, chairs, office
from handlers.hearing.leanings import Counts

_HERE = Path(__file__).parent
_KINDS = "IIIBB"  # of the arrays of Counts, in their order
_SUM = 32


def name() -> str:
    """Another one whenever anything that is counted, or how, is another; not for other machines."""
    made_by = sys.byteorder, sys.version, version("opencc")
    found = hashlib.sha256(repr(made_by).encode())
    for file in sorted(_HERE.rglob("*.*")):
        if file.suffix != ".pyc":
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()[:16]


def packed() -> bytes:
    """The counts of both catalogues, made now where they are not yet."""
    arrays = [column for counts in _all_counts() for column in _columns(counts)]
    sizes = array("I", [len(column) * column.itemsize for column in arrays])
    data = b"".join([sizes.tobytes(), *(column.tobytes() for column in arrays)])
    return hashlib.sha256(data).digest() + data


def take(kept: bytes) -> bool:
    """Use kept counts instead of counting; False where they are not whole."""
    data, many = kept[_SUM:], 4 * len(_KINDS)
    if len(data) < 4 * many or hashlib.sha256(data).digest() != kept[:_SUM]:
        return False
    sizes = array("I", data[: 4 * many])
    ends = [4 * many]
    for size in sizes:
        ends.append(ends[-1] + size)
    pieces = [data[start:end] for start, end in pairwise(ends)]
    arrays = iter([array(kind, piece) for kind, piece in zip(_KINDS * 4, pieces, strict=True)])
    for catalogue in _catalogues():
        written, spoken = (Counts(*(next(arrays) for _ in _KINDS)) for _ in range(2))
        catalogue.take(written, spoken)
    return True


def _catalogues() -> tuple[Catalogue, Catalogue]:
    return chairs(), office()


def _all_counts() -> Iterator[Counts]:
    for catalogue in _catalogues():
        yield from (catalogue.written.counts, catalogue.spoken.counts)


def _columns(counts: Counts) -> list[array[int]]:
    return [getattr(counts, column.name) for column in fields(counts)]
