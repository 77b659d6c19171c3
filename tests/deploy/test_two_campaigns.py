"""Two campaigns on one machine: what the guide makes of the samples goes together with them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.certificates import make_certificate
from tests.deploy.proxies import SAMPLES

ROOT = SAMPLES.parents[1]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The folder with what the commands of the guide write for the second campaign."""
    section = (ROOT / "docs" / "deploy.md").read_text("utf-8").partition("\n## 13 ")[2]
    (commands, *_) = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    here, written = re.subn(r"sudo tee /etc/(systemd/system|nginx/conf\.d)", "tee $HERE", commands)
    assert written == 3
    environ = {**os.environ, "HERE": str(tmp_path)}
    subprocess.run(["/bin/bash", "-ec", here], cwd=ROOT, env=environ, check=True)
    return tmp_path


def test_the_second_service_shares_nothing_with_the_first(second: Path) -> None:
    for kind in ("service", "socket"):
        unit = (second / f"union-award-bot-2.{kind}").read_text("utf-8")
        assert not re.findall(r"union-award-bot(?!-2)", unit)
    assert "127.0.0.1:8081" in (second / "union-award-bot-2.socket").read_text("utf-8")


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_nginx_takes_both_beside_each_other(second: Path) -> None:
    certificate = make_certificate(second)
    both = (SAMPLES / "nginx.conf").read_text("utf-8")
    both += (second / "union-award-bot-2.conf").read_text("utf-8").replace("bot.example", "two")
    both = both.replace("/etc/nginx/tls/fullchain.pem", str(certificate.chain))
    both = both.replace("/etc/nginx/tls/privkey.pem", str(certificate.key))
    both = re.sub(r"listen (80|443)", r"listen 127.0.0.1:2\1", both)
    both = both.replace("/var/log/nginx/", f"{second}/")
    whole = second / "whole.conf"
    whole.write_text(f"pid {second}/pid;\nevents {{}}\nhttp {{\n{both}\n}}\n", "utf-8")
    tried = subprocess.run(
        [str(NGINX), "-t", "-e", f"{second}/main.log", "-p", str(second), "-c", str(whole)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tried.returncode, "conflicting" in tried.stderr) == (0, False), tried.stderr
