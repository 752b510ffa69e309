"""A PDF with a text in it, page by page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from jawla.terms.problem import Problem
from jawla.text.extract import MOST_CHARACTERS, Extract, Note, TooLong, first_line
from jawla.text.layout import Glyph, lay_out

_MOST_PAGES = 2_000
_TAIL = 2_048
_PASSWORD = 4
EMPTY_PAGE = (
    "Page {page} has no text in it: it may be a picture. Read it yourself, or have it recognised (OCR)."
)


class ScannedPdf(Problem):
    """Every page is a picture: there is no text to take."""

    what = "This PDF has no text in it: it is scanned and needs OCR."
    where = "{name}, all {pages} pages"
    remedy = "Have it recognised (OCR) and add the result, or paste the text."


class EncryptedPdf(Problem):
    """The PDF opens with a password only."""

    what = "This PDF is encrypted: it opens with a password only."
    where = "{name}"
    remedy = "Open it with its password, save it without one, and add that file."


class BrokenPdf(Problem):
    """The PDF is cut off or damaged."""

    what = "This PDF is damaged or cut off before its end."
    where = "{name}"
    remedy = "Fetch it again. If it still opens in a viewer, print it to a new PDF and add that one."


class TooManyPages(Problem):
    """The PDF has more pages than one source may have."""

    what = "This PDF has {pages} pages; {most} is the most that is read."
    where = "{name}"
    remedy = "Save the pages that matter as a PDF of their own and add that one."


def extract_pdf(data: bytes, *, name: str) -> Extract:
    """The text of all pages in reading order, one paragraph a line; pages without text are named in notes.

    Raises `ScannedPdf`, `EncryptedPdf`, `BrokenPdf`, `TooManyPages`, or `TooLong` as soon as the text is.
    """
    document = _open(data, name)
    try:
        pages = _read_pages(document, name)
    except pypdfium2.PdfiumError as error:
        raise BrokenPdf(name=name) from error
    finally:
        document.close()
    if not any(pages):
        raise ScannedPdf(name=name, pages=len(pages))
    text = "\n".join(page for page in pages if page)
    empty = (Note(EMPTY_PAGE, {"page": number}) for number, page in enumerate(pages, 1) if not page)
    return Extract(text, first_line(text), notes=tuple(empty))


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        kind = EncryptedPdf if getattr(error, "err_code", None) == _PASSWORD else BrokenPdf
        raise kind(name=name) from error
    # PDFium mends a file that is cut off and gives the pages that are left, as if there were no others.
    if b"%%EOF" not in data[-_TAIL:] or not len(document):
        document.close()
        raise BrokenPdf(name=name)
    if len(document) > _MOST_PAGES:
        pages = len(document)
        document.close()
        raise TooManyPages(name=name, pages=pages, most=_MOST_PAGES)
    return document


def _read_pages(document: pypdfium2.PdfDocument, name: str) -> list[str]:
    pages: list[str] = []
    characters = 0
    for page in document:
        textpage = page.get_textpage()
        characters += textpage.count_chars()
        if characters > MOST_CHARACTERS:
            raise TooLong(name=name, most=MOST_CHARACTERS)
        pages.append(lay_out(list(_glyphs(textpage))))
        textpage.close()
        page.close()
    return pages


def _glyphs(textpage: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        character = pdfium.FPDFText_GetUnicode(textpage, index)
        if not _is_written(character):
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
        pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.b, matrix.d)
        yield Glyph(chr(character), box.left, box.right, x.value, y.value, size or 1.0)


def _is_written(character: int) -> bool:
    """No controls, no directions, no byte-order mark, no half of a pair."""
    if 0xD800 <= character <= 0xDFFF or 0x200B <= character <= 0x200F or 0x202A <= character <= 0x202E:
        return False
    return 0x20 <= character < 0x110000 and character not in {0x7F, 0xFEFF, 0xFFFE, 0xFFFF}
