"""One running product for the scenarios of a module; each scenario plays its own people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scenarios.stage import Stage, on_stage


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The product and the simulator, running."""
    with on_stage(tmp_path_factory.mktemp("stage")) as stage:
        yield stage
