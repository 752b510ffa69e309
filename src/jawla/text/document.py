"""Bytes in, one plain text out: the door of this room."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Any

from jawla.terms.problem import Problem
from jawla.text.decode import decode
from jawla.text.extract import MOST_CHARACTERS, Extract, Note, NoWords, TooLong
from jawla.text.kind import Kind, kind_of_bytes, kind_of_text
from jawla.text.plain import extract_plain
from jawla.text.script import language_of

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)


class EmptyFile(Problem):
    """There is not one byte, or nothing but white space."""

    what = "This file is empty."
    where = "{name}"
    remedy = "Check that it was saved or fetched to its end, and add it again."


@dataclass(frozen=True, slots=True)
class Document:
    """One plain text with what its document says of itself.

    Quotes count code points of `text`. `language` is "ar", "zh", "en", another code such as "fr", or None;
    `published` is the ISO date that the document states; `encoding` is None where the format has its own.
    """

    text: str
    title: str | None
    language: str | None
    published: str | None
    outlet: str | None
    media_type: str
    encoding: str | None
    sha256: str
    notes: tuple[Note, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """All parts as plain values; notes as filled English sentences."""
        parts = {name: getattr(self, name) for name in self.__slots__}
        return {**parts, "notes": [str(note) for note in self.notes]}


def open_document(
    data: bytes, *, name: str, media_type: str | None = None, charset: str | None = None
) -> Document:
    """The plain text of an HTML, PDF, DOCX, EML or plain-text document, whatever it is called.

    `media_type` and `charset` are what a header or a form said: hints, followed where the bytes leave a
    doubt. `name` stands in problems and notes. Every bad input raises a kind of `Problem`. A text in a
    language that is not read is returned all the same, with its language.
    """
    if not data.strip():
        raise EmptyFile(name=name)
    kind = kind_of_bytes(data, name=name, media_type=media_type)
    encoding: str | None = None
    if kind is None:
        kind, encoding, extract = _open_text(data, name, media_type, charset)
    else:
        extract = _unpack(kind, data, name)
    if len(extract.text) > MOST_CHARACTERS:
        raise TooLong(name=name, most=MOST_CHARACTERS)
    if not any(map(str.isalpha, extract.text)):
        raise NoWords(name=name)
    return Document(
        text=extract.text,
        title=extract.title,
        language=language_of(extract.text),
        published=extract.published,
        outlet=extract.outlet,
        media_type=kind.value,
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=extract.notes,
    )


def _open_text(
    data: bytes, name: str, media_type: str | None, charset: str | None
) -> tuple[Kind, str, Extract]:
    declared = _DECLARED.search(data[:4_096])
    hints = [charset, declared[1].decode("ascii", "replace") if declared else None]
    decoded = decode(data, name=name, hints=hints)
    kind = kind_of_text(decoded.text, name=name, media_type=media_type)
    if kind is Kind.PLAIN and len(decoded.text) > MOST_CHARACTERS:
        raise TooLong(name=name, most=MOST_CHARACTERS)
    extract = _read_page(decoded.text) if kind is Kind.HTML else extract_plain(decoded.text)
    notes = (*decoded.notes, *extract.notes)
    return kind, decoded.encoding, replace(extract, notes=notes)


# What reads a page or a packed format loads much: it is imported where there is one, so that plain text is
# read at once.


def _unpack(kind: Kind, data: bytes, name: str) -> Extract:
    if kind is Kind.PDF:
        from jawla.text.pdf import extract_pdf

        return extract_pdf(data, name=name)
    if kind is Kind.DOCX:
        from jawla.text.docx import extract_docx

        return extract_docx(data, name=name)
    from jawla.text.eml import extract_eml

    return extract_eml(data, name=name)


def _read_page(text: str) -> Extract:
    from jawla.text.html import extract_html

    return extract_html(text)
