"""The reverse proxies of `docs/deploy`, each started from its sample with only places changed."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot.processes import free_port
from tests.deploy.certificates import Certificate, make_certificate

SAMPLES = Path(__file__).parents[2] / "docs" / "deploy"
START_WAIT_S = 20.0
PROGRAMS = {"nginx": "nginx", "caddy": "caddy"}


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that runs: its address, the certificate to trust, and what it has written."""

    address: str
    certificate: Certificate
    folder: Path

    def logs(self) -> str:
        """Everything it has logged so far, wherever."""
        return "".join(file.read_text("utf-8") for file in self.folder.glob("*.log"))


def is_installed(name: str) -> bool:
    """Whether the program is on this machine; Debian puts servers where few people look."""
    return shutil.which(PROGRAMS[name], path=_PATH) is not None


@contextmanager
def running(name: str, folder: Path, upstream: int) -> Iterator[Proxy]:
    """Run the proxy in front of this port of the machine until the block ends."""
    certificate = make_certificate(folder)
    port = free_port()
    words = {"nginx": _nginx, "caddy": _caddy}[name](folder, certificate, port, upstream)
    environ = os.environ | {"HOME": str(folder), "PATH": _PATH}
    with (folder / "output.log").open("ab") as log:
        process = subprocess.Popen(words, stdout=log, stderr=log, env=environ)
    proxy = Proxy(f"https://localhost:{port}", certificate, folder)
    try:
        _wait_for(port, process, proxy)
        yield proxy
    finally:
        process.terminate()
        process.wait(20)


_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


def _nginx(folder: Path, certificate: Certificate, port: int, upstream: int) -> list[str]:
    site = _changed(
        (SAMPLES / "nginx.conf").read_text("utf-8"),
        (r"server 127\.0\.0\.1:8080", f"server 127.0.0.1:{upstream}"),
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        (r"/etc/nginx/tls/fullchain\.pem", str(certificate.chain)),
        (r"/etc/nginx/tls/privkey\.pem", str(certificate.key)),
        (r"/var/log/nginx/", f"{folder}/"),
    )
    own = [f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi")]
    own += [f"{kind}_temp_path {folder}/{kind};" for kind in ("uwsgi", "scgi")]
    whole = f"daemon off; pid {folder}/nginx.pid; error_log {folder}/main.log;\n"
    if os.geteuid() == 0:
        whole += "user root;\n"
    whole += f"events {{}}\nhttp {{\n{' '.join(own)}\n{site}}}\n"
    file = folder / "nginx.conf"
    file.write_text(whole, "utf-8")
    return ["nginx", "-p", str(folder), "-e", str(folder / "main.log"), "-c", str(file)]


def _caddy(folder: Path, certificate: Certificate, port: int, upstream: int) -> list[str]:
    site = _changed(
        (SAMPLES / "Caddyfile").read_text("utf-8"),
        (r"(?m)^\{$", "{\n\tadmin off\n\tauto_https disable_redirects"),
        (r"127\.0\.0\.1:8080", f"127.0.0.1:{upstream}"),
        (
            r"(?m)^bot\.example\.edu \{$",
            f"https://localhost:{port} {{\n\tbind 127.0.0.1"
            f"\n\ttls {certificate.chain} {certificate.key}",
        ),
    )
    file = folder / "Caddyfile"
    file.write_text(site, "utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]


def _changed(sample: str, *changes: tuple[str, str]) -> str:
    """The sample with its places changed; each must be there as an operator finds it."""
    for pattern, by in changes:
        sample, count = re.subn(pattern, by, sample)
        assert count, f"{pattern} is not in the sample"
    return sample


def _wait_for(port: int, process: subprocess.Popen[bytes], proxy: Proxy) -> None:
    deadline = time.monotonic() + START_WAIT_S
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(proxy.logs())
