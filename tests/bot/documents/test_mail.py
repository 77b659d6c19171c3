"""Mail against a real SMTP server on loopback: what arrives, and what each failure turns into."""

from __future__ import annotations

from dataclasses import replace

from bot.documents import mail as mail_module
from bot.documents.mail import (
    Attachment,
    electronic_version,
    send_mail,
)
from tests.bot.documents.post_office import AT, FILES, PostOffice, letter
from tests.handlers.dialogue import the_campaign

# -- what the office receives


def test_the_electronic_version_reads_like_a_letter() -> None:
    mail = letter()
    assert mail.to == "ssg@cugb.edu.cn"
    assert mail.subject == "先进教职工小家申报材料 地球科学与资源学院分工会 J03-v1"
    assert mail.body.startswith(
        "孙曙光老师：\n\n您好！现报送地球科学与资源学院分工会“先进教职工小家”申报材料电子版，"
        "编号 J03-v1，2023年5月8日 09:41 提交，共 2 个附件：\n\n"
        "1. J03-v1 自评表.docx\n2. J03-v1 照片1.jpg\n\n"
    )
    assert "地球科学与资源学院分工会（主席 张明 82321234）" in mail.body


def test_what_the_roster_does_not_know_leaves_no_empty_brackets() -> None:
    campaign = the_campaign()
    branch = campaign.branches[0]
    body = electronic_version(campaign, branch, campaign.tracks["home"], "J01-v1", AT, FILES).body
    assert "主席" not in body
    assert "（）" not in body


def test_a_mail_arrives_whole(office: PostOffice, address: str) -> None:
    send_mail(f"smtp://{address}?from=bot@union.example", letter())
    (message,), (envelope,) = office.taken, office.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("bot@union.example", ["ssg@cugb.edu.cn"])
    assert message["Subject"] == letter().subject
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (
        "地球科学与资源学院分工会",
        "bot@union.example",
    )
    assert message["To"] == "ssg@cugb.edu.cn"
    assert message["Date"].datetime == AT
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == letter().body
    parts = list(message.iter_attachments())
    assert [(part.get_filename(), part.get_content()) for part in parts] == [
        (file.name, file.content) for file in FILES
    ]
    assert [part.get_content_type() for part in parts] == [mail_module.TYPES["docx"], "image/jpeg"]


def test_chinese_names_travel_as_rfc_2231_and_nothing_needs_eight_bits(
    office: PostOffice, address: str
) -> None:
    long = Attachment("J03-v1 " + "建家工作总结与特色做法" * 7 + "😀.docx", b"x")
    send_mail(f"smtp://{address}", replace(letter(long), body="短短一行\n"))
    raw = office.envelopes[0].content
    assert isinstance(raw, bytes)
    assert raw.isascii()
    assert b"filename*0*=utf-8''J03-v1%20" in raw
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    (part,) = office.taken[0].iter_attachments()
    assert part.get_filename() == long.name


def test_a_repetition_is_the_same_mail_and_a_new_version_another(
    office: PostOffice, address: str
) -> None:
    for mail in (letter(), letter(), replace(letter(), key="cugb-2023.J03-v2")):
        send_mail(f"smtp://{address}", mail)
    first, again, other = (message["Message-ID"] for message in office.taken)
    assert first == again != other


def test_names_cannot_smuggle_headers_or_recipients(office: PostOffice, address: str) -> None:
    mail = replace(
        letter(Attachment("a\r\nBcc: x@y.z\r\n\r\n.docx", b"x")),
        subject="一\r\nBcc: x@y.z",
        sender_name='"工会" <x@y.z>,\nx',
    )
    send_mail(f"smtp://{address}?from=bot@union.example", mail)
    (message,), (envelope,) = office.taken, office.envelopes
    assert envelope.rcpt_tos == ["ssg@cugb.edu.cn"]
    assert message["Bcc"] is None
    assert message["Subject"] == "一 Bcc: x@y.z"
    assert [sender.addr_spec for sender in message["From"].addresses] == ["bot@union.example"]
    assert [part.get_filename() for part in message.iter_attachments()] == ["a Bcc: x@y.z .docx"]
