"""The official form on the page, as real LibreOffice prints it, and where there is none."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import requests
from pypdf import PdfReader

from bot.page.printing import program
from tests.bot.page.product import Product, ask, fill
from tests.bot.processes import wait_until
from tests.handlers.office_chat import complete_application

needs_office = pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")


def printed(address: str) -> dict[str, Any]:
    """What the script hears once the form is made."""
    told: dict[str, Any] = {}

    def is_made() -> bool:
        told.update(ask(address, "/preview").json())
        return "key" in told

    wait_until(is_made, 300)
    return told


@needs_office
def test_the_form_is_printed_from_what_is_filled_in_and_marked_as_a_draft(
    product: Product,
) -> None:
    address = product.address(track="station")
    fill(address, "basics/station_name", "地学楼暖心驿站")
    made = printed(address)
    assert made["pages"] == 1
    pdf = requests.get(f"{address}/preview/{made['key']}/form.pdf", timeout=9)
    assert pdf.headers["Content-Type"] == "application/pdf"
    text = "".join(PdfReader(BytesIO(pdf.content)).pages[0].extract_text().split())
    assert "地学楼暖心驿站" in text
    assert "草稿" in text
    picture = requests.get(f"{address}/preview/{made['key']}/1.jpg", timeout=9)
    assert picture.content[:2] == b"\xff\xd8"
    assert ask(address, "/preview").json()["key"] == made["key"]
    fill(address, "basics/station_name", "地学楼二层暖心驿站", "地学楼暖心驿站")
    assert "again_after_ms" in ask(address, "/preview").json()


@needs_office
def test_nobody_else_gets_at_a_printed_form(product: Product) -> None:
    made = printed(product.address(track="station"))
    other = product.address(by="chair04", branch="04", track="station")
    assert ask(other, "/preview").json().get("key") != made["key"]
    assert requests.get(f"{product.address()[:-2]}/preview/{made['key']}/1.jpg", timeout=9).status_code == 404  # fmt: skip
    for key in ("..%2f..%2fphotos", "0" * 32, "x"):
        found = requests.get(f"{product.address()}/preview/{key}/1.jpg", timeout=9)
        assert found.status_code == 404


def test_without_libreoffice_the_page_says_so_and_gives_the_word_file(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    product.put(complete_application("home"))
    address = product.address()
    told = ask(address, "/preview").json()
    assert "没有装 LibreOffice" in told["message"]
    word = requests.get(f"{address}/form.docx", timeout=9)
    assert word.content[:2] == b"PK"
    assert "%E8%8D%89%E7%A8%BF" in word.headers["Content-Disposition"]
