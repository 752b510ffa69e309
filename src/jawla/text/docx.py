"""A Word document (DOCX): its paragraphs and tables in order, then its notes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from jawla.terms.problem import Problem
from jawla.text.extract import Extract, Note, first_line

_MOST_BYTES = 200_000_000
_MOST_PART = 60_000_000
_MOST_FILES = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BETWEEN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Stands in the file and not in the text: deleted words, a field's instructions, second versions of pictures.
_UNSEEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK})

TRACKED = "The document has tracked changes; it was read as if all were accepted."


class UnpacksTooLarge(Problem):
    """The packed file would take too much room when it is unpacked."""

    what = "This file unpacks to more than {most} million bytes, which no document of this kind needs."
    where = "{name}"
    remedy = "Do not open it if you do not know who sent it. If it is yours, save it again without pictures."


class BrokenDocx(Problem):
    """The file says that it is a Word document, and its parts cannot be read."""

    what = "This Word document is damaged or incomplete."
    where = "{name}"
    remedy = "Fetch it again, or open it in a word processor and save it again as DOCX."


def extract_docx(data: bytes, *, name: str) -> Extract:
    """The text as it stands when all tracked changes are accepted, one paragraph a line, notes at the end.

    A table's row is one line with tabs between its cells. Raises `UnpacksTooLarge` before anything large is
    unpacked, and `BrokenDocx`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_size(packed, name)
            body = _part(packed, "word/document.xml", name)
            notes = [_part(packed, part, name) for part in _NOTES if part in packed.namelist()]
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise BrokenDocx(name=name) from error
    lines = [line for root in (body, *notes) for line in _lines(root)]
    text = "\n".join(line for line in lines if line.strip())
    changed = any(next(body.iter(f"{_W}{tag}"), None) is not None for tag in ("ins", "del", "moveTo"))
    return Extract(text, _title(body) or first_line(text), notes=(Note(TRACKED),) if changed else ())


def _check_size(packed: zipfile.ZipFile, name: str) -> None:
    files = packed.infolist()
    if len(files) > _MOST_FILES or sum(file.file_size for file in files) > _MOST_BYTES:
        raise UnpacksTooLarge(name=name, most=_MOST_BYTES // 1_000_000)


def _part(packed: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    # The directory may lie: no more is unpacked than we are ready to hold.
    with packed.open(part) as stream:
        data = stream.read(_MOST_PART + 1)
    if len(data) > _MOST_PART:
        raise UnpacksTooLarge(name=name, most=_MOST_PART // 1_000_000)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise BrokenDocx(name=name) from error


def _lines(element: etree._Element) -> Iterator[str]:
    """The lines of a part; libxml2 refuses depths over 256, so the recursion is bounded."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tr":
            cells = (" ".join(_lines(cell)).strip() for cell in child.iter(f"{_W}tc"))
            yield "\t".join(cells)
        elif child.tag not in _UNSEEN:
            yield from _lines(child)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    yield "".join(_pieces(paragraph))
    # A text box hangs in a paragraph and has paragraphs of its own.
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _lines(box)


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BETWEEN:
            yield _BETWEEN[child.tag]
        elif child.tag not in _UNSEEN and child.tag != f"{_W}txbxContent":
            yield from _pieces(child)


def _title(body: etree._Element) -> str | None:
    """The first paragraph in the style of a title or a first heading (properties are often stale)."""
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val", "") in {"Title", "Heading1"}:
            title = " ".join("".join(_pieces(paragraph)).split())
            if title:
                return title
    return None
