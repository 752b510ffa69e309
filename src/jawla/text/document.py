"""Bytes in, one plain text out: the door of this room."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from jawla.terms.problem import Problem
from jawla.text.decode import decode
from jawla.text.docx import extract_docx
from jawla.text.eml import extract_eml
from jawla.text.extract import MOST_CHARACTERS, Extract, Note, NoWords, TooLong
from jawla.text.html import extract_html
from jawla.text.kind import Kind, kind_of_bytes, kind_of_text
from jawla.text.pdf import extract_pdf
from jawla.text.plain import extract_plain
from jawla.text.script import language_of

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_PACKED: dict[Kind, Callable[..., Extract]] = {
    Kind.PDF: extract_pdf,
    Kind.DOCX: extract_docx,
    Kind.EML: extract_eml,
}


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
        extract = _PACKED[kind](data, name=name)
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
    extract = extract_html(decoded.text) if kind is Kind.HTML else extract_plain(decoded.text)
    notes = (*decoded.notes, *extract.notes)
    return kind, decoded.encoding, replace(extract, notes=notes)
