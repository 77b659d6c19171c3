"""What people upload and open: the summary page, links, documents, rosters."""

from __future__ import annotations

import json
import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random

from bot.export.links import Ticket
from bot.roster.columns import read_sheet
from bot.roster.plan import make_plan
from bot.roster.rows import RosterFileError
from bot.roster.tables import read_tables
from bot.summary.drafts import version_of
from bot.summary.unreadable import UnreadableError
from bot.summary.uploads import read_upload
from tests.bot.roster.roster_files import HEADER, csv_file, xlsx_file
from tests.bot.served import campaign
from tests.bot.summary.docx_files import docx_of
from tests.bot.summary.pdf_files import pdf_of
from tests.fuzz.mutations import garbled, mutated
from tests.fuzz.product import Product
from tests.fuzz.verdict import Verdict, judged

OWN = {"X-Summary-Page": "1"}
BOUNDARY = "a-boundary"
ROWS = (
    HEADER,
    ("05", "chair31", "主席", "deputy05", "82320006", "小家"),
    ("6", "", "", "", "", "无"),
)


def page(dice: Random, product: Product) -> Verdict:
    """A save, an upload or an address nobody's script would send; refused ones change nothing."""
    path = product.page
    if dice.random() < 0.3:
        path = dice.choice((garbled(dice, path), _archive(dice, product)))
    before = product.last_state or product.state()
    if dice.random() < 0.5:
        body, kind = _save(dice), "application/json"
    else:
        # the part is named otherwise: reading files is tried by itself, and takes a process each
        body = mutated(dice, _form(dice.randbytes(dice.randint(0, 300))))
        body, kind = body.replace(b'"file"', b'"data"'), f"multipart/form-data; boundary={BOUNDARY}"
        path += dice.choice(("/file", ""))
    answer = product.client.open(
        path if path.startswith("/") else f"/{path}",
        method=dice.choice(("POST", "POST", "POST", "GET", "DELETE")),
        data=body,
        content_type=kind,
        headers=OWN if dice.random() < 0.9 else {},
    )
    verdict = judged(product, answer)
    product.last_state = ""
    if verdict.is_refused and product.state() != before:
        return verdict.failing("refused, but changed what is stored")
    return verdict


def upload(dice: Random, _product: Product) -> Verdict:
    """A document that is damaged; it is read or refused, and never stops the reader."""
    name, data = dice.choice(_documents())
    try:
        read_upload(name, mutated(dice, data))
    except UnreadableError:
        return Verdict(is_refused=True)
    except Exception as error:  # counted, not raised: the run goes on
        return Verdict(is_refused=True, fault=f"{name}: {error!r}")
    return Verdict(is_refused=False)


def roster(dice: Random, product: Product) -> Verdict:
    """A roster that is damaged; it is planned or refused, and nothing is written."""
    ending, data = dice.choice(_rosters())
    path = product.folder / f"fuzzed{ending}"
    path.write_bytes(mutated(dice, data))
    try:
        plan = make_plan(campaign_read(), read_sheet(read_tables(path)).entries)
    except RosterFileError:
        return Verdict(is_refused=True)
    except Exception as error:  # counted, not raised: the run goes on
        return Verdict(is_refused=True, fault=f"roster{ending}: {error!r}")
    return Verdict(is_refused=bool(plan.problems))


campaign_read = cache(campaign)


def _archive(dice: Random, product: Product) -> str:
    ticket = Ticket(dice.choice(("office01", "chair01")), garbled(dice, "11-1-0"), "a.zip")
    age = timedelta(hours=dice.choice((0, 25)))
    return f"/export/{product.archive_links.sign(ticket, product.clock.wall() - age)}"


def _save(dice: Random) -> bytes:
    text = garbled(dice, "建家工作总结" * dice.randint(0, 99))
    version = version_of("") if dice.random() < 0.5 else "v"
    body = json.dumps({"text": text, "version": version}).encode()
    match dice.randrange(4):
        case 0:
            return body
        case 1:
            return dice.choice((b"[", b'{"text":')) * dice.choice((9, 900, 100_000))
        case _:
            return mutated(dice, body)


def _form(data: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    return head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()


@cache
def _documents() -> tuple[tuple[str, bytes], ...]:
    text = "建家工作总结 " * 40
    return (
        ("a.docx", docx_of(text, text)),
        ("a.pdf", pdf_of(["建家工作总结"] * 9)),
        ("a.txt", text.encode("gb18030")),
        ("a.txt", text.encode("utf-16")),
    )


@cache
def _rosters() -> tuple[tuple[str, bytes], ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return (
            (".csv", csv_file(folder, ROWS).read_bytes()),
            (".csv", csv_file(folder, ROWS, "gb18030", "\t").read_bytes()),
            (".xlsx", xlsx_file(folder, ROWS).read_bytes()),
        )
