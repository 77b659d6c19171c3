"""Every mistake is named by its own check and by no other; where nothing is wrong, nothing is said."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from bot.doctor.findings import Level
from tests.bot.doctor.front import knows_no_login
from tests.bot.doctor.installation import Installation
from tests.bot.doctor.planted import PLANTED


def test_a_good_installation_is_called_good(installation: Installation) -> None:
    found = installation.examine()
    assert {id: f for id, f in found.items() if f.level is not Level.OK}.keys() == {"plugin"}
    assert found["plugin"].level is Level.HINT


def test_a_trusted_domain_is_called_good(installation: Installation) -> None:
    installation.set(PAGE_LOGIN="wecom")
    host = urlsplit(installation.environ["PUBLIC_URL"]).netloc
    installation.simulator.trust_domain(host)
    found = installation.examine()["page_login"]
    assert found.level is Level.OK
    assert host in found.cause


def test_a_proxy_that_does_not_let_people_log_in_is_named(installation: Installation) -> None:
    installation.set(PAGE_LOGIN="wecom")
    host = urlsplit(installation.environ["PUBLIC_URL"]).netloc
    installation.simulator.trust_domain(host)
    installation.rules.append(knows_no_login)
    assert "/login 到不了" in installation.bad()["pages"].cause


@pytest.mark.parametrize("name", PLANTED)
def test_a_mistake_is_named_by_its_own_check_alone(installation: Installation, name: str) -> None:
    planted = PLANTED[name]
    planted.plant(installation)
    bad = installation.bad()
    assert bad.keys() == {planted.check}, bad
    assert planted.cause in bad[planted.check].cause
    assert planted.todo in bad[planted.check].todo
    assert bad[planted.check].todo
