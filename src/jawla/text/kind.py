"""What kind of document some bytes are, by the bytes; names and headers decide only what these leave open."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from jawla.terms.problem import Problem
from jawla.text.docx import BrokenDocx

_HEAD = 20_000
# The first bytes of kinds that hold no text we read, and what to call them.
_OTHERS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"{\\rtf", "an RTF document"),
    (b"Rar!", "a packed archive (RAR)"),
    (b"7z\xbc\xaf", "a packed archive (7z)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = re.compile(rb"([A-Za-z][A-Za-z-]+):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL = frozenset({b"from", b"to", b"subject", b"date", b"reply-to", b"cc", b"sender"})
_MAIL_MACHINERY = frozenset(
    {b"mime-version", b"message-id", b"received", b"return-path", b"content-type", b"delivered-to"}
)
_ELEMENT = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|span|table|article|section|br|h[1-6]|script|a)\b",
    re.I,
)


class Kind(Enum):
    """The formats that we take text from."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EML = "message/rfc822"
    HTML = "text/html"
    PLAIN = "text/plain"


class UnknownKind(Problem):
    """A format that we know and do not read."""

    what = "This file is {kind}; no text is read from it."
    where = "{name}"
    remedy = "Save its text as PDF, DOCX, HTML or plain text and add that file."


class EncryptedDocx(Problem):
    """The Word document opens with a password only."""

    what = "This Word document is encrypted: it opens with a password only."
    where = "{name}"
    remedy = "Open it with its password, save it without one, and add that file."


def kind_of_bytes(data: bytes, *, name: str, media_type: str | None = None) -> Kind | None:
    """PDF, DOCX or EML by their own signs; None for what must be decoded to be told.

    Raises `UnknownKind` for pictures, archives and other office formats.
    """
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_kind(data, name)
    if data.startswith(_OLD_OFFICE):
        raise (
            EncryptedDocx(name=name)
            if _has_encrypted_package(data)
            else UnknownKind(name=name, kind="an office document in an old format (DOC, XLS or PPT)")
        )
    other = next((kind for start, kind in _OTHERS if data.startswith(start)), None)
    if other:
        raise UnknownKind(name=name, kind=other)
    return Kind.EML if _is_mail(data, name, media_type) else None


def kind_of_text(text: str, *, name: str, media_type: str | None = None) -> Kind:
    """HTML or plain text: a page begins as a page, or is called one and has elements."""
    head = text[:_HEAD].lstrip()
    if head.startswith("<") and _ELEMENT.search(head):
        return Kind.HTML
    called = (media_type or "").startswith(("text/html", "application/xhtml")) or _ends(name, ".html", ".htm")
    return Kind.HTML if called and _ELEMENT.search(text[:100_000]) else Kind.PLAIN


def _ends(name: str, *endings: str) -> bool:
    return name.lower().endswith(endings)


def _packed_kind(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        if b"word/" in data[:200_000] or _ends(name, ".docx"):
            raise BrokenDocx(name=name) from error
        raise UnknownKind(name=name, kind="a packed archive (ZIP) that is damaged") from error
    if "word/document.xml" in files:
        return Kind.DOCX
    raise UnknownKind(name=name, kind="a packed archive (ZIP) or another office format")


def _has_encrypted_package(data: bytes) -> bool:
    return "EncryptedPackage".encode("utf-16-le") in data


def _is_mail(data: bytes, name: str, media_type: str | None) -> bool:
    """Three headers of a mail with one that only programs write; two are enough if it is called a mail."""
    head = re.sub(rb"^From [^\r\n]*\r?\n", b"", data[:65_536])
    found: set[bytes] = set()
    place = 0
    while (header := _HEADER.match(head, place)) is not None:
        found.add(header[1].lower())
        place = header.end()
    called = (media_type or "").startswith("message/") or _ends(name, ".eml", ".mht", ".mhtml")
    known = found & (_MAIL | _MAIL_MACHINERY)
    return len(known) >= (2 if called else 3) and bool(called or found & _MAIL_MACHINERY)
