"""Facts for forms, and how a filled form is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from bot.documents.form_facts import FormFacts, form_facts
from campaign.applications import Application, Value
from campaign.model import Campaign
from tests.handlers.dialogue import the_campaign, the_card

FORMS = Path(__file__).parents[3] / "forms"


ANNEX1, ANNEX2 = FORMS / "附件1 自评表.docx", FORMS / "附件2 测评表.docx"


AT = datetime(2023, 5, 8, 1, 41, 7, tzinfo=UTC)


SCORES: Mapping[str, Value] = {
    name: item.points - (position % 2)
    for position, (name, item) in enumerate(the_card().items.items())
}


BASICS: Mapping[str, Value] = {
    "station_name": "地学之家暖心驿站",
    "branch_name": "地球科学与资源学院分工会",
    "chair_name": "张明",
    "group_name": "矿物教研室小组",
    "phone": "010-82321234",
    "member_count": 36,
    "applied_on": "2023-05-08",
}


CHECKS: Mapping[str, Value] = {"1": True, "2": False, "3": True, "4": True, "5": False}


REMARKS: Mapping[str, Value] = {
    "other_facilities": "血压计、急救箱、图书角",
    "opinion": "经分工会委员会研究，同意推荐。",
}


def home_facts(scores: Mapping[str, Value] = SCORES, campaign: Campaign | None = None) -> FormFacts:
    return facts("home", {"scorecard": scores}, "J03-v1", campaign)


def station_facts(
    campaign: Campaign | None = None, checks: Mapping[str, Value] = CHECKS, **fields: Value
) -> FormFacts:
    """The facts of a station; `fields` say what differs from the usual answers."""
    answers = {
        "basics": {id_: fields.get(id_, value) for id_, value in BASICS.items()},
        "checklist": checks,
        "remarks": {**REMARKS, **{id_: v for id_, v in fields.items() if id_ not in BASICS}},
    }
    return facts("station", answers, "Y03-v2", campaign)


def facts(
    track: str, answers: Mapping[str, Mapping[str, Value]], receipt: str, campaign: Campaign | None
) -> FormFacts:
    campaign = campaign or the_campaign()
    application = Application(track, answers=answers)
    branch = campaign.branch_by_number["03"]
    return form_facts(campaign, branch, campaign.tracks[track], application, receipt, AT)


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def rows_of(document: WordDocument) -> list[list[str]]:
    """The texts of each row of the table, a cell that spans columns once."""
    return [[cell.text for cell in cells] for cells in cells_of(document.tables[0])]


def cells_of(table: Table) -> list[list[Any]]:
    return [list({id(cell._tc): cell for cell in row.cells}.values()) for row in table.rows]


def lines_of(document: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def footer_of(document: WordDocument) -> str:
    return str(document.sections[0].footer.paragraphs[0].text)


def assert_undated(data: bytes, at: datetime) -> None:
    """Nothing in the file comes from the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = opened(data).core_properties
    assert (core.created, core.modified) == (at.replace(tzinfo=UTC), at.replace(tzinfo=UTC))
    assert (core.author, core.last_modified_by) == ("地球科学与资源学院分工会", "")
