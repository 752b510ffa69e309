from __future__ import annotations

from email.message import EmailMessage

import pytest

from jawla.text.decode import NotText
from jawla.text.eml import BrokenMail, extract_eml

BODY = "عقدت وزارتا خارجية البلدين الجولة الثالثة من المشاورات السياسية في العاصمة."


def mail(subject: str = "الجولة الثالثة من المشاورات") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "إدارة الإعلام <press@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = subject
    message["Date"] = "Fri, 25 Apr 2025 23:30:00 +0300"
    return message


def test_extract_eml_takes_the_plain_part_with_its_headers() -> None:
    message = mail()
    message.set_content(BODY, charset="windows-1256")
    message.add_alternative(f"<p>HTML {BODY}</p>", subtype="html")

    extract = extract_eml(message.as_bytes(), name="a.eml")

    assert extract.text == f"الجولة الثالثة من المشاورات\n\n{BODY}\n"
    assert extract.title == "الجولة الثالثة من المشاورات"
    assert extract.published == "2025-04-25"
    assert extract.outlet == "إدارة الإعلام"


def test_extract_eml_takes_the_html_part_where_there_is_no_other() -> None:
    message = mail()
    message.set_content(f"<html><body><p>{BODY}</p><script>x()</script></body></html>", subtype="html")

    extract = extract_eml(message.as_bytes(), name="a.eml")

    assert BODY in extract.text
    assert "x()" not in extract.text


def test_extract_eml_survives_a_lying_charset() -> None:
    message = mail()
    message.set_content(BODY.encode("windows-1256"), "text", "plain")
    message.set_param("charset", "utf-8")

    extract = extract_eml(message.as_bytes(), name="a.eml")

    assert BODY in extract.text
    assert "declares utf-8" in str(extract.notes[0])


def test_extract_eml_reads_bare_bytes_in_a_header() -> None:
    data = (
        b"From: a@example.org\nMIME-Version: 1.0\nSubject: "
        + "第三轮政治磋商".encode("gb18030")
        + b"\n\nText of it.\n"
    )

    assert extract_eml(data, name="a.eml").title == "第三轮政治磋商"


def test_extract_eml_names_attachments_in_notes() -> None:
    message = mail()
    message.set_content(BODY)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="بيان.pdf")
    message.add_attachment("ملحق", filename="annex.txt")

    notes = [str(note) for note in extract_eml(message.as_bytes(), name="a.eml").notes]

    assert len(notes) == 2
    assert "بيان.pdf" in notes[0]
    assert "annex.txt" in notes[1]


def test_extract_eml_takes_no_date_from_a_senseless_header() -> None:
    data = b"From: a@example.org\nDate: yesterday\nMIME-Version: 1.0\n\nText of the mail.\n"

    assert extract_eml(data, name="a.eml").published is None


def test_extract_eml_refuses_bottomless_nesting() -> None:
    head = b"From: a@example.org\nMIME-Version: 1.0\nSubject: x\n"
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))

    with pytest.raises(BrokenMail):
        extract_eml(head + parts, name="a.eml")


def test_extract_eml_refuses_a_body_that_is_no_text() -> None:
    message = mail()
    message.set_content(bytes(range(256)) * 20, "text", "plain", cte="base64")

    with pytest.raises(NotText):
        extract_eml(message.as_bytes(), name="a.eml")
