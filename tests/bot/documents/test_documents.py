"""Documents of a submitted version, made from the record in Redis and sent in chat and by mail."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from docx import Document
from redis import Redis

from bot.documents.sending import Documents
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.errors import PermanentError
from bot.wecom.gateway import Gateway
from campaign.applications import Application, Photo, Place
from simulator.server import Simulator
from storage.effects import MailSubmission, SendDocument, SendText
from storage.files.photos import PhotoFiles
from storage.keys import Keys
from storage.records import Change, Record, to_fields
from storage.roster import Roster
from storage.roster import to_fields as roster_fields
from storage.store import Store
from tests.bot.outbox.outbound import settings_for
from tests.bot.processes import free_port
from tests.handlers.dialogue import the_campaign, the_card

AT = datetime(2023, 5, 8, 1, 41, 7, tzinfo=UTC)
KEYS = Keys(the_campaign().id)
JPEG = b"\xff\xd8\xff\xe0 picture"


class Inbox:
    """An SMTP server's handler that keeps what it is given."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append(parsed)
        return "250 OK"


@contextmanager
def post_office() -> Iterator[tuple[str, Inbox]]:
    """A real SMTP server on loopback: its URL and what it received."""
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{controller.port}", inbox
    finally:
        controller.stop()


@pytest.fixture
def photos(tmp_path: Path) -> PhotoFiles:
    return PhotoFiles(tmp_path / "photos")


def submit_twice(server: Redis, photos: PhotoFiles) -> None:
    """Branch 03 handed in version 1 with full points, then version 2 with 1.1 changed to 3."""
    path = photos.save("J03", "照片.jpg", data=JPEG)
    full = {Place("scorecard", item.id): item.points for item in the_card().items.values()}
    first = replace(
        Application("home").with_values(full, AT),
        photos=(Photo(1, path, "0" * 64, "0" * 16),),
        essay=("第一段。" * 100, "第二段。" * 200),
    ).handed_in("J03-v1", "chair03", AT)
    changed = first.with_values({Place("scorecard", "1.1"): 3}, AT)
    second = changed.handed_in("J03-v2", "chair03", AT)
    fields = to_fields(Record(), Change((second,)))
    server.hset(KEYS.branch("03"), mapping=dict(zip(fields[::2], fields[1::2], strict=True)))


@contextmanager
def documents(
    sim: Simulator, server: Redis, photos: PhotoFiles, smtp_url: str | None = None
) -> Iterator[Documents]:
    with closing(Gateway(settings_for(sim), Store(the_campaign(), server))) as gateway:
        uploads = EntryUploads(Store(the_campaign(), server), gateway.media)
        yield Documents(Store(the_campaign(), server), gateway, uploads, photos, smtp_url)


def scores_in(content: bytes) -> list[str]:
    """The last column of the form's table."""
    table = Document(io.BytesIO(content)).tables[0]
    return [row.cells[-1].text for row in table.rows]


@pytest.mark.parametrize(("version", "score"), [(1, "4"), (2, "3")])
def test_the_form_of_a_version_arrives_with_its_own_answers(
    server: Redis, photos: PhotoFiles, version: int, score: str
) -> None:
    submit_twice(server, photos)
    with Simulator() as sim, documents(sim, server, photos) as sender:
        sender.send(SendDocument("chair03", "03", "home", version, "form"), "0:1-1")
        (bubble,) = sim.person("chair03").screen
    assert (bubble.kind, bubble.name) == ("file", f"J03-v{version} 自评表.docx")
    assert scores_in(bubble.content)[1] == score


def test_the_form_names_the_branch_as_the_roster_has_it_now(
    server: Redis, photos: PhotoFiles
) -> None:
    submit_twice(server, photos)
    with Simulator() as sim, documents(sim, server, photos) as sender:
        renamed = the_campaign().branch_by_number["03"].model_copy(update={"name": "地学院分工会"})
        words = roster_fields(Roster(), {"03": renamed})
        server.hset(KEYS.roster, mapping=dict(zip(words[::2], words[1::2], strict=True)))
        sender.send(SendDocument("chair03", "03", "home", 1, "summary"), "0:1-1")
        (bubble,) = sim.person("chair03").screen
    assert Document(io.BytesIO(bubble.content)).paragraphs[1].text == "地学院分工会"


def begin(server: Redis, application: Application) -> None:
    fields = to_fields(Record(), Change((application,)))
    server.hset(KEYS.branch("03"), mapping=dict(zip(fields[::2], fields[1::2], strict=True)))


def all_text(content: bytes) -> str:
    """What stands on a page: head, foot, and the lines between the tables."""
    word = Document(io.BytesIO(content))
    section = word.sections[0]
    lines = [*section.header.paragraphs, *word.paragraphs, *section.footer.paragraphs]
    return "\n".join(line.text for line in lines)


@pytest.mark.parametrize(("track", "form"), [("home", "自评表"), ("station", "测评表")])
def test_a_draft_arrives_with_what_is_there_and_is_marked_as_not_handed_in(
    server: Redis, photos: PhotoFiles, track: str, form: str
) -> None:
    entry = {"home": Place("scorecard", "1.1"), "station": Place("basics", "station_name")}[track]
    value: int | str = 3 if track == "home" else "小站"
    begin(server, Application(track).with_values({entry: value}, AT))
    with Simulator() as sim, documents(sim, server, photos) as sender:
        sender.send(SendDocument("chair03", "03", track, 0, "form"), "0:1-1")
        (bubble,) = sim.person("chair03").screen
    assert bubble.name == f"草稿 03 地科 {form}.docx"
    text = all_text(bubble.content)
    assert "草稿 · 未提交 · 只供核对，不能盖章报送" in text
    assert "编号 草稿" in text
    assert "2023年5月8日 09:41" not in text
    assert scores_in(bubble.content)[1] == "3" if track == "home" else "小站" in text


def test_a_blank_draft_can_be_had_before_anything_is_begun(
    server: Redis, photos: PhotoFiles
) -> None:
    with Simulator() as sim, documents(sim, server, photos) as sender:
        sender.send(SendDocument("chair03", "03", "home", 0, "form"), "0:1-1")
        (bubble,) = sim.person("chair03").screen
    assert "未提交" in all_text(bubble.content)


def test_what_was_handed_in_meanwhile_is_no_draft(server: Redis, photos: PhotoFiles) -> None:
    submit_twice(server, photos)
    with Simulator() as sim, documents(sim, server, photos) as sender:
        sender.send(SendDocument("chair03", "03", "home", 0, "form"), "0:1-1")
        (bubble,) = sim.person("chair03").screen
    assert bubble.name == "J03-v2 自评表.docx"
    assert "未提交" not in all_text(bubble.content)


def test_the_loss_of_a_draft_says_nothing_of_a_submission(
    server: Redis, photos: PhotoFiles
) -> None:
    with Simulator() as sim, documents(sim, server, photos) as sender:
        (told,) = sender.lost(SendDocument("chair03", "03", "home", 0, "form"))
    assert isinstance(told, SendText)
    assert "草稿没能发给您" in told.text
    assert "提交" not in told.text


def test_the_summary_arrives_whole(server: Redis, photos: PhotoFiles) -> None:
    submit_twice(server, photos)
    with Simulator() as sim, documents(sim, server, photos) as sender:
        sender.send(SendDocument("chair03", "03", "home", 1, "summary"), "0:1-1")
        (bubble,) = sim.person("chair03").screen
    assert bubble.name == "J03-v1 建家工作总结.docx"
    text = "\n".join(p.text for p in Document(io.BytesIO(bubble.content)).paragraphs)
    assert text.count("第一段。") == 100
    assert text.count("第二段。") == 200


def test_a_version_that_is_not_stored_is_given_up(server: Redis, photos: PhotoFiles) -> None:
    with (
        Simulator() as sim,
        documents(sim, server, photos) as sender,
        pytest.raises(PermanentError),
    ):
        sender.send(SendDocument("chair03", "03", "home", 1, "form"), "0:1-1")


def test_the_electronic_version_goes_to_the_address_in_the_notice(
    server: Redis, photos: PhotoFiles
) -> None:
    submit_twice(server, photos)
    with (
        post_office() as (url, inbox),
        Simulator() as sim,
        documents(sim, server, photos, url) as sender,
    ):
        sender.mail(MailSubmission("chair03", "03", "home", 2), "0:1-1")
    (mail,) = inbox.mails
    assert mail["To"] == "ssg@cugb.edu.cn"
    assert "J03-v2" in mail["Subject"]
    attached = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
    assert list(attached) == ["J03-v2 自评表.docx", "J03-v2 建家工作总结.docx", "J03-v2 照片1.jpg"]
    assert attached["J03-v2 照片1.jpg"] == JPEG
    assert scores_in(attached["J03-v2 自评表.docx"])[1] == "3"


def test_without_a_mail_server_nothing_is_mailed(server: Redis, photos: PhotoFiles) -> None:
    with Simulator() as sim, documents(sim, server, photos) as sender:
        sender.mail(MailSubmission("chair03", "03", "home", 2), "0:1-1")
        assert sim.calls == []


def test_a_retry_sends_the_same_file_again_so_that_it_is_shown_once(
    server: Redis, photos: PhotoFiles
) -> None:
    submit_twice(server, photos)
    with Simulator() as sim, documents(sim, server, photos) as sender:
        for _ in range(2):
            sender.send(SendDocument("chair03", "03", "home", 1, "form"), "0:1-1")
        assert len(sim.person("chair03").screen) == 1
