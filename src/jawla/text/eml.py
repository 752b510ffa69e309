"""A saved mail (EML) or a page saved as one file (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from jawla.terms.problem import Problem
from jawla.text.decode import decode
from jawla.text.extract import Extract, Note
from jawla.text.html import extract_html
from jawla.text.plain import extract_plain

ATTACHED = "The mail has an attachment that was not read: {file}. Add it as a source of its own."
_MOST_PARTS = 500
_ESCAPED = re.compile(r"[\udc80-\udcff]")


class BrokenMail(Problem):
    """The mail's parts cannot be told from each other."""

    what = "This mail cannot be read: its parts are broken or nested too deeply."
    where = "{name}"
    remedy = "Open it in a mail program and save its text as a file of its own."


def extract_eml(data: bytes, *, name: str) -> Extract:
    """The body with the subject as first line and title, the sender as outlet, the mail's own date.

    The plain part is taken where there is one, else the HTML part. Attachments are named in notes.
    """
    try:
        mail = BytesParser(policy=policy.default).parsebytes(data)
        parts = [part for _, part in zip(range(_MOST_PARTS + 1), mail.walk(), strict=False)]
    except (RecursionError, ValueError, IndexError, TypeError) as error:
        raise BrokenMail(name=name) from error
    if len(parts) > _MOST_PARTS:
        raise BrokenMail(name=name)
    body = _body([part for part in parts if not part.is_multipart()], name)
    subject = _header(mail, "subject", name)
    text = f"{subject}\n\n{body.text}" if subject and not body.text.startswith(subject) else body.text
    return Extract(
        text=text,
        title=subject or body.title,
        published=_sent_on(mail) or body.published,
        outlet=_sender(mail, name) or body.outlet,
        notes=(*body.notes, *_attachments(parts, name)),
    )


def _body(parts: list[EmailMessage], name: str) -> Extract:
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and not _is_attachment(part):
                return _read(part, kind, name)
    return Extract("")


def _read(part: EmailMessage, kind: str, name: str) -> Extract:
    data = part.get_payload(decode=True)
    decoded = decode(data if isinstance(data, bytes) else b"", name=name, hints=[_charset(part)])
    body = extract_html(decoded.text) if kind == "text/html" else extract_plain(decoded.text)
    return replace(body, notes=(*decoded.notes, *body.notes))


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, TypeError, AttributeError):
        return None


def _is_attachment(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _attachments(parts: list[EmailMessage], name: str) -> Iterator[Note]:
    for part in parts:
        file = part.get_filename()
        if _is_attachment(part) or (file and not part.is_multipart()):
            yield Note(ATTACHED, {"file": _mend(file or part.get_content_type(), name)})


def _header(mail: EmailMessage, header: str, name: str) -> str | None:
    raw = next((str(raw) for key, raw in mail.raw_items() if key.lower() == header), "")
    try:
        # Bare bytes of an old encoding are lost in the parsed header; the raw one keeps them as escapes.
        value = raw if _ESCAPED.search(raw) else str(mail.get(header, ""))
    except (ValueError, IndexError, TypeError, AttributeError, LookupError):
        value = raw  # the standard library stumbles over some broken headers
    return " ".join(_mend(value, name).split()) or None


def _mend(value: str, name: str) -> str:
    """Bare bytes in a header, decoded like a text."""
    return (
        decode(value.encode("utf-8", "surrogateescape"), name=name).text if _ESCAPED.search(value) else value
    )


def _sender(mail: EmailMessage, name: str) -> str | None:
    display, address = parseaddr(_header(mail, "from", name) or "")
    return display or address or None


def _sent_on(mail: EmailMessage) -> str | None:
    """The day in the sender's own time zone; None where the header is missing or makes no sense."""
    try:
        return parsedate_to_datetime(str(mail.get("date"))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
