"""The product with its pages, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from tests.bot.page.product import Product, product_on


@pytest.fixture
def product(tmp_path: Path, redis_url: str, server: Redis) -> Iterator[Product]:
    with product_on(tmp_path, redis_url, server) as product:
        yield product
