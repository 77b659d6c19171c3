"""Faults on request, from Python and by HTTP."""

from typing import Any

import pytest
import requests

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller


@pytest.mark.parametrize("errcode", [-1, 45009, 45033, 60020, 40014, 42001])
def test_an_errcode_for_the_next_calls_of_a_path(
    sim: Simulator, api: ApiCaller, errcode: int
) -> None:
    sim.faults.add("errcode", "message/send", times=2, errcode=errcode)
    assert api.get("getcallbackip")["errcode"] == 0
    codes = [api.send("text", {"content": "x"})["errcode"] for _ in range(3)]
    assert codes == [errcode, errcode, 0]
    assert len(sim.person("chair01").screen) == 1


def test_60020_names_the_callers_ip(sim: Simulator, api: ApiCaller) -> None:
    sim.faults.add("errcode", errcode=60020, ip="198.51.100.9")
    assert "from ip: 198.51.100.9" in api.get("getcallbackip")["errmsg"]


def test_http_500(sim: Simulator, api: ApiCaller) -> None:
    sim.faults.add("http_500", "gettoken")
    assert api.raw("gettoken").status_code == 500


def test_a_hang_outlasts_the_callers_patience(sim: Simulator, api: ApiCaller) -> None:
    sim.faults.add("hang", "getcallbackip", seconds=30)
    url = f"{sim.api_base}getcallbackip?access_token={api.token}"
    with pytest.raises(requests.Timeout):
        requests.get(url, timeout=0.1)


def test_a_drop_after_delivery_leaves_the_message(sim: Simulator, api: ApiCaller) -> None:
    sim.faults.add("drop_after", "message/send")
    with pytest.raises(requests.ConnectionError):
        api.send("text", {"content": "ambiguous"})
    assert sim.person("chair01").sees("ambiguous").kind == "text"
    assert sim.calls[-1].errcode == 0


def test_a_safe_retry_after_such_a_drop(sim: Simulator, api: ApiCaller) -> None:
    sim.faults.add("drop_after", "message/send")
    with pytest.raises(requests.ConnectionError):
        api.send("text", {"content": "once"}, enable_duplicate_check=1)
    assert api.send("text", {"content": "once"}, enable_duplicate_check=1)["errcode"] == 0
    assert len(sim.person("chair01").screen) == 1


def test_an_unknown_kind_is_refused(sim: Simulator) -> None:
    with pytest.raises(ValueError, match="errcode, http_500"):
        sim.faults.add("flood")


def post(sim: Simulator, path: str, body: dict[str, Any]) -> requests.Response:
    return requests.post(f"{sim.page_url}sim/{path}", json=body, timeout=9)


def test_faults_over_http(sim: Simulator, api: ApiCaller) -> None:
    fault = {"kind": "errcode", "path": "user/get", "errcode": 45033, "times": 1}
    assert post(sim, "faults", fault).json()[0]["errcode"] == 45033
    assert api.get("user/get", userid="chair01")["errcode"] == 45033
    assert post(sim, "faults", {"kind": "expire_token"}).json() == []
    assert api.get("getcallbackip")["errcode"] == 42001
    post(sim, "faults", {"kind": "hang", "seconds": 9})
    assert requests.delete(f"{sim.page_url}sim/faults", timeout=9).json() == []


@pytest.mark.parametrize("body", [{"kind": "flood"}, {"kind": "hang", "colour": 1}, {}])
def test_a_wrong_fault_over_http_is_refused(sim: Simulator, body: dict[str, Any]) -> None:
    assert post(sim, "faults", body).status_code == 400
    assert sim.faults.planned() == []


def test_switches_over_http(sim: Simulator) -> None:
    assert post(sim, "switches", {"deliver_files": True, "attempts": 4}).json()["attempts"] == 4
    assert sim.switches.deliver_files is True
    assert post(sim, "switches", {"nonsense": True}).status_code == 400


def test_an_answer_that_breaks_off(sim: Simulator, api: ApiCaller) -> None:
    fault = sim.faults.add("truncate", "getcallbackip", times=100)
    with pytest.raises(requests.RequestException):
        api.get("getcallbackip")
    sim.faults.cancel(fault)
    assert api.get("getcallbackip")["errcode"] == 0
