"""A real proxy in front of the bot, with what its makers set and with what the bot needs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bot.doctor import certificates
from tests.bot.doctor.installation import Installation
from tests.bot.processes import free_port, wait_until

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")

CONFIG = """
{user}daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.pem;
    {rules}
    location {location} {{ proxy_pass http://127.0.0.1:{behind}; }}
  }}
}}
"""


@contextmanager
def nginx(it: Installation, rules: str, location: str) -> Iterator[None]:
    """nginx at PUBLIC_URL with the bot, unencrypted, behind it."""
    port = free_port()
    certificates.context(it.folder)
    path = Path(it.folder) / "nginx.conf"
    text = CONFIG.format(
        user="user root; " if os.geteuid() == 0 else "",
        folder=it.folder,
        port=port,
        behind=it.port,
        rules=rules,
        location=location,
    )
    path.write_text(text, encoding="utf-8")
    it.set(PUBLIC_URL=f"https://localhost:{port}")
    it.is_open = True
    process = subprocess.Popen([str(NGINX), "-c", str(path)], stderr=subprocess.DEVNULL)
    try:
        wait_until((it.folder / "nginx.pid").exists)
        yield
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize(
    ("rules", "location", "bad"),
    [
        ("client_max_body_size 12m;", "/", set()),
        ("", "/", {"body_size"}),
        (
            "client_max_body_size 12m;",
            "= /wecom/callback",
            {"callback_path", "body_size", "archives", "pages"},
        ),
    ],
)
def test_what_a_proxy_does_not_let_pass_is_named(
    installation: Installation, rules: str, location: str, bad: set[str]
) -> None:
    with nginx(installation, rules, location):
        assert installation.bad().keys() == bad
