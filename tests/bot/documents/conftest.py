"""What tests of this folder may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot.documents.post_office import PostOffice, serving


@pytest.fixture
def office() -> PostOffice:
    return PostOffice()


@pytest.fixture
def address(office: PostOffice) -> Iterator[str]:
    with serving(office) as address:
        yield address
